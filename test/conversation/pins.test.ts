/** Pins, answers and the time for editing, in the object: over sockets, polling and REST. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Message } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { TestPerson } from "../support/people.ts";
import {
	evict,
	exchange,
	group,
	inside,
	joined,
	logOf,
	message,
	pair,
	pass,
	path,
	refusal,
	seqs,
	stopClock,
} from "./kit.ts";
import { rowsOf } from "./row-count.ts";

const pin = (seq: number, on: boolean, clientId: string) => ({ type: "pin_message", clientId, seq, on });
const edit = (seq: number, text: string, clientId: string) => ({ type: "edit_message", clientId, seq, body: { text } });
const pinOver = (who: TestPerson, id: string, method: "PUT" | "DELETE", seq: number, clientId?: string) =>
	who.call(method, path(id, `/messages/${seq}/pin${clientId === undefined ? "" : `?clientId=${clientId}`}`));
const setWindow = (who: TestPerson, id: string, editWindow: unknown) => who.call("PATCH", path(id), { editWindow });
const pinned = async (who: TestPerson, id: string): Promise<number[]> =>
	(await who.call("GET", path(id, "/pins"))).body.messages.map(({ seq }: Message) => seq);

/** Makes somebody an admin, for which there is no call yet. */
const promote = (id: string, userId: string) =>
	inside(id, ({ room }) => {
		const member = room.roster.present(userId);
		if (member !== null) room.changeMember(userId, { ...member, role: "admin" }, "role");
	});

afterEach(() => void vi.useRealTimers());

describe("pinned messages", () => {
	test("PN1 EV2 over a socket, polling and REST: everyone is told, and a repetition over another is the same event", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m1", "one");
		await ann.send(id, "m2", "two");
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(pin(1, true, "p1"));
		for (const socket of [a, b]) {
			expect(await socket.next("pin_changed")).toMatchObject({ seq: 3, target: 1, on: true, actor: ann.id });
		}
		const polled = await exchange(ben, id, 3, [pin(2, true, "p2")]);
		expect(polled.body.frames).toMatchObject([{ type: "pin_changed", seq: 4, target: 2, actor: ben.id }]);
		expect((await pinOver(ben, id, "PUT", 2, "p2")).status).toBe(204);
		expect((await pinOver(ann, id, "PUT", 1)).status).toBe(204);
		expect(seqs(await logOf(ann, id))).toEqual([1, 2, 3, 4]);
		expect(await pinned(ann, id)).toEqual([1, 2]);
		expect((await pinOver(ben, id, "DELETE", 1)).status).toBe(204);
		expect((await joined(ann, id, null)).hello.pins).toEqual([2]);
		expect((await ann.call("GET", path(id, "/messages"))).body.messages).toMatchObject([
			{ seq: 1 },
			{ seq: 2, pinned: { seq: 4, actor: ben.id } },
		]);
	});

	test("PN1 PN2 after an eviction they are as before, as the messages are now, without those that were deleted", async () => {
		const { ann, ben, id } = await pair();
		for (const text of ["one", "two", "three"]) await ann.send(id, text, text);
		for (const seq of [3, 1, 2]) await pinOver(ben, id, "PUT", seq);
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "one, better" } });
		await ann.call("DELETE", path(id, "/messages/3"));
		await evict(id);
		const { body } = await ben.call("GET", path(id, "/pins"));
		expect(body.messages).toMatchObject([{ seq: 1, body: { text: "one, better" }, pinned: { seq: 5 } }, { seq: 2 }]);
		expect((await joined(ben, id, null)).hello.pins).toEqual([1, 2]);
		expect(refusal(await pinOver(ben, id, "PUT", 3))).toBe("409 message_deleted");
	});

	test("PN1 ER1 by right: owner and admin of a group, each refused with its code", async () => {
		const { ann, ben, cai, eve, id } = await group();
		await ben.send(id, "m", "pin me");
		await promote(id, cai.id);
		const answers = [
			await pinOver(ben, id, "PUT", 1),
			await pinOver(eve, id, "PUT", 1),
			await pinOver(cai, id, "PUT", 1),
			await pinOver(ben, id, "DELETE", 1),
			await pinOver(ann, id, "DELETE", 1),
			await pinOver(ann, id, "PUT", 2),
			await pinOver(ann, id, "PUT", 99),
			await pinOver(ann, id, "PUT", 1, "a%20b"),
		];
		expect(answers.map(({ status, body }) => body?.code ?? status)).toEqual([
			...["forbidden", "not_found", 204, "forbidden", 204, "not_found", "not_found", "bad_request"],
		]);
		const socket = await ben.join(id);
		socket.send(pin(1, true, "x"));
		expect(await socket.next("rejected")).toMatchObject({ clientId: "x", code: "forbidden", retryable: false });
		expect((await exchange(ben, id, 4, [pin(1, true, "y")])).body.frames).toMatchObject([
			{ type: "rejected", clientId: "y", code: "forbidden" },
		]);
		expect(await pinned(ben, id)).toEqual([]);
	});

	test("a pin writes two rows, and none to be taken off with its message than that", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "m", "hi");
		const rows = await rowsOf(id, () => pinOver(ann, id, "PUT", 1));
		expect(rows.written).toBe(2);
	});
});

