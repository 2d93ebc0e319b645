import { describe, expect, test } from "vitest";
import { gatherMs, Roster, settleMs } from "../../src/conversation/roster.ts";
import { fakeClock, MemoryConversationStore, memberRecord } from "../support/memory-store.ts";

function roster(...people: string[]) {
	const store = new MemoryConversationStore();
	people.forEach((userId, index) => void store.rows.set(userId, memberRecord(userId, { since: index })));
	return { store, clock: fakeClock(), roster: new Roster(store) };
}

describe("positions", () => {
	test("RD1 read includes delivered", () => {
		const { roster: r, clock } = roster("ann");
		expect(r.move("ann", { read: 4 }, 10, clock.now)?.full).toEqual({
			type: "message_status",
			userId: "ann",
			delivered: 4,
			read: 4,
		});
		expect(r.standing("ann")).toEqual({ delivered: 4, read: 4 });
	});

	test("RD2 a position never moves back, and one that is lower or equal changes nothing and writes nothing", () => {
		const { roster: r, clock, store } = roster("ann");
		r.move("ann", { delivered: 9, read: 5 }, 10, clock.now);
		const { writes } = store;
		clock.now += 10 * settleMs;
		for (const wanted of [
			{ read: 4 },
			{ read: 5 },
			{ delivered: 1 },
			{ delivered: 9 },
			{ read: 0, delivered: 0 },
			{},
		]) {
			expect(r.move("ann", wanted, 10, clock.now)).toBeNull();
		}
		expect(r.settle(clock.now)).toEqual([]);
		expect(r.standing("ann")).toEqual({ delivered: 9, read: 5 });
		expect(store.writes).toBe(writes);
	});

	test("RD3 of fifty who read on, a message a second, all are written together, and not each for itself", () => {
		const people = Array.from({ length: 50 }, (_, index) => `p${String(index).padStart(2, "0")}`);
		const { roster: r, clock, store } = roster(...people);
		const { writes } = store;
		for (let message = 1; message <= 10; message++) {
			for (const userId of people) r.move(userId, { read: message }, message, clock.now);
			for (const end = clock.now + 1_000; clock.now < end; ) {
				const dueAt = r.settlesAt();
				clock.now = Math.min(end, dueAt ?? end);
				if (dueAt !== null && dueAt <= clock.now) r.settle(clock.now);
			}
		}
		expect(r.standing("p49").read).toBe(10);
		expect(store.writes - writes).toBeLessThanOrEqual(12);
	});

	test("RD2 a position never goes beyond the head", () => {
		const { roster: r, clock } = roster("ann");
		r.move("ann", { read: Number.MAX_SAFE_INTEGER, delivered: 999_999 }, 7, clock.now);
		expect(r.standing("ann")).toEqual({ delivered: 7, read: 7 });
	});

	test("RD3 whatever moves within a second is written once and told once, as its last state", () => {
		const { roster: r, clock, store } = roster("ann", "ben");
		expect(r.move("ann", { read: 1 }, 100, clock.now)).not.toBeNull();
		const { writes } = store;
		for (let seq = 2; seq <= 100; seq++) expect(r.move("ann", { read: seq }, 100, clock.now + seq)).toBeNull();
		expect(store.writes).toBe(writes);
		expect(r.settlesAt()).toBe(clock.now + settleMs);
		expect(r.settle(clock.now + settleMs - 1)).toEqual([]);
		expect(r.settle(clock.now + settleMs).map(({ full }) => full)).toEqual([
			{ type: "message_status", userId: "ann", delivered: 100, read: 100 },
		]);
		expect(store.writes).toBe(writes + 1);
		expect(r.settlesAt()).toBeNull();
		expect(store.rows.get("ann")).toMatchObject({ delivered: 100, read: 100 });
	});

	test("RD3 in a group, what several read within a moment is one row, and told for each", () => {
		const people = ["ann", "ben", "cai", "dee"];
		const { roster: r, clock, store } = roster(...people);
		const { writes } = store;
		for (const userId of people) expect(r.move(userId, { read: 1 }, 9, clock.now++)).toBeNull();
		const first = clock.now - people.length;
		expect(r.settlesAt()).toBe(first + gatherMs);
		expect(r.settle(first + gatherMs - 1)).toEqual([]);
		expect(r.settle(first + gatherMs).map(({ full }) => full.userId)).toEqual(people);
		expect(store.writes).toBe(writes + 1);
		// Whoever moved less than a second ago waits, whatever the others do.
		r.move("ann", { read: 2 }, 9, first + gatherMs + 1);
		expect(r.settle(first + gatherMs + 2, true)).toEqual([]);
		expect(r.settlesAt()).toBeGreaterThan(first + gatherMs + settleMs - 1);
	});

	test("RD6 what is read in hiding is told at its full second, even if others' moves are told before", () => {
		const { roster: r } = roster("ann", "ben", "cai");
		r.takeSettings("ann", hidden(1), 0);
		r.move("ann", { read: 1 }, 9, 10_300);
		r.move("ben", { read: 1 }, 9, 10_310);
		expect(r.settle(10_600).map(({ full }) => full.userId)).toEqual(["ben"]);
		expect(r.settle(11_000).map(({ full }) => full.userId)).toEqual(["ann"]);
	});

	test("RD3 each member has a second of their own", () => {
		const { roster: r, clock } = roster("ann", "ben");
		expect(r.move("ann", { read: 1 }, 9, clock.now)).not.toBeNull();
		expect(r.move("ben", { read: 1 }, 9, clock.now)).not.toBeNull();
	});

	test("RD3 what waited for its second is forgotten with a member who went", () => {
		const { roster: r, clock } = roster("ann");
		r.move("ann", { read: 1 }, 9, clock.now);
		r.move("ann", { read: 2 }, 9, clock.now);
		r.put(memberRecord("ann", { present: false, delivered: 1, read: 1 }));
		expect(r.settle(clock.now + settleMs)).toEqual([]);
		expect(r.settlesAt()).toBeNull();
		expect(r.move("ann", { read: 3 }, 9, clock.now)).toBeNull();
	});

	test("PL3 every move is newer than all before it, even in the same millisecond", () => {
		const { roster: r, clock } = roster("ann", "ben", "cai");
		let mark = r.newestMove("dee");
		for (const userId of ["ann", "ben", "cai"]) {
			r.move(userId, { read: 1 }, 5, clock.now);
			r.settleOne(userId, clock.now);
			expect(r.movedAfter(mark, "dee").map((status) => status.userId)).toEqual([userId]);
			mark = r.newestMove("dee");
		}
		expect(r.movedAfter(mark, "dee")).toEqual([]);
	});

	test("RD1 a move is an inbox's business when that believes its unread count", () => {
		const { roster: r, clock, store } = roster("ann", "ben");
		r.setInbox("ann", "fresh", 5);
		r.move("ann", { read: 1 }, 5, clock.now);
		r.move("ben", { read: 1 }, 5, clock.now);
		expect([store.rows.get("ann")?.inbox, store.rows.get("ben")?.inbox]).toEqual(["untold", "asleep"]);
	});
});

