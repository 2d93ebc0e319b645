import { describe, expect, test } from "vitest";
import { Revisions } from "../../src/inbox/revisions.ts";
import { nextAlarm, refuseRemindAt, SavedMessages } from "../../src/inbox/saved.ts";
import { limits } from "../../src/protocol/limits.ts";
import { fakeClock, MemorySavedStore } from "../support/memory-store.ts";

const at = (seq: number, conversationId = "a") => ({ conversationId, seq });

function savedMessages() {
	const clock = fakeClock();
	const store = new MemorySavedStore();
	const hidden = new Set<string>();
	const open = () => new SavedMessages(store, new Revisions(clock), (id) => !hidden.has(id), clock);
	return { clock, store, hidden, saved: open(), reopen: open };
}

const seqs = (saved: readonly { seq: number }[]) => saved.map(({ seq }) => seq);
const outcome = (result: ReturnType<SavedMessages["save"]>) =>
	result.ok ? (result.value.isNew ? "new" : "same") : result.refusal.code;

describe("saved messages", () => {
	test("SM1 SM2 saving costs one row; saving again changes the reminder alone, and costs none when it is so already", () => {
		const { clock, store, saved } = savedMessages();
		const first = saved.save(at(1), null);
		expect(first).toEqual({
			ok: true,
			value: { saved: { ...at(1), savedAt: clock.now, remindAt: null, due: false }, isNew: true },
		});
		expect(store.writes).toBe(1);
		clock.now += 50;
		const remindAt = clock.now + 1_000;
		expect([outcome(saved.save(at(1), null)), outcome(saved.save(at(1), remindAt))]).toEqual(["same", "new"]);
		expect(outcome(saved.save(at(1), remindAt))).toBe("same");
		expect(saved.newest()).toEqual([{ ...at(1), savedAt: clock.now - 50, remindAt, due: false }]);
		expect(store.writes).toBe(2);
		// A repetition of what was stored is no mistake, however late it comes.
		clock.now = remindAt + 5;
		expect(outcome(saved.save(at(1), remindAt))).toBe("same");
	});

	test("SM2 a reminder is in the future and at most five years away", () => {
		const { clock, saved } = savedMessages();
		const times = [clock.now, clock.now - 1, clock.now + limits.longestReminderMs + 1];
		expect(times.map((time) => outcome(saved.save(at(1), time)))).toEqual(Array(3).fill("bad_request"));
		expect([refuseRemindAt(clock.now + limits.longestReminderMs, clock.now), refuseRemindAt(null, clock.now)]).toEqual([
			null,
			null,
		]);
		expect(saved.newest()).toEqual([]);
	});

	test("SM1 at most a thousand; what is hidden gives way, what is seen does not", () => {
		const { saved, hidden, store } = savedMessages();
		saved.save(at(1, "left"), null);
		for (let seq = 1; seq < limits.saved; seq++) saved.save(at(seq), null);
		expect(outcome(saved.save(at(5_000), null))).toBe("saved_limit");
		expect(outcome(saved.save(at(1), 2_000_000))).toBe("new");
		hidden.add("left");
		expect(outcome(saved.save(at(5_000), null))).toBe("new");
		expect([store.rows.size, outcome(saved.save(at(5_001), null))]).toEqual([limits.saved, "saved_limit"]);
		saved.remove(at(7));
		expect(outcome(saved.save(at(5_001), null))).toBe("new");
	});

	test("SM5 an inbox names the newest, and all with a reminder", () => {
		const { saved, clock } = savedMessages();
		saved.save(at(1), null);
		saved.save(at(2), clock.now + 10);
		for (let seq = 3; seq < limits.savedInInbox + 3; seq++) saved.save(at(seq), null);
		const named = seqs(saved.newest());
		expect(named).toHaveLength(limits.savedInInbox + 1);
		expect([named[0], named.at(-1), named.includes(1)]).toEqual([limits.savedInInbox + 2, 2, false]);
	});

	test("SM7 pages go on where the last one ended, also among those saved in the same millisecond", () => {
		const { saved, clock } = savedMessages();
		for (let seq = 1; seq <= 5; seq++) saved.save(at(seq), seq % 2 === 0 ? clock.now + 10 : null);
		const first = saved.page({ limit: 2 });
		const second = saved.page({ limit: 3, before: first.saved.at(-1)?.savedAt ?? 0 });
		expect([seqs(first.saved), first.hasMore, seqs(second.saved), second.hasMore]).toEqual([
			[5, 4],
			true,
			[3, 2, 1],
			false,
		]);
		expect(seqs(saved.page({ limit: 9, reminder: true }).saved)).toEqual([4, 2]);
		expect(seqs(saved.page({ limit: 9, reminder: false }).saved)).toEqual([5, 3, 1]);
	});

	test("CV7 changes come to a poller once, in order, over the loss of memory; removals too", () => {
		const { saved, reopen, clock } = savedMessages();
		saved.save(at(1), null);
		saved.save(at(2), null);
		const rev = clock.now;
		saved.remove(at(1));
		expect(saved.remove(at(1))).toBe(false);
		const removal = { type: "saved_removed", ...at(1) };
		const told = saved.changesAfter(rev);
		expect(told).toEqual([
			{ type: "saved_changed", saved: { ...at(2), savedAt: rev + 1, remindAt: null, due: false } },
			removal,
		]);
		expect(reopen().changesAfter(rev)).toEqual(told);
		expect(reopen().changesAfter(rev + 1)).toEqual([removal]);
	});

	test("CV7 a poller who missed more removals than are kept is told so, and the table does not grow", () => {
		const { saved, store, clock } = savedMessages();
		const before = clock.now;
		for (let seq = 1; seq <= 300; seq++) {
			saved.save(at(seq), null);
			saved.remove(at(seq));
		}
		expect(store.rows.size).toBe(200);
		expect([saved.changesAfter(before), saved.changesAfter(clock.now + 10_000)]).toEqual([null, []]);
		saved.save(at(300), null);
		expect(store.rows.size).toBe(200);
	});

	test("a write that fails changes nothing", () => {
		const { saved, store, reopen } = savedMessages();
		saved.save(at(1), null);
		store.failure = new Error("disk full");
		expect(() => saved.remove(at(1))).toThrow("disk full");
		expect([seqs(saved.newest()), seqs(reopen().newest())]).toEqual([[1], [1]]);
	});
});