describe("answers", () => {
	test("RS6 what is answered is found by its place, alone", async () => {
		const { ann, ben, id } = await pair();
		for (const text of ["one", "two", "three"]) await ann.send(id, text, text);
		await ben.call("POST", path(id, "/messages"), { ...message("r", "re", 2), type: undefined });
		const { body } = await ben.call("GET", path(id, "/messages?around=2&limit=1"));
		expect(body.messages).toMatchObject([{ seq: 2, body: { text: "two" } }]);
		expect((await ben.call("GET", path(id, "/messages?around=99&limit=1"))).body.messages).toEqual([]);
	});
});

describe("how long a message may be edited", () => {
	test("ED3 holds over a socket, polling and REST, for what was said before, too", async () => {
		const { ann, ben, id } = await group();
		stopClock();
		await ben.send(id, "m", "helo");
		expect(await setWindow(ann, id, 60_000)).toMatchObject({ status: 200, body: { editWindow: 60_000 } });
		const socket = await ben.join(id);
		pass(60_000);
		socket.send(edit(1, "hello", "e1"));
		expect(await socket.next("message_edited")).toMatchObject({ target: 1 });
		pass(1);
		socket.send(edit(1, "late", "e2"));
		expect(await socket.next("rejected")).toMatchObject({
			...{ clientId: "e2", code: "too_late", retryable: false },
			detail: "A message can be edited for 1 minute.",
		});
		expect((await exchange(ben, id, 3, [edit(1, "late", "e3")])).body.frames).toMatchObject([{ code: "too_late" }]);
		expect(refusal(await ben.call("PATCH", path(id, "/messages/1"), { body: { text: "late" } }))).toBe("403 too_late");
		// SD2: what was stored in time is answered, and nothing more.
		const again = await ben.call("PATCH", path(id, "/messages/1"), { clientId: "e1", body: { text: "hello" } });
		expect(again).toMatchObject({ status: 200, body: { body: { text: "hello" }, edited: { seq: 3 } } });
		await setWindow(ann, id, null);
		socket.send(edit(1, "at last", "e4"));
		await socket.next("message_edited");
		await setWindow(ann, id, 0);
		socket.send(message("m2", "new"));
		const said = await socket.next("new_message");
		socket.send(edit(said.message.seq, "newer", "e5"));
		expect(await socket.next("rejected")).toMatchObject({ code: "too_late" });
	});

	test("ED3 a time that is none is refused, with everything else that was asked in the same call", async () => {
		const { ann, id } = await group();
		const wrong = [-1, 1.5, "60000", true, limits.longestEditWindowMs + 1, 2 ** 60, [], {}];
		for (const editWindow of wrong) {
			const answer = await ann.call("PATCH", path(id), { title: "Other", editWindow });
			expect([editWindow, refusal(answer)]).toEqual([editWindow, "400 bad_request"]);
		}
		const { body } = await ann.call("GET", path(id));
		expect(body).toMatchObject({ title: "Tea", editWindow: limits.editWindowMs });
		expect(await logOf(ann, id)).toEqual([]);
	});

	test("ED3 CV3 each field by role: a member changes none, an admin all; one event for what changed", async () => {
		const { ann, ben, cai, id } = await group();
		await promote(id, cai.id);
		for (const patch of [{ title: "Mine" }, { topic: "mine" }, { editWindow: null }, { title: "Tea", editWindow: 0 }]) {
			expect(refusal(await ben.call("PATCH", path(id), patch))).toBe("403 forbidden");
		}
		const patched = await cai.call("PATCH", path(id), { title: "Tea", topic: "green", editWindow: 3_600_000 });
		expect(patched.body).toMatchObject({ title: "Tea", topic: "green", editWindow: 3_600_000 });
		expect((await logOf(ann, id)).at(-1)).toMatchObject({
			...{ type: "conversation_changed", actor: cai.id, topic: "green", editWindow: 3_600_000 },
		});
		expect((await logOf(ann, id)).at(-1)).not.toHaveProperty("title");
		const direct = await pair();
		expect(refusal(await setWindow(direct.ann, direct.id, null))).toBe("409 direct_conversation");
	});

	test("ED1 ED3 no other field is a way around it", async () => {
		const { ann, ben, id } = await group();
		await setWindow(ann, id, 0);
		const [past, forged] = [Date.now() - 1_000, { edited: { seq: 1, at: 1 }, deleted: null, pinned: { seq: 1 } }];
		const sent = await ben.call("POST", path(id, "/messages"), {
			...{ clientId: "m", body: { text: "mine", salt: "x" }, at: past, sender: ann.id, seq: 1, ...forged },
		});
		expect(sent).toMatchObject({ status: 201, body: { sender: ben.id, seq: 2, body: { text: "mine" } } });
		for (const field of Object.keys(forged)) expect(sent.body).not.toHaveProperty(field);
		expect(sent.body.at).toBeGreaterThan(past);
		const tries: unknown[] = [
			{ body: { text: "other" }, at: Date.now() + limits.editWindowMs },
			{ body: { text: "other" }, editWindow: null },
			{ clientId: "n", body: { text: "other" }, sentAt: Date.now() },
		];
		for (const body of tries) {
			expect(refusal(await ben.call("PATCH", path(id, "/messages/2"), body))).toBe("403 too_late");
		}
		expect(refusal(await ben.call("PATCH", path(id, "/messages/2"), { clientId: "m", body: { text: "other" } }))).toBe(
			"409 client_id_reused",
		);
		const resent = await ben.call("POST", path(id, "/messages"), { clientId: "m", body: { text: "other" } });
		expect(refusal(resent)).toBe("409 client_id_reused");
		expect((await ann.call("GET", path(id, "/messages"))).body.messages).toMatchObject([{ body: { text: "mine" } }]);
	});
});
