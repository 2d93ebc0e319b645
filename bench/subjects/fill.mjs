/** Lengthens the log of a stopped server's conversation, in the database of its object: a million sends would take an hour. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createClientIdStore } from "../../src/conversation/client-id-store.ts";
import { hashAfter } from "../../src/protocol/chain.ts";
import { sqlOfDatabase } from "../../test/support/node-sql.ts";

const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

/** The database files of the objects of conversations, by the id that each says about itself. */
export function databasesIn(stateDir) {
	const found = new Map();
	for (const file of readdirSync(stateDir, { recursive: true }).map(String)) {
		if (!file.includes("Conversation") || !file.endsWith(".sqlite")) continue;
		const path = join(stateDir, file);
		const database = new DatabaseSync(path);
		try {
			const id = database.prepare("SELECT id FROM conversation").get()?.id;
			if (id !== undefined) found.set(id, path);
		} catch {
			// The runtime's own, without our tables.
		}
		database.close();
	}
	return found;
}

const usual = (seq) => `This is message ${seq} of a long talk, about as long as people write.`;

/**
 * Adds messages until there are `count` events, by the sender of the last one, which must be a message, or by whom
 * `senderOf` names, chained and found by their clientId as the server would have it. Everyone but `behind` has read all of it.
 *
 * @param {{stateDir: string, conversationId: string, count: number, behind: string, textOf?: (seq: number) => string,
 *   senderOf?: (seq: number) => string | undefined, databases?: Map<string, string>}} what
 */
export function fill({ stateDir, conversationId, count, behind, ...what }) {
	const { textOf = usual, senderOf = () => undefined, databases = databasesIn(stateDir) } = what;
	const path = databases.get(conversationId);
	if (path === undefined) throw new Error(`no database of ${conversationId}`);
	const database = new DatabaseSync(path);
	const last = database.prepare("SELECT * FROM log ORDER BY seq DESC LIMIT 1").get();
	const names = Object.keys(last);
	const insert = database.prepare(`INSERT INTO log (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`);
	const clientIds = createClientIdStore(sqlOfDatabase(database));
	let hash = last.hash;
	const started = Date.now() - count * 1_000;
	database.exec("BEGIN");
	for (let seq = last.seq + 1; seq <= count; seq++) {
		const [at, sender, clientId] = [started + seq * 1_000, senderOf(seq) ?? last.actor, `filled-${seq}`];
		const body = { text: textOf(seq) };
		const salt = `salt-${seq}`.padEnd(22, "x");
		const message = { seq, clientId, sender, at, body };
		hash = hashAfter(hash, conversationId, { type: "new_message", conversationId, message, salt }, sha256);
		const data = JSON.stringify({ text: body.text, salt });
		const row = { ...last, seq, at, actor: sender, asked_as: clientId, data, hash };
		insert.run(...names.map((name) => row[name]));
		clientIds.note(row);
	}
	database.prepare("UPDATE member SET delivered = ?, read = ? WHERE user_id <> ?").run(count, count, behind);
	database.exec("COMMIT");
	database.close();
}
