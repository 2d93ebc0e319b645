/** What each user has written but not sent, by conversation. */
import { type DeviceDatabase, under, writeAll } from "./database.ts";

export class DraftStore {
	readonly #database: DeviceDatabase;

	constructor(database: DeviceDatabase) {
		this.#database = database;
	}

	/** "" when there is none. */
	async get(userId: string, conversationId: string): Promise<string> {
		const read = await this.#database.use((connection) => connection.get("drafts", [userId, conversationId]));
		return read.ok ? (read.value ?? "") : "";
	}

	/** All of a user, by conversation. */
	async all(userId: string): Promise<Map<string, string>> {
		const read = await this.#database.use(async (connection) => {
			const { store } = connection.transaction("drafts");
			const range = under(userId);
			const [keys, texts] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
			return new Map(keys.map(([, conversationId], index) => [conversationId, texts[index] ?? ""]));
		});
		return read.ok ? read.value : new Map();
	}

	/** Replaces it; "" removes it. */
	async put(userId: string, conversationId: string, text: string): Promise<void> {
		await this.#database.use((connection) =>
			writeAll(connection, ["drafts"], async (transaction) => {
				const store = transaction.objectStore("drafts");
				if (text === "") await store.delete([userId, conversationId]);
				else await store.put(text, [userId, conversationId]);
			}),
		);
	}
}
