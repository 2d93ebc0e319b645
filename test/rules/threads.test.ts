import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMember, removeMember } from "../../src/conversation/membership.ts";
import type { Room } from "../../src/conversation/room.ts";
import { settleMs } from "../../src/conversation/roster.ts";
import { listThreads, readThreads } from "../../src/conversation/threads.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { SendMessage } from "../../src/protocol/up.ts";
import { callerOf, defaults, memoryRoom, presences, say } from "../support/memory-store.ts";

let ids = 0;
const reply = (thread: number, rest: Partial<SendMessage> = {}): SendMessage => ({
	type: "send_message",
	clientId: `t${++ids}`,
	body: { text: `reply ${ids}` },
	thread,
	...rest,
});

/** The seq of what was stored, or the code of the refusal. */
function send(room: Room, who: string, asked: SendMessage): number | string {
	const written = room.write(who, asked);
	if (!written.ok) return written.refusal.code;
	return written.value.event.type === "new_message" ? written.value.event.message.seq : "other";
}

const summaryOf = (room: Room, userId: string) => {
	const member = room.roster.present(userId);
	if (member === null) throw new Error("nobody");
	return room.summary(member);
};

describe("threads", () => {
	test("TH1 hang on a message that stands in the conversation, not on one of a thread and not on nothing", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		expect(send(room, "ben", reply(1))).toBe(3);
		expect(send(room, "ann", reply(3))).toBe("bad_request");
		expect(send(room, "ann", reply(9))).toBe("bad_request");
		expect(send(room, "ann", { ...reply(1), thread: undefined, toConversation: true })).toBe("bad_request");
		expect(send(room, "ann", reply(1, { toConversation: true }))).toBe(4);
		expect(send(room, "ben", reply(4))).toBe("bad_request");
	});

	test("TH2 RS6 what is said in a thread is not in the conversation's pages, unless it says so", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		send(room, "ben", reply(1));
		send(room, "ben", reply(1, { toConversation: true }));
		send(room, "ben", reply(2));
		const seqs = (thread?: number) => room.messages({ limit: 10, thread }).rows.map(({ seq }) => seq);
		expect(seqs()).toEqual([1, 2, 4]);
		expect([seqs(1), seqs(2), seqs(4)]).toEqual([[3, 4], [5], []]);
		expect(room.messages({ after: 3, limit: 1, thread: 1 })).toMatchObject({ rows: [{ seq: 4 }], more: false });
		expect(room.messages({ around: 4, limit: 2, thread: 1 }).rows.map(({ seq }) => seq)).toEqual([3, 4]);
	});

	test("TH2 RD5 MN3 nor is it unread, the last message or a mention there; also after it was edited or deleted", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		const seq = send(room, "ann", reply(1, { body: { text: "look @ben" } }));
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		room.write("ann", { type: "edit_message", clientId: "e", seq: Number(seq), body: { text: "@ben again" } });
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		room.write("ann", { type: "delete_message", clientId: "d", seq: Number(seq) });
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 1, mentions: 0, lastMessage: { seq: 1 } });
		send(room, "ann", reply(1, { body: { text: "all, @ben too" }, toConversation: true }));
		expect(summaryOf(room, "ben")).toMatchObject({ unread: 2, mentions: 1, lastMessage: { seq: 5 } });
	});

	test("SD2 SD3 SD9 the same again is repeated; with another thread, or forwarded, it is another message", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		const asked = reply(1);
		expect(send(room, "ben", asked)).toBe(3);
		expect(send(room, "ben", asked)).toBe(3);
		expect(send(room, "ben", { ...asked, thread: 2 })).toBe("client_id_reused");
		expect(send(room, "ben", { ...asked, toConversation: true })).toBe("client_id_reused");
		expect(send(room, "ben", { ...asked, forwarded: true })).toBe("client_id_reused");
		expect(send(room, "ben", { type: "send_message", clientId: "f", body: { text: "x" }, forwarded: true })).toBe(4);
		expect(room.message(4)).toMatchObject({ forwarded: true });
	});
});

/** Where somebody stands in a thread, short: read, unread, mentions; null: they do not follow it. */
const standing = (room: Room, userId: string, thread = 1) => {
	const { following, read, unread, mentions } = room.threads.standing(userId, thread);
	return following ? [read, unread, mentions] : null;
};

const caller = (userId: string) => callerOf(userId);
const follow = (room: Room, userId: string, on: boolean, thread = 1) =>
	room.handle(caller(userId), { type: "follow_thread", thread, on }, () => presences());
