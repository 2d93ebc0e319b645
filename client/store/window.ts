/**
 * The detached window: a stretch of history far above the newest events, for a reader who went there. It stands beside
 * the contiguous range, which goes on following the log. Pure: a state goes in, a state comes out.
 */

import { type Message, standsInConversation } from "../../src/protocol/entities.ts";
import { type LogEvent, type MessageChange, seqOf } from "../../src/protocol/events.ts";
import { isChange } from "./changes.ts";
import type { ConversationState, HistoryWindow } from "./model.ts";

/** Most messages of a window; of more, those farthest from where the reader goes are let go of. */
export const keptMessages = 1_000;

/** A page as the server answers it: messages as they are now, ascending. */
export interface HistoryPage {
	messages: readonly Message[];
	/** Whether there are more in the direction that was asked; around a message: on either side. */
	hasMore: boolean;
	/** The cursor when the page was asked for: the page knows all that happened up to it. */
	since: number;
}

/** Whether the timeline shows the window alone: between it and the newest events messages are missing. */
export function isDetached({ window }: Pick<ConversationState, "window">): boolean {
	return window !== null && !window.joined;
}

/** The messages of the window, below the contiguous range. */
export function windowMessages({ window, events }: Pick<ConversationState, "window" | "events">): readonly Message[] {
	if (window === null) return [];
	const [first] = events;
	const last = window.messages.at(-1);
	if (first === undefined || last === undefined || last.seq < seqOf(first)) return window.messages;
	return window.messages.filter(({ seq }) => seq < seqOf(first));
}

/** The lowest seq that the timeline shows, and whether the log has messages below it; null: it shows nothing of the log. */
export function shownFrom(
	state: Pick<ConversationState, "window" | "events" | "hasOlder">,
): { seq: number; hasOlder: boolean } | null {
	const [message] = windowMessages(state);
	if (state.window !== null && message !== undefined) return { seq: message.seq, hasOlder: state.window.hasOlder };
	const [first] = state.events;
	return first === undefined ? null : { seq: seqOf(first), hasOlder: state.hasOlder };
}

/** Whether messages right after `seq` are not here. */
export function isHoleAfter(state: Pick<ConversationState, "window" | "events" | "hasOlder">, seq: number): boolean {
	const from = shownFrom(state);
	return from?.hasOlder === true && from.seq > seq + 1;
}

/** The message of the window with this seq; null: it is not in it. */
export function messageInWindow(state: Pick<ConversationState, "window" | "events">, seq: number): Message | null {
	const messages = windowMessages(state);
	return messages[indexOf(messages, seq)] ?? null;
}

/** Whether the timeline shows the message with this seq. */
export function isShown(state: Pick<ConversationState, "window" | "events">, seq: number): boolean {
	if (messageInWindow(state, seq) !== null) return true;
	const [first] = state.events;
	if (isDetached(state) || first === undefined) return false;
	const event = state.events[seq - seqOf(first)];
	return event?.type === "new_message" && standsInConversation(event.message);
}

