import { afterEach, describe, expect, test, vi } from "vitest";
import type { Down } from "../../src/protocol/down.ts";
import type { TestPerson, TestSocket } from "../support/people.ts";
import {
	doWork,
	evict,
	exchange,
	group,
	inside,
	joined,
	pair,
	pass,
	path,
	sayMany,
	settled,
	stopClock,
} from "./kit.ts";

afterEach(() => vi.useRealTimers());

const set = (who: TestPerson, settings: object) => who.call("PATCH", "/api/me", settings);
const read = (seq: number) => ({ type: "mark_read", seq });
const delivered = (seq: number) => ({ type: "mark_delivered", seq });
const status = (who: TestPerson, reached: number, seen: number | null) => ({
	type: "message_status",
	userId: who.id,
	delivered: reached,
	read: seen,
});
const of = (type: Down["type"], frames: readonly Down[]) => frames.filter((frame) => frame.type === type);

/** What this socket was told of the given kind, once all that was sent has come. */
async function told(socket: TestSocket, type: Down["type"]): Promise<Down[]> {
	await settled(socket);
	return of(type, socket.heard);
}

/** What whoever joins is told of where everyone stands. */
async function standingFor(who: TestPerson, id: string): Promise<Record<string, number | null>> {
	const { hello, socket } = await joined(who, id, null);
	socket.close(1000);
	return Object.fromEntries(hello.members.map((member) => [member.userId, member.read]));
}

/** Works off what is due, a second later, so that the next move is told at once. */
async function later(id: string): Promise<void> {
	pass(2_000);
	await doWork(id);
}

describe("hidden reading", () => {
	test("RD6 others are told delivered alone and nothing when only the read position moved; own devices all of it", async () => {
		const { ann, ben, cai, id } = await group();
		await sayMany(ann, id, 9);
		await set(ben, { hideRead: true });
		stopClock();
		const [a, phone, laptop, c] = [await ann.join(id), await ben.join(id), await ben.join(id), await cai.join(id)];
		const first = await exchange(cai, id, null);
		phone.send(delivered(4));
		await settled(phone);
		await later(id);
		phone.send(read(3));
		await settled(phone);
		await later(id);
		const polled = await exchange(cai, id, 9, [], first.body.cursor);
		expect(of("message_status", polled.body.frames)).toEqual([status(ben, 4, null)]);
		// Only what they may not see moved since: no frame, and over polling no answer either.
		phone.send(read(4));
		await settled(phone);
		await later(id);
		expect((await exchange(cai, id, 9, [], polled.body.cursor)).status).toBe(204);
		phone.send(read(7));
		await settled(phone);
		await later(id);
		for (const socket of [a, c]) {
			expect(await told(socket, "message_status")).toEqual([status(ben, 4, null), status(ben, 7, null)]);
		}
		const own = [status(ben, 4, 0), status(ben, 4, 3), status(ben, 4, 4), status(ben, 7, 7)];
		expect(await told(laptop, "message_status")).toEqual(own);
		expect((await ben.call("GET", path(id))).body.unread).toBe(2);
	});

	test("RD6 whoever hides is not shown what others read, over sockets, polling and joins", async () => {
		const { ann, ben, cai, id } = await group();
		await sayMany(cai, id, 5);
		await set(ann, { hideRead: true });
		stopClock();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		const first = await exchange(ann, id, null);
		b.send(read(2));
		await settled(b);
		await later(id);
		b.send(delivered(5));
		b.send(read(2));
		await settled(b);
		await later(id);
		b.send(read(5));
		await settled(b);
		await later(id);
		expect(await told(a, "message_status")).toEqual([status(ben, 2, null), status(ben, 5, null)]);
		const polled = await exchange(ann, id, 5, [], first.body.cursor);
		expect(of("message_status", polled.body.frames)).toEqual([status(ben, 5, null)]);
		expect(await standingFor(ann, id)).toEqual({ [ann.id]: 0, [ben.id]: null, [cai.id]: null });
		expect(await standingFor(ben, id)).toEqual({ [ann.id]: null, [ben.id]: 5, [cai.id]: 0 });
	});

	test("RD6 ID8 switching reaches open conversations at once, for the one who hides and for the others", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 3);
		await ben.call("PUT", path(id, "/receipts"), { read: 3 });
		stopClock();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		let cursor = (await exchange(ann, id, null)).body.cursor;
		for (const hideRead of [true, false]) {
			expect((await set(ann, { hideRead })).body.settings).toEqual({ hideRead, invisible: false });
			const shown = hideRead ? null : 3;
			expect((await told(a, "message_status")).slice(-2)).toEqual([status(ann, 0, 0), status(ben, 3, shown)]);
			expect((await told(b, "message_status")).slice(-1)).toEqual([status(ann, 0, hideRead ? null : 0)]);
			const polled = await exchange(ann, id, 3, [], cursor);
			expect(of("message_status", polled.body.frames)).toContainEqual(status(ben, 3, shown));
			cursor = polled.body.cursor;
			expect((await exchange(ann, id, 3, [], cursor)).status).toBe(204);
		}
	});

	test("RD6 a frame is encoded at most twice, however many hear it", async () => {
		const { ann, ben, cai, id } = await group();
		await sayMany(ann, id, 3);
		await set(cai, { hideRead: true });
		const sockets = [];
		for (const who of [ann, ann, ben, ben, cai, cai]) sockets.push(await who.join(id));
		const spy = vi.spyOn(JSON, "stringify");
		sockets[2]?.send(read(3));
		for (const socket of sockets) await socket.next("message_status");
		const encoded = spy.mock.calls.filter(([value]) => (value as Down | null)?.type === "message_status").length;
		spy.mockRestore();
		expect(encoded).toBe(2);
	});

	test("ID8 who is added, and a new conversation, have the settings from the start; eviction forgets none", async () => {
		const { ann, ben, eve, id } = await group();
		await set(eve, { hideRead: true });
		await ann.call("POST", path(id, "/members"), { userId: eve.id });
		expect((await standingFor(ann, id))[eve.id]).toBeNull();
		await evict(id, "close");
		expect((await standingFor(ann, id))[eve.id]).toBeNull();
		const direct = await ben.startDirect(eve);
		expect((await standingFor(ben, direct))[eve.id]).toBeNull();
		const own = await eve.startDirect(ann);
		expect(await standingFor(eve, own)).toEqual({ [eve.id]: 0, [ann.id]: null });
	});

	test("ID8 a conversation that was out of reach takes the settings at the next join, and late ones never", async () => {
		const { ann, ben, id } = await pair();
		const unreachable = await inside(id, (object) =>
			vi.spyOn(object as unknown as { takeSettings(): void }, "takeSettings").mockImplementation(() => {
				throw new Error("out of reach");
			}),
		);
		expect((await set(ann, { hideRead: true })).status).toBe(200);
		unreachable.mockRestore();
		expect((await standingFor(ben, id))[ann.id]).toBe(0);
		const old = await ann.join(id);
		expect((await standingFor(ben, id))[ann.id]).toBeNull();
		await set(ann, { hideRead: false });
		// This socket's upgrade knew the older settings.
		old.send({ type: "join_conversation", version: 1, after: 0 });
		await settled(old);
		expect((await standingFor(ben, id))[ann.id]).toBe(0);
	});
});