const read = (room: Room, userId: string, seq: number, thread = 1) =>
	room.handle(caller(userId), { type: "read_thread", thread, seq }, () => presences());

describe("following a thread", () => {
	test("TH4 who wrote its message, who says something in it and whom that names; nobody else, and no sooner", () => {
		const { room } = memoryRoom(["ann:owner", "ben", "cai", "dan"]);
		say(room, "ann", 1);
		expect(standing(room, "ann")).toBeNull();
		send(room, "ben", reply(1));
		expect(["ann", "ben", "cai"].map((who) => standing(room, who))).toEqual([[1, 1, 0], [2, 0, 0], null]);
		send(room, "ben", reply(1, { body: { text: "what does @cai say?" } }));
		expect(["ann", "ben", "cai", "dan"].map((who) => standing(room, who))).toEqual([
			[1, 2, 0],
			[2, 0, 0],
			[2, 1, 1],
			null,
		]);
	});

	test("TH4 who unfollowed hears no more of what others say, but again when named or saying something", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		send(room, "ben", reply(1));
		expect(follow(room, "ann", false).announce).toMatchObject([
			{ only: "ann", frame: { type: "thread_status", thread: 1, following: false, unread: 0 } },
		]);
		send(room, "ben", reply(1));
		expect([standing(room, "ann"), summaryOf(room, "ann").threads.unread]).toEqual([null, 0]);
		send(room, "ben", reply(1, { body: { text: "@ann!" } }));
		expect(standing(room, "ann")).toEqual([3, 1, 1]);
		follow(room, "ann", false);
		send(room, "ann", reply(1));
		expect(standing(room, "ann")).toEqual([5, 0, 0]);
	});

	test("TH4 anybody follows by hand, and what was said before counts as read; what is so already is no news", () => {
		const { room } = memoryRoom(["ann:owner", "ben", "cai"]);
		say(room, "ann", 1);
		send(room, "ben", reply(1));
		expect(follow(room, "cai", true).announce).toMatchObject([
			{ only: "cai", frame: { type: "thread_status", thread: 1, read: 2, following: true, unread: 0, last: 2 } },
		]);
		expect(follow(room, "cai", true)).toEqual({ reply: [], announce: [] });
		for (const thread of [2, 9]) {
			expect(follow(room, "cai", true, thread).reply).toMatchObject([{ type: "error", code: "not_found" }]);
		}
	});

	test("TH4 everybody, those who are here, and very many names are no reason to follow; they reach who does", () => {
		const many = Array.from({ length: 11 }, (_, index) => `p${index}_x`);
		const { room } = memoryRoom(["ann:owner", "ben", ...many]);
		say(room, "ann", 1);
		send(room, "ben", reply(1));
		const write = (text: string) =>
			room.write("ann", { type: "send_message", clientId: `w${++ids}`, body: { text }, thread: 1 }, () => ({
				online: ["ann", "p0_x"],
			}));
		write("@everyone look");
		write(many.map((name) => `@${name}`).join(" "));
		write("@here look");
		expect(many.map((who) => standing(room, who))).toEqual(many.map(() => null));
		expect(standing(room, "ben")).toEqual([2, 3, 1]);
		write(
			many
				.slice(0, 10)
				.map((name) => `@${name}`)
				.join(" "),
		);
		expect(many.map((who) => standing(room, who)?.[2] ?? null)).toEqual([...Array(10).fill(1), null]);
	});

	test("MN5 TH4 an edit that names somebody makes them follow; one that does not any more takes only the mention", () => {
		const { room } = memoryRoom(["ann:owner", "ben", "cai"]);
		say(room, "ann", 1);
		send(room, "ben", reply(1));
		const edit = (text: string) =>
			room.write("ben", { type: "edit_message", clientId: `e${++ids}`, seq: 2, body: { text } });
		edit("for @cai");
		expect(standing(room, "cai")).toEqual([1, 1, 1]);
		edit("for nobody");
		expect(standing(room, "cai")).toEqual([1, 1, 0]);
	});

	test("CV4 who left stands nowhere, and what was said meanwhile is not new to who comes back", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ben", 1);
		send(room, "ann", reply(1));
		expect(standing(room, "ben")).toEqual([1, 1, 0]);
		const ann = room.roster.present("ann");
		if (ann === null) throw new Error("a member");
		removeMember(room, ann, "ben");
		send(room, "ann", reply(1));
		expect(standing(room, "ben")).toBeNull();
		addMember(room, ann, { userId: "ben", name: "Ben", username: "ben", settings: defaults }, clock.now);
		expect(summaryOf(room, "ben").threads).toEqual({ unread: 0, mentions: 0, newest: null });
	});
});

