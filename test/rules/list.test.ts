import { afterEach, describe, expect, test, vi } from "vitest";
import { ConversationList, type News } from "../../src/inbox/inbox.ts";
import type { ConversationSummary, SharedSummary } from "../../src/protocol/entities.ts";
import { fakeClock, MemoryInboxStore } from "../support/memory-store.ts";

function summary(id: string, activityAt: number, head = 0): SharedSummary {
	const base = { title: null, topic: null, members: [], memberCount: 2, unread: 0, mentions: 0, lastMessage: null };
	const threads = { unread: 0, mentions: 0, newest: null };
	return { id, kind: "direct", ...base, threads, head, activityAt, editWindow: null };
}

/** The same as its reader sees it. */
function row(id: string, activityAt: number, head = 0): ConversationSummary {
	return { ...summary(id, activityAt, head), muted: false, markedUnread: false };
}

function news(summary: SharedSummary, version: number, read = 0, since = 1): News {
	return { summary, version, read, since };
}

function inbox() {
	const clock = fakeClock();
	const store = new MemoryInboxStore();
	return { clock, store, list: new ConversationList(store, clock), reopen: () => new ConversationList(store, clock) };
}

/** Conversations that answer when the test says so. */
function asked() {
	const waiting = new Map<string, (answer: News | null) => void>();
	const ask = (id: string) => new Promise<News | null>((resolve) => waiting.set(id, resolve));
	const answer = (id: string, value: News | null) => {
		const resolve = waiting.get(id);
		if (resolve === undefined) throw new Error(`${id} was not asked`);
		resolve(value);
	};
	return { ask, answer, waiting };
}

afterEach(() => vi.restoreAllMocks());

const never = () => Promise.reject(new Error("nobody may be asked"));
const heads = (list: ConversationList) => list.conversations().map(({ id, head }) => `${id}${head}`);

const ignore = () => {};

