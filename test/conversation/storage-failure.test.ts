import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
	evict,
	exchange,
	group,
	inside,
	joined,
	logOf,
	message,
	pair,
	path,
	positions,
	refusal,
	seqs,
	settled,
} from "./kit.ts";

beforeEach(() => {
	vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** The next write of this kind fails, as it does when the disk is full. */
function failNext(
	id: string,
	write:
		| "append"
		| "putMember"
		| "putPositions"
		| "putInfo"
		| "noteEdit"
		| "eraseText"
		| "noteDeletion"
		| "putReaction",
): Promise<void> {
	return inside(id, ({ room }) => {
		vi.spyOn(room.store, write).mockImplementationOnce(() => {
			throw new Error("SQLITE_FULL");
		});
	});
}

describe("when storage fails", () => {
	test("ER2 EV1 a socket's send closes it 4507, nobody hears of it, and sending again works", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		await failNext(id, "append");
		a.send(message("a", "hi"));
		expect(await a.next("error")).toMatchObject({ code: "storage_failed" });
		expect(await a.end()).toMatchObject({ code: 4507 });
		await settled(b);
		expect(b.heard.some(({ type }) => type === "new_message")).toBe(false);
		const again = await ann.join(id, 0);
		again.send(message("a", "hi"));
		expect((await b.next("new_message")).message.seq).toBe(1);
	});

	test("ER2 EV1 over REST it is 507, over an exchange too; the same clientId works after", async () => {
		const { ann, id } = await pair();
		for (const [seq, send] of [
			[1, () => ann.send(id, "rest", "hi")],
			[2, () => exchange(ann, id, 1, [message("polled", "hi")])],
		] as const) {
			await failNext(id, "append");
			expect(refusal(await send())).toBe("507 storage_failed");
			expect((await send()).status).toBeLessThan(300);
			expect(seqs(await logOf(ann, id))).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
		}
	});

	const changes = [
		["a position", "putPositions", "PUT", "/receipts", { read: 1 }],
		["a title", "putInfo", "PATCH", "", { title: "Cake" }],
		["a title's event", "append", "PATCH", "", { title: "Cake" }],
		["a removal", "putMember", "DELETE", "/members/BEN", undefined],
		["a removal's event", "append", "DELETE", "/members/BEN", undefined],
		["an addition", "putMember", "POST", "/members", { userId: "EVE" }],
		["an edit's event", "append", "PATCH", "/messages/2", { body: { text: "hello" } }],
		["an edit", "noteEdit", "PATCH", "/messages/2", { body: { text: "hello" } }],
		["a deletion's event", "append", "DELETE", "/messages/1", undefined],
		["an erasure", "eraseText", "DELETE", "/messages/1", undefined],
		["a deletion", "noteDeletion", "DELETE", "/messages/1", undefined],
		["a reaction's event", "append", "PUT", "/messages/1/reactions/%F0%9F%91%8D", undefined],
		["a reaction", "putReaction", "PUT", "/messages/1/reactions/%F0%9F%91%8D", undefined],
	] as const;
	test.each(changes)(
		"ER2 %s that cannot be stored is 507, changes nothing, and works after",
		async (_, write, method, rest, body) => {
			const { ann, ben, eve, id } = await group();
			await ben.send(id, "a", "hi");
			await ann.send(id, "b", "ho");
			const socket = await ben.join(id);
			const fill = (text: string) => text.replace("BEN", ben.id).replace("EVE", eve.id);
			const change = () => ann.call(method, path(id, fill(rest)), body && JSON.parse(fill(JSON.stringify(body))));
			const state = async () => {
				const { hello } = await joined(ann, id, null);
				const { body: page } = await ann.call("GET", path(id, "/messages"));
				return { ...hello, online: [], now: 0, messages: page.messages };
			};
			const before = await state();
			await failNext(id, write);
			expect(refusal(await change())).toBe("507 storage_failed");
			await settled(socket);
			expect(await state()).toEqual(before);
			// What memory believes is what storage has.
			await evict(id);
			expect(await state()).toEqual(before);
			expect((await change()).status).toBeLessThan(300);
			expect(await state()).not.toEqual(before);
		},
	);

	test("ER2 CV4 a hand-over that fails half-way leaves the owner the owner", async () => {
		const { ann, ben, cai, id } = await group();
		await inside(id, ({ room }) => {
			const append = room.store.append.bind(room.store);
			vi.spyOn(room.store, "append")
				.mockImplementationOnce(append)
				.mockImplementationOnce(() => {
					throw new Error("SQLITE_FULL");
				});
		});
		expect(refusal(await ann.call("DELETE", path(id, `/members/${ann.id}`)))).toBe("507 storage_failed");
		const { hello } = await joined(ben, id, 0);
		expect(hello.frames).toEqual([]);
		const roleOf = (userId: string) => hello.members.find((member) => member.userId === userId)?.role;
		expect([ann, ben, cai].map((who) => roleOf(who.id))).toEqual(["owner", "member", "member"]);
	});

	test("RD3 a position that waited for its second and cannot be stored closes nobody's socket", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await ann.send(id, "b", "hi");
		const b = await ben.join(id);
		b.send({ type: "mark_read", seq: 1 });
		await b.next("message_status");
		b.send({ type: "mark_read", seq: 2 });
		await settled(b);
		await failNext(id, "putMember");
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2_000 });
		await inside(id, ({ live }) => live.work());
		vi.useRealTimers();
		await settled(b);
		b.send({ type: "mark_read", seq: 2 });
		await settled(b);
		expect(b.closed).toBeNull();
		expect(positions((await joined(ann, id, null)).hello)[ben.id]?.read).toBeGreaterThan(0);
	});
});
