/** A message as its reader sees it now: the log's word, and over it the own changes that are on their way. Pure. */

import type { Message } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { type Fate, type Reaction, reactionsOf, untouched } from "./changes.ts";
import type { ConversationState } from "./model.ts";
import type { ChangeRow, OutboxRow } from "./outbox-rows.ts";
import { messageInWindow } from "./window.ts";

export interface ShownMessage {
	/** "" once it is deleted. */
	text: string;
	/** Whom it mentions, as the log says it. */
	mentions?: readonly string[] | undefined;
	deleted: { actor: string } | null;
	/** When it was last edited, in Unix ms; null: never. */
	editedAt: number | null;
	/** Whether the text is an own edit that the log does not have yet. */
	isSaving: boolean;
	reactions: readonly Reaction[];
	/** Own changes that were refused, oldest first. */
	refused: readonly ChangeRow[];
}

const none: readonly never[] = [];

/** The same list as long as nothing happens to the message: rows are drawn again only for a new one. */
const known = new WeakMap<Fate, readonly Reaction[]>();

function standingReactions(fate: Fate): readonly Reaction[] {
	if (fate.words.size === 0) return none;
	let reactions = known.get(fate);
	if (reactions === undefined) {
		reactions = reactionsOf(fate);
		known.set(fate, reactions);
	}
	return reactions;
}

/** Those that a message had when it was asked for, with the newest word of whoever reacted since. */
function reactionsSince(before: readonly Reaction[], fate: Fate): readonly Reaction[] {
	if (fate.words.size === 0) return before;
	let reactions = before;
	for (const [emoji, byUser] of fate.words) {
		for (const [userId, { on }] of byUser) reactions = withReaction(reactions, { emoji, on }, userId);
	}
	return reactions;
}

/** The own changes that wait, by the seq of their message. */
export function changesByTarget(outbox: readonly OutboxRow[]): ReadonlyMap<number, ChangeRow[]> {
	const byTarget = new Map<number, ChangeRow[]>();
	for (const row of outbox) {
		if (row.kind === "message" || row.kind === "reply") continue;
		const rows = byTarget.get(row.target);
		if (rows === undefined) byTarget.set(row.target, [row]);
		else rows.push(row);
	}
	return byTarget;
}

/**
 * @param message as the log first had it; without a `fate`: as it is now
 * @param rows own changes to it that wait, oldest first
 * @param self the reader
 */
export function shownMessage(
	message: Message,
	fate: Fate | undefined,
	rows: readonly ChangeRow[] | undefined,
	self: string,
): ShownMessage {
	return withRows(loggedMessage(message, fate ?? untouched), rows ?? none, self);
}

/** What the log says of it. */
function loggedMessage(message: Message, fate: Fate): ShownMessage {
	const deleted = fate.deleted ?? message.deleted ?? null;
	if (deleted !== null) {
		return { text: "", deleted, editedAt: null, isSaving: false, reactions: none, refused: none };
	}
	// Of a message that was asked for as it is now: an edit that is among the events may be older than that.
	const newest = fate.edits.findLast(({ seq }) => seq > (message.edited?.seq ?? 0));
	return {
		text: newest?.text ?? message.body.text,
		mentions: newest === undefined ? message.mentions : newest.mentions,
		deleted: null,
		editedAt: newest?.at ?? message.edited?.at ?? null,
		isSaving: false,
		reactions: message.reactions === undefined ? standingReactions(fate) : reactionsSince(message.reactions, fate),
		refused: none,
	};
}

function withRows(logged: ShownMessage, rows: readonly ChangeRow[], self: string): ShownMessage {
	if (rows.length === 0) return logged;
	const refused = rows.filter((row) => row.state === "failed");
	const shown = refused.length === 0 ? logged : { ...logged, refused };
	return rows.reduce((next, row) => (row.state === "sending" ? withRow(next, row, self) : next), shown);
}

function withRow(shown: ShownMessage, row: ChangeRow, self: string): ShownMessage {
	if (shown.deleted !== null) return shown;
	switch (row.kind) {
		case "edit":
			return { ...shown, text: row.text, isSaving: true };
		case "deletion":
			return { ...shown, text: "", deleted: { actor: self }, editedAt: null, isSaving: false, reactions: none };
		case "reaction":
			return { ...shown, reactions: withReaction(shown.reactions, row, self) };
		case "pin":
			return shown;
	}
}

function withReaction(
	reactions: readonly Reaction[],
	{ emoji, on }: { emoji: string; on: boolean },
	self: string,
): readonly Reaction[] {
	const isThere = reactions.some((reaction) => reaction.emoji === emoji);
	if (on && !isThere) return [...reactions, { emoji, userIds: [self] }];
	return reactions.flatMap((reaction) => {
		if (reaction.emoji !== emoji) return [reaction];
		const others = reaction.userIds.filter((userId) => userId !== self);
		if (on) return [{ emoji, userIds: [...others, self] }];
		return others.length === 0 ? [] : [{ emoji, userIds: others }];
	});
}

/** The message with this seq as it is shown, in the contiguous range or the window; null: it is not here. */
export function shownAt(
	state: Pick<ConversationState, "events" | "changes" | "window" | "outbox" | "self">,
	seq: number,
): { message: Message; shown: ShownMessage } | null {
	const [first] = state.events;
	// Without a hole the place says the seq; a thread has holes.
	const placed = first === undefined ? undefined : state.events[seq - seqOf(first)];
	const isThere = placed !== undefined && seqOf(placed) === seq;
	const event = isThere ? placed : state.events.find((one) => seqOf(one) === seq);
	const message = event?.type === "new_message" ? event.message : messageInWindow(state, seq);
	if (message === null) return null;
	const fate = event === undefined ? undefined : state.changes.get(seq);
	const rows = state.outbox.length === 0 ? undefined : changesByTarget(state.outbox).get(seq);
	return { message, shown: shownMessage(message, fate, rows, state.self) };
}
