import { describe, expect, test } from "vitest";
import type { Joined } from "../../src/protocol/down.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { callerOf, memoryRoom, presences, say } from "../support/memory-store.ts";

type Room = ReturnType<typeof memoryRoom>["room"];

function join(room: Room, userId: string, after: number | null, version = 1) {
	return room.handle(callerOf(userId), { type: "join_conversation", version, after }, () => presences("ann"));
}

function joined(room: Room, after: number | null): Joined {
	const [frame] = join(room, "ann", after).reply;
	if (frame?.type !== "joined") throw new Error(`no join: ${JSON.stringify(frame)}`);
	return frame;
}

const seqs = (frame: Joined) => frame.frames.map(seqOf);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("joining", () => {
	test("HS3 tells where the conversation stands", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ben", 2);
		room.roster.move("ben", { delivered: 2, read: 1 }, 2, clock.now);
		expect(joined(room, null)).toEqual({
			type: "joined",
			conversationId: room.info().id,
			self: "ann",
			kind: "group",
			title: "Tea",
			topic: null,
			editWindow: 86_400_000,
			pins: [],
			head: 2,
			members: [
				{ userId: "ann", name: "ANN", username: "ann", role: "owner", delivered: 0, read: 0, lastSeen: null },
				{ userId: "ben", name: "BEN", username: "ben", role: "member", delivered: 2, read: 1, lastSeen: null },
			],
			former: [],
			online: ["ann"],
			away: [],
			threads: [],
			coarse: false,
			frames: expect.any(Array),
			more: false,
			prev: "",
			now: clock.now,
		});
	});

	test("HS5 a version that is not served is refused, and the socket closed", () => {
		const { room } = memoryRoom(["ann"]);
		for (const version of [0, 2, -1, 99]) {
			const answer = join(room, "ann", null, version);
			expect(answer).toMatchObject({ reply: [{ type: "error", code: "version_unsupported" }], close: "badFrame" });
			expect(answer.joined).toBeUndefined();
		}
	});

	test("RS1 after N brings what comes after N, a page of 100 at most, and says whether more is missing", () => {
		const { room } = memoryRoom(["ann", "ben"]);
		say(room, "ben", 250);
		expect(seqs(joined(room, 0))).toEqual(range(1, 100));
		expect(joined(room, 0).more).toBe(true);
		expect(joined(room, 149)).toMatchObject({ more: true });
		expect(seqs(joined(room, 150))).toEqual(range(151, 250));
		expect(joined(room, 150)).toMatchObject({ more: false, head: 250 });
		expect(joined(room, 250)).toMatchObject({ frames: [], more: false });
	});

	test("RS3 after null brings the newest page, and says whether older events exist", () => {
		const { room } = memoryRoom(["ann", "ben"]);
		expect(joined(room, null)).toMatchObject({ frames: [], more: false, head: 0 });
		say(room, "ben", 100);
		expect(joined(room, null).more).toBe(false);
		say(room, "ben", 1, 101);
		expect(seqs(joined(room, null))).toEqual(range(2, 101));
		expect(joined(room, null).more).toBe(true);
	});

	test("RS4 after beyond the head is told to start again, and the socket closed", () => {
		const { room } = memoryRoom(["ann"]);
		say(room, "ann", 2);
		const answer = join(room, "ann", 3);
		expect(answer).toMatchObject({
			reply: [{ type: "error", code: "start_again" }],
			announce: [],
			close: "startAgain",
		});
		expect(answer.joined).toBeUndefined();
	});

	test("EV3 a person who was renamed elsewhere is renamed here, once", () => {
		const { room } = memoryRoom(["ann", "ben"]);
		const caller = { ...callerOf("ann"), name: "Anna" };
		const answer = room.handle(caller, { type: "join_conversation", version: 1, after: 0 }, () => presences());
		const event = { type: "member_changed", seq: 1, actor: "ann", userId: "ann", name: "Anna", change: "renamed" };
		expect(answer.announce).toMatchObject([{ frame: event }]);
		expect(answer.reply).toMatchObject([{ head: 1, frames: [event] }]);
		const again = room.handle(caller, { type: "join_conversation", version: 1, after: 1 }, () => presences());
		expect(again.announce).toEqual([]);
	});

	test("RS6 before and after exclude what they name, around has it in the middle", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ben", 9);
		const ask = (request: { before?: number; after?: number; around?: number; limit: number }) => {
			const page = room.messages(request);
			return [...page.rows.map(({ seq }) => seq), page.more];
		};
		expect(ask({ limit: 3 })).toEqual([7, 8, 9, true]);
		expect(ask({ before: 4, limit: 3 })).toEqual([1, 2, 3, false]);
		expect(ask({ before: 5, limit: 3 })).toEqual([2, 3, 4, true]);
		expect(ask({ after: 6, limit: 3 })).toEqual([7, 8, 9, false]);
		expect(ask({ after: 5, limit: 3 })).toEqual([6, 7, 8, true]);
		expect(ask({ around: 5, limit: 4 })).toEqual([3, 4, 5, 6, true]);
		expect(ask({ around: 5, limit: 1 })).toEqual([5, true]);
		expect(ask({ around: 1, limit: 100 })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, false]);
	});

	test("RS6 history has messages only, whatever else the log has", () => {
		const { room } = memoryRoom(["ann:owner"]);
		say(room, "ann", 1);
		room.changeInfo("ann", { topic: "cake" });
		say(room, "ann", 1, 2);
		expect(room.messages({ limit: 10 }).rows.map(({ seq }) => seq)).toEqual([1, 3]);
		expect(seqs(joined(room, 0))).toEqual([1, 2, 3]);
	});

	test("RD5 CV2 unread counts the messages of others above one's read position", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ben", 3);
		room.changeInfo("ann", { topic: "cake" });
		say(room, "ann", 2);
		const unread = (userId: string) => {
			const member = room.roster.present(userId);
			return member === null ? null : room.summary(member).unread;
		};
		expect([unread("ann"), unread("ben")]).toEqual([3, 2]);
		room.roster.move("ann", { read: 2 }, 6, clock.now);
		expect(unread("ann")).toBe(1);
	});
});
