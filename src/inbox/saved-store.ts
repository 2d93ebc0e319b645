/** All SQL of what a person has saved for later. */
import type { Sql, SqlValue } from "../storage/sql.ts";
import type { SavedStore } from "./saved.ts";

interface SavedRow extends Record<string, SqlValue> {
	conversation_id: string;
	seq: number;
	saved_at: number;
	remind_at: number | null;
	due: number;
	rev: number;
	removed: number;
}

const columns = "conversation_id, seq, saved_at, remind_at, due, rev, removed";

/** The saved messages of one inbox, over the SQLite of its object. The rules hold their number down. */
export function createSavedStore(sql: Sql): SavedStore {
	return {
		all: () =>
			[...sql.rows<SavedRow>(`SELECT ${columns} FROM saved`)].map((row) => ({
				conversationId: row.conversation_id,
				seq: row.seq,
				savedAt: row.saved_at,
				remindAt: row.remind_at,
				due: row.due === 1,
				rev: row.rev,
				removed: row.removed === 1,
			})),
		put: ({ conversationId, seq, savedAt, remindAt, due, rev, removed }) => {
			sql.run(
				`INSERT INTO saved (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (conversation_id, seq) DO UPDATE SET saved_at = excluded.saved_at,
					remind_at = excluded.remind_at, due = excluded.due, rev = excluded.rev, removed = excluded.removed`,
				conversationId,
				seq,
				savedAt,
				remindAt,
				due ? 1 : 0,
				rev,
				removed ? 1 : 0,
			);
		},
		delete: ({ conversationId, seq }) => {
			sql.run("DELETE FROM saved WHERE conversation_id = ? AND seq = ?", conversationId, seq);
		},
	};
}