describe("invisible", () => {
	const typing = (on: boolean) => ({ type: "typing", on });

	test("PR7 is never online, away, last seen or typing for others, and sees others all the same", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ben, id, 2);
		await set(ann, { invisible: true });
		stopClock();
		const b = await ben.join(id);
		const first = await exchange(ben, id, null);
		const { socket: a, hello } = await joined(ann, id, null);
		expect(hello.online).toEqual([ben.id]);
		a.send(typing(true));
		a.send({ type: "set_presence", away: true });
		a.send(read(2));
		await settled(a);
		await exchange(ann, id, 2, [typing(true)]);
		await later(id);
		expect((await told(b, "presence")).filter((frame) => frame.type === "presence" && frame.userId === ann.id)).toEqual(
			[],
		);
		expect(await told(b, "typing")).toEqual([]);
		const polled = (await exchange(ben, id, 2, [], first.body.cursor)).body.frames as Down[];
		expect(polled.map(({ type }) => type)).toEqual(["message_status"]);
		const again = (await joined(ben, id, null)).hello;
		expect([again.online, again.away]).toEqual([[ben.id], []]);
		expect(again.members.find(({ userId }) => userId === ann.id)?.lastSeen).toBeNull();
		b.send(typing(true));
		expect(await a.next("typing")).toMatchObject({ userId: ben.id });
		a.close(1000);
		await a.end();
		await later(id);
		await evict(id);
		const after = (await joined(ben, id, null)).hello;
		expect(after.members.find(({ userId }) => userId === ann.id)?.lastSeen).toBeNull();
	});

	test("PR7 switching it on takes one off the others' screens at once, sign and all; off brings one back", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		await later(id);
		let cursor = (await exchange(cai, id, null)).body.cursor;
		a.send(typing(true));
		await settled(a);
		await set(ann, { invisible: true });
		expect((await told(b, "presence")).at(-1)).toEqual({
			type: "presence",
			userId: ann.id,
			online: false,
			away: false,
			lastSeen: null,
		});
		let polled = await exchange(cai, id, 0, [], cursor);
		const others = (frames: Down[]) => frames.filter((frame) => "userId" in frame && frame.userId === ann.id);
		expect(others(polled.body.frames)).toMatchObject([{ type: "presence", online: false, lastSeen: null }]);
		// The marks of pollers are times; another life of the object begins later.
		pass(1_000);
		await evict(id);
		expect((await joined(cai, id, null)).hello.online).not.toContain(ann.id);
		cursor = polled.body.cursor;
		await set(ann, { invisible: false });
		// Cai has come meanwhile, and is told of with it.
		const ofAnn = (await told(b, "presence")).filter((frame) => "userId" in frame && frame.userId === ann.id);
		expect(ofAnn.at(-1)).toMatchObject({ userId: ann.id, online: true });
		polled = await exchange(cai, id, 0, [], cursor);
		expect(others(polled.body.frames)).toMatchObject([{ type: "presence", online: true }]);
	});

	test("ID8 settings of a stranger or of someone who left do nothing", async () => {
		const { ann, ben, cai, id } = await group();
		await set(cai, { invisible: true });
		await cai.call("DELETE", path(id, `/members/${cai.id}`));
		await inside(id, (object) => {
			const { takeSettings } = object as unknown as { takeSettings: (userId: string, settings: object) => void };
			for (const userId of ["nobody", cai.id]) {
				takeSettings.call(object, userId, { hideRead: true, invisible: true, at: Date.now() + 9_999 });
			}
		});
		const { hello } = await joined(ben, id, null);
		expect(hello.members.map(({ userId }) => userId).sort()).toEqual([ann.id, ben.id].sort());
	});
});