describe("the list of conversations", () => {
	test("CV2 newest activity first", () => {
		const { list } = inbox();
		list.update(news(summary("a", 1), 1), true);
		list.update(news(summary("b", 3), 1), true);
		list.update(news(summary("c", 2), 1), true);
		expect(heads(list)).toEqual(["b0", "c0", "a0"]);
		list.update(news(summary("a", 9, 1), 2), true);
		expect(heads(list)).toEqual(["a1", "b0", "c0"]);
	});

	test("CV6 a change is told once; the same summary again is no news", () => {
		const { list } = inbox();
		const told = { type: "conversation_updated", conversation: row("a", 1) };
		expect(list.update(news(summary("a", 1), 1), true)).toEqual(told);
		expect(list.update(news(summary("a", 1), 2), true)).toBeNull();
		expect(list.remove("a")).toEqual({ type: "conversation_removed", conversationId: "a" });
		expect(list.remove("a")).toBeNull();
		expect(list.remove("never there")).toBeNull();
	});

	test("a summary that comes late is dropped", () => {
		const { list } = inbox();
		list.update(news(summary("a", 2, 2), 20), true);
		expect(list.update(news(summary("a", 1, 1), 10), true)).toBeNull();
		expect(heads(list)).toEqual(["a2"]);
	});

	test("what is handed in costs one row per unread stretch, not one a message", async () => {
		const { list, store } = inbox();
		for (let head = 1; head <= 50; head++) list.update(news(summary("a", head, head), head), false);
		expect(store.writes).toBe(1);
		await list.refresh(async () => news(summary("a", 50, 50), 51), ignore);
		expect(store.writes).toBe(2);
		await list.refresh(never, ignore);
		for (let head = 51; head <= 99; head++) list.update(news(summary("a", head, head), head + 1), true);
		expect(store.writes).toBe(3);
	});

	test("a stale copy is asked for when somebody looks, also after the memory was lost", async () => {
		const { list, reopen } = inbox();
		list.update(news(summary("a", 1, 1), 1), false);
		await list.refresh(async () => news(summary("a", 5, 5), 5), ignore);
		expect(heads(list)).toEqual(["a5"]);
		list.update(news(summary("a", 6, 6), 6), true);
		await list.refresh(never, ignore);
		const woken = reopen();
		await woken.refresh(async () => news(summary("a", 8, 8), 8), ignore);
		expect(heads(woken)).toEqual(["a8"]);
	});

	test("an update during a pull is not lost: the older answer is dropped, and asked again later", async () => {
		const { list } = inbox();
		list.update(news(summary("a", 1, 1), 1), false);
		const { ask, answer } = asked();
		const looked = list.refresh(ask, ignore);
		list.update(news(summary("a", 3, 3), 30), false);
		answer("a", news(summary("a", 2, 2), 20));
		await looked;
		expect(heads(list)).toEqual(["a3"]);
		await list.refresh(async () => news(summary("a", 4, 4), 40), ignore);
		expect(heads(list)).toEqual(["a4"]);
	});

	test("CV5 a removal during a pull is not undone by the answer, nor by a summary that was on its way", async () => {
		const { list, clock } = inbox();
		list.update(news(summary("a", 1, 1), 1), false);
		const { ask, answer } = asked();
		const looked = list.refresh(ask, ignore);
		list.remove("a");
		answer("a", news(summary("a", 2, 2), 20));
		await looked;
		expect(list.update(news(summary("a", 2, 2), 21), true)).toBeNull();
		expect(heads(list)).toEqual([]);
		list.update(news(summary("a", 3, 3), clock.now), true);
		expect(heads(list)).toEqual(["a3"]);
	});

	test("CV5 an answer that says not a member takes the row away", async () => {
		const { list } = inbox();
		list.update(news(summary("a", 1, 1), 1), false);
		const told: unknown[] = [];
		await list.refresh(
			async () => null,
			(frame) => told.push(frame),
		);
		expect(heads(list)).toEqual([]);
		expect(told).toEqual([{ type: "conversation_removed", conversationId: "a" }]);
		expect(list.changesAfter(0)).toEqual([{ type: "conversation_removed", conversationId: "a" }]);
	});

	test("a conversation that cannot be reached keeps its old row, the others are asked", async () => {
		const { list } = inbox();
		vi.spyOn(console, "error").mockImplementation(() => {});
		for (const id of ["a", "b"]) list.update(news(summary(id, 1, 1), 1), false);
		await list.refresh(async (id) => {
			if (id === "a") throw new Error("down");
			return news(summary("b", 5, 5), 5);
		}, ignore);
		expect(heads(list)).toEqual(["b5", "a1"]);
		await list.refresh(async (id) => news(summary(id, 7, 7), 7), ignore);
		expect(heads(list)).toEqual(["a7", "b5"]);
	});

	test("CV7 changes after a rev come oldest first, each with a rev of its own in the same millisecond", () => {
		const { list } = inbox();
		const revs: number[] = [];
		for (const id of ["a", "b", "c"]) {
			list.update(news(summary(id, 1), 1), true);
			revs.push(list.rev());
		}
		expect(new Set(revs).size).toBe(3);
		list.update(news(summary("a", 2, 1), 2), true);
		expect(list.changesAfter(revs[1] ?? 0).map((frame) => JSON.stringify(frame))).toEqual([
			JSON.stringify({ type: "conversation_updated", conversation: row("c", 1) }),
			JSON.stringify({ type: "conversation_updated", conversation: row("a", 2, 1) }),
		]);
		expect(list.changesAfter(list.rev())).toEqual([]);
	});

	test("CV7 a rev that memory gave is not missed by a poller after the memory was lost", async () => {
		const { list, reopen, clock } = inbox();
		list.update(news(summary("a", 1, 1), 1), true);
		list.update(news(summary("a", 2, 2), 2), true);
		const rev = list.rev();
		list.update(news(summary("a", 3, 3), 3), true);
		clock.now += 1_000;
		const woken = reopen();
		await woken.refresh(async () => news(summary("a", 3, 3), 4), ignore);
		expect(woken.changesAfter(rev)).toEqual([{ type: "conversation_updated", conversation: row("a", 3, 3) }]);
		expect(woken.rev()).toBeGreaterThan(rev);
	});

	describe("marks", () => {
		const at = { read: 0, since: 1 };
		const marks = (list: ConversationList) =>
			list.conversations().map(({ muted, markedUnread }) => [muted, markedUnread]);

		test("CV8 a mark costs one row, is told, and survives updates, pulls and the loss of memory", async () => {
			const { list, store, reopen } = inbox();
			list.update(news(summary("a", 1, 3), 1, 3), true);
			const { writes } = store;
			const rev = list.rev();
			const marked = { ...row("a", 1, 3), muted: true, markedUnread: true };
			const told = { type: "conversation_updated", conversation: marked };
			expect(list.mark("a", { read: 3, since: 1 }, { muted: true, unread: true })).toEqual({
				row: marked,
				frame: told,
			});
			expect(store.writes).toBe(writes + 1);
			expect(list.changesAfter(rev)).toEqual([told]);
			list.update(news(summary("a", 9, 9), 2, 3), true);
			expect(marks(list)).toEqual([[true, true]]);
			const woken = reopen();
			await woken.refresh(async () => news(summary("a", 10, 10), 3, 3), ignore);
			expect(marks(woken)).toEqual([[true, true]]);
		});

		test("CV8 a mark that is there already is no news and costs nothing", () => {
			const { list, store } = inbox();
			list.update(news(summary("a", 1), 1), true);
			expect(list.mark("a", at, { muted: false, unread: false })).toEqual({ row: row("a", 1), frame: null });
			list.mark("a", at, { unread: true });
			const { writes } = store;
			expect(list.mark("a", at, { unread: true })?.frame).toBeNull();
			expect(store.writes).toBe(writes);
		});

		test.each(["update", "pull"] as const)(
			"CV8 RD2 reading on ends the unread mark and not the mute: %s",
			async (way) => {
				const { list } = inbox();
				list.update(news(summary("a", 1, 5), 1, 3), false);
				list.mark("a", { read: 3, since: 1 }, { muted: true, unread: true });
				const read = news(summary("a", 1, 5), 2, 4);
				if (way === "update") list.update(read, true);
				else await list.refresh(async () => read, ignore);
				expect(marks(list)).toEqual([[true, false]]);
			},
		);

		test.each(["told", "not told"])("CV8 who left and came back starts without marks, the leaving %s", (way) => {
			const { list, clock } = inbox();
			list.update(news(summary("a", 1), 1), true);
			list.mark("a", at, { muted: true, unread: true });
			if (way === "told") list.remove("a");
			expect(list.marksOf("a", { read: 0, since: 2 })).toEqual({ muted: false, markedUnread: false });
			list.update(news(summary("a", 1), clock.now, 0, 2), true);
			expect(marks(list)).toEqual([[false, false]]);
		});

		test("CV8 a row that is not there, or not any more, takes no mark", () => {
			const { list } = inbox();
			list.update(news(summary("a", 1), 1), true);
			list.remove("a");
			expect([list.mark("a", at, { muted: true }), list.mark("b", at, { muted: true })]).toEqual([null, null]);
			expect(list.has("a")).toBe(false);
		});
	});
});
