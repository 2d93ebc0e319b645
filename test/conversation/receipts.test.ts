import { afterEach, describe, expect, test, vi } from "vitest";
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
	positions,
	refusal,
	sayMany,
	settled,
	stopClock,
} from "./kit.ts";

afterEach(() => vi.useRealTimers());

const read = (seq: number) => ({ type: "mark_read", seq });
const delivered = (seq: number) => ({ type: "mark_delivered", seq });

describe("standing", () => {
	test("RD1 RD3 a position is told to everyone, the one who moved too; read includes delivered", async () => {
		const { ann, ben, cai, id } = await group();
		await sayMany(ann, id, 5);
		const sockets = [await ann.join(id), await ben.join(id), await cai.join(id)];
		sockets[1]?.send(delivered(2));
		for (const socket of sockets) {
			expect(await socket.next("message_status")).toEqual({
				type: "message_status",
				userId: ben.id,
				delivered: 2,
				read: 0,
			});
		}
		expect((await cai.call("PUT", path(id, "/receipts"), { read: 4 })).body).toEqual({ delivered: 4, read: 4 });
		for (const socket of sockets) {
			expect(await socket.next("message_status")).toEqual({
				type: "message_status",
				userId: cai.id,
				delivered: 4,
				read: 4,
			});
		}
	});

	test("RD2 a position never moves back and never beyond the head, in whatever order it is told", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 50);
		const socket = await ben.join(id);
		for (const seq of [30, 10, 50, 999_999, 0, 20]) socket.send(read(seq));
		await settled(socket);
		expect((await ben.call("PUT", path(id, "/receipts"), { delivered: 1, read: 1 })).body).toEqual({
			delivered: 50,
			read: 50,
		});
		expect((await ben.call("PUT", path(id, "/receipts"), {})).body).toEqual({ delivered: 50, read: 50 });
		await ann.send(id, "next", "x");
		expect(positions((await joined(ann, id, null)).hello)[ann.id]).toEqual({ delivered: 0, read: 0 });
	});

	test("RD2 ER4 a position that is no whole number from 0 is refused", async () => {
		const { ben, id } = await pair();
		for (const seq of [-1, 1.5, "1", null]) {
			const socket = await ben.join(id);
			socket.send({ type: "mark_read", seq });
			expect(await socket.end()).toMatchObject({ code: 4400 });
			expect(refusal(await ben.call("PUT", path(id, "/receipts"), { read: seq }))).toBe("400 bad_request");
		}
	});

	test("RD3 whatever moves within a second is told once, as its last state, and written once", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 40);
		stopClock();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		const rows = await inside(id, ({ room }) => vi.spyOn(room.store, "putPositions"));
		for (let seq = 1; seq <= 40; seq++) b.send(read(seq));
		await settled(b);
		expect(rows).toHaveBeenCalledTimes(1);
		expect((await a.next("message_status")).read).toBe(1);
		pass(999);
		await doWork(id);
		expect(rows).toHaveBeenCalledTimes(1);
		pass(1);
		await doWork(id);
		expect(rows).toHaveBeenCalledTimes(2);
		expect(await a.next("message_status")).toMatchObject({ userId: ben.id, delivered: 40, read: 40 });
		await settled(a);
		expect(a.heard.filter(({ type }) => type === "message_status")).toHaveLength(2);
	});

	test("RD2 positions outlive eviction, by hibernation or by a crash", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 9);
		for (const [seq, webSockets] of [
			[3, "hibernate"],
			[7, "close"],
		] as const) {
			await ben.call("PUT", path(id, "/receipts"), { delivered: seq + 1, read: seq });
			stopClock();
			pass(1_000);
			await doWork(id);
			vi.useRealTimers();
			await evict(id, webSockets);
			expect(positions((await joined(ann, id, null)).hello)[ben.id]).toEqual({ delivered: seq + 1, read: seq });
			expect((await ben.call("PUT", path(id, "/receipts"), { read: 1 })).body).toEqual({
				delivered: seq + 1,
				read: seq,
			});
		}
	});

	test("RD1 a position moves over an exchange just the same", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 3);
		const socket = await ann.join(id);
		const answer = await exchange(ben, id, 3, [delivered(3), read(2)]);
		expect(answer.status).toBe(200);
		expect(await socket.next("message_status")).toMatchObject({ userId: ben.id, delivered: 3 });
		expect((await ben.call("PUT", path(id, "/receipts"), {})).body).toEqual({ delivered: 3, read: 2 });
	});

	test("RD1 a position that a call answered is written: a crash right after it takes nothing back", async () => {
		const { ann, ben, id } = await pair();
		await sayMany(ann, id, 9);
		for (const seq of [3, 5, 8]) {
			const { body } = await ben.call("PUT", path(id, "/receipts"), { read: seq });
			expect(body).toEqual({ delivered: seq, read: seq });
		}
		await evict(id, "close");
		expect(await inside(id, ({ room }) => room.roster.standing(ben.id))).toEqual({ delivered: 8, read: 8 });
	});

	test("RD5 unread is what others said above one's read position, after any sequence", async () => {
		const { ann, ben, id } = await pair();
		const unread = async () => [
			(await ann.call("GET", path(id))).body.unread,
			(await ben.call("GET", path(id))).body.unread,
		];
		await sayMany(ann, id, 4);
		expect(await unread()).toEqual([0, 4]);
		await ben.send(id, "re", "mine");
		expect(await unread()).toEqual([1, 4]);
		stopClock();
		await ben.call("PUT", path(id, "/receipts"), { read: 3 });
		expect(await unread()).toEqual([1, 1]);
		pass(1_000);
		await ben.call("PUT", path(id, "/receipts"), { read: 5 });
		await ann.call("PUT", path(id, "/receipts"), { read: 99 });
		expect(await unread()).toEqual([0, 0]);
		await ben.send(id, "more", "x");
		expect(await unread()).toEqual([1, 0]);
	});
});
