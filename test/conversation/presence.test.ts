import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Live } from "../../src/conversation/live.ts";
import { silence } from "../../src/objects/sockets.ts";
import { conversationObject, type TestPerson, type TestSocket } from "../support/people.ts";
import {
	doWork,
	evict,
	exchange,
	group,
	inside,
	joined,
	logOf,
	message,
	pair,
	pass,
	settled,
	stopClock,
} from "./kit.ts";

afterEach(() => vi.useRealTimers());

const typing = (on: boolean) => ({ type: "typing", on });
const gathered = 5_000;

/** Tells the presence that is due. */
async function tellPresence(id: string): Promise<void> {
	pass(gathered);
	await doWork(id);
}

describe("typing", () => {
	test("PR1 is told to the others, its end too, and not to oneself on any device", async () => {
		const { ann, ben, id } = await pair();
		const [phone, laptop, b] = [await ann.join(id), await ann.join(id), await ben.join(id)];
		phone.send(typing(true));
		expect(await b.next("typing")).toEqual({ type: "typing", userId: ann.id, on: true });
		phone.send(typing(false));
		expect(await b.next("typing")).toEqual({ type: "typing", userId: ann.id, on: false });
		for (const socket of [phone, laptop]) {
			await settled(socket);
			expect(socket.heard.some(({ type }) => type === "typing")).toBe(false);
		}
	});

	test("PR1 is never stored and has no place in the log", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(typing(true));
		await b.next("typing");
		expect(await logOf(ben, id)).toEqual([]);
	});

	test("PR1 that ends without having begun is told to nobody", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(typing(false));
		a.send(message("a", "hi"));
		await b.next("new_message");
		expect(b.heard.some(({ type }) => type === "typing")).toBe(false);
	});

	test("PR1 PL3 a poller hears of it once, and sockets hear of a poller's", async () => {
		const { ann, ben, id } = await pair();
		const a = await ann.join(id);
		const first = await exchange(ben, id, null);
		a.send(typing(true));
		await settled(a);
		const told = await exchange(ben, id, 0, [typing(true)], first.body.cursor);
		expect(told.body.frames.filter(({ type }: { type: string }) => type === "typing")).toEqual([
			{ type: "typing", userId: ann.id, on: true },
		]);
		expect(await a.next("typing")).toMatchObject({ userId: ben.id, on: true });
		const again = await exchange(ben, id, 0, [typing(false)], told.body.cursor);
		expect(again.body.frames.filter(({ type }: { type: string }) => type === "typing")).toEqual([]);
	});
});

