/** All that this device keeps, over one connection; the logs of conversations are read by what opens one. */
import { type DatabaseEnvironment, DeviceDatabase, under, writeAll } from "./database.ts";
import { DraftStore } from "./draft-store.ts";
import { DeviceOutboxStore } from "./outbox-store.ts";
import { SummaryStore } from "./summary-store.ts";

export class Local {
	readonly outbox: DeviceOutboxStore;
	readonly summaries: SummaryStore;
	readonly drafts: DraftStore;
	/** For what is made where it is needed: the logs. */
	readonly database: DeviceDatabase;

	constructor(environment: DatabaseEnvironment) {
		this.database = new DeviceDatabase(environment);
		this.outbox = new DeviceOutboxStore(this.database);
		this.summaries = new SummaryStore(this.database);
		this.drafts = new DraftStore(this.database);
	}

	/** Deletes everything of a user who has signed out, except the messages that are not sent yet. */
	async forgetUser(userId: string): Promise<void> {
		await this.database.use((connection) =>
			writeAll(connection, ["copies", "events", "snapshots", "summaries", "drafts"], async (transaction) => {
				const range = under(userId);
				await Promise.all([
					transaction.objectStore("copies").delete(range),
					transaction.objectStore("events").delete(range),
					transaction.objectStore("snapshots").delete(range),
					transaction.objectStore("summaries").delete(range),
					transaction.objectStore("drafts").delete(range),
				]);
			}),
		);
	}
}
