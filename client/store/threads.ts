/** What the client knows of threads: what hangs on a message, and one thread as a conversation of its own. Pure. */

import { type Message, type Replies, standsInConversation, type ThreadStanding } from "../../src/protocol/entities.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { foldReplies } from "../../src/protocol/replies.ts";
import { isEqual } from "./equal.ts";
import type { ConversationState } from "./model.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import { shownAt } from "./shown.ts";

/** What of a thread was asked for, since it is not among the events that are here. */
export interface ThreadPages {
	/** As they were when they were asked for: the message of the thread, once it came, and replies, ascending. */
	messages: readonly Message[];
	/** Whether replies below these are on the server. */
	hasOlder: boolean;
	loading: boolean;
	/** Why they could not be loaded, in plain words. */
	failure: string | null;
	/** There is no such message. */
	isGone: boolean;
	/** The message is itself said in this thread, so none can hang on it; null: it is not, or that is not known. */
	elsewhere: number | null;
}

export const noPages: ThreadPages = {
	...{ messages: [], hasOlder: false, loading: false, failure: null },
	...{ isGone: false, elsewhere: null },
};

/** `standings` with what a frame says; of a `joined` that does not name all, the others are kept. */
export function withStandings(
	standings: ReadonlyMap<number, ThreadStanding>,
	told: readonly ThreadStanding[],
	isAll: boolean,
): ReadonlyMap<number, ThreadStanding> {
	if (told.length === 0 && (!isAll || standings.size === 0)) return standings;
	const next = new Map(isAll ? [] : standings);
	for (const standing of told) {
		const known = standings.get(standing.thread);
		next.set(standing.thread, known !== undefined && isEqual(known, standing) ? known : standing);
	}
	return next;
}

type Log = Pick<ConversationState, "events" | "changes">;

/**
 * TH7 for every message among the events: all that is said in its thread comes after it, and so is here. `before`: what
 * this answered last; what did not change stays the same object.
 */
export function repliesIn(
	{ events, changes }: Log,
	before: ReadonlyMap<number, Replies>,
): ReadonlyMap<number, Replies> {
	const first = events[0] === undefined ? 0 : seqOf(events[0]);
	const threads = new Map<number, { at: number; sender: string; isDeleted: boolean }[]>();
	for (let index = events.length - 1; index >= 0; index--) {
		const event = events[index];
		if (event?.type !== "new_message") continue;
		const { thread, seq, at, sender, deleted } = event.message;
		if (thread === undefined || thread < first) continue;
		const isDeleted = deleted !== undefined || (changes.get(seq)?.deleted ?? null) !== null;
		const said = threads.get(thread);
		if (said === undefined) threads.set(thread, [{ at, sender, isDeleted }]);
		else if (said.length < limits.repliesCounted) said.push({ at, sender, isDeleted });
	}
	const found = new Map<number, Replies>();
	for (const [thread, said] of threads) {
		const replies = foldReplies(said);
		const known = before.get(thread);
		if (replies !== null) found.set(thread, known !== undefined && isEqual(known, replies) ? known : replies);
	}
	return found;
}

/** Whether a message is the one on which the thread hangs, or is said in it. */
function isOf({ seq, thread }: Message, root: number): boolean {
	return seq === root || thread === root;
}

/** Whether an own row that waits is shown there. `thread` null: in the conversation. */
export function waitsIn(row: OutboxRow, thread: number | null): boolean {
	if (row.kind === "message") return thread === null;
	if (row.kind === "reply") return thread === null ? row.toConversation : row.thread === thread;
	return true;
}

/** Whether a message is shown there. `thread` null: in the conversation (TH2). */
export function showsIn(message: Message, thread: number | null): boolean {
	return thread === null ? standsInConversation(message) : isOf(message, thread);
}

/** Whether all of a thread is among the events that are here. */
export function hasWhole({ events, loaded, hasOlder }: ConversationState, thread: number): boolean {
	const [first] = events;
	return loaded && ((first !== undefined && seqOf(first) <= thread) || !hasOlder);
}

/**
 * One thread as a conversation: its message, its replies and what waits to be said in it. So whatever draws, edits
 * or deletes messages need not know of threads.
 */
export function threadState(state: ConversationState, thread: number, pages: ThreadPages): ConversationState {
	const here = state.events.filter((event) => event.type === "new_message" && isOf(event.message, thread));
	const known = new Set(here.map(seqOf));
	const asked = pages.messages
		.filter(({ seq }) => !known.has(seq))
		.map((message): LogEvent => ({ type: "new_message", conversationId: state.id, message, salt: "", hash: "" }));
	const events = [...asked, ...here].sort((a, b) => seqOf(a) - seqOf(b));
	const standing = state.threads.get(thread);
	const read = standing?.following === true ? standing.read : state.cursor;
	const self = state.members.get(state.self);
	return {
		...state,
		loaded: events.some((event) => seqOf(event) === thread),
		events,
		hasOlder: pages.hasOlder,
		loadingOlder: pages.loading,
		outbox: state.outbox.filter((row) => waitsIn(row, thread)),
		// Of who does not follow it nothing is unread. The unread divider and what counts as read go by the position in the thread.
		members: self === undefined ? state.members : new Map(state.members).set(state.self, { ...self, read }),
	};
}

/** Whether it is known that no message has this seq. */
export function isNowhere(state: ConversationState, seq: number): boolean {
	if (!state.loaded || state.cursor < state.head || !hasWhole(state, seq)) return false;
	return shownAt(state, seq) === null;
}
