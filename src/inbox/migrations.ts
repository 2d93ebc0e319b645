import type { Migration } from "../storage/migrate.ts";

/** The schema of an inbox, step by step. Append only: objects of every age are out there. */
export const migrations: readonly Migration[] = [
	{
		name: "conversations and sessions",
		sql: `
			CREATE TABLE conversation (
				id TEXT PRIMARY KEY,
				-- 1: not on the list any more; kept so that pollers hear of it
				removed INTEGER NOT NULL,
				-- 1: the conversation has moved on since this summary
				stale INTEGER NOT NULL,
				version INTEGER NOT NULL,
				rev INTEGER NOT NULL,
				summary TEXT NOT NULL
			) STRICT, WITHOUT ROWID;

			-- Where a session opened sockets, so that its end can close them.
			CREATE TABLE place (
				session_id TEXT NOT NULL,
				conversation_id TEXT NOT NULL,
				noted_at INTEGER NOT NULL,
				PRIMARY KEY (session_id, conversation_id)
			) STRICT, WITHOUT ROWID;

			CREATE TABLE ended_session (
				session_id TEXT PRIMARY KEY,
				ended_at INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
		`,
	},
	{
		name: "what the person has set for a conversation",
		sql: `
			ALTER TABLE conversation ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
			-- Where the person had read up to when they marked it as unread; NULL: not marked.
			ALTER TABLE conversation ADD COLUMN marked_at INTEGER;
			-- When the person was added: another time means that they had left. NULL: not known yet.
			ALTER TABLE conversation ADD COLUMN since INTEGER;
		`,
	},
	{
		name: "saved messages and reminders",
		sql: `
			-- A reference, never a text: what is deleted there is gone here, too.
			CREATE TABLE saved (
				conversation_id TEXT NOT NULL,
				seq INTEGER NOT NULL,
				saved_at INTEGER NOT NULL,
				-- NULL: no reminder
				remind_at INTEGER,
				-- 1: the reminder's time has come
				due INTEGER NOT NULL,
				rev INTEGER NOT NULL,
				-- 1: not saved any more; kept for a while so that pollers hear of it
				removed INTEGER NOT NULL,
				PRIMARY KEY (conversation_id, seq)
			) STRICT, WITHOUT ROWID;
		`,
	},
];