describe("presence", () => {
	test("PR2 who comes and goes is told in differences, a moment later and together", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		const a = await ann.join(id);
		await tellPresence(id);
		await settled(a);
		const before = a.heard.length;
		const [b, c] = [await ben.join(id), await cai.join(id)];
		await settled(a);
		expect(a.heard.slice(before).some(({ type }) => type === "presence")).toBe(false);
		await tellPresence(id);
		const came = [await a.next("presence"), await a.next("presence")];
		expect(came.every(({ online }) => online)).toBe(true);
		expect(new Set(came.map(({ userId }) => userId))).toEqual(new Set([ben.id, cai.id]));
		b.close(1000);
		await b.end();
		await tellPresence(id);
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: false, lastSeen: expect.any(Number) });
		await settled(c);
		expect(c.heard.at(-2)).toMatchObject({ type: "presence", userId: ben.id, online: false });
	});

	test("PR2 one of two devices going is no news", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const [a, phone] = [await ann.join(id), await ben.join(id)];
		await ben.join(id);
		await tellPresence(id);
		await settled(a);
		const before = a.heard.length;
		phone.close(1000);
		await phone.end();
		await tellPresence(id);
		await settled(a);
		expect(a.heard.slice(before).some(({ type }) => type === "presence")).toBe(false);
	});

	test("HS3 PR2 whoever joins is told who is here", async () => {
		const { ann, ben, cai, id } = await group();
		await ann.join(id);
		await ben.join(id);
		expect((await joined(cai, id, null)).hello.online.sort()).toEqual([ann.id, ben.id].sort());
	});

	test("PR3 PR6 whose connection we close goes at once, whether or not its client answers", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const [a] = [await ann.join(id), await ben.join(id)];
		await tellPresence(id);
		await settled(a);
		const due = await runInDurableObject(conversationObject(id), (object, state) => {
			const { live } = object as unknown as { live: Live };
			const before = live.board.dueAt();
			// Nothing binary is ever sent. In the same moment its client can not have answered.
			for (const socket of state.getWebSockets(ben.id)) object.webSocketMessage?.(socket, new ArrayBuffer(1));
			return { before, after: live.board.dueAt() };
		});
		expect(due).toEqual({ before: null, after: expect.any(Number) });
		await tellPresence(id);
		await settled(a);
		expect(a.heard.findLast(({ type }) => type === "presence")).toMatchObject({ userId: ben.id, online: false });
	});

	test("PR3 someone who polls is here until 10 s after the last poll", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const a = await ann.join(id);
		await exchange(ben, id, null);
		await tellPresence(id);
		await a.next("presence");
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: true });
		expect((await joined(ann, id, null)).hello.online).toContain(ben.id);
		await exchange(ben, id, 0);
		pass(9_999);
		await doWork(id);
		expect((await joined(ann, id, null)).hello.online).toContain(ben.id);
		pass(1);
		expect((await joined(ann, id, null)).hello.online).toEqual([ann.id]);
		await tellPresence(id);
		expect(await a.next("presence")).toMatchObject({ userId: ben.id, online: false });
	});

	test("PR2 PL3 a poller hears of others' coming and going once, never of itself", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		let cursor = (await exchange(ben, id, null)).body.cursor;
		await tellPresence(id);
		const a = await ann.join(id);
		await tellPresence(id);
		const told = await exchange(ben, id, 0, [], cursor);
		expect(told.body.frames).toEqual([{ type: "presence", userId: ann.id, online: true, away: false, lastSeen: null }]);
		cursor = told.body.cursor;
		expect((await exchange(ben, id, 0, [], cursor)).status).toBe(204);
		a.close(1000);
		await a.end();
		await tellPresence(id);
		expect((await exchange(ben, id, 0, [], cursor)).body.frames).toMatchObject([{ userId: ann.id, online: false }]);
	});

	test("PR2 nothing of it is stored", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const rows = await inside(id, ({ room }) => vi.spyOn(room.store, "putMember"));
		const a = await ann.join(id);
		await exchange(ben, id, null);
		a.send(typing(true));
		await settled(a);
		await tellPresence(id);
		expect(rows).not.toHaveBeenCalled();
	});
});

