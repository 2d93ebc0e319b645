/** What a message and a person take on the disk, in databases of our own schemas filled as the server fills them. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { root } from "../../scripts/run.mjs";
import { createClientIdStore } from "../../src/conversation/client-id-store.ts";
import { migrations } from "../../src/conversation/migrations.ts";
import { sqlOfDatabase } from "../../test/support/node-sql.ts";
import { textOf } from "../load/payload.ts";
import { newStateDir, removeAtEnd } from "../subjects/process.mjs";

const usual = { messages: 100_000, people: 50_000 };
const quickly = { messages: 2_000, people: 1_000 };

const random = (bytes) => randomBytes(bytes).toString("base64url");

/** Bytes for each of `count` rounds of `write` in a new database. */
function bytesEach(file, schema, count, write) {
	const database = new DatabaseSync(file);
	for (const sql of schema) database.exec(sql);
	database.exec("BEGIN");
	write(database, count);
	database.exec("COMMIT");
	database.close();
	return statSync(file).size / count;
}

function writeMessages(database, count) {
	const insert = database.prepare(
		"INSERT INTO log (seq, at, actor, type, asked_as, data, hash) VALUES (?, ?, ?, 'message', ?, ?, ?)",
	);
	const clientIds = createClientIdStore(sqlOfDatabase(database));
	const people = Array.from({ length: 10 }, () => random(24));
	for (let seq = 1; seq <= count; seq++) {
		const data = JSON.stringify({ text: textOf(seq), salt: random(16) });
		const [actor, asked_as] = [people[seq % people.length], random(16)];
		insert.run(seq, Date.now(), actor, asked_as, data, random(32));
		clientIds.note({ seq, actor, asked_as });
	}
}

/** An account with a password, and two devices that are signed in. */
function writePeople(database, count) {
	const user = database.prepare(
		`INSERT INTO "user" (id, name, email, emailVerified, createdAt, updatedAt, username) VALUES (?, ?, ?, 0, ?, ?, ?)`,
	);
	const account = database.prepare(
		`INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
		VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
	);
	const session = database.prepare(
		"INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userAgent, userId) VALUES (?, ?, ?, ?, ?, ?, ?)",
	);
	const now = new Date().toISOString();
	const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
	for (let number = 0; number < count; number++) {
		const id = random(24);
		user.run(id, "Firstname Lastname", `firstname.lastname${number}@example.com`, now, now, `firstname_${number}`);
		account.run(random(24), id, id, `scrypt$16384$16$1$${random(48)}`, now, now);
		for (let device = 0; device < 2; device++) session.run(random(24), now, random(24), now, now, agent, id);
	}
}

/** `npm run bench -- size`. */
export async function size({ quick }) {
	const settings = quick ? quickly : usual;
	const folder = removeAtEnd(newStateDir("memory"));
	const accounts = join(root, "src/accounts/migrations");
	const accountSchema = readdirSync(accounts)
		.sort()
		.map((name) => readFileSync(join(accounts, name), "utf8"));
	const conversationSchema = migrations.map(({ sql }) => sql);
	const measured = {
		"a message of 100 characters, in the log of its conversation": bytesEach(
			join(folder, "conversation.sqlite"),
			conversationSchema,
			settings.messages,
			writeMessages,
		),
		"a person with a password and two sessions, in the database of accounts": bytesEach(
			join(folder, "accounts.sqlite"),
			accountSchema,
			settings.people,
			writePeople,
		),
	};
	const samples = Object.entries(measured).map(([name, bytes]) => {
		console.info(`${name}: ${bytes.toFixed(0)} bytes`);
		return { round: 0, subject: "parley", place: "memory", case: name, values: { bytes } };
	});
	return { settings, subjects: { parley: "Parley" }, samples };
}
