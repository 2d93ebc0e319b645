/**
 * The messages that the log does not have yet, in IndexedDB, so that they
 * outlive the page. Where IndexedDB is missing, blocked or full, in memory.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import type { OutboxRow } from "../store/model.ts";
import type { Environment } from "../transport/environment.ts";

/** Names one row. */
export type RowKey = Pick<OutboxRow, "userId" | "conversationId" | "clientId">;

export interface OutboxStore {
	/** A user's rows, in the order in which they were first put. */
	all(userId: string): Promise<OutboxRow[]>;
	/** Inserts, or replaces the row with the same key in its place. Settles once it is on the device. */
	put(row: OutboxRow): Promise<void>;
	remove(key: RowKey): Promise<void>;
}

/** Some browsers never answer an open. After this, in ms, memory is used. */
export const openTimeout = 3_000;

const rowSchema = v.object({
	clientId: v.string(),
	conversationId: v.string(),
	userId: v.string(),
	body: v.object({ text: v.string() }),
	createdAt: v.number(),
	state: v.picklist(["sending", "failed"]),
	failure: v.optional(v.object({ code: v.string(), detail: v.string() })),
});

interface Schema extends DBSchema {
	outbox: {
		key: number;
		value: OutboxRow & { order?: number };
		indexes: { row: [string, string, string]; user: string };
	};
}

type Database = IDBPDatabase<Schema>;

const keyOf = ({ userId, conversationId, clientId }: RowKey): [string, string, string] => [
	userId,
	conversationId,
	clientId,
];

/** An `OutboxStore` that never rejects: what the device does not take is kept in memory, and said once on the console. */
export class DeviceOutboxStore implements OutboxStore {
	readonly #environment: Pick<Environment, "clock" | "warn">;
	#database: Promise<Database> | null = null;
	#warned = false;
	/** The rows that the device did not take. */
	readonly #memory = new Map<string, OutboxRow>();

	constructor(environment: Pick<Environment, "clock" | "warn">) {
		this.#environment = environment;
	}

	async all(userId: string): Promise<OutboxRow[]> {
		const memory = [...this.#memory.values()].filter((row) => row.userId === userId);
		const stored = await this.#try(async (database) => {
			const values = await database.getAllFromIndex("outbox", "user", userId);
			// The index sorts by user and then by primary key, which is the order. A row that cannot be read is left alone.
			return values.flatMap((value) => {
				const row = v.safeParse(rowSchema, value);
				return row.success ? [row.output] : [];
			});
		});
		return [...(stored.ok ? stored.value : []), ...memory];
	}

	async put(row: OutboxRow): Promise<void> {
		const name = JSON.stringify(keyOf(row));
		const stored = await this.#try(async (database) => {
			const transaction = database.transaction("outbox", "readwrite", { durability: "strict" });
			const order = await transaction.store.index("row").getKey(keyOf(row));
			await transaction.store.put(order === undefined ? row : { ...row, order });
			await transaction.done;
		});
		if (stored.ok) this.#memory.delete(name);
		else this.#memory.set(name, row);
	}

	async remove(key: RowKey): Promise<void> {
		this.#memory.delete(JSON.stringify(keyOf(key)));
		await this.#try(async (database) => {
			const transaction = database.transaction("outbox", "readwrite");
			const order = await transaction.store.index("row").getKey(keyOf(key));
			if (order !== undefined) await transaction.store.delete(order);
			await transaction.done;
		});
	}

	async #try<T>(act: (database: Database) => Promise<T>): Promise<{ ok: true; value: T } | { ok: false }> {
		try {
			this.#database ??= this.#open();
			return { ok: true, value: await act(await this.#database) };
		} catch (error) {
			if (!this.#warned) {
				this.#environment.warn(
					"Unsent messages cannot be stored on this device; they last until this page is closed",
					error,
				);
			}
			this.#warned = true;
			return { ok: false };
		}
	}

	#open(): Promise<Database> {
		return new Promise((resolve, reject) => {
			const cancel = this.#environment.clock.after(openTimeout, () => reject(new Error("IndexedDB does not answer")));
			const forget = () => {
				this.#database = null;
			};
			// In an async function, since without IndexedDB even the call throws.
			const opening = (async () =>
				openDB<Schema>("parley", 1, {
					upgrade(database) {
						const store = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
						store.createIndex("row", ["userId", "conversationId", "clientId"], { unique: true });
						store.createIndex("user", "userId");
					},
					blocking(_current, _blocked, event) {
						// A newer version of the app in another tab waits for this connection to go away.
						(event.target as IDBDatabase).close();
						forget();
					},
					terminated: forget,
				}))();
			opening.then(resolve, reject).finally(cancel);
		});
	}
}