describe("away", () => {
	const away = (is: boolean) => ({ type: "set_presence", away: is });
	const lastPresence = async (socket: TestSocket, { id }: TestPerson) => {
		await settled(socket);
		return socket.heard.findLast((frame) => frame.type === "presence" && frame.userId === id);
	};

	test("PR4 a person is away when all their connections are: tabs, devices and polls, told once", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const [a, tab, phone] = [await ann.join(id), await ben.join(id), await ben.join(id)];
		await tellPresence(id);
		tab.send(away(true));
		await settled(tab);
		await tellPresence(id);
		expect(await lastPresence(a, ben)).toMatchObject({ userId: ben.id, online: true, away: false });
		phone.send(away(true));
		await settled(phone);
		await tellPresence(id);
		expect(await lastPresence(a, ben)).toEqual({
			type: "presence",
			userId: ben.id,
			online: true,
			away: true,
			lastSeen: null,
		});
		const { hello } = await joined(ann, id, null);
		expect([hello.online.sort(), hello.away]).toEqual([[ann.id, ben.id].sort(), [ben.id]]);
		const poll = await exchange(ben, id, null);
		await tellPresence(id);
		expect(await lastPresence(a, ben)).toMatchObject({ userId: ben.id, away: false });
		await exchange(ben, id, 0, [away(true)], poll.body.cursor);
		await tellPresence(id);
		expect(await lastPresence(a, ben)).toMatchObject({ userId: ben.id, away: true });
		tab.send(away(false));
		await settled(tab);
		await tellPresence(id);
		expect(await lastPresence(a, ben)).toMatchObject({ userId: ben.id, away: false });
		expect(a.heard.filter((frame) => frame.type === "presence" && frame.userId === ben.id)).toHaveLength(5);
	});

	test("PR4 outlives eviction for sockets and for pollers with their cursor; a join begins anew", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		const b = await ben.join(id);
		b.send(away(true));
		await settled(b);
		const poll = await exchange(cai, id, null, [away(true)]);
		await tellPresence(id);
		vi.useRealTimers();
		await evict(id);
		await exchange(cai, id, 0, [], poll.body.cursor);
		expect((await joined(ann, id, null)).hello.away.sort()).toEqual([ben.id, cai.id].sort());
		b.send({ type: "join_conversation", version: 1, after: 0 });
		await settled(b);
		await exchange(cai, id, 0, [{ type: "join_conversation", version: 1, after: 0 }], poll.body.cursor);
		expect((await joined(ann, id, null)).hello.away).toEqual([]);
	});

	test("PR4 of two pages of one session that poll, the one with somebody in front of it counts", async () => {
		const { ann, ben, id } = await pair();
		const [one, two] = [await exchange(ben, id, null), await exchange(ben, id, null)];
		const hidden = await exchange(ben, id, 0, [away(true)], two.body.cursor);
		await exchange(ben, id, 0, [], one.body.cursor);
		await exchange(ben, id, 0, [], hidden.body.cursor);
		const { hello } = await joined(ann, id, null);
		expect([hello.online, hello.away]).toEqual([[ben.id], []]);
	});

	test("PR3 a poller who is away polls rarely, and is not told to come and go between its polls", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const a = await ann.join(id);
		let cursor = (await exchange(ben, id, null, [away(true)])).body.cursor;
		await tellPresence(id);
		const before = (await lastPresence(a, ben)) && a.heard.length;
		for (let minute = 0; minute < 3; minute++) {
			pass(60_000);
			await doWork(id);
			const { status, body } = await exchange(ben, id, 0, [], cursor);
			if (status === 200) cursor = body.cursor;
			await tellPresence(id);
		}
		await settled(a);
		expect(a.heard.slice(before).filter(({ type }) => type === "presence")).toEqual([]);
	});
});

