/** All SQL of a conversation. Rules live elsewhere; this only stores and finds. */
import { chainStart } from "../protocol/chain.ts";
import type { ConversationKind } from "../protocol/entities.ts";
import type { WrittenEvent } from "../protocol/events.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import { createClientIdStore } from "./client-id-store.ts";
import { createMemberStore, type KeptMeter, type MemberStore } from "./member-store.ts";
import { namesOfMention, rowsOfMention } from "./mention-rows.ts";
import type { ConversationStore, PinRecord, Tip } from "./model.ts";
import { createPageStore } from "./page-store.ts";
import {
	currentMessage,
	deletedType,
	eventOf,
	isMessageRow,
	isStandingRow,
	type LogRow,
	logColumns,
	rowBySeq,
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
	budget: number | null;
}

interface TipRow extends Record<string, SqlValue> {
	seq: number;
	hash: string;
}

/** The statements, exported so that a test can look at their query plans. */
export const statements = {
	info: "SELECT id, kind, title, topic, created_at, edit_window, pins, budget FROM conversation WHERE only = 1",
	putInfo: `INSERT INTO conversation (only, id, kind, title, topic, created_at, edit_window, pins, budget)
		VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (only) DO UPDATE SET title = excluded.title, topic = excluded.topic,
			edit_window = excluded.edit_window, pins = excluded.pins, budget = excluded.budget`,
	tip: "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1",
	hashAt: "SELECT hash FROM log WHERE seq = ?",
	timeAt: "SELECT at FROM log WHERE seq = ?",
	bySeq: rowBySeq,
	countMine: "SELECT count(*) AS count FROM mention WHERE user_id = ? AND seq > ?",
	// Ids have neither quotes nor backslashes, so one that is in the list is in its text.
	countShared: `SELECT count(*) AS count FROM mention
		WHERE user_id = '*' AND seq > ? AND sender <> ? AND (among IS NULL OR instr(among, ?) > 0)`,
	dropMention: "DELETE FROM mention WHERE user_id = ? AND seq = ?",
	reactions: "SELECT target, emoji, user_id, seq FROM reaction WHERE target >= ? AND target <= ?",
	newestAuthors: "SELECT actor, type, at FROM log ORDER BY seq DESC",
} as const;

/** The storage of one conversation, over the SQLite of its object. */
export function createStore(
	sql: Sql,
	conversationId: string,
	meter: KeptMeter,
): ConversationStore & Pick<MemberStore, "putMeter"> {
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

	const index = createSearchStore(sql);
	const clientIds = createClientIdStore(sql);
	const pages = createPageStore(sql);
	const threads = createThreadStore(sql);
	const readTip = (): Tip => sql.row<TipRow>(statements.tip) ?? { seq: 0, hash: chainStart };
	/** Asked for several times at every message; null: not known. */
	let knownTip: Tip | null = null;
	const tip = (): Tip => {
		knownTip ??= readTip();
		return knownTip;
	};
	/** Drops what memory holds. */
	const forget = () => {
		knownTip = null;
		clientIds.forget();
	};

	return {
		info: () => {
			const row = sql.row<InfoRow>(statements.info);
			if (row === null) return null;
			const { created_at: createdAt, edit_window: editWindow, kind, pins, ...rest } = row;
			return { ...rest, kind: kind as ConversationKind, createdAt, editWindow, pins: JSON.parse(pins) as PinRecord[] };
		},
		putInfo: (info) => {
			sql.run(
				statements.putInfo,
				info.id,
				info.kind,
				info.title,
				info.topic,
				info.createdAt,
				info.editWindow,
				JSON.stringify(info.pins),
				info.budget,
			);
		},
		...createMemberStore(sql, meter),
		head: () => readTip().seq,
		tip,
		append: (event) => {
			const row = rowOf(event);
			const { seq, at, actor, type, client_id, asked_as, data, hash, thread } = row;
			const values = [seq, at, actor, type, client_id, asked_as, data, hash, thread];
			const saidBefore = isStandingRow(row) ? null : pages.saidUpTo(seq - 1);
			const replies = thread === null ? null : threads.repliesWith(thread, row);
			sql.run(
				`INSERT INTO log (${logColumns}, replies) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				...values,
				saidBefore,
				replies,
			);
			knownTip = { seq, hash };
			clientIds.note(row);
		},
		hashAt: (seq) => sql.row<{ hash: string }>(statements.hashAt, seq)?.hash ?? null,
		timeAt: (seq) => sql.row<{ at: number }>(statements.timeAt, seq)?.at ?? null,
		findByClientId: (actor, clientId) => {
			const row = clientIds.find(actor, clientId, tip().seq);
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
		noteDeletion: (target, deleted) => {
			putData(target, (data) => ({ ...data, deleted }), deletedType);
			const thread = rowAt(target)?.thread ?? null;
			if (thread !== null) threads.recount(thread);
		},
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
			const row = pages.lastMessage(above);
			return row === null ? null : toMessage(row);
		},
		events: (request) => pages.events(request, toEvent),
		messages: (request) => pages.messages(request, toMessage),
		countOthers: pages.countOthers,
		sendTimes: (userId, since, limit) => {
			const times: number[] = [];
			for (const row of sql.rows<{ actor: string; type: string; at: number }>(statements.newestAuthors)) {
				if (row.at < since || times.length === limit) break;
				if (row.actor === userId && row.type !== "member") times.unshift(row.at);
			}
			return times;
		},
		transaction: (act) => {
			try {
				return sql.transaction(act);
			} catch (error) {
				// What was appended is undone.
				forget();
				throw error;
			}
		},
		forget,
		threads,
	};
}
