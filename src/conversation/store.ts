/** All SQL of a conversation. Rules live elsewhere; this only stores and finds. */
import { chainStart } from "../protocol/chain.ts";
import type { WrittenEvent } from "../protocol/down.ts";
import type { ConversationKind } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import { namesOfMention, rowsOfMention } from "./mention-rows.ts";
import type { ConversationStore, MessageRequest, Page, PinRecord } from "./model.ts";
import {
	currentMessage,
	deletedType,
	eventOf,
	isMessageRow,
	type LogRow,
	logColumns,
	type MemberRow,
	memberOf,
	rowOf,
	type TextData,
	textData,
} from "./rows.ts";
import { createSearchStore } from "./search-store.ts";
import { createThreadStore } from "./thread-store.ts";

interface InfoRow extends Record<string, SqlValue> {
	id: string;
	kind: string;
	title: string | null;
	topic: string | null;
	created_at: number;
	edit_window: number | null;
	pins: string;
}

/** The bytes that a row takes in a page, besides its data: field names, ids, numbers. */
const frameOverhead = 250;

/** The statements of pages, exported so that a test can look at their query plans. */
export const statements = {
	tip: "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1",
	hashAt: "SELECT hash FROM log WHERE seq = ?",
	timeAt: "SELECT at FROM log WHERE seq = ?",
	byClientId: `SELECT ${logColumns} FROM log WHERE actor = ? AND client_id = ?`,
	bySeq: `SELECT ${logColumns} FROM log WHERE seq = ?`,
	lastMessage: `SELECT ${logColumns} FROM log WHERE seq > ? AND type IN ('message', 'deleted') ORDER BY seq DESC LIMIT 1`,
	eventsAfter: `SELECT ${logColumns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
	eventsBefore: `SELECT ${logColumns} FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
	messagesAfter: `SELECT ${logColumns} FROM log WHERE seq > ? AND type IN ('message', 'deleted') ORDER BY seq LIMIT ?`,
	messagesBefore: `SELECT ${logColumns} FROM log WHERE seq < ? AND type IN ('message', 'deleted') ORDER BY seq DESC LIMIT ?`,
	threadAfter: `SELECT ${logColumns} FROM log WHERE thread = ? AND seq > ? ORDER BY seq LIMIT ?`,
	threadBefore: `SELECT ${logColumns} FROM log WHERE thread = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
	countOthers: "SELECT count(*) AS count FROM log WHERE seq > ? AND seq <= ? AND type = 'message' AND actor <> ?",
	countMine: "SELECT count(*) AS count FROM mention WHERE user_id = ? AND seq > ?",
	// Ids have neither quotes nor backslashes, so one that is in the list is in its text.
	countShared: `SELECT count(*) AS count FROM mention
		WHERE user_id = '*' AND seq > ? AND sender <> ? AND (among IS NULL OR instr(among, ?) > 0)`,
	dropMention: "DELETE FROM mention WHERE user_id = ? AND seq = ?",
	reactions: "SELECT target, emoji, user_id, seq FROM reaction WHERE target >= ? AND target <= ?",
	newestAuthors: "SELECT actor, type, at FROM log ORDER BY seq DESC",
} as const;

/** The storage of one conversation, over the SQLite of its object. */
export function createStore(sql: Sql, conversationId: string): ConversationStore {
	const toEvent = (row: LogRow) => eventOf(row, conversationId);
	const rowAt = (seq: number) => sql.row<LogRow>(statements.bySeq, seq);
	const editAt = (seq: number) => {
		const row = rowAt(seq);
		return row === null ? { text: "" } : textData(row);
	};
	const toMessage = (row: LogRow) => currentMessage(row, editAt);
	/** Rewrites what a row holds besides its columns. */
	const putData = (seq: number, change: (data: TextData) => TextData, type?: (type: string) => string) => {
		const row = rowAt(seq);
		if (row === null) return;
		sql.run(
			"UPDATE log SET type = ?, data = ? WHERE seq = ?",
			type?.(row.type) ?? row.type,
			JSON.stringify(change(textData(row))),
			seq,
		);
	};

	/** One row more than the page is asked for: whether there are others. A cursor reads ahead, so the statement says it. */
	const pageOf = <T>(
		{ after, before = Number.MAX_SAFE_INTEGER, limit, thread }: MessageRequest,
		[upward, downward]: readonly [string, string],
		convert: (row: LogRow) => T,
	): Page<T> => {
		const bound = thread === undefined ? [] : [thread];
		if (after !== undefined) return takePage(sql.rows<LogRow>(upward, ...bound, after, limit + 1), limit, convert);
		const page = takePage(sql.rows<LogRow>(downward, ...bound, before, limit + 1), limit, convert);
		return { rows: page.rows.reverse(), more: page.more };
	};

	const index = createSearchStore(sql);
	const tip = () => sql.row<{ seq: number; hash: string }>(statements.tip) ?? { seq: 0, hash: chainStart };

	return {
		info: () => {
			const row = sql.row<InfoRow>("SELECT id, kind, title, topic, created_at, edit_window, pins FROM conversation");
			if (row === null) return null;
			const { created_at: createdAt, edit_window: editWindow, kind, pins, ...rest } = row;
			return { ...rest, kind: kind as ConversationKind, createdAt, editWindow, pins: JSON.parse(pins) as PinRecord[] };
		},
		putInfo: (info) => {
			sql.run(
				`INSERT INTO conversation (only, id, kind, title, topic, created_at, edit_window, pins)
				VALUES (1, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (only) DO UPDATE SET title = excluded.title, topic = excluded.topic,
					edit_window = excluded.edit_window, pins = excluded.pins`,
				info.id,
				info.kind,
				info.title,
				info.topic,
				info.createdAt,
				info.editWindow,
				JSON.stringify(info.pins),
			);
		},
		members: () => [...sql.rows<MemberRow>("SELECT * FROM member")].map(memberOf),
		putMember: (member) => {
			sql.run(
				`INSERT INTO member (user_id, name, username, role, since, present, delivered, read, moved_at, delivered_at,
					hide_read, invisible, settings_at, hidden_at, inbox, inbox_head)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, username = excluded.username,
					role = excluded.role, since = excluded.since,
					present = excluded.present, delivered = excluded.delivered, read = excluded.read,
					moved_at = excluded.moved_at, delivered_at = excluded.delivered_at, hide_read = excluded.hide_read,
					invisible = excluded.invisible, settings_at = excluded.settings_at, hidden_at = excluded.hidden_at,
					inbox = excluded.inbox, inbox_head = excluded.inbox_head`,
				member.userId,
				member.name,
				member.username,
				member.role,
				member.since,
				member.present ? 1 : 0,
				member.delivered,
				member.read,
				member.movedAt,
				member.deliveredAt,
				member.settings.hideRead ? 1 : 0,
				member.settings.invisible ? 1 : 0,
				member.settings.at,
				member.hiddenAt,
				member.inbox,
				member.inboxHead,
			);
		},
		head: () => tip().seq,
		tip,
		append: (event) => {
			const { seq, at, actor, type, client_id, data, hash, thread } = rowOf(event);
			sql.run(
				`INSERT INTO log (${logColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				seq,
				at,
				actor,
				type,
				client_id,
				data,
				hash,
				thread,
			);
		},
		hashAt: (seq) => sql.row<{ hash: string }>(statements.hashAt, seq)?.hash ?? null,
		timeAt: (seq) => sql.row<{ at: number }>(statements.timeAt, seq)?.at ?? null,
		findByClientId: (actor, clientId) => {
			const row = sql.row<LogRow>(statements.byClientId, actor, clientId);
			// Only what somebody wrote has a clientId.
			return row === null ? null : (toEvent(row) as WrittenEvent);
		},
		event: (seq) => {
			const row = rowAt(seq);
			return row === null ? null : toEvent(row);
		},
		message: (seq) => {
			const row = rowAt(seq);
			return row !== null && isMessageRow(row) ? toMessage(row) : null;
		},
		editsOf: (target) => {
			const row = rowAt(target);
			return row === null ? [] : (textData(row).edits ?? []).map(({ seq }) => seq);
		},
		noteEdit: (target, edit) => {
			index.drop(target);
			putData(target, (data) => ({ ...data, edits: [...(data.edits ?? []), edit] }));
			index.put(target);
		},
		eraseText: (seq, digest) => {
			index.drop(seq);
			putData(seq, ({ edits: _, mentions: __, ...data }) => ({ ...data, text: "", salt: "", digest }));
		},
		noteDeletion: (target, deleted) => putData(target, (data) => ({ ...data, deleted }), deletedType),
		reactions: (from, to) =>
			[
				...sql.rows<{ target: number; emoji: string; user_id: string; seq: number }>(statements.reactions, from, to),
			].map(({ user_id: userId, ...rest }) => ({ ...rest, userId })),
		putReaction: ({ target, emoji, userId, seq }) => {
			sql.run(
				"INSERT OR REPLACE INTO reaction (target, emoji, user_id, seq) VALUES (?, ?, ?, ?)",
				target,
				emoji,
				userId,
				seq,
			);
		},
		dropReaction: ({ target, emoji, userId }) => {
			sql.run("DELETE FROM reaction WHERE target = ? AND emoji = ? AND user_id = ?", target, emoji, userId);
		},
		putMentions: (seq, sender, mentioned) => {
			for (const { userId, among } of rowsOfMention(mentioned)) {
				sql.run("INSERT INTO mention (user_id, seq, sender, among) VALUES (?, ?, ?, ?)", userId, seq, sender, among);
			}
		},
		dropMentions: (seq, told) => {
			for (const userId of namesOfMention(told)) sql.run(statements.dropMention, userId, seq);
		},
		countMentions: (above, userId) => {
			const mine = sql.row<{ count: number }>(statements.countMine, userId, above)?.count ?? 0;
			return mine + (sql.row<{ count: number }>(statements.countShared, above, userId, `"${userId}"`)?.count ?? 0);
		},
		lastMessage: (above) => {
			const row = sql.row<LogRow>(statements.lastMessage, above);
			return row === null ? null : toMessage(row);
		},
		events: (request) => pageOf(request, [statements.eventsAfter, statements.eventsBefore], toEvent),
		messages: (request) => {
			const { messagesAfter, messagesBefore, threadAfter, threadBefore } = statements;
			const directions = request.thread === undefined ? [messagesAfter, messagesBefore] : [threadAfter, threadBefore];
			return pageOf(request, directions as [string, string], toMessage);
		},
		countOthers: (above, upTo, userId) =>
			sql.row<{ count: number }>(statements.countOthers, above, upTo, userId)?.count ?? 0,
		sendTimes: (userId, since, limit) => {
			const times: number[] = [];
			for (const row of sql.rows<{ actor: string; type: string; at: number }>(statements.newestAuthors)) {
				if (row.at < since || times.length === limit) break;
				if (row.actor === userId && row.type !== "member") times.unshift(row.at);
			}
			return times;
		},
		transaction: (act) => sql.transaction(act),
		threads: createThreadStore(sql),
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
