import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withChanges } from "../../client/store/changes.ts";
import { applyFrame, emptyConversation, forgetLog, withNewest } from "../../client/store/conversation.ts";
import type { ConversationState } from "../../client/store/model.ts";
import { shownAt, shownMessage } from "../../client/store/shown.ts";
import {
	appendToWindow,
	changedMessage,
	closeWindow,
	isDetached,
	isShown,
	keptMessages,
	messageInWindow,
	openWindow,
	prependToWindow,
	refreshWindow,
	shownFrom,
	windowMessages,
} from "../../client/store/window.ts";
import type { Message } from "../../src/protocol/entities.ts";
import type { LogEvent, MessageChange } from "../../src/protocol/events.ts";
import { conversationId, joined, message, messages } from "../transport/support/frames.ts";

const now = 1_000_000;

/** The newest hundred of a thousand messages. */
const newest = applyFrame(emptyConversation(conversationId, "ann"), joined(1_000, messages(901, 1_000)), now);

const said = (from: number, to: number) => messages(from, to).map((event) => event.message);
const page = (from: number, to: number, hasMore = true, since = 1_000) => ({
	messages: said(from, to),
	hasMore,
	since,
});
const seqs = (state: ConversationState) => windowMessages(state).map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const at = (from: number, to: number) => openWindow(newest, page(from, to));

const change = (seq: number, target: number) => ({
	...{ seq, target, at: seq, actor: "bob", hash: "", clientId: `x${seq}` },
});
const edited = (seq: number, target: number, text: string): MessageChange => ({
	...{ type: "message_edited", ...change(seq, target), body: { text }, salt: "" },
});
const deleted = (seq: number, target: number): MessageChange => ({
	...{ type: "message_deleted", ...change(seq, target), erased: [target] },
});
const reacted = (seq: number, target: number, emoji: string, on: boolean, actor = "bob"): MessageChange => ({
	...{ type: "reaction_changed", ...change(seq, target), actor, emoji, on },
});

describe("a window", () => {
	test("stands beside the contiguous range, which goes on following the log", () => {
		const state = at(401, 500);
		expect(seqs(state)).toEqual(range(401, 500));
		expect(isDetached(state)).toBe(true);
		expect(shownFrom(state)).toEqual({ seq: 401, hasOlder: true });
		const live = applyFrame(state, message(1_001), now);
		expect(live).toMatchObject({ cursor: 1_001, window: state.window });
		expect(live.events).toHaveLength(101);
	});

	test("only what is on the screen is shown: its own messages while it is detached, the newest ones else", () => {
		const state = at(401, 500);
		expect([isShown(state, 450), isShown(state, 950), isShown(state, 300)]).toEqual([true, false, false]);
		const back = closeWindow(state);
		expect([isShown(back, 450), isShown(back, 950)]).toEqual([false, true]);
	});

	test("grows in both directions, and knows where the log begins", () => {
		let state = appendToWindow(at(401, 500), page(501, 600), 500);
		state = prependToWindow(state, page(301, 400), 401);
		expect(seqs(state)).toEqual(range(301, 600));
		state = prependToWindow(state, page(1, 300, false), 301);
		expect(shownFrom(state)).toEqual({ seq: 1, hasOlder: false });
	});

	test("a page that was asked for at another edge is not taken", () => {
		const state = at(401, 500);
		expect(seqs(prependToWindow(state, page(201, 300), 301))).toEqual(range(401, 500));
		expect(seqs(appendToWindow(state, page(701, 800), 700))).toEqual(range(401, 500));
	});

	test("joins up with the contiguous range: overlapping, touching, or with nothing said between", () => {
		for (const [from, to] of [
			[841, 940],
			[801, 900],
		] as const) {
			const state = at(from, to);
			expect(isDetached(state)).toBe(false);
			expect(seqs(state)).toEqual(range(from, 900));
		}
		const state = appendToWindow(at(701, 800), page(801, 899), 800);
		expect(isDetached(state)).toBe(true);
		// 900 is no message.
		const met = appendToWindow(state, page(901, 1_000, false), 899);
		expect(isDetached(met)).toBe(false);
		expect(seqs(met)).toEqual(range(701, 899));
		expect(shownFrom(met)).toEqual({ seq: 701, hasOlder: true });
		expect([isShown(met, 750), isShown(met, 950)]).toEqual([true, true]);
	});

	test("one that is all within the contiguous range is none", () => {
		expect(at(901, 1_000).window).toBeNull();
	});

	test("is bounded: what is farthest from where the reader goes is let go of, and can be loaded again", () => {
		let state = at(1, 100);
		for (let from = 101; from < 1_000 && isDetached(state); from += 100) {
			state = appendToWindow(state, page(from, from + 99), from - 1);
		}
		expect(isDetached(state)).toBe(false);
		expect(seqs(state)).toEqual(range(1, 900));
		const long = { ...newest, events: [message(9_000)], cursor: 9_000, head: 9_000 };
		let far = openWindow(long, page(1, 100, true, 9_000));
		for (let from = 101; from < 3_000; from += 100) {
			far = appendToWindow(far, page(from, from + 99, true, 9_000), from - 1);
		}
		expect(seqs(far)).toEqual(range(3_001 - keptMessages, 3_000));
		expect(shownFrom(far)?.hasOlder).toBe(true);
		for (let to = 3_000 - keptMessages; to > 500; to -= 100) {
			far = prependToWindow(far, page(to - 99, to, true, 9_000), to + 1);
		}
		expect(seqs(far)).toEqual(range(501, 500 + keptMessages));
		expect(isDetached(far)).toBe(true);
	});

	test("RS4 goes when the log starts again, and is no more joined when the newest page moves on", () => {
		expect(forgetLog(at(401, 500)).window).toBeNull();
		const together = at(801, 900);
		const moved = applyFrame(together, joined(5_000, messages(4_901, 5_000)), now);
		expect([isDetached(moved), moved.window?.stale]).toEqual([true, true]);
		const crowded = { ...together, events: messages(901, 3_000) };
		expect(isDetached(withNewest(crowded, 2_000))).toBe(true);
	});
});

