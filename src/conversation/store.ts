/** All SQL of a conversation. Rules live elsewhere; this only stores and finds. */
import { chainStart } from "../protocol/chain.ts";
import type { LogEvent, NewMessage } from "../protocol/down.ts";
import type { ConversationKind, Message, Role } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import type { ConversationStore, InboxKnowledge, MemberRecord, Page, PageRequest } from "./model.ts";

interface LogRow extends Record<string, SqlValue> {
	seq: number;
	at: number;
	actor: string;
	type: string;
	client_id: string | null;
	data: string;
	hash: string;
}

interface MemberRow extends Record<string, SqlValue> {
	user_id: string;
	name: string;
	role: string;
	since: number;
	present: number;
	delivered: number;
	read: number;
	moved_at: number;
	inbox: string;
	inbox_head: number;
}

const columns = "seq, at, actor, type, client_id, data, hash";

/** The bytes that a row takes in a page, besides its data: field names, ids, numbers. */
const frameOverhead = 250;

/** The statements of pages, exported so that a test can look at their query plans. */
export const statements = {
	tip: "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1",
	hashAt: "SELECT hash FROM log WHERE seq = ?",
	byClientId: `SELECT ${columns} FROM log WHERE actor = ? AND client_id = ?`,
	bySeq: `SELECT ${columns} FROM log WHERE seq = ?`,
	lastMessage: `SELECT ${columns} FROM log WHERE seq > ? AND type = 'message' ORDER BY seq DESC LIMIT 1`,
	eventsAfter: `SELECT ${columns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
	eventsBefore: `SELECT ${columns} FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
	messagesAfter: `SELECT ${columns} FROM log WHERE seq > ? AND type = 'message' ORDER BY seq LIMIT ?`,
	messagesBefore: `SELECT ${columns} FROM log WHERE seq < ? AND type = 'message' ORDER BY seq DESC LIMIT ?`,
	countOthers: "SELECT count(*) AS count FROM log WHERE seq > ? AND seq <= ? AND type = 'message' AND actor <> ?",
	newestAuthors: "SELECT actor, type, at FROM log ORDER BY seq DESC",
} as const;

