/**
 * The app's IndexedDB on this device: its stores, its upgrades, and one
 * connection for the whole page that survives being closed, wiped or refused.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { OutboxRow } from "../store/outbox-rows.ts";
import type { Environment } from "../transport/environment.ts";

/** Some browsers never answer an open. After this, in ms, the page works without. */
export const openTimeout = 3_000;

/** An open that failed is tried again after this, in ms. */
export const openPause = 30_000;

/** What is read back is checked by its reader: another version of the app may have written it. */
export interface DeviceSchema extends DBSchema {
	/** Unsent messages, in the order in which they were put. */
	outbox: {
		key: number;
		value: OutboxRow & { order?: number };
		indexes: { row: [string, string, string]; user: string };
	};
	/** By user and conversation: which ranges of the log are in `events`. */
	copies: { key: [string, string]; value: unknown };
	/** By user and conversation: what is said about the conversation as a whole. */
	snapshots: { key: [string, string]; value: unknown };
	/** By user, conversation and seq. */
	events: { key: [string, string, number]; value: unknown };
	/** By user and conversation: the last known row of the list. */
	summaries: { key: [string, string]; value: unknown };
	/** By user and conversation: what is written but not sent. */
	drafts: { key: [string, string]; value: string };
	/** `identity`: drawn when the database is made, so that a wiped one is recognised. */
	meta: { key: string; value: string };
}

export type DeviceStore = StoreNames<DeviceSchema>;
export type Connection = IDBPDatabase<DeviceSchema>;
export type WriteTransaction<S extends DeviceStore[]> = IDBPTransaction<DeviceSchema, S, "readwrite">;
export type Outcome<T> = { ok: true; value: T } | { ok: false };
export type DatabaseEnvironment = Pick<Environment, "clock" | "warn">;

/** A name that nobody draws twice. */
export function drawName(): string {
	return crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/** All that is stored under `prefix`: arrays sort after strings and numbers. */
export function under(...prefix: string[]): IDBKeyRange {
	return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** Runs `act` in one transaction: all of what it writes is stored, or nothing of it. Rejects when nothing was. */
export async function writeAll<S extends DeviceStore[], T>(
	database: Connection,
	stores: S,
	act: (transaction: WriteTransaction<S>) => Promise<T>,
	durability: IDBTransactionDurability = "relaxed",
): Promise<T> {
	const transaction = database.transaction(stores, "readwrite", { durability });
	try {
		const value = await act(transaction);
		await transaction.done;
		return value;
	} catch (error) {
		transaction.done.catch(() => {});
		try {
			transaction.abort();
		} catch {
			// It has ended already.
		}
		throw error;
	}
}

export class DeviceDatabase {
	readonly #environment: DatabaseEnvironment;
	#connection: Connection | null = null;
	#opening: Promise<Connection> | null = null;
	/** Not opened again before this, in Unix ms. */
	#pausedUntil = Number.NEGATIVE_INFINITY;
	#identity: string | null = null;
	#warned = false;
	/** Put back what must not be lost with a wiped database. */
	readonly #onWiped = new Set<(connection: Connection) => Promise<void>>();

	constructor(environment: DatabaseEnvironment) {
		this.#environment = environment;
	}

	/** `restore` runs when the database turns out to be another one than before, ahead of everything else. */
	whenWiped(restore: (connection: Connection) => Promise<void>): void {
		this.#onWiped.add(restore);
	}

	/** Never rejects. `act` may run twice, when the connection was closed under it. The first failure is said on the console. */
	async use<T>(act: (connection: Connection) => Promise<T>): Promise<Outcome<T>> {
		try {
			const connection = await this.#connect();
			try {
				return { ok: true, value: await act(connection) };
			} catch (error) {
				if (!this.#isClosed(connection, error)) throw error;
				return { ok: true, value: await act(await this.#connect()) };
			}
		} catch (error) {
			if (!this.#warned) {
				this.#environment.warn(
					"Messages cannot be stored on this device; unsent ones last until this page is closed",
					error,
				);
			}
			this.#warned = true;
			return { ok: false };
		}
	}

	#isClosed(connection: Connection, error: unknown): boolean {
		if (error instanceof DOMException && error.name === "InvalidStateError") this.#forget(connection);
		return this.#connection !== connection;
	}

	#forget(connection: unknown): void {
		if (this.#connection === connection) this.#connection = null;
	}

	async #connect(): Promise<Connection> {
		if (this.#connection !== null) return this.#connection;
		const { clock } = this.#environment;
		if (clock.now() < this.#pausedUntil) throw new Error("IndexedDB could not be opened");
		this.#opening ??= this.#open().finally(() => {
			this.#opening = null;
		});
		return this.#opening;
	}

	async #open(): Promise<Connection> {
		const { clock } = this.#environment;
		let cancel = () => {};
		const tooLate = new Promise<never>((_, reject) => {
			cancel = clock.after(openTimeout, () => reject(new Error("IndexedDB does not answer")));
		});
		// One that comes too late is used from then on.
		const opening = this.#openNow().then(async (connection) => {
			this.#connection = connection;
			this.#pausedUntil = Number.NEGATIVE_INFINITY;
			await this.#recognise(connection);
			return connection;
		});
		try {
			return await Promise.race([opening, tooLate]);
		} catch (error) {
			opening.catch(() => {});
			this.#pausedUntil = clock.now() + openPause;
			throw error;
		} finally {
			cancel();
		}
	}

	/** An async function, since without IndexedDB even the call throws. */
	async #openNow(): Promise<Connection> {
		const connection = await openDB<DeviceSchema>("parley", 2, {
			upgrade(database, from, _to, transaction) {
				if (from < 1) {
					const outbox = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
					outbox.createIndex("row", ["userId", "conversationId", "clientId"], { unique: true });
					outbox.createIndex("user", "userId");
				}
				if (from < 2) {
					database.createObjectStore("copies");
					database.createObjectStore("snapshots");
					database.createObjectStore("events");
					database.createObjectStore("summaries");
					database.createObjectStore("drafts");
					database.createObjectStore("meta");
					// When this fails, so does the upgrade, which is heard of elsewhere.
					transaction
						.objectStore("meta")
						.put(drawName(), "identity")
						.catch(() => {});
				}
			},
			blocking: (_current, _blocked, event) => {
				// A newer version of the app in another tab waits for this connection to go away.
				(event.target as IDBDatabase).close();
				this.#connection = null;
			},
			terminated: () => {
				this.#connection = null;
			},
		});
		return connection;
	}

	async #recognise(connection: Connection): Promise<void> {
		const identity = (await connection.get("meta", "identity")) ?? "";
		const isOther = this.#identity !== null && this.#identity !== identity;
		this.#identity = identity;
		if (isOther) for (const restore of this.#onWiped) await restore(connection);
	}
}
