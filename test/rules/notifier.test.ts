import { afterEach, describe, expect, test, vi } from "vitest";
import { addMember, removeMember } from "../../src/conversation/membership.ts";
import type { InboxPort, VersionedSummary } from "../../src/conversation/notify.ts";
import { Notifier } from "../../src/conversation/notify.ts";
import type { SharedSummary } from "../../src/protocol/entities.ts";
import { defaults, memoryRoom, say } from "../support/memory-store.ts";

interface Call {
	userId: string;
	/** null: a removal. */
	summary: SharedSummary | null;
	version: number;
	answer(watching: boolean): void;
	fail(): void;
}

/** A room with its notifier, and inboxes that answer when the test says so. */
function notified(...people: string[]) {
	const { room, clock, store } = memoryRoom(people);
	const calls: Call[] = [];
	const inboxes: InboxPort = {
		update: (userId: string, news: VersionedSummary) =>
			new Promise((resolve, reject) => {
				const answer = (watching: boolean) => resolve({ watching });
				calls.push({ userId, ...news, answer, fail: () => reject(new Error("down")) });
			}),
		remove: (userId) =>
			new Promise((resolve, reject) => {
				const answer = () => resolve();
				calls.push({ userId, summary: null, version: 0, answer, fail: () => reject(new Error("down")) });
			}),
	};
	const notifier = new Notifier(room, inboxes, clock);
	/** Answers the call of this person that is under way. */
	const callTo = (userId: string): Call => {
		const index = calls.findIndex((call) => call.userId === userId);
		const [call] = calls.splice(index, 1);
		if (index < 0 || call === undefined) throw new Error(`no call to ${userId}`);
		return call;
	};
	const said = (count: number) => {
		say(room, "ann", count, room.store.head() + 1);
		notifier.touchAll();
	};
	const knows = (userId: string) => store.rows.get(userId)?.inbox;
	/** Tells everyone; each inbox answers whether somebody looks. */
	const flush = async (watching: Record<string, boolean>) => {
		const flushed = notifier.flush();
		for (const [userId, looks] of Object.entries(watching)) callTo(userId).answer(looks);
		return flushed;
	};
	return { room, clock, store, notifier, calls, callTo, said, knows, flush };
}

afterEach(() => vi.restoreAllMocks());

