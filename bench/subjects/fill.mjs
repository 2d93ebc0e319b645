/** Lengthens the log of a stopped server's conversation, in the database of its object: a million sends would take an hour. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { hashAfter } from "../../src/protocol/chain.ts";

const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

/** The database of a conversation's object, found by what it says about itself; null: there is none. */
function databaseOf(stateDir, conversationId) {
	const files = readdirSync(stateDir, { recursive: true }).map(String);
	for (const file of files) {
		if (!file.includes("Conversation") || !file.endsWith(".sqlite")) continue;
		const database = new DatabaseSync(join(stateDir, file));
		try {
			if (database.prepare("SELECT id FROM conversation").get()?.id === conversationId) return database;
		} catch {
			// The runtime's own, without our tables.
		}
		database.close();
	}
	return null;
}

/**
 * Adds messages of the sender of the first event, which must be a message, until there are `count` events, chained
 * as the server would. Everyone but `behind` has read all of it.
 *
 * @param {{stateDir: string, conversationId: string, count: number, behind: string}} what
 */
export function fill({ stateDir, conversationId, count, behind }) {
	const database = databaseOf(stateDir, conversationId);
	if (database === null) throw new Error(`no database of ${conversationId}`);
	const last = database.prepare("SELECT * FROM log ORDER BY seq DESC LIMIT 1").get();
	const names = Object.keys(last);
	const insert = database.prepare(`INSERT INTO log (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`);
	let hash = last.hash;
	const started = Date.now() - count * 1_000;
	database.exec("BEGIN");
	for (let seq = last.seq + 1; seq <= count; seq++) {
		const [at, sender, clientId] = [started + seq * 1_000, last.actor, `filled-${seq}`];
		const body = { text: `This is message ${seq} of a long talk, about as long as people write.` };
		const salt = `salt-${seq}`.padEnd(22, "x");
		const message = { seq, clientId, sender, at, body };
		hash = hashAfter(hash, conversationId, { type: "new_message", conversationId, message, salt }, sha256);
		const data = JSON.stringify({ text: body.text, salt });
		const row = { ...last, seq, at, client_id: clientId, data, hash };
		insert.run(...names.map((name) => row[name]));
	}
	database.prepare("UPDATE member SET delivered = ?, read = ? WHERE user_id <> ?").run(count, count, behind);
	database.exec("COMMIT");
	database.close();
}
