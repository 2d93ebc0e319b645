/**
 * The messages of the peers that run on Node, in the SQLite that Node brings, as durable as ours: write-ahead log, and a
 * commit is not over before the disk has it. What comes in one turn of the event loop is committed together, which is
 * the fastest way to be durable before anybody is told.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const pageLength = 100;

export class Log {
	#database;
	#insert;
	#newest;
	#after;
	#waiting = [];
	#tell;

	/** @param tell is handed each message, in order, once it is durable */
	constructor(stateDir, tell) {
		this.#tell = tell;
		this.#database = new DatabaseSync(join(stateDir, "messages.sqlite"));
		this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
		this.#database.exec(
			"CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, client_id TEXT, sender TEXT, at INTEGER, text TEXT)",
		);
		this.#insert = this.#database.prepare("INSERT INTO message (client_id, sender, at, text) VALUES (?, ?, ?, ?)");
		this.#newest = this.#database.prepare("SELECT * FROM message ORDER BY seq DESC LIMIT ?");
		this.#after = this.#database.prepare("SELECT * FROM message WHERE seq > ? ORDER BY seq LIMIT ?");
	}

	/** Stores a message with all others of this turn. */
	add(clientId, sender, text) {
		if (this.#waiting.push({ clientId, sender, text }) === 1) setImmediate(() => this.#commit());
	}

	/** What came after a seq, or the newest page. */
	page(after) {
		const rows = after === null ? this.#newest.all(pageLength).reverse() : this.#after.all(after, pageLength);
		return rows.map(({ seq, client_id: clientId, sender, at, text }) => ({
			type: "new_message",
			message: { seq, clientId, sender, at, body: { text } },
		}));
	}

	#commit() {
		const waiting = this.#waiting;
		this.#waiting = [];
		const at = Date.now();
		this.#database.exec("BEGIN");
		const stored = waiting.map(({ clientId, sender, text }) => {
			const seq = Number(this.#insert.run(clientId, sender, at, text).lastInsertRowid);
			return { type: "new_message", message: { seq, clientId, sender, at, body: { text } } };
		});
		this.#database.exec("COMMIT");
		for (const message of stored) this.#tell(message);
	}
}
