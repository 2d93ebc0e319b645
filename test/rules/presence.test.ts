import { describe, expect, test } from "vitest";
import { awayPollerMs, coarseMs, type Directory, PresenceBoard, pollerMs } from "../../src/conversation/presence.ts";

const start = 1_000_000;
const here = (...people: string[]) => new Map(people.map((userId) => [userId, false]));
const ann = { userId: "ann", sessionId: "a" };

function boardOf(people: ReadonlyMap<string, boolean> = here(), directory: Partial<Directory> = {}) {
	return new PresenceBoard(people, start, {
		isInvisible: () => false,
		storedSign: () => 0,
		isCoarse: () => false,
		...directory,
	});
}

const came = (userId: string, away = false) => ({ type: "presence", userId, online: true, away, lastSeen: null });
const went = (userId: string, lastSeen: number | null) => ({
	type: "presence",
	userId,
	online: false,
	away: false,
	lastSeen,
});

describe("the presence board", () => {
	test("PR2 tells who came and who went, together, a moment later", () => {
		const board = boardOf();
		expect(board.dueAt()).toBeNull();
		board.noteChange(start + 10);
		board.noteChange(start + 90);
		const due = board.dueAt() ?? 0;
		expect(due).toBeGreaterThan(start + 10);
		expect(due).toBeLessThanOrEqual(start + 1_200);
		expect(board.diff(here("ann", "ben"), due)).toEqual([came("ann"), came("ben")]);
		expect(board.dueAt()).toBeNull();
		expect(board.diff(here("ben"), due + 5)).toEqual([went("ann", due + 5)]);
	});

	test("PR2 who came and went in between is no news", () => {
		expect(boardOf(here("ann")).diff(here("ann"), start + 500)).toEqual([]);
	});

	test("PR2 2,000 people who come together are told in one round", () => {
		const board = boardOf();
		const crowd = here(...Array.from({ length: 2_000 }, (_, index) => `u${index}`));
		for (const _ of crowd) board.noteChange(start);
		expect(board.diff(crowd, start + 150)).toHaveLength(2_000);
		expect(board.diff(crowd, start + 300)).toEqual([]);
		board.noteChange(start + 400);
		// The more are here, the longer changes are gathered.
		expect(board.dueAt()).toBeGreaterThan(start + 1_000);
	});

	test("PR2 those whose sockets outlived the memory were told before", () => {
		const board = boardOf(here("ann"));
		expect(board.diff(here("ann", "ben"), start + 1).map(({ userId }) => userId)).toEqual(["ben"]);
	});

	test("PR3 someone who polls is here until 10 s after the last poll, which is when they were last seen", () => {
		const board = boardOf();
		board.notePoll("1", ann, false, start);
		expect(board.diff(here(), start + 200)).toEqual([came("ann")]);
		board.notePoll("1", ann, false, start + 3_000);
		expect(board.dueAt()).toBe(start + 3_000 + pollerMs);
		expect([...board.here(here("ben"), start + 3_000 + pollerMs - 1).keys()]).toEqual(["ben", "ann"]);
		expect(board.diff(here(), start + 3_000 + pollerMs - 1)).toEqual([]);
		expect(board.diff(here(), start + 3_000 + pollerMs)).toEqual([went("ann", start + 3_000)]);
		expect(board.dueAt()).toBeNull();
	});

	test("PR3 PR4 a poller who is away is here for longer, and no timer waits for the end of it", () => {
		const board = boardOf();
		board.notePoll("1", ann, true, start);
		expect(board.diff(here(), start + 200)).toEqual([came("ann", true)]);
		expect(board.dueAt()).toBeNull();
		expect(board.dropSilent(start + awayPollerMs - 1)).toBe(0);
		expect(board.dropSilent(start + awayPollerMs)).toBe(1);
		expect(board.diff(here(), start + awayPollerMs)).toEqual([went("ann", start)]);
	});

	test("PR4 away only when all connections are, be they sockets or polls; each change is told once", () => {
		const board = boardOf();
		const sockets = (away: boolean) => new Map([["ann", away]]);
		board.diff(sockets(false), start);
		expect(board.diff(sockets(true), start + 1)).toEqual([came("ann", true)]);
		board.notePoll("1", ann, false, start + 2);
		board.notePoll("2", ann, true, start + 2);
		expect(board.dueAt()).not.toBeNull();
		expect(board.diff(sockets(true), start + 3)).toEqual([came("ann", false)]);
		board.notePoll("1", ann, true, start + 4);
		expect(board.diff(sockets(true), start + 5)).toEqual([came("ann", true)]);
		expect(board.diff(sockets(false), start + 6)).toEqual([came("ann", false)]);
		expect(board.diff(sockets(false), start + 7)).toEqual([]);
	});

	test("PR4 polls made while nobody looked do not outlive the session's way back to a socket", () => {
		const board = boardOf();
		board.notePoll("1", ann, true, start);
		board.notePoll("2", { userId: "ben", sessionId: "b" }, true, start);
		board.noteSocket("a", start + 1);
		expect(board.diff(here(), start + 2)).toEqual([came("ben", true)]);
	});

	test("PR6 last seen is the last sign of life: what the board knows, or what is stored if that is later", () => {
		const stored = new Map([["ann", start - 500]]);
		const board = boardOf(here(), { storedSign: (userId) => stored.get(userId) ?? 0 });
		expect([board.lastSeen("ann"), board.lastSeen("ben")]).toEqual([start - 500, null]);
		board.diff(here("ann"), start);
		board.noteGone("ann", start + 40, start + 100);
		expect(board.diff(here(), start + 300)).toEqual([went("ann", start + 40)]);
		stored.set("ann", start + 900);
		expect(board.lastSeen("ann")).toBe(start + 900);
		// What was known of an earlier visit says nothing about the end of a later one.
		board.diff(here("ann"), start + 2_000);
		expect(board.diff(here(), start + 3_000)).toEqual([went("ann", start + 3_000)]);
	});

	test("PR7 nobody is told anything of invisible people; they go like others when they become so", () => {
		let invisible = true;
		const board = boardOf(here("ann"), { isInvisible: () => invisible, storedSign: () => start });
		expect(board.diff(here("ann"), start + 1)).toEqual([]);
		board.notePoll("1", ann, true, start + 2);
		expect(board.dueAt()).toBeNull();
		expect([...board.here(here("ann"), start + 2)]).toEqual([]);
		invisible = false;
		expect(board.diff(here("ann"), start + 3)).toEqual([came("ann")]);
		invisible = true;
		// A poll that brings the news is enough to have it told.
		board.notePoll("1", ann, true, start + 4);
		expect(board.dueAt()).not.toBeNull();
		expect(board.diff(here("ann"), start + 4)).toEqual([went("ann", null)]);
		board.notePoll("1", ann, true, start + 5);
		expect(board.dueAt()).toBeNull();
		board.noteGone("ann", start + 5, start + 5);
		expect(board.diff(here(), start + 6)).toEqual([]);
		expect(board.lastSeen("ann")).toBeNull();
	});

	test("PL3 every change comes once to whoever hands in the last mark", () => {
		const board = boardOf();
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
		const board = boardOf(new Map([["ann", true]]), { storedSign: () => 77 });
		expect(board.changesAfter(start - 1, ["ann", "ben"])).toEqual([came("ann", true), went("ben", 77)]);
	});
});

describe("presence that costs too much", () => {
	test("CO4 PR2 no timer is set; changes are told half a minute later, with whatever happens then", () => {
		let coarse = true;
		const board = boardOf(here(), { isCoarse: () => coarse });
		board.noteChange(start);
		board.notePoll("page", { userId: "cai", sessionId: "s" }, false, start);
		expect(board.dueAt()).toBeNull();
		expect(board.isOverdue(start + coarseMs - 1)).toBe(false);
		expect(board.isOverdue(start + coarseMs)).toBe(true);
		expect(board.diff(here("ann"), start + coarseMs).map(({ userId }) => userId)).toEqual(["ann"]);
		expect(board.isOverdue(start + 2 * coarseMs)).toBe(false);
		coarse = false;
		board.noteChange(start);
		expect(board.dueAt()).not.toBeNull();
		expect(board.isOverdue(start + coarseMs)).toBe(false);
	});
});