describe("what is unread in threads", () => {
	test("TH5 RD2 a position moves forward only, never beyond the head, and not for who does not follow", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben", "cai"]);
		say(room, "ann", 1);
		for (let i = 0; i < 4; i++) send(room, "ben", reply(1));
		for (const [seq, told] of [
			[3, 3],
			[2, null],
			[3, null],
			[99, 5],
		] as const) {
			clock.now += settleMs;
			const [status] = read(room, "ann", seq).announce;
			expect(status === undefined ? null : standing(room, "ann")?.[0]).toBe(told);
		}
		expect(read(room, "cai", 4)).toEqual({ reply: [], announce: [] });
		expect(standing(room, "cai")).toBeNull();
	});

	test("TH5 forty positions within a second are two writes, and nobody but their person is told", () => {
		const { room, store, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		for (let i = 0; i < 40; i++) send(room, "ben", reply(1));
		clock.now += settleMs;
		const before = store.threads.writes;
		const told = Array.from({ length: 40 }, (_, index) => read(room, "ann", index + 2).announce).flat();
		expect(told.map(({ only }) => only)).toEqual(["ann"]);
		expect(room.threads.settlesAt()).toBe(clock.now + settleMs);
		clock.now += settleMs;
		expect(room.threads.settle(clock.now)).toMatchObject([{ userId: "ann", standing: { read: 41, unread: 0 } }]);
		expect(store.threads.writes - before).toBe(2);
		expect(room.threads.settlesAt()).toBeNull();
	});

	test("TH5 what stands in the conversation as well is unread there and not in the thread; reading either leaves the other", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 1);
		send(room, "ben", reply(1, { toConversation: true }));
		send(room, "ben", reply(1));
		const counts = () => {
			const { unread, threads } = summaryOf(room, "ann");
			return [unread, threads.unread];
		};
		expect(counts()).toEqual([1, 1]);
		room.handle(caller("ann"), { type: "mark_read", seq: 3 }, () => presences());
		expect(counts()).toEqual([0, 1]);
		send(room, "ben", reply(1, { toConversation: true }));
		clock.now += settleMs;
		read(room, "ann", 4);
		expect(counts()).toEqual([1, 0]);
	});

	test("TH6 DL3 with a reply, its end and its mentions each is told where they stand, if they follow", () => {
		const { room } = memoryRoom(["ann:owner", "ben", "cai"]);
		say(room, "ann", 1);
		const told = (who: string, asked: Parameters<Room["handle"]>[1]) => {
			const [announced] = room.handle(caller(who), asked, () => presences()).announce;
			return ["ann", "ben", "cai"].map((userId) => {
				const status = announced?.besides?.(userId) ?? null;
				return status?.type === "thread_status" ? [status.unread, status.mentions] : null;
			});
		};
		expect(told("ben", reply(1))).toEqual([[1, 0], [0, 0], null]);
		expect(told("ben", reply(1, { body: { text: "and @cai" } }))).toEqual([
			[2, 0],
			[0, 0],
			[1, 1],
		]);
		expect(told("ben", { type: "delete_message", clientId: "d", seq: 3 })).toEqual([
			[1, 0],
			[0, 0],
			[0, 0],
		]);
		expect(told("ben", { type: "send_message", clientId: "p", body: { text: "plain" } })).toEqual([null, null, null]);
	});

	test("TH8 a list counts it apart and names the newest", () => {
		const { room } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 2);
		send(room, "ben", reply(1));
		send(room, "ben", reply(2, { body: { text: "@ann" } }));
		send(room, "ben", reply(1));
		const { unread, mentions, threads, lastMessage } = summaryOf(room, "ann");
		expect([unread, mentions, lastMessage?.seq]).toEqual([0, 0, 2]);
		expect(threads).toMatchObject({ unread: 3, mentions: 1, newest: { seq: 5, thread: 1 } });
		room.write("ben", { type: "delete_message", clientId: "d", seq: 5 });
		expect(summaryOf(room, "ann").threads).toMatchObject({ unread: 2, mentions: 1, newest: { seq: 4 } });
	});

	test("TH6 TH9 a join names those with something unread first, then the newest, at most 100; a list goes by the newest", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 103);
		for (let thread = 1; thread <= 103; thread++) send(room, "ben", reply(thread));
		clock.now += 2 * settleMs;
		for (let thread = 2; thread <= 103; thread++) read(room, "ann", 999, thread);
		const [joined] = room.handle(caller("ann"), { type: "join_conversation", version: 1, after: 0 }, () =>
			presences(),
		).reply;
		if (joined?.type !== "joined") throw new Error("no join");
		expect(joined.threads).toHaveLength(limits.threadsJoined);
		expect(joined.threads.slice(0, 3).map(({ thread, unread }) => [thread, unread])).toEqual([
			[1, 1],
			[103, 0],
			[102, 0],
		]);
		const first = listThreads(room, "ann", { limit: 30 });
		expect([first.threads.length, first.hasMore, first.threads[0]?.root.seq]).toEqual([30, true, 103]);
		const rest = listThreads(room, "ann", { before: first.threads.at(-1)?.last ?? 0, limit: 100 });
		expect([rest.threads.length, rest.hasMore, rest.threads.at(-1)?.root.seq]).toEqual([73, false, 1]);
	});

	test("TH9 all of them are read at once, with a row for each that had something unread", () => {
		const { room, store } = memoryRoom(["ann:owner", "ben"]);
		say(room, "ann", 3);
		for (const thread of [1, 2]) send(room, "ben", reply(thread));
		follow(room, "ann", true, 3);
		const before = store.threads.writes;
		expect(readThreads(room, "ann", 99).map(({ frame }) => frame)).toMatchObject([
			{ thread: 2, unread: 0 },
			{ thread: 1, unread: 0 },
		]);
		expect([summaryOf(room, "ann").threads.unread, store.threads.writes - before]).toEqual([0, 2]);
	});
});

