/** What each frame does to the list of conversations. Pure. */
import type { Down } from "../../src/protocol/down.ts";
import type { ConversationSummary, ListMarks } from "../../src/protocol/entities.ts";
import { isEqual } from "./equal.ts";
import type { InboxState } from "./model.ts";

export const emptyInbox: InboxState = { loaded: false, conversations: [] };

/** Newest activity first; by id where that ties, so that the order is the same everywhere. */
function sorted(conversations: ConversationSummary[]): ConversationSummary[] {
	return conversations.sort((a, b) => b.activityAt - a.activityAt || (a.id < b.id ? -1 : 1));
}

/** Answers the same object when nothing changed, and keeps each row that did not. */
export function applyInboxFrame(state: InboxState, frame: Down): InboxState {
	switch (frame.type) {
		case "inbox":
			return replaceAll(state, frame.conversations);
		case "conversation_updated":
			return upsert(state, frame.conversation);
		case "conversation_removed":
			return remove(state, frame.conversationId);
		default:
			return state;
	}
}

/** The rows that this device knows from before, under those that are here; the server has not answered yet. */
export function withStored(state: InboxState, stored: readonly ConversationSummary[]): InboxState {
	const ids = new Set(state.conversations.map(({ id }) => id));
	const older = stored.filter(({ id }) => !ids.has(id));
	return older.length === 0 ? state : { ...state, conversations: sorted([...state.conversations, ...older]) };
}

function replaceAll(state: InboxState, conversations: readonly ConversationSummary[]): InboxState {
	const known = new Map(state.conversations.map((row) => [row.id, row]));
	const rows = conversations.map((row) => {
		const old = known.get(row.id);
		return old !== undefined && isEqual(old, row) ? old : row;
	});
	const next = sorted(rows);
	const isSame = next.length === state.conversations.length && next.every((row, i) => row === state.conversations[i]);
	return isSame && state.loaded ? state : { loaded: true, conversations: next };
}

/** Inserts or replaces one row by its id. */
export function upsert(state: InboxState, row: ConversationSummary): InboxState {
	const old = state.conversations.find(({ id }) => id === row.id);
	if (old !== undefined && isEqual(old, row)) return state;
	const others = state.conversations.filter(({ id }) => id !== row.id);
	return { ...state, conversations: sorted([...others, row]) };
}

function remove(state: InboxState, conversationId: string): InboxState {
	const conversations = state.conversations.filter(({ id }) => id !== conversationId);
	return conversations.length === state.conversations.length ? state : { ...state, conversations };
}

/** The row with other marks (CV8). */
export function withMarks(state: InboxState, id: string, { muted, markedUnread }: ListMarks): InboxState {
	const row = state.conversations.find((one) => one.id === id);
	return row === undefined ? state : upsert(state, { ...row, muted, markedUnread });
}

/** What is unread in all of them together, as a badge counts it (CV9). */
export function unreadTotal(conversations: readonly ConversationSummary[]): number {
	return conversations.reduce((sum, { muted, markedUnread, unread, mentions, threads }) => {
		if (muted) return sum + mentions + threads.mentions;
		return sum + Math.max(unread + threads.unread, markedUnread ? 1 : 0);
	}, 0);
}
