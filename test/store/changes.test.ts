/** Whatever part of the log is here and however it came, each message is shown as the log says. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivedAfter } from "../../client/hooks/arrived.ts";
import {
	applyFrame,
	emptyConversation,
	newestOfOthers,
	prependOlder,
	withNewest,
} from "../../client/store/conversation.ts";
import { withoutErased } from "../../client/store/erase.ts";
import type { ConversationState } from "../../client/store/model.ts";
import { sha256 } from "../../client/store/sha256.ts";
import { shownMessage } from "../../client/store/shown.ts";
import { fromCopy, snapshotOf } from "../../client/store/snapshot.ts";
import { brokenLink, chainStart, hashAfter } from "../../src/protocol/chain.ts";
import type { Joined } from "../../src/protocol/down.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { conversationId, joined, message } from "../transport/support/frames.ts";

type Act =
	| { act: "say" | "delete" | "rename" | "thread"; by: string; pick: number }
	| { act: "pin" | "settings"; by: string; pick: number; on: boolean }
	| { act: "edit"; by: string; pick: number; text: string }
	| { act: "react"; by: string; pick: number; emoji: string; on: boolean };

const by = fc.constantFrom("ann", "bob", "eve");
const pick = fc.nat(1_000);
const anAct: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ act: fc.constant("say" as const), by, pick }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constantFrom("delete" as const, "rename" as const), by, pick }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant("thread" as const), by, pick }) },
	{
		weight: 3,
		arbitrary: fc.record({
			act: fc.constantFrom("pin" as const, "pin" as const, "settings" as const),
			by,
			pick,
			on: fc.boolean(),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({ act: fc.constant("edit" as const), by, pick, text: fc.string({ maxLength: 4 }) }),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			act: fc.constant("react" as const),
			by,
			pick,
			emoji: fc.constantFrom("👍", "❤️", "😂"),
			on: fc.boolean(),
		}),
	},
);

/** The log as it was written, with every text, and with a chain that holds. */
function written(acts: readonly Act[]): LogEvent[] {
	const log: LogEvent[] = [];
	const alive: number[] = [];
	for (const act of acts) {
		const seq = log.length + 1;
		const fields = { seq, at: seq * 10, actor: act.by, hash: "" };
		// Pins move among a few, so that they come and go.
		const target = alive[act.pick % (act.act === "pin" ? Math.min(3, alive.length) : alive.length)];
		const change = { ...fields, clientId: `c${seq}`, target: target ?? 0 };
		if (act.act === "rename") log.push({ type: "conversation_changed", ...fields, title: `Title ${seq}` });
		else if (act.act === "settings") {
			const editWindow = act.on ? act.pick : null;
			log.push({ type: "conversation_changed", ...fields, topic: `Topic ${seq}`, editWindow });
		} else if (act.act === "thread" && target !== undefined) {
			const { message: said, ...event } = message(seq, act.by);
			log.push({ ...event, message: { ...said, thread: target }, salt: `salt ${seq}` });
		} else if (act.act === "say" || target === undefined) {
			alive.push(seq);
			log.push({ ...message(seq, act.by), salt: `salt ${seq}` });
		} else if (act.act === "edit") {
			log.push({ type: "message_edited", ...change, body: { text: act.text }, salt: `salt ${seq}` });
		} else if (act.act === "react") {
			log.push({ type: "reaction_changed", ...change, emoji: act.emoji, on: act.on });
		} else if (act.act === "pin") {
			// The log has no pin of what is pinned already.
			if (pinnedIn(log).includes(target) === act.on) continue;
			log.push({ type: "pin_changed", ...change, on: act.on });
		} else {
			alive.splice(alive.indexOf(target), 1);
			const edits = log.filter((event) => event.type === "message_edited" && event.target === target);
			log.push({ type: "message_deleted", ...change, erased: [target, ...edits.map(seqOf)] });
		}
		const last = log.at(-1);
		if (last !== undefined) last.hash = hashAfter(log.at(-2)?.hash ?? chainStart, conversationId, last, sha256);
	}
	return log;
}

/** What is pinned after these events, told in the simplest way. */
function pinnedIn(log: readonly LogEvent[]): number[] {
	const since = new Map<number, number>();
	for (const event of log) {
		if (event.type === "pin_changed" && event.on) since.set(event.target, event.seq);
		else if (event.type === "pin_changed" || event.type === "message_deleted") since.delete(event.target);
	}
	return [...since].sort(([, a], [, b]) => a - b).map(([target]) => target);
}

/** What a `joined` of a server that has these events says besides them. */
function facts(log: readonly LogEvent[]): Pick<Joined, "title" | "topic" | "editWindow" | "pins"> {
	const said: Pick<Joined, "title" | "topic" | "editWindow"> = { title: "Team", topic: null, editWindow: 86_400_000 };
	for (const event of log) {
		if (event.type !== "conversation_changed") continue;
		const { title = said.title, topic = said.topic, editWindow = said.editWindow } = event;
		Object.assign(said, { title, topic, editWindow });
	}
	return { ...said, pins: pinnedIn(log) };
}

