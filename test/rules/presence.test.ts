import { describe, expect, test } from "vitest";
import { PresenceBoard, pollerMs } from "../../src/conversation/presence.ts";

const start = 1_000_000;
const here = (...people: string[]) => new Set(people);

describe("the presence board", () => {
	test("PR2 tells who came and who went, together, a moment later", () => {
		const board = new PresenceBoard([], start);
		expect(board.dueAt()).toBeNull();
		board.noteChange(start + 10);
		board.noteChange(start + 90);
		const due = board.dueAt() ?? 0;
		expect(due).toBeGreaterThan(start + 10);
		expect(due).toBeLessThanOrEqual(start + 1_200);
		expect(board.diff(here("ann", "ben"), due)).toEqual([
			{ type: "presence", userId: "ann", online: true, lastSeen: null },
			{ type: "presence", userId: "ben", online: true, lastSeen: null },
		]);
		expect(board.dueAt()).toBeNull();
		expect(board.diff(here("ben"), due + 5)).toEqual([
			{ type: "presence", userId: "ann", online: false, lastSeen: due + 5 },
		]);
	});

	test("PR2 who came and went in between is no news", () => {
		const board = new PresenceBoard(["ann"], start);
		expect(board.diff(here("ann"), start + 500)).toEqual([]);
	});

	test("PR2 2,000 people who come together are told in one round", () => {
		const board = new PresenceBoard([], start);
		const crowd = new Set(Array.from({ length: 2_000 }, (_, index) => `u${index}`));
		for (const _ of crowd) board.noteChange(start);
		expect(board.diff(crowd, start + 150)).toHaveLength(2_000);
		expect(board.diff(crowd, start + 300)).toEqual([]);
		board.noteChange(start + 400);
		// The more are here, the longer changes are gathered.
		expect(board.dueAt()).toBeGreaterThan(start + 1_000);
	});

	test("PR2 those whose sockets outlived the memory were told before", () => {
		const board = new PresenceBoard(["ann"], start);
		expect(board.diff(here("ann", "ben"), start + 1).map(({ userId }) => userId)).toEqual(["ben"]);
	});

	test("PR3 someone who polls is here until 10 s after the last poll", () => {
		const board = new PresenceBoard([], start);
		board.notePoll("ann", start);
		expect(board.diff(here(), start + 200)).toMatchObject([{ userId: "ann", online: true }]);
		board.notePoll("ann", start + 3_000);
		expect(board.dueAt()).toBe(start + 3_000 + pollerMs);
		expect(board.online(here("ben"), start + 3_000 + pollerMs - 1)).toEqual(["ben", "ann"]);
		expect(board.diff(here(), start + 3_000 + pollerMs - 1)).toEqual([]);
		expect(board.diff(here(), start + 3_000 + pollerMs)).toMatchObject([{ userId: "ann", online: false }]);
		expect(board.dueAt()).toBeNull();
	});

	test("PL3 every change comes once to whoever hands in the last mark", () => {
		const board = new PresenceBoard([], start);
		let mark = board.mark(start);
		board.diff(here("ann"), start);
		expect(board.changesAfter(mark, [])).toMatchObject([{ userId: "ann", online: true }]);
		mark = board.mark(start);
		expect(board.changesAfter(mark, [])).toEqual([]);
		// In the same millisecond: none may be missed.
		board.diff(here(), start);
		expect(board.changesAfter(mark, [])).toMatchObject([{ userId: "ann", online: false }]);
	});

	test("PL3 a mark from before the memory began brings everyone's state", () => {
		const board = new PresenceBoard(["ann"], start);
		expect(board.changesAfter(start - 1, ["ann", "ben"])).toEqual([
			{ type: "presence", userId: "ann", online: true, lastSeen: null },
			{ type: "presence", userId: "ben", online: false, lastSeen: null },
		]);
	});
});