/** The storage of one conversation, over the SQLite of its object. */
export function createStore(sql: Sql, conversationId: string): ConversationStore {
	const toNewMessage = (row: LogRow): NewMessage => {
		const { salt } = JSON.parse(row.data) as { salt: string };
		return { type: "new_message", conversationId, message: toMessage(row), salt, hash: row.hash };
	};

	const toEvent = (row: LogRow): LogEvent => {
		const base = { seq: row.seq, at: row.at, actor: row.actor, hash: row.hash };
		switch (row.type) {
			case "message":
				return toNewMessage(row);
			case "member":
				return { type: "member_changed", ...base, ...JSON.parse(row.data) };
			case "conversation":
				return { type: "conversation_changed", ...base, ...JSON.parse(row.data) };
			default:
				throw new Error(`unknown type of event: ${row.type}`);
		}
	};

	/** One row more than the page is asked for: whether there are others. A cursor reads ahead, so the statement says it. */
	const pageOf = <T>(request: PageRequest, upward: string, downward: string, convert: (row: LogRow) => T): Page<T> => {
		const { after, before = Number.MAX_SAFE_INTEGER, limit } = request;
		if (after !== undefined) return takePage(sql.rows<LogRow>(upward, after, limit + 1), limit, convert);
		const page = takePage(sql.rows<LogRow>(downward, before, limit + 1), limit, convert);
		return { rows: page.rows.reverse(), more: page.more };
	};

	const tip = () => sql.row<{ seq: number; hash: string }>(statements.tip) ?? { seq: 0, hash: chainStart };

	return {
		info: () => {
			const row = sql.row<{ id: string; kind: string; title: string | null; topic: string | null; created_at: number }>(
				"SELECT id, kind, title, topic, created_at FROM conversation",
			);
			if (row === null) return null;
			const { created_at: createdAt, kind, ...rest } = row;
			return { ...rest, kind: kind as ConversationKind, createdAt };
		},
		putInfo: (info) => {
			sql.run(
				`INSERT INTO conversation (only, id, kind, title, topic, created_at) VALUES (1, ?, ?, ?, ?, ?)
				ON CONFLICT (only) DO UPDATE SET title = excluded.title, topic = excluded.topic`,
				info.id,
				info.kind,
				info.title,
				info.topic,
				info.createdAt,
			);
		},
		members: () => [...sql.rows<MemberRow>("SELECT * FROM member")].map(toMember),
		putMember: (member) => {
			sql.run(
				`INSERT INTO member (user_id, name, role, since, present, delivered, read, moved_at, inbox, inbox_head)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, role = excluded.role, since = excluded.since,
					present = excluded.present, delivered = excluded.delivered, read = excluded.read,
					moved_at = excluded.moved_at, inbox = excluded.inbox, inbox_head = excluded.inbox_head`,
				member.userId,
				member.name,
				member.role,
				member.since,
				member.present ? 1 : 0,
				member.delivered,
				member.read,
				member.movedAt,
				member.inbox,
				member.inboxHead,
			);
		},
		head: () => tip().seq,
		tip,
		append: (event) => {
			const { seq, at, actor, type, clientId, data } = toRow(event);
			sql.run(
				"INSERT INTO log (seq, at, actor, type, client_id, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
				seq,
				at,
				actor,
				type,
				clientId,
				JSON.stringify(data),
				event.hash,
			);
		},
		hashAt: (seq) => sql.row<{ hash: string }>(statements.hashAt, seq)?.hash ?? null,
		findByClientId: (sender, clientId) => {
			const row = sql.row<LogRow>(statements.byClientId, sender, clientId);
			return row === null ? null : toNewMessage(row);
		},
		hasMessage: (seq) => sql.row<LogRow>(statements.bySeq, seq)?.type === "message",
		lastMessage: (above) => {
			const row = sql.row<LogRow>(statements.lastMessage, above);
			return row === null ? null : toMessage(row);
		},
		events: (request) => pageOf(request, statements.eventsAfter, statements.eventsBefore, toEvent),
		messages: (request) => pageOf(request, statements.messagesAfter, statements.messagesBefore, toMessage),
		countOthers: (above, upTo, userId) =>
			sql.row<{ count: number }>(statements.countOthers, above, upTo, userId)?.count ?? 0,
		sendTimes: (userId, since, limit) => {
			const times: number[] = [];
			for (const row of sql.rows<{ actor: string; type: string; at: number }>(statements.newestAuthors)) {
				if (row.at < since || times.length === limit) break;
				if (row.actor === userId && row.type === "message") times.unshift(row.at);
			}
			return times;
		},
		transaction: (act) => sql.transaction(act),
	};
}

function toMessage(row: LogRow): Message {
	const { text, replyTo } = JSON.parse(row.data) as { text: string; replyTo?: number };
	const message: Message = {
		seq: row.seq,
		clientId: row.client_id ?? "",
		sender: row.actor,
		at: row.at,
		body: { text },
	};
	if (replyTo !== undefined) message.replyTo = replyTo;
	return message;
}

function toRow(event: LogEvent) {
	switch (event.type) {
		case "new_message": {
			const { seq, at, sender, clientId, body, replyTo } = event.message;
			return {
				seq,
				at,
				actor: sender,
				type: "message",
				clientId,
				data: { text: body.text, replyTo, salt: event.salt },
			};
		}
		case "member_changed": {
			const { seq, at, actor, userId, name, change, role } = event;
			return { seq, at, actor, type: "member", clientId: null, data: { userId, name, change, role } };
		}
		case "conversation_changed": {
			const { seq, at, actor, title, topic } = event;
			return { seq, at, actor, type: "conversation", clientId: null, data: { title, topic } };
		}
	}
}

function toMember(row: MemberRow): MemberRecord {
	return {
		userId: row.user_id,
		name: row.name,
		role: row.role as Role,
		since: row.since,
		present: row.present === 1,
		delivered: row.delivered,
		read: row.read,
		movedAt: row.moved_at,
		inbox: row.inbox as InboxKnowledge,
		inboxHead: row.inbox_head,
	};
}

/** Reads rows until the page is full by count or bytes; one row always fits. */
function takePage<T>(rows: Iterable<LogRow>, limit: number, convert: (row: LogRow) => T): Page<T> {
	const page: T[] = [];
	let bytes = 0;
	for (const row of rows) {
		// Three bytes a UTF-16 unit is the most that UTF-8 takes.
		bytes += row.data.length * 3 + frameOverhead;
		if (page.length === limit || (page.length > 0 && bytes > limits.pageBytes)) return { rows: page, more: true };
		page.push(convert(row));
	}
	return { rows: page, more: false };
}