/** The log as a server has it once the first `head` events are in it. */
const told = (log: readonly LogEvent[], head: number) => withoutErased(log.slice(0, head));

/** What is to be seen of the message `seq`, told in the simplest way. */
function model(log: readonly LogEvent[], seq: number) {
	let seen: { text: string; editedAt: number | null; deletedBy: string | null } | null = null;
	let reactions: { emoji: string; userId: string }[] = [];
	for (const event of log) {
		if (event.type === "new_message" && event.message.seq === seq) {
			seen = { text: event.message.body.text, editedAt: null, deletedBy: null };
		}
		if (seen === null || !("target" in event) || event.target !== seq) continue;
		if (event.type === "message_edited") seen = { ...seen, text: event.body.text, editedAt: event.at };
		if (event.type === "message_deleted") seen = { text: "", editedAt: null, deletedBy: event.actor };
		if (event.type === "message_deleted") reactions = [];
		if (event.type !== "reaction_changed") continue;
		const isIt = (one: { emoji: string; userId: string }) => one.emoji === event.emoji && one.userId === event.actor;
		// Said once more, a word moves to where it was said last.
		reactions = reactions.filter((one) => !isIt(one));
		if (event.on) reactions.push({ emoji: event.emoji, userId: event.actor });
	}
	const kinds = [...new Set(reactions.map(({ emoji }) => emoji))];
	const userIds = (emoji: string) => reactions.filter((one) => one.emoji === emoji).map((one) => one.userId);
	return { ...seen, reactions: kinds.map((emoji) => ({ emoji, userIds: userIds(emoji) })) };
}

/** Every message that is loaded is shown as the model says, as are pins and settings, and what is loaded verifies. */
function check(state: ConversationState, log: readonly LogEvent[]): void {
	const { title, topic, editWindow, pins } = state;
	expect({ title, topic, editWindow, pins }).toEqual(facts(log.slice(0, state.cursor)));
	for (const event of state.events) {
		if (event.type !== "new_message") continue;
		const { seq } = event.message;
		const { text, editedAt, deleted, reactions } = shownMessage(event.message, state.changes.get(seq), [], "ann");
		const shown = { text, editedAt, deletedBy: deleted?.actor ?? null, reactions };
		expect(shown).toEqual(model(log.slice(0, state.cursor), seq));
	}
	const [first] = state.events;
	if (first === undefined) return;
	const before = log[seqOf(first) - 2]?.hash ?? chainStart;
	expect(brokenLink(before, conversationId, state.events, sha256)).toBeNull();
}

const empty = applyFrame(emptyConversation(conversationId, "ann"), joined(0), 0);
const oldestOf = (state: ConversationState) => (state.events[0] === undefined ? 1 : seqOf(state.events[0]));
const acts = fc.array(anAct, { minLength: 1, maxLength: 60 });
const cuts = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 12 });

test("ED1 DL2 RX1 live, one by one: each message is what the log says, at every moment", () => {
	fc.assert(
		fc.property(acts, (acts) => {
			const log = written(acts);
			let state = empty;
			for (const event of log) {
				state = applyFrame(state, event, 0);
				check(state, log);
			}
			// DL2: nothing is left of what was deleted.
			expect(state.events).toEqual(told(log, log.length));
			// TH2: what arrived is what stands in the conversation and was not taken back.
			const arrived = state.events.filter(
				(event) =>
					event.type === "new_message" &&
					event.message.sender !== "ann" &&
					event.message.thread === undefined &&
					event.message.deleted === undefined,
			);
			expect(arrivedAfter(state, 0).map(({ seq }) => seq)).toEqual(arrived.map(seqOf));
		}),
		{ numRuns: 60 },
	);
});

test("ED1 DL2 RX1 by joined pages with any cut, told at any time", () => {
	fc.assert(
		fc.property(acts, cuts, fc.infiniteStream(fc.nat(20)), (acts, cuts, ahead) => {
			const log = written(acts);
			let state = empty;
			for (let turn = 0; state.cursor < log.length; turn++) {
				const end = state.cursor + (cuts[turn % cuts.length] ?? 1);
				// The server has come further than its page.
				const head = Math.min(log.length, end + (ahead.next().value ?? 0));
				const page = told(log, head).slice(state.cursor, end);
				state = applyFrame(state, joined(head, [...page], { more: head > end, ...facts(log.slice(0, head)) }), 0);
			}
			check(state, log);
		}),
		{ numRuns: 100 },
	);
});