describe("what becomes of messages in a window", () => {
	test("edits, reactions and deletions are applied from live events, and nothing else is touched", () => {
		const state = at(401, 500);
		const live = [edited(1_001, 450, "new"), reacted(1_002, 451, "👍", true), deleted(1_003, 452)].reduce(
			(next, event) => applyFrame(next, event, now),
			state,
		);
		expect(shownAt(live, 450)?.shown).toMatchObject({ text: "new", editedAt: 1_001 });
		expect(shownAt(live, 451)?.shown.reactions).toEqual([{ emoji: "👍", userIds: ["bob"] }]);
		expect(shownAt(live, 452)?.shown).toMatchObject({ text: "", deleted: { actor: "bob" } });
		expect(messageInWindow(live, 452)?.body.text).toBe("");
		expect(messageInWindow(live, 453)).toBe(messageInWindow(state, 453));
	});

	test("what happened between the question and the answer is not lost", () => {
		const later = [edited(1_001, 450, "while it was asked")].reduce(
			(next, event) => applyFrame(next, event, now),
			newest,
		);
		expect(messageInWindow(openWindow(later, page(401, 500)), 450)?.body.text).toBe("while it was asked");
		// The events since are not all here any more: then the window does not know.
		const moved = applyFrame(newest, joined(5_000, messages(4_901, 5_000)), now);
		const stale = openWindow(moved, page(401, 500));
		expect(stale.window?.stale).toBe(true);
		const fresh = said(401, 500).map((one) => (one.seq === 450 ? { ...one, body: { text: "fresh" } } : one));
		const refreshed = refreshWindow(stale, fresh, 5_000);
		expect([messageInWindow(refreshed, 450)?.body.text, refreshed.window?.stale]).toEqual(["fresh", false]);
	});

	test("after a reconnect within the log the changes that were missed arrive, after a longer one it is stale", () => {
		const state = at(401, 500);
		const near = applyFrame(state, joined(1_001, [edited(1_001, 450, "missed")]), now);
		expect([messageInWindow(near, 450)?.body.text, near.window?.stale]).toEqual(["missed", false]);
		const far = applyFrame(state, joined(5_000, messages(4_901, 5_000)), now);
		expect(far.window?.stale).toBe(true);
	});

	test("a message that was fetched after a change and told of it again ends as the log says, whatever the overlap", () => {
		const emojis = ["👍", "🎉"];
		const event = fc.record({
			kind: fc.constantFrom("edit", "react", "delete"),
			who: fc.constantFrom("ann", "bob"),
			emoji: fc.constantFrom(...emojis),
			on: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(event, { maxLength: 12 }), fc.nat(), fc.nat(), (changes, knownSeed, asOfSeed) => {
				const log: MessageChange[] = [];
				for (const { kind, who, emoji, on } of changes) {
					const seq = log.length + 2;
					if (log.some(({ type }) => type === "message_deleted")) break;
					if (kind === "edit") log.push(edited(seq, 1, `version ${seq}`));
					else if (kind === "delete") log.push(deleted(seq, 1));
					else log.push(reacted(seq, 1, emoji, on, who));
				}
				const first = message(1).message;
				const changedBy = (events: readonly MessageChange[], from: Message = first) =>
					events.reduce(changedMessage, from);
				// The server knew `asOf` changes when it answered; the reader knew `known` of them when it asked.
				const asOf = asOfSeed % (log.length + 1);
				const known = knownSeed % (asOf + 1);
				const replayed = changedBy(log.slice(known), changedBy(log.slice(0, asOf)));
				const shown = shownMessage(replayed, undefined, undefined, "ann");
				const fate = withChanges(new Map(), log as LogEvent[]).get(1);
				const whole = shownMessage(first, fate, undefined, "ann");
				const kinds = (reactions: typeof shown.reactions) =>
					Object.fromEntries(reactions.map(({ emoji, userIds }) => [emoji, [...userIds].sort()]));
				expect({ ...shown, reactions: kinds(shown.reactions) }).toEqual({
					...whole,
					reactions: kinds(whole.reactions),
				});
			}),
		);
	});
});