const hidden = (at: number, hideRead = true) => ({ hideRead, invisible: false, at });
const status = (userId: string, delivered: number, read: number | null) => ({
	type: "message_status",
	userId,
	delivered,
	read,
});

describe("hidden reading", () => {
	test("RD6 others see null, in both directions, and everyone sees their own", () => {
		const { roster: r, clock } = roster("ann", "ben", "cai");
		for (const userId of ["ann", "ben", "cai"]) r.move(userId, { delivered: 5, read: 3 }, 9, clock.now);
		r.settle(clock.now, true);
		r.takeSettings("ann", hidden(1), clock.now);
		const seenBy = (userId: string) => {
			const reader = r.present(userId);
			return reader === null ? null : r.wireMembers(reader, () => null).map(({ read }) => read);
		};
		expect(seenBy("ann")).toEqual([3, null, null]);
		expect(seenBy("ben")).toEqual([null, 3, 3]);
	});

	test("RD6 a move of the read position alone is nothing to those who are not shown it; delivered is", () => {
		const { roster: r, clock } = roster("ann", "ben");
		r.takeSettings("ann", hidden(1), clock.now);
		/** Asks, and waits until it is written. */
		const moveTo = (wanted: { delivered?: number; read?: number }) => {
			expect(r.move("ann", wanted, 9, clock.now)).toBeNull();
			clock.now += settleMs;
			return r.settle(clock.now)[0];
		};
		moveTo({ delivered: 5 });
		const [bens, anns] = [r.newestMove("ben"), r.newestMove("ann")];
		expect(moveTo({ read: 4 })).toEqual({ full: status("ann", 5, 4), bare: null });
		expect([r.movedAfter(bens, "ben"), r.movedAfter(anns, "ann")]).toEqual([[], [status("ann", 5, 4)]]);
		// A poller's cursor tells nothing, either.
		expect(r.newestMove("ben")).toBe(bens);
		expect(r.newestMove("ann")).toBeGreaterThan(anns);
		expect(moveTo({ read: 7 })?.bare).toEqual(status("ann", 7, null));
		expect(r.movedAfter(bens, "ben")).toEqual([status("ann", 7, null)]);
	});

	test("RD6 when something delivered is told does not say whether something was read a moment before", () => {
		const toldAfter = (reads: boolean) => {
			const { roster: r, clock } = roster("ann");
			r.takeSettings("ann", hidden(1), clock.now);
			r.move("ann", { delivered: 5 }, 9, clock.now);
			clock.now += settleMs;
			r.settle(clock.now);
			clock.now += 1_500;
			if (reads) r.move("ann", { read: 4 }, 9, clock.now);
			clock.now += 1_100;
			r.settle(clock.now);
			r.move("ann", { delivered: 6 }, 9, clock.now);
			return r.settlesAt();
		};
		expect(toldAfter(true)).toBe(toldAfter(false));
	});

	test("PR6 when somebody last read is a sign of them, unless they hide it; what their devices received is none", () => {
		const { roster: r, clock } = roster("ann");
		r.move("ann", { delivered: 5 }, 9, clock.now);
		expect(r.lastRead("ann")).toBe(0);
		clock.now += 2 * settleMs;
		r.move("ann", { read: 4 }, 9, clock.now);
		expect(r.lastRead("ann")).toBe(clock.now);
		r.takeSettings("ann", hidden(1), clock.now);
		expect(r.lastRead("ann")).toBe(0);
	});

	test("RD6 PL3 who starts or stops hiding is told anew to others, and the others to them", () => {
		const { roster: r, clock } = roster("ann", "ben", "cai");
		for (const userId of ["ann", "ben", "cai"]) r.move(userId, { read: 3 }, 9, clock.now);
		r.settle(clock.now, true);
		for (const [at, hideRead] of [
			[1, true],
			[2, false],
		] as const) {
			const marks = { ann: r.newestMove("ann"), ben: r.newestMove("ben") };
			const shown = hideRead ? null : 3;
			expect(r.takeSettings("ann", hidden(at, hideRead), clock.now)).toEqual({ hideRead: true, invisible: false });
			expect(r.movedAfter(marks.ben, "ben")).toEqual([status("ann", 3, shown)]);
			expect(r.movedAfter(marks.ann, "ann")).toEqual([
				status("ann", 3, 3),
				status("ben", 3, shown),
				status("cai", 3, shown),
			]);
			expect(r.movedAfter(r.newestMove("ann"), "ann")).toEqual([]);
		}
	});

	test("ID8 settings that come late change nothing and write nothing", () => {
		const { roster: r, clock, store } = roster("ann");
		r.takeSettings("ann", hidden(7), clock.now);
		const { writes } = store;
		expect(r.takeSettings("ann", hidden(6, false), clock.now)).toBeNull();
		expect(r.takeSettings("ann", hidden(7, false), clock.now)).toBeNull();
		expect(r.takeSettings("nobody", hidden(9), clock.now)).toBeNull();
		expect([store.writes, r.present("ann")?.settings.hideRead]).toEqual([writes, true]);
		// The same values, but newer: what is older than them must not be taken after them.
		expect(r.takeSettings("ann", hidden(9), clock.now)).toBeNull();
		expect(r.takeSettings("ann", hidden(8, false), clock.now)).toBeNull();
		expect(r.present("ann")?.settings).toEqual(hidden(9));
	});

	test("RD1 settling one member writes what waits, and only that", () => {
		const { roster: r, clock, store } = roster("ann", "ben");
		for (const userId of ["ann", "ben"]) {
			r.move(userId, { read: 1 }, 9, clock.now);
			r.move(userId, { read: 2 }, 9, clock.now);
		}
		expect(r.settleOne("ann", clock.now)?.full).toEqual(status("ann", 2, 2));
		expect([store.rows.get("ann")?.read, store.rows.get("ben")?.read]).toEqual([2, 1]);
		expect(r.settleOne("ann", clock.now)).toBeNull();
	});
});