test("ED1 DL2 RX1 the newest page, then older ones of any size, some of them told before what came since", () => {
	const newer = fc.nat(30);
	fc.assert(
		fc.property(acts, cuts, newer, fc.boolean(), fc.boolean(), (acts, cuts, newer, isSlow, forgets) => {
			const log = written(acts);
			const head = Math.max(1, log.length - newer);
			const page = told(log, head).slice(-(cuts[0] ?? 1));
			let state = applyFrame(
				emptyConversation(conversationId, "ann"),
				joined(head, [...page], { more: true, ...facts(log.slice(0, head)) }),
				0,
			);
			for (const event of log.slice(head)) state = applyFrame(state, event, 0);
			for (let turn = 0; oldestOf(state) > 1; turn++) {
				const above = oldestOf(state) - 1;
				// A slow answer still has the texts of its time.
				const from = isSlow ? told(log, head) : told(log, log.length);
				state = prependOlder(state, from.slice(Math.max(0, above - (cuts[turn % cuts.length] ?? 1)), above));
				check(state, log);
				if (forgets && turn === 2) state = withNewest(state, 10);
				check(state, log);
				// DL2: a slow answer brings nothing back.
				expect(state.events).toEqual(told(log, log.length).slice(oldestOf(state) - 1));
				if (forgets && turn === 2) break;
			}
			const { events } = state;
			const copied = fromCopy(empty, { snapshot: snapshotOf(state, state.cursor), events }, false);
			check(copied, log);
			expect(copied.changes).toEqual(state.changes);
		}),
		{ numRuns: 150 },
	);
});

test("PL5 PN1 a joined that is ahead of its page, and the rest by polls: settings and pins end as they are", () => {
	const said = ["ann", "bob", "eve"].map((by): Act => ({ act: "say", by, pick: 0 }));
	const kind = fc.constantFrom("pin" as const, "pin" as const, "pin" as const, "settings" as const);
	const acts = fc.array(fc.record({ act: kind, by, pick, on: fc.boolean() }), { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(acts, fc.nat(40), (acts, at) => {
			const log = written([...said, ...acts]);
			const end = at % (log.length + 1);
			const page = told(log, log.length).slice(0, end);
			let state = applyFrame(
				emptyConversation(conversationId, "ann"),
				joined(log.length, [...page], { more: end < log.length, ...facts(log) }),
				0,
			);
			if (end === 0) state = { ...state, cursor: 0 };
			for (const event of told(log, log.length).slice(end)) state = applyFrame(state, event, 0);
			check(state, log);
		}),
		{ numRuns: 300 },
	);
});

test("a page after a hole takes the place of what was known of messages", () => {
	const log = written([
		{ act: "say", by: "bob", pick: 0 },
		{ act: "react", by: "eve", pick: 0, emoji: "👍", on: true },
		...Array.from({ length: 30 }, (): Act => ({ act: "say", by: "bob", pick: 0 })),
	]);
	const first = applyFrame(empty, joined(2, log.slice(0, 2)), 0);
	expect(first.changes.size).toBe(1);
	const later = applyFrame(first, joined(32, log.slice(20), { more: true }), 0);
	expect(later.changes.size).toBe(0);
});

test("DL3 RD1 unread and positions count messages, and no deleted ones", () => {
	const log = written([
		{ act: "say", by: "bob", pick: 0 },
		{ act: "say", by: "bob", pick: 0 },
		{ act: "edit", by: "bob", pick: 1, text: "new" },
		{ act: "react", by: "bob", pick: 1, emoji: "👍", on: true },
		{ act: "delete", by: "bob", pick: 0 },
	]);
	const state = log.reduce((next, event) => applyFrame(next, event, 0), empty);
	expect(newestOfOthers(state)).toBe(2);
	expect(arrivedAfter(state, 0).map(({ seq }) => seq)).toEqual([2]);
	expect(arrivedAfter(state, 2)).toEqual([]);
});

test("MN5 DL2 an edit takes the place of whom a message mentions, and a deletion takes it away from the copy", () => {
	const first = message(1, "bob", "c1", "@ann");
	const log: LogEvent[] = [
		{ ...first, salt: "s1", message: { ...first.message, mentions: ["ann"] } },
		{
			...({ type: "message_edited", seq: 2, at: 2, actor: "bob", clientId: "c2", target: 1, hash: "" } as const),
			...{ body: { text: "@eve" }, mentions: ["eve"], salt: "s2" },
		},
		{
			...({ type: "message_edited", seq: 3, at: 3, actor: "bob", clientId: "c3", target: 1, hash: "" } as const),
			...{ body: { text: "nobody" }, salt: "s3" },
		},
	];
	const shownWith = (count: number) => {
		const state = applyFrame(emptyConversation(conversationId, "ann"), joined(count, log.slice(0, count)), 0);
		return shownMessage({ ...first.message, mentions: ["ann"] }, state.changes.get(1), undefined, "ann").mentions;
	};
	expect([shownWith(1), shownWith(2), shownWith(3)]).toEqual([["ann"], ["eve"], undefined]);
	const deletion = { type: "message_deleted", seq: 4, at: 4, actor: "bob", clientId: "c4", target: 1 } as const;
	const kept = withoutErased([...log, { ...deletion, erased: [1, 2, 3], hash: "" }]);
	expect(JSON.stringify(kept)).not.toContain("mentions");
});
