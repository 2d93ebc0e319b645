import type { Migration } from "../storage/migrate.ts";

/** The schema of a conversation, step by step. Append only: objects of every age are out there. */
export const migrations: readonly Migration[] = [
	{
		name: "the log and its members",
		sql: `
			CREATE TABLE conversation (
				only INTEGER PRIMARY KEY CHECK (only = 1),
				id TEXT NOT NULL,
				kind TEXT NOT NULL,
				title TEXT,
				topic TEXT,
				created_at INTEGER NOT NULL
			) STRICT;

			CREATE TABLE log (
				seq INTEGER PRIMARY KEY,
				at INTEGER NOT NULL,
				actor TEXT NOT NULL,
				type TEXT NOT NULL,
				client_id TEXT,
				data TEXT NOT NULL,
				-- chained over the row before (HC1)
				hash TEXT NOT NULL
			) STRICT;

			-- With the row itself the two rows that a message may cost.
			CREATE UNIQUE INDEX log_by_client_id ON log (actor, client_id) WHERE client_id IS NOT NULL;

			-- Who reacted how; the log has when. One row each.
			CREATE TABLE reaction (
				target INTEGER NOT NULL,
				emoji TEXT NOT NULL,
				user_id TEXT NOT NULL,
				seq INTEGER NOT NULL,
				PRIMARY KEY (target, emoji, user_id)
			) STRICT, WITHOUT ROWID;

			-- Whom a message mentions. One row each, or one for many: user_id is '*' then, and among lists their
			-- ids as JSON, or is null for all members. Whoever came later has a read position above seq.
			CREATE TABLE mention (
				user_id TEXT NOT NULL,
				seq INTEGER NOT NULL,
				sender TEXT NOT NULL,
				among TEXT,
				PRIMARY KEY (user_id, seq)
			) STRICT, WITHOUT ROWID;

			CREATE TABLE member (
				user_id TEXT PRIMARY KEY,
				name TEXT NOT NULL,
				username TEXT,
				role TEXT NOT NULL,
				since INTEGER NOT NULL,
				present INTEGER NOT NULL,
				delivered INTEGER NOT NULL,
				read INTEGER NOT NULL,
				moved_at INTEGER NOT NULL,
				delivered_at INTEGER NOT NULL,
				hide_read INTEGER NOT NULL,
				invisible INTEGER NOT NULL,
				settings_at INTEGER NOT NULL,
				hidden_at INTEGER NOT NULL,
				inbox TEXT NOT NULL,
				inbox_head INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
		`,
	},
	{
		name: "search",
		sql: `
			-- Filled when somebody searches, see search-store.ts. Without content, and without the length of each row.
			CREATE VIRTUAL TABLE search USING fts5 (
				words, content = '', columnsize = 0, prefix = '2 3', tokenize = "ascii tokenchars ':_-'"
			);
			-- Which words there are, to turn a beginning into whole words.
			CREATE VIRTUAL TABLE search_word USING fts5vocab (search, instance);
			-- Else the words of what was deleted would stay in the file until segments are merged.
			INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

			-- Which parts of the log are in it.
			CREATE TABLE search_state (only INTEGER PRIMARY KEY CHECK (only = 1), ranges TEXT NOT NULL) STRICT;
		`,
	},
	{
		name: "threads, pins, and how long messages may be edited",
		sql: `
			-- The message whose thread a message is said in. Only these have a row in the index.
			ALTER TABLE log ADD COLUMN thread INTEGER;
			CREATE INDEX log_by_thread ON log (thread, seq) WHERE thread IS NOT NULL;

			-- At most 50 (limits.pins), as JSON, so that no page of history costs another row.
			ALTER TABLE conversation ADD COLUMN pins TEXT NOT NULL DEFAULT '[]';
			-- In milliseconds; NULL: without an end. Until it is set, the 24 hours that always held.
			ALTER TABLE conversation ADD COLUMN edit_window INTEGER DEFAULT 86400000;
		`,
	},
	{
		name: "invites",
		sql: `
			-- Links into the group. The code is not kept: id is its SHA-256.
			CREATE TABLE invite (
				id TEXT PRIMARY KEY,
				created_by TEXT NOT NULL,
				created_at INTEGER NOT NULL,
				expires_at INTEGER NOT NULL,
				-- null: as many as the group has room for
				max_uses INTEGER,
				uses INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;

			-- Who was removed, and when the membership had begun that this ended: no invite leads them back.
			CREATE TABLE invite_barred (user_id TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
		`,
	},
	{
		name: "where members stand in threads",
		sql: `
			-- One row for each thread that a member follows, or has ended to follow. Never one per reply.
			CREATE TABLE thread_standing (
				user_id TEXT NOT NULL,
				thread INTEGER NOT NULL,
				read INTEGER NOT NULL,
				following INTEGER NOT NULL,
				-- strictly growing within the member's rows: the cursor of pollers
				moved_at INTEGER NOT NULL,
				PRIMARY KEY (user_id, thread)
			) STRICT, WITHOUT ROWID;

			-- Whom a message mentions that stands in a thread only; its columns are those of mention.
			CREATE TABLE thread_mention (
				user_id TEXT NOT NULL,
				thread INTEGER NOT NULL,
				seq INTEGER NOT NULL,
				sender TEXT NOT NULL,
				among TEXT,
				PRIMARY KEY (user_id, thread, seq)
			) STRICT, WITHOUT ROWID;
		`,
	},
	{
		name: "pages that pass over what does not stand in the conversation",
		sql: `
			-- Of every event but a message that stands in the conversation: the seq of the newest such message before it,
			-- 0: none. Pages go from there, however much lies between (page-store.ts). NULL in rows that are older.
			ALTER TABLE log ADD COLUMN said_before INTEGER;

			-- Of what is said in a thread: what hangs on its message since then, as JSON (reply-tally.ts). The newest row
			-- of a thread holds; NULL in rows that are older.
			ALTER TABLE log ADD COLUMN replies TEXT;
		`,
	},
	{
		name: "positions in one row, and what the conversation costs",
		sql: `
			-- What changes most often, in one row, since rows are what is paid for. positions: where members stand who moved
			-- since their own row was written, as JSON (member-store.ts). meter: what was counted so far (cost/meter.ts).
			CREATE TABLE state (
				only INTEGER PRIMARY KEY CHECK (only = 1),
				positions TEXT NOT NULL,
				meter TEXT
			) STRICT;

			-- What the meter said at the end of each day (of UTC, counted from 1970) on which something happened.
			CREATE TABLE cost_day (day INTEGER PRIMARY KEY, meter TEXT NOT NULL) STRICT;

			-- Dollars a month from which typing and presence become coarser; NULL: none.
			ALTER TABLE conversation ADD COLUMN budget REAL;
		`,
	},
	{
		name: "clientIds without an index row for each",
		sql: `
			-- What client_id was: under which clientId an event was asked for, and in no index, so that a message is one row.
			-- client_id stays for the events that have it, with its index, which costs nothing in conversations that have none.
			ALTER TABLE log ADD COLUMN asked_as TEXT;

			-- Where events are by their clientId, of many in one row (client-id-store.ts): a run ends with last_seq. seed is
			-- the same in all of them. filter stands before ids, which are seldom read.
			CREATE TABLE client_id_run (
				last_seq INTEGER PRIMARY KEY,
				seed TEXT NOT NULL,
				filter BLOB NOT NULL,
				ids BLOB NOT NULL
			) STRICT;
		`,
	},
];