/** Where the message with this seq is; -1: nowhere. */
function indexOf(messages: readonly Message[], seq: number): number {
	let low = 0;
	let high = messages.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = messages[middle]?.seq ?? 0;
		if (found === seq) return middle;
		if (found < seq) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/**
 * Shows the page around a message. Where it reaches the contiguous range, the two stand together.
 * `hasNewer`: whether the server has messages between the page and that range.
 */
export function openWindow(state: ConversationState, page: HistoryPage, hasNewer = page.hasMore): ConversationState {
	const [first] = page.messages;
	if (first === undefined) return state;
	const window: HistoryWindow = {
		messages: page.messages,
		hasOlder: page.hasMore && first.seq > 1,
		loadingOlder: false,
		loadingNewer: false,
		joined: false,
		stale: false,
	};
	return withoutEmptyWindow(caughtUp({ ...state, window: joinedUp(window, state.events, hasNewer) }, page.since));
}

/** Puts a page before the window. It was asked for when `before` was the first message of it; else it is of no use. */
export function prependToWindow(state: ConversationState, page: HistoryPage, before: number): ConversationState {
	const { window } = state;
	if (window === null) return state;
	const kept = { ...window, loadingOlder: false };
	if (window.messages[0]?.seq !== before) return { ...state, window: kept };
	const all = [...page.messages, ...window.messages];
	const messages = all.slice(0, keptMessages);
	const joined = window.joined && messages.length === all.length;
	return caughtUp({ ...state, window: { ...kept, messages, hasOlder: page.hasMore, joined } }, page.since);
}

/** Puts a page behind the window, up to the contiguous range. `after` was the last message of it. */
export function appendToWindow(state: ConversationState, page: HistoryPage, after: number): ConversationState {
	const { window } = state;
	if (window === null) return state;
	const kept = { ...window, loadingNewer: false };
	if (window.messages.at(-1)?.seq !== after) return { ...state, window: kept };
	const longer = joinedUp({ ...kept, messages: [...window.messages, ...page.messages] }, state.events, page.hasMore);
	const messages = longer.messages.slice(-keptMessages);
	const hasOlder = window.hasOlder || messages.length < longer.messages.length;
	return caughtUp({ ...state, window: { ...longer, messages, hasOlder } }, page.since);
}

/** Exchanges the messages of the window by what the server says of them now: changes to them may have been missed. */
export function refreshWindow(
	state: ConversationState,
	messages: readonly Message[],
	since: number,
): ConversationState {
	const { window } = state;
	if (window === null) return state;
	const fresh = new Map(messages.map((message) => [message.seq, message]));
	const exchanged = window.messages.map((message) => fresh.get(message.seq) ?? message);
	return caughtUp({ ...state, window: { ...window, messages: exchanged, stale: false } }, since);
}

/** Back to the newest events alone. */
export function closeWindow(state: ConversationState): ConversationState {
	return state.window === null ? state : { ...state, window: null };
}

/** The window after `events`: what they change in it. The same one when that is nothing. */
export function windowAfter(window: HistoryWindow | null, events: readonly LogEvent[]): HistoryWindow | null {
	if (window === null) return null;
	let messages: Message[] | null = null;
	for (const event of events) {
		if (!isChange(event)) continue;
		const index = indexOf(window.messages, event.target);
		const message = (messages ?? window.messages)[index];
		if (message === undefined) continue;
		messages ??= [...window.messages];
		messages[index] = changedMessage(message, event);
	}
	return messages === null ? window : { ...window, messages };
}

/** A window that the newest page has moved away from: nobody knows what happened to its messages between. */
export function leftBehind(window: HistoryWindow | null): HistoryWindow | null {
	return window === null ? null : { ...window, joined: false, stale: true };
}

/** A message as it is after `event`, which may be in it already. */
export function changedMessage(message: Message, event: MessageChange): Message {
	if (message.deleted !== undefined) return message;
	switch (event.type) {
		case "message_deleted": {
			const { edited: _, reactions: __, mentions: ___, ...rest } = message;
			const { seq, at, actor } = event;
			return { ...rest, body: { text: "" }, deleted: { seq, at, actor } };
		}
		case "message_edited": {
			// Erased: the deletion that tells why comes later.
			if (event.digest !== undefined || (message.edited?.seq ?? 0) >= event.seq) return message;
			const { mentions: _, ...rest } = message;
			const { seq, at, body, mentions } = event;
			return { ...rest, body, edited: { seq, at }, ...(mentions === undefined ? {} : { mentions }) };
		}
		case "reaction_changed": {
			const { reactions: known = [], ...rest } = message;
			const reactions = reactionsAfter(known, event);
			return reactions.length === 0 ? rest : { ...rest, reactions };
		}
	}
}

type Reactions = NonNullable<Message["reactions"]>;

function reactionsAfter(known: Reactions, event: { emoji: string; actor: string; on: boolean }): Reactions {
	const { emoji, actor, on } = event;
	const others = (userIds: string[]) => userIds.filter((userId) => userId !== actor);
	const next = known.map((kind) => {
		if (kind.emoji !== emoji || kind.userIds.includes(actor) === on) return kind;
		return { emoji, userIds: on ? [...kind.userIds, actor] : others(kind.userIds) };
	});
	if (on && !known.some((kind) => kind.emoji === emoji)) next.push({ emoji, userIds: [actor] });
	return next.filter(({ userIds }) => userIds.length > 0);
}

/** Cuts a window where the contiguous range begins, and notes whether it reaches that. `hasMore`: the server has newer ones. */
function joinedUp(window: HistoryWindow, events: readonly LogEvent[], hasMore: boolean): HistoryWindow {
	const first = events[0] === undefined ? Number.POSITIVE_INFINITY : seqOf(events[0]);
	const messages = window.messages.filter(({ seq }) => seq < first);
	const last = messages.at(-1)?.seq ?? 0;
	const joined = messages.length < window.messages.length || last === first - 1 || !hasMore;
	return { ...window, messages, joined };
}

/** Applies to the window what came into the contiguous range since a page was asked for. */
function caughtUp(state: ConversationState, since: number): ConversationState {
	const { window, events, cursor } = state;
	if (window === null || cursor <= since) return state;
	const [first] = events;
	// Not all of it is here any more.
	if (first === undefined || seqOf(first) > since + 1) return { ...state, window: { ...window, stale: true } };
	return { ...state, window: windowAfter(window, events.slice(since + 1 - seqOf(first))) };
}

function withoutEmptyWindow(state: ConversationState): ConversationState {
	return state.window?.messages.length === 0 ? closeWindow(state) : state;
}
