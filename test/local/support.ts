/** The stores of one page over the fake IndexedDB, and a look at what it really holds. */
import { openDB } from "idb";
import { Local } from "../../client/local/local.ts";
import { type LogChange, LogStore } from "../../client/local/log-store.ts";
import type { MessageRow } from "../../client/store/outbox-rows.ts";
import type { Snapshot } from "../../client/store/snapshot.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { clock } from "../transport/support/device.ts";
import { conversationId, member } from "../transport/support/frames.ts";

export const key = { userId: "ann", conversationId };

export function openLocal() {
	const warnings: string[] = [];
	const local = new Local({ clock, warn: (text) => warnings.push(text) });
	return { local: Object.assign(local, { logs: new LogStore(local.database, local.outbox) }), warnings };
}

export function snapshot(asOf: number, rest: Partial<Snapshot> = {}): Snapshot {
	const members = [member("ann"), member("bob")];
	const told = { kind: "group", title: "Team", topic: null, editWindow: null, pins: [], threads: [] } as const;
	return { asOf, ...told, head: asOf, members, former: [], brokenAt: null, ...rest };
}

export function change(events: LogEvent[], rest: Partial<LogChange> = {}): LogChange {
	return { epoch: null, events, snapshot: null, sent: [], ...rest };
}

export function row(clientId: string, rest: Partial<MessageRow> = {}): MessageRow {
	return {
		kind: "message",
		clientId,
		conversationId,
		userId: "ann",
		body: { text: clientId },
		createdAt: 1,
		state: "sending",
		...rest,
	};
}

/** Everything in some stores of the database at one moment, each as [key, value]. */
export async function storedAtOnce(...names: string[]): Promise<[unknown, unknown][][]> {
	const database = await openDB("parley");
	try {
		const transaction = database.transaction(names);
		return await Promise.all(
			names.map(async (name) => {
				const store = transaction.objectStore(name);
				const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
				return keys.map((each, index): [unknown, unknown] => [each, values[index]]);
			}),
		);
	} finally {
		database.close();
	}
}

/** Everything in one store of the database, as [key, value]. */
export async function stored(name: string): Promise<[unknown, unknown][]> {
	return (await storedAtOnce(name))[0] ?? [];
}
