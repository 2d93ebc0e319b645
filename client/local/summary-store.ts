/** The last known list of conversations of each user, so that a start without a network can show it. */
import * as v from "valibot";
import { type ConversationSummary, conversationSummarySchema } from "../../src/protocol/entities.ts";
import { type DeviceDatabase, under, writeAll } from "./database.ts";

export class SummaryStore {
	readonly #database: DeviceDatabase;

	constructor(database: DeviceDatabase) {
		this.#database = database;
	}

	/** In no order; those that cannot be read are left out. */
	async all(userId: string): Promise<ConversationSummary[]> {
		const read = await this.#database.use((connection) => connection.getAll("summaries", under(userId)));
		if (!read.ok) return [];
		return read.value.flatMap((value) => {
			const summary = v.safeParse(conversationSummarySchema, value);
			return summary.success ? [summary.output] : [];
		});
	}

	/** Writes what has changed. A tab that lags behind does not replace a row by an older one. */
	async save(userId: string, changed: readonly ConversationSummary[], removed: readonly string[]): Promise<void> {
		await this.#database.use((connection) =>
			writeAll(connection, ["summaries"], async (transaction) => {
				const store = transaction.objectStore("summaries");
				await Promise.all([
					...removed.map((id) => store.delete([userId, id])),
					...changed.map(async (summary) => {
						const stored = v.safeParse(conversationSummarySchema, await store.get([userId, summary.id]));
						if (!stored.success || stored.output.head <= summary.head) await store.put(summary, [userId, summary.id]);
					}),
				]);
			}),
		);
	}
}