describe("what a message says of its thread", () => {
	test("TH7 how many replies stand there, when the newest was said, and who spoke last", () => {
		const { room, clock } = memoryRoom(["ann:owner", "ben", "cai", "dan"]);
		say(room, "ann", 2);
		const at: number[] = [];
		for (const who of ["ann", "ben", "cai", "ben", "dan"]) {
			clock.now += 1_000;
			at.push(clock.now);
			send(room, who, reply(1));
		}
		expect(room.message(1)?.replies).toEqual({ count: 5, lastAt: at[4], userIds: ["dan", "ben", "cai"] });
		expect(room.messages({ limit: 10 }).rows.map(({ replies }) => replies?.count)).toEqual([5, undefined]);
		room.write("dan", { type: "delete_message", clientId: "d", seq: 7 });
		expect(room.message(1)?.replies).toEqual({ count: 4, lastAt: at[3], userIds: ["ben", "cai", "ann"] });
	});
});

type Step =
	| { kind: "reply"; by: string; thread: number; text: string; also: boolean }
	| { kind: "delete"; by: string; which: number }
	| { kind: "edit"; by: string; which: number; text: string }
	| { kind: "read"; by: string; thread: number; seq: number }
	| { kind: "follow"; by: string; thread: number; on: boolean }
	| { kind: "forget" };

const by = fc.constantFrom("ann", "ben", "cai");
const thread = fc.constantFrom(1, 2);
const text = fc.constantFrom("plain", "@ann", "@ben and @cai", "@everyone");
const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant("reply" as const), by, thread, text, also: fc.boolean() }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), by, which }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), by, which, text }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("read" as const), by, thread, seq: fc.nat(40) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("follow" as const), by, thread, on: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.constant({ kind: "forget" as const }) },
);

test("TH5 TH8 what is carried on is what counting everything would answer", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			const { clock, room, reopen } = memoryRoom(["ann:owner", "ben", "cai"]);
			say(room, "ann", 2);
			for (const step of steps) {
				clock.now += settleMs;
				const clientId = `s${++ids}`;
				switch (step.kind) {
					case "reply":
						room.write(step.by, {
							...{ type: "send_message", clientId, body: { text: step.text }, thread: step.thread },
							...(step.also ? { toConversation: true } : {}),
						});
						break;
					case "delete":
						room.write(step.by, { type: "delete_message", clientId, seq: step.which + 3 });
						break;
					case "edit":
						room.write(step.by, { type: "edit_message", clientId, seq: step.which + 3, body: { text: step.text } });
						break;
					case "read":
						read(room, step.by, step.seq, step.thread);
						break;
					case "follow":
						follow(room, step.by, step.on, step.thread);
						break;
					case "forget":
						room.forget();
				}
				const fresh = reopen();
				for (const userId of ["ann", "ben", "cai"]) {
					expect(room.threads.followed(userId)).toEqual(fresh.threads.followed(userId));
					expect(summaryOf(room, userId).threads).toEqual(summaryOf(fresh, userId).threads);
				}
			}
		}),
		{ numRuns: 60 },
	);
});