describe("members", () => {
	test("memory is a cache: what was written outlives it, what failed is forgotten with it", () => {
		const { roster: r, clock, store } = roster("ann");
		r.move("ann", { read: 3 }, 9, clock.now);
		store.failure = new Error("disk full");
		expect(() => r.move("ann", { read: 5 }, 9, clock.now + settleMs)).toThrow("disk full");
		r.forget();
		expect(r.standing("ann")).toEqual({ delivered: 3, read: 3 });
		expect(r.settlesAt()).toBeNull();
	});

	test("CV2 a summary names the reader first and no more than it may", () => {
		const { roster: r } = roster(...Array.from({ length: 30 }, (_, index) => `u${String(index).padStart(2, "0")}`));
		const named = r.summaryMembers("u20", 10).map(({ userId }) => userId);
		expect(named).toHaveLength(10);
		expect(named[0]).toBe("u20");
		expect(new Set(named).size).toBe(10);
	});

	test("CV4 the longest-standing admin inherits, else the longest-standing member, else nobody", () => {
		const { roster: r } = roster("own", "old", "adm1", "adm2");
		expect(r.heir("own")?.userId).toBe("old");
		r.put(memberRecord("adm2", { role: "admin", since: 3 }));
		expect(r.heir("own")?.userId).toBe("adm2");
		r.put(memberRecord("adm1", { role: "admin", since: 2 }));
		expect(r.heir("own")?.userId).toBe("adm1");
		expect(roster("own").roster.heir("own")).toBeNull();
	});

	test("an inbox's knowledge is written only when it is news", () => {
		const { roster: r, store } = roster("ann");
		r.setInbox("ann", "asleep", 7);
		expect(store.writes).toBe(0);
		r.setInbox("ann", "fresh", 7);
		r.setInbox("ann", "fresh", 7);
		expect(store.writes).toBe(1);
		r.setInbox("ann", "fresh", 8);
		r.setInbox("nobody", "fresh", 8);
		expect(store.writes).toBe(2);
	});
});
