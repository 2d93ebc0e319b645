/** How events and members lie in the rows of a conversation's SQLite. Pure. */

import type { Message, Role } from "../protocol/entities.ts";
import type { KnownEvent } from "../protocol/events.ts";
import type { SqlValue } from "../storage/sql.ts";
import type { InboxKnowledge, MemberRecord } from "./model.ts";

/**
 * `deleted` is a message whose text is gone: not unread, but still a place in the log. `reply` and `deleted_reply`
 * are the same of what is said in a thread and does not stand in the conversation (TH2).
 */
type LogType =
	| "message"
	| "deleted"
	| "reply"
	| "deleted_reply"
	| "edit"
	| "deletion"
	| "reaction"
	| "pin"
	| "member"
	| "conversation";

/** The columns of a row of the log, in the order of `LogRow`. */
export const logColumns = "seq, at, actor, type, client_id, asked_as, data, hash, thread, said_before";

/** The row of an event, by its seq. */
export const rowBySeq = `SELECT ${logColumns} FROM log WHERE seq = ?`;

export interface LogRow extends Record<string, SqlValue> {
	seq: number;
	at: number;
	actor: string;
	type: string;
	/** The clientId of an event that was written when each had a row in an index; null in all others. */
	client_id: string | null;
	/** The clientId of every later event that has one (client-id-store.ts). */
	asked_as: string | null;
	data: string;
	hash: string;
	thread: number | null;
	/** The newest message before this that stands in the conversation, 0: none; null if this is one, or is very old. */
	said_before: number | null;
}

export interface MemberRow extends Record<string, SqlValue> {
	user_id: string;
	name: string;
	username: string | null;
	role: string;
	since: number;
	present: number;
	delivered: number;
	read: number;
	moved_at: number;
	delivered_at: number;
	hide_read: number;
	invisible: number;
	settings_at: number;
	hidden_at: number;
	inbox: string;
	inbox_head: number;
}

/** What `data` of a message or an edit holds. */
export interface TextData {
	text: string;
	salt: string;
	/** Only when the text is erased. */
	digest?: string;
	replyTo?: number;
	toConversation?: true;
	forwarded?: true;
	mentions?: string[];
	/** Of an edit: the message. */
	target?: number;
	/** Of a message: its edits, ascending. */
	edits?: { seq: number; at: number }[];
	deleted?: NonNullable<Message["deleted"]>;
}

export function textData(row: LogRow): TextData {
	return JSON.parse(row.data) as TextData;
}

/** Under which clientId an event was asked for; null: it was not. */
export function clientIdIn({ asked_as, client_id }: Pick<LogRow, "asked_as" | "client_id">): string | null {
	return asked_as ?? client_id;
}

/** A message as it was written, or as its deletion left it. */
function writtenMessage(row: LogRow, { text, mentions, deleted, ...data }: TextData): Message {
	const { seq, at, actor: sender } = row;
	const message: Message = { seq, clientId: clientIdIn(row) ?? "", sender, at, body: { text } };
	if (data.replyTo !== undefined) message.replyTo = data.replyTo;
	if (row.thread !== null) message.thread = row.thread;
	if (data.toConversation === true) message.toConversation = true;
	if (data.forwarded === true) message.forwarded = true;
	if (mentions !== undefined) message.mentions = mentions;
	if (deleted !== undefined) message.deleted = deleted;
	return message;
}

/** A message as it is now. `editAt` finds what an edit says. */
export function currentMessage(row: LogRow, editAt: (seq: number) => Pick<TextData, "text" | "mentions">): Message {
	const data = textData(row);
	const message = writtenMessage(row, data);
	const edited = data.edits?.at(-1);
	if (edited === undefined || data.deleted !== undefined) return message;
	const { mentions: _, ...rest } = message;
	const { text, mentions } = editAt(edited.seq);
	return { ...rest, body: { text }, edited, ...(mentions === undefined ? {} : { mentions }) };
}