describe("telling the inboxes", () => {
	test("an inbox where nobody looks is told once and left asleep, however much is said; that costs one row", async () => {
		const { notifier, store, calls, said, knows, flush, room } = notified("ann", "ben");
		for (const userId of ["ann", "ben"]) room.roster.setInbox(userId, "fresh", 0);
		said(5);
		expect([notifier.hasWork(), notifier.needsAlarm()]).toEqual([true, true]);
		const { writes } = store;
		expect(await flush({ ann: true, ben: false })).toBe(true);
		expect([knows("ann"), knows("ben")]).toEqual(["watching", "asleep"]);
		for (let i = 0; i < 10; i++) {
			said(3);
			await flush({ ann: true });
		}
		expect(calls).toEqual([]);
		// One for each inbox, and one for each of the 30 messages.
		expect(store.writes - writes).toBe(2 + 30);
		expect([notifier.hasWork(), notifier.needsAlarm()]).toEqual([false, false]);
	});

	test("a burst while a call is under way is told once after it, in the next round", async () => {
		const { notifier, calls, callTo, said, room } = notified("ann", "ben");
		room.roster.setInbox("ben", "watching", 0);
		said(1);
		const first = notifier.flush();
		said(20);
		const call = callTo("ben");
		expect(call.summary?.head).toBe(1);
		call.answer(true);
		await first;
		expect(calls).toEqual([]);
		expect(notifier.hasWork()).toBe(true);
		const second = notifier.flush();
		const next = callTo("ben");
		expect(next.summary?.head).toBe(21);
		expect(next.version).toBeGreaterThan(call.version);
		next.answer(true);
		await second;
		expect([calls, notifier.hasWork()]).toEqual([[], false]);
	});

	test("an inbox that asks is right from then on, and hears of the next change", async () => {
		const { notifier, said, knows, room, calls } = notified("ann", "ben");
		said(3);
		const ben = room.roster.present("ben");
		if (ben === null) throw new Error("no Ben");
		expect(notifier.take(ben).summary.unread).toBe(3);
		expect(knows("ben")).toBe("fresh");
		expect(notifier.hasWork()).toBe(false);
		said(1);
		expect(notifier.hasWork()).toBe(true);
		expect(calls).toEqual([]);
	});

	test("an inbox that asks while a call to it is under way is not put to sleep by the answer", async () => {
		const { notifier, callTo, said, knows, room } = notified("ann", "ben");
		room.roster.setInbox("ben", "fresh", 0);
		said(1);
		const flushed = notifier.flush();
		const call = callTo("ben");
		const ben = room.roster.present("ben");
		if (ben === null) throw new Error("no Ben");
		expect(notifier.take(ben).version).toBeGreaterThan(call.version);
		call.answer(false);
		await flushed;
		expect(knows("ben")).toBe("fresh");
		said(1);
		expect(notifier.hasWork()).toBe(true);
	});

	test("an inbox that cannot be reached stays to be told, by the alarm and not by every message", async () => {
		const { notifier, callTo, said, knows, room } = notified("ann", "ben");
		vi.spyOn(console, "error").mockImplementation(() => {});
		room.roster.setInbox("ben", "fresh", 0);
		said(1);
		const failed = notifier.flush();
		callTo("ben").fail();
		expect(await failed).toBe(false);
		expect([knows("ben"), notifier.needsAlarm()]).toEqual(["untold", true]);
		said(1);
		expect(notifier.hasWork()).toBe(false);
		notifier.retry();
		const again = notifier.flush();
		const call = callTo("ben");
		expect(call.summary?.head).toBe(2);
		call.answer(false);
		expect(await again).toBe(true);
		expect([knows("ben"), notifier.needsAlarm()]).toEqual(["asleep", false]);
	});

	test("one that is down does not keep the others from being told", async () => {
		const { notifier, callTo, said, knows, room } = notified("ann", "ben", "cai");
		vi.spyOn(console, "error").mockImplementation(() => {});
		for (const userId of ["ben", "cai"]) room.roster.setInbox(userId, "fresh", 0);
		said(1);
		const flushed = notifier.flush();
		callTo("ben").fail();
		callTo("cai").answer(true);
		expect(await flushed).toBe(false);
		expect([knows("ben"), knows("cai")]).toEqual(["untold", "watching"]);
	});

	test("CV5 whoever went is told once that the conversation is gone, and nothing after", async () => {
		const { notifier, callTo, said, room, calls, clock } = notified("ann:owner", "ben");
		const owner = room.roster.present("ann");
		if (owner === null) throw new Error("no Ann");
		removeMember(room, owner, "ben");
		const flushed = notifier.flush();
		const call = callTo("ben");
		expect(call.summary).toBeNull();
		call.answer(false);
		await flushed;
		said(3);
		expect([notifier.hasWork(), calls]).toEqual([false, []]);
		addMember(room, owner, { userId: "ben", name: "Ben", username: null, settings: defaults }, clock.now);
		expect(notifier.hasWork()).toBe(true);
	});

	test("CV5 who is added again while the removal is under way is told so after it", async () => {
		const { notifier, callTo, room, clock, knows } = notified("ann:owner", "ben");
		const owner = room.roster.present("ann");
		if (owner === null) throw new Error("no Ann");
		removeMember(room, owner, "ben");
		const flushed = notifier.flush();
		const removal = callTo("ben");
		addMember(room, owner, { userId: "ben", name: "Ben", username: null, settings: defaults }, clock.now);
		removal.answer(false);
		await flushed;
		expect([knows("ben"), notifier.hasWork()]).toEqual(["untold", true]);
		const again = notifier.flush();
		expect(callTo("ben").summary?.id).toBe(room.info().id);
		notifier.retry();
		void again;
	});

	test("after a crash those that watch are told again; those that are right or asleep are not", () => {
		const { notifier, room } = notified("ann", "ben", "cai");
		room.roster.setInbox("ann", "fresh", 0);
		notifier.touchWatching();
		expect(notifier.hasWork()).toBe(false);
		room.roster.setInbox("cai", "watching", 0);
		notifier.touchWatching();
		expect(notifier.hasWork()).toBe(true);
	});

	test("1,000 inboxes are told 20 at once", async () => {
		const people = Array.from({ length: 50 }, (_, index) => `u${index}`);
		const { notifier, room, calls, said } = notified("ann", ...people);
		for (const userId of people) room.roster.setInbox(userId, "fresh", 0);
		said(1);
		const flushed = notifier.flush();
		let told = 0;
		while (told < 50) {
			expect(calls.length).toBeLessThanOrEqual(20);
			for (const call of calls.splice(0)) {
				told++;
				call.answer(false);
			}
			await Promise.resolve();
		}
		expect(await flushed).toBe(true);
	});
});
