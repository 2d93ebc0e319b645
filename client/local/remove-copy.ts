/** Deletes the copy of one log. Apart from log-store.ts, which only an open conversation needs. */
import { type DeviceDatabase, under, writeAll } from "./database.ts";
import type { CopyKey } from "./log-store.ts";

/** Never rejects. */
export async function removeCopy(database: DeviceDatabase, { userId, conversationId }: CopyKey): Promise<void> {
	const name: [string, string] = [userId, conversationId];
	await database.use((connection) =>
		writeAll(connection, ["copies", "events", "snapshots"], async (transaction) => {
			await transaction.objectStore("copies").delete(name);
			await transaction.objectStore("snapshots").delete(name);
			await transaction.objectStore("events").delete(under(...name));
		}),
	);
}
