/**
 * partyserver as its documentation shows it, hibernating, with one row of SQLite for each message. The platform sends
 * nothing before the row is on the disk.
 */
import { routePartykitRequest, Server } from "partyserver";

const pageLength = 100;

export class Room extends Server {
	static options = { hibernate: true };

	onStart() {
		this.ctx.storage.sql.exec(
			"CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, client_id TEXT, sender TEXT, at INTEGER, text TEXT)",
		);
	}

	onMessage(connection, data) {
		const { type, after, clientId, body } = JSON.parse(data);
		if (type === "join_conversation") connection.send(JSON.stringify({ type: "joined", frames: this.page(after) }));
		else this.broadcast(JSON.stringify(this.store(clientId, connection.id, body.text)));
	}

	store(clientId, sender, text) {
		const at = Date.now();
		const { seq } = this.ctx.storage.sql
			.exec(
				"INSERT INTO message (client_id, sender, at, text) VALUES (?, ?, ?, ?) RETURNING seq",
				clientId,
				sender,
				at,
				text,
			)
			.one();
		return { type: "new_message", message: { seq, clientId, sender, at, body: { text } } };
	}

	/** What came after a seq, or the newest page. */
	page(after) {
		const { sql } = this.ctx.storage;
		const rows =
			after === null
				? sql.exec("SELECT * FROM message ORDER BY seq DESC LIMIT ?", pageLength).toArray().reverse()
				: sql.exec("SELECT * FROM message WHERE seq > ? ORDER BY seq LIMIT ?", after, pageLength).toArray();
		return rows.map(({ seq, client_id: clientId, sender, at, text }) => ({
			type: "new_message",
			message: { seq, clientId, sender, at, body: { text } },
		}));
	}
}

export default {
	fetch: async (request, env) =>
		(await routePartykitRequest(request, env)) ?? new Response("There is nothing here.", { status: 404 }),
};