export function eventOf(row: LogRow, conversationId: string): KnownEvent {
	const base = { seq: row.seq, at: row.at, actor: row.actor, hash: row.hash };
	const clientId = clientIdIn(row) ?? "";
	switch (row.type as LogType) {
		case "message":
		case "deleted":
		case "reply":
		case "deleted_reply": {
			const data = textData(row);
			const message = writtenMessage(row, data);
			return { type: "new_message", conversationId, message, ...sealOf(data), hash: row.hash };
		}
		case "edit": {
			const data = textData(row);
			const target = data.target ?? 0;
			const said = { body: { text: data.text }, ...(data.mentions === undefined ? {} : { mentions: data.mentions }) };
			return { type: "message_edited", ...base, clientId, target, ...said, ...sealOf(data) };
		}
		case "deletion":
			return { type: "message_deleted", ...base, clientId, ...JSON.parse(row.data) };
		case "reaction":
			return { type: "reaction_changed", ...base, clientId, ...JSON.parse(row.data) };
		case "pin":
			return { type: "pin_changed", ...base, clientId, ...JSON.parse(row.data) };
		case "member":
			return { type: "member_changed", ...base, ...JSON.parse(row.data) };
		case "conversation":
			return { type: "conversation_changed", ...base, ...JSON.parse(row.data) };
		default:
			throw new Error(`unknown type of event: ${row.type}`);
	}
}

function sealOf({ salt, digest }: TextData): { salt: string; digest?: string } {
	return digest === undefined ? { salt } : { salt, digest };
}

/** Whether a row is a message, and be it one that was deleted. */
export function isMessageRow({ type }: Pick<LogRow, "type">): boolean {
	return type === "message" || type === "deleted" || type === "reply" || type === "deleted_reply";
}

/** Whether a row is a message that stands in the conversation (TH2), and be it one that was deleted. */
export function isStandingRow({ type }: Pick<LogRow, "type">): boolean {
	return type === "message" || type === "deleted";
}

/** The type of a message's row once the message is deleted. */
export function deletedType(type: string): string {
	return type === "reply" ? "deleted_reply" : "deleted";
}

/** The row of a new event; what it is worth besides `data` stands in the columns. What is before it is not known here. */
export function rowOf(event: KnownEvent): LogRow {
	if (event.type === "new_message") {
		const { seq, at, sender, clientId, body, replyTo, thread, toConversation, forwarded, mentions } = event.message;
		const data = JSON.stringify({ text: body.text, replyTo, toConversation, forwarded, mentions, salt: event.salt });
		const type: LogType = thread === undefined || toConversation === true ? "message" : "reply";
		return {
			seq,
			at,
			actor: sender,
			type,
			client_id: null,
			asked_as: clientId,
			data,
			hash: event.hash,
			thread: thread ?? null,
			said_before: null,
		};
	}
	const { seq, at, actor, hash } = event;
	const row = (type: LogType, clientId: string | null, data: unknown): LogRow => ({
		...{ seq, at, actor, type, hash },
		client_id: null,
		asked_as: clientId,
		data: JSON.stringify(data),
		thread: null,
		said_before: null,
	});
	switch (event.type) {
		case "message_edited": {
			const { clientId, target, body, mentions, salt } = event;
			return row("edit", clientId, { target, text: body.text, mentions, salt });
		}
		case "message_deleted":
			return row("deletion", event.clientId, { target: event.target, erased: event.erased });
		case "reaction_changed":
			return row("reaction", event.clientId, { target: event.target, emoji: event.emoji, on: event.on });
		case "pin_changed":
			return row("pin", event.clientId, { target: event.target, on: event.on });
		case "member_changed": {
			const { userId, name, username, change, role } = event;
			return row("member", null, { userId, name, username, change, role });
		}
		case "conversation_changed":
			return row("conversation", null, { title: event.title, topic: event.topic, editWindow: event.editWindow });
	}
}

export function memberOf(row: MemberRow): MemberRecord {
	return {
		userId: row.user_id,
		name: row.name,
		username: row.username,
		role: row.role as Role,
		since: row.since,
		present: row.present === 1,
		delivered: row.delivered,
		read: row.read,
		movedAt: row.moved_at,
		deliveredAt: row.delivered_at,
		settings: { hideRead: row.hide_read === 1, invisible: row.invisible === 1, at: row.settings_at },
		hiddenAt: row.hidden_at,
		inbox: row.inbox as InboxKnowledge,
		inboxHead: row.inbox_head,
	};
}
