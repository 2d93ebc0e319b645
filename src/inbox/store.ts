/** All SQL of an inbox. Rules live elsewhere; this only stores and finds. */
import type { SharedSummary } from "../protocol/entities.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import type { InboxStore, ListEntry } from "./inbox.ts";

/** Longer than any session lives: what is older belongs to nobody. */
const forgetMs = 60 * 24 * 60 * 60 * 1000;

interface ConversationRow extends Record<string, SqlValue> {
	id: string;
	removed: number;
	stale: number;
	version: number;
	rev: number;
	summary: string;
	muted: number;
	marked_at: number | null;
	since: number | null;
}

type StoredSummary = Omit<SharedSummary, "threads"> & Partial<Pick<SharedSummary, "threads">>;

/** Of a summary that was stored before there were threads. */
const noThreads = { unread: 0, mentions: 0, newest: null };

const columns = "id, removed, stale, version, rev, summary, muted, marked_at, since";

/** The storage of one inbox, over the SQLite of its object. */
export function createInboxStore(sql: Sql): InboxStore {
	return {
		entries: () =>
			[...sql.rows<ConversationRow>(`SELECT ${columns} FROM conversation`)].map((row) => ({
				id: row.id,
				removed: row.removed === 1,
				stale: row.stale === 1,
				version: row.version,
				rev: row.rev,
				summary: { threads: noThreads, ...(JSON.parse(row.summary) as StoredSummary) },
				muted: row.muted === 1,
				markedAt: row.marked_at,
				since: row.since,
			})),
		put: (entry: ListEntry) => {
			sql.run(
				`INSERT INTO conversation (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET removed = excluded.removed, stale = excluded.stale,
					version = excluded.version, rev = excluded.rev, summary = excluded.summary,
					muted = excluded.muted, marked_at = excluded.marked_at, since = excluded.since`,
				entry.id,
				entry.removed ? 1 : 0,
				entry.stale ? 1 : 0,
				entry.version,
				entry.rev,
				JSON.stringify(entry.summary),
				entry.muted ? 1 : 0,
				entry.markedAt,
				entry.since,
			);
		},
		notePlace: (sessionId, conversationId, now) => {
			// A place that is known costs no row.
			sql.run("INSERT OR IGNORE INTO place VALUES (?, ?, ?)", sessionId, conversationId, now);
		},
		places: (sessionId) =>
			[
				...sql.rows<{ conversation_id: string }>("SELECT conversation_id FROM place WHERE session_id = ?", sessionId),
			].map((row) => row.conversation_id),
		forgetPlace: (sessionId, conversationId) => {
			sql.run("DELETE FROM place WHERE session_id = ? AND conversation_id = ?", sessionId, conversationId);
		},
		hasEnded: (sessionId) => sql.row("SELECT 1 AS one FROM ended_session WHERE session_id = ?", sessionId) !== null,
		endSession: (sessionId, now) => {
			sql.run("DELETE FROM ended_session WHERE ended_at < ?", now - forgetMs);
			sql.run("DELETE FROM place WHERE noted_at < ?", now - forgetMs);
			sql.run("INSERT OR IGNORE INTO ended_session VALUES (?, ?)", sessionId, now);
		},
		endedWithPlaces: () =>
			[
				...sql.rows<{ session_id: string }>(
					"SELECT DISTINCT session_id FROM place WHERE session_id IN (SELECT session_id FROM ended_session)",
				),
			].map((row) => row.session_id),
	};
}