describe("reminders", () => {
	test("SM4 are due when their time has come, told once, for one row each", () => {
		const { saved, store, clock, reopen } = savedMessages();
		saved.save(at(1), clock.now + 100);
		saved.save(at(2), clock.now + 200);
		saved.save(at(3), null);
		expect([saved.nextReminder(), saved.settle()]).toEqual([clock.now + 100, []]);
		clock.now += 150;
		const { writes } = store;
		const come = saved.settle();
		expect(come).toMatchObject([{ type: "saved_changed", saved: { ...at(1), due: true } }]);
		expect([saved.settle(), store.writes - writes, saved.nextReminder()]).toEqual([[], 1, clock.now + 50]);
		clock.now += 1_000;
		expect(
			seqs(
				reopen()
					.settle()
					.flatMap((frame) => (frame.type === "saved_changed" ? frame.saved : [])),
			),
		).toEqual([2]);
	});

	test("SM4 being due ends with another time, with none, and with the message no longer saved", () => {
		const { saved, clock } = savedMessages();
		for (const seq of [1, 2, 3]) saved.save(at(seq), clock.now + 10);
		clock.now += 10;
		expect(saved.settle()).toHaveLength(3);
		saved.save(at(1), clock.now + 500);
		saved.save(at(2), null);
		saved.remove(at(3));
		expect(saved.newest().map(({ seq, due, remindAt }) => [seq, due, remindAt])).toEqual([
			[2, false, null],
			[1, false, clock.now + 500],
		]);
		expect(saved.nextReminder()).toBe(clock.now + 500);
	});

	test("SM6 of a conversation that the person is not in are hidden and do not ring, and come back with it", () => {
		const { saved, clock, hidden } = savedMessages();
		saved.save(at(1, "left"), clock.now + 10);
		saved.save(at(2), null);
		hidden.add("left");
		clock.now += 100;
		const rev = clock.now;
		expect([saved.settle(), saved.nextReminder(), seqs(saved.newest())]).toEqual([[], null, [2]]);
		expect(seqs(saved.page({ limit: 9 }).saved)).toEqual([2]);
		expect(saved.changesAfter(0)).toHaveLength(1);
		hidden.delete("left");
		const back = saved.reveal("left");
		expect(back).toMatchObject([{ saved: at(1, "left") }]);
		expect(saved.changesAfter(rev - 1)).toEqual(back);
		expect(saved.settle()).toMatchObject([{ saved: { ...at(1, "left"), due: true } }]);
	});
});

describe("the one alarm", () => {
	const now = 1_000;
	test.each([
		["nothing to do", { remindAt: null, owes: false, planned: null }, null],
		["nothing to do any more", { remindAt: null, owes: false, planned: 9_000 }, null],
		["a reminder", { remindAt: 9_000, owes: false, planned: null }, 9_000],
		["a later reminder in place of a removed one", { remindAt: 9_000, owes: false, planned: 2_000 }, 9_000],
		["a session's end alone", { remindAt: null, owes: true, planned: null }, 6_000],
		["a session's end before a reminder", { remindAt: 9_000, owes: true, planned: 9_000 }, 6_000],
		["a reminder before a session's end", { remindAt: 2_000, owes: true, planned: 6_000 }, 2_000],
		["a session's end is not put off by a save", { remindAt: 9_000, owes: true, planned: 4_000 }, 4_000],
	])("%s", (_, wants, rings) => {
		expect(nextAlarm(wants, now, 5_000)).toBe(rings);
	});
});