describe("ghosts", () => {
	/** A socket that has pinged, as our clients do. */
	async function pinging(who: TestPerson, id: string) {
		const socket = await who.join(id);
		socket.sendRaw("ping");
		await settled(socket);
		return socket;
	}

	test.each(["a message", "a join", "a poll", "a close", "a call"])(
		"HS7 a socket that stopped to ping is gone at the next wake: %s",
		async (wake) => {
			const { ann, ben, id } = await pair();
			const [a, other] = [await ann.join(id), await ann.join(id)];
			const ghost = await pinging(ben, id);
			await doWork(id);
			const heardAt = Date.now();
			stopClock();
			await tellPresence(id);
			pass(silence.usual - gathered - 2_000);
			await ann.send(id, "early", "x");
			expect((await joined(ann, id, null)).hello.online).toContain(ben.id);
			pass(4_000);
			if (wake === "a message") a.send(message("late", "hi"));
			if (wake === "a join") expect((await joined(ann, id, null)).hello.online).not.toContain(ben.id);
			if (wake === "a poll") await exchange(ann, id, 1);
			if (wake === "a close") other.close(1000);
			if (wake === "a call") await ann.send(id, "late", "hi");
			expect(await ghost.end()).toMatchObject({ code: 1012 });
			await tellPresence(id);
			await settled(a);
			const gone = a.heard.findLast((frame) => frame.type === "presence");
			expect(gone).toMatchObject({ userId: ben.id, online: false });
			// Not when it was found out, but when there was the last sign of life.
			if (gone?.type !== "presence") throw new Error("nobody went");
			expect(Math.abs((gone.lastSeen ?? 0) - heardAt)).toBeLessThan(5_000);
		},
	);

	test("HS7 PR4 whoever is away may be silent for longer, as browsers let hidden pages sleep", async () => {
		const { ann, ben, id } = await pair();
		const ghost = await pinging(ben, id);
		ghost.send({ type: "set_presence", away: true });
		await settled(ghost);
		stopClock();
		pass(silence.usual + 5_000);
		expect((await joined(ann, id, null)).hello.away).toEqual([ben.id]);
		pass(silence.away - silence.usual);
		expect((await joined(ann, id, null)).hello.online).not.toContain(ben.id);
		expect(await ghost.end()).toMatchObject({ code: 1012 });
	});

	test("HS7 after eviction too; one that never pinged, and one that just spoke, stay", async () => {
		const { ann, ben, cai, id } = await group();
		const [ghost, quiet, speaks] = [await pinging(ben, id), await cai.join(id), await pinging(ann, id)];
		await evict(id);
		stopClock();
		pass(silence.usual + 5_000);
		speaks.send(message("a", "still here"));
		expect(await ghost.end()).toMatchObject({ code: 1012 });
		await settled(speaks);
		await settled(quiet);
		expect([speaks.closed, quiet.closed]).toEqual([null, null]);
		await tellPresence(id);
		await settled(quiet);
		expect(quiet.heard.findLast((frame) => frame.type === "presence")).toMatchObject({ userId: ben.id, online: false });
	});

	test("HS7 no timer and no alarm waits for a ghost", async () => {
		const { ann, ben, id } = await pair();
		const [a] = [await pinging(ann, id), await pinging(ben, id)];
		await inside(id, ({ live }) => live.tellInboxes());
		a.send({ type: "set_presence", away: true });
		await settled(a);
		stopClock();
		await tellPresence(id);
		await tellPresence(id);
		await inside(id, async ({ live }, state) => {
			const { agenda } = live as unknown as { agenda: { plan(...times: (number | null)[]): void } };
			const plan = vi.spyOn(agenda, "plan");
			live.plan();
			const planned = plan.mock.calls.flat().filter((time) => time !== null);
			expect(planned.every((time) => time === Number.POSITIVE_INFINITY)).toBe(true);
			const alarm = await state.storage.getAlarm();
			// One may be set for the inboxes, which are told within seconds.
			expect(alarm === null || alarm < Date.now() + 5_000).toBe(true);
		});
	});
});

describe("last seen", () => {
	test("PR6 is told to whoever joins: when the last connection went, or something was read, whatever is later", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		stopClock();
		const seenBy = async () => {
			const { hello, socket } = await joined(ann, id, null);
			socket.close(1000);
			return hello.members.find(({ userId }) => userId === ben.id)?.lastSeen;
		};
		expect(await seenBy()).toBeNull();
		const b = await ben.join(id);
		expect(await seenBy()).toBeNull();
		pass(7_000);
		const left = Date.now();
		b.close(1000);
		await b.end();
		await tellPresence(id);
		expect(await seenBy()).toBe(left);
		pass(60_000);
		await ben.call("PUT", `/api/conversations/${id}/receipts`, { delivered: 1 });
		// A device received something: that says nothing of the person.
		expect(await seenBy()).toBe(left);
		pass(60_000);
		const read = Date.now();
		await ben.call("PUT", `/api/conversations/${id}/receipts`, { read: 1 });
		expect(await seenBy()).toBe(read);
		// Memory is gone, the position is not.
		vi.useRealTimers();
		await evict(id, "close");
		expect(await seenBy()).toBe(read);
	});
});
