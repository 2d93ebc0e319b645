/**
 * The messages and changes that the log does not have yet, in IndexedDB, so that they
 * outlive the page. Where IndexedDB is missing, blocked or full, in memory.
 */
import type { IDBPObjectStore } from "idb";
import * as v from "valibot";
import type { OutboxRow } from "../store/outbox-rows.ts";
import { type Connection, type DeviceDatabase, type DeviceSchema, type DeviceStore, writeAll } from "./database.ts";

/** Names one row. */
export type RowKey = Pick<OutboxRow, "userId" | "conversationId" | "clientId">;

export interface OutboxStore {
	/** A user's rows, in the order in which they were first put. */
	all(userId: string): Promise<OutboxRow[]>;
	/** Inserts, or replaces the row with the same key in its place. Settles once it is on the device. */
	put(row: OutboxRow): Promise<void>;
	remove(key: RowKey): Promise<void>;
}

/** The rows, within whatever transaction. */
type OutboxRows = IDBPObjectStore<DeviceSchema, DeviceStore[], "outbox", "readwrite">;

const fields = {
	clientId: v.string(),
	conversationId: v.string(),
	userId: v.string(),
	createdAt: v.number(),
	state: v.picklist(["sending", "failed"]),
	failure: v.optional(v.object({ code: v.string(), detail: v.string() })),
};
const rowSchema = v.union([
	// Rows of the time when there was nothing else have no kind.
	v.object({
		kind: v.optional(v.literal("message"), "message"),
		...fields,
		body: v.object({ text: v.string() }),
		replyTo: v.optional(v.number()),
		forwarded: v.optional(v.literal(true)),
	}),
	v.object({
		...{ kind: v.literal("reply"), ...fields, thread: v.number(), toConversation: v.boolean(), text: v.string() },
	}),
	v.object({ kind: v.literal("edit"), ...fields, target: v.number(), text: v.string() }),
	v.object({ kind: v.literal("deletion"), ...fields, target: v.number(), notBefore: v.number() }),
	v.object({ kind: v.literal("reaction"), ...fields, target: v.number(), emoji: v.string(), on: v.boolean() }),
	v.object({ kind: v.literal("pin"), ...fields, target: v.number(), on: v.boolean() }),
]);

const keyOf = ({ userId, conversationId, clientId }: RowKey): [string, string, string] => [
	userId,
	conversationId,
	clientId,
];

const nameOf = (key: RowKey) => JSON.stringify(keyOf(key));

/** Removes the rows that there are of `keys`, within a transaction that does more. */
export async function removeRows(store: OutboxRows, keys: readonly RowKey[]): Promise<void> {
	await Promise.all(
		keys.map(async (key) => {
			const order = await store.index("row").getKey(keyOf(key));
			if (order !== undefined) await store.delete(order);
		}),
	);
}

/** An `OutboxStore` that never rejects: what the device does not take is kept in memory. */
export class DeviceOutboxStore implements OutboxStore {
	readonly #database: DeviceDatabase;
	/** The rows that the device did not take. */
	readonly #memory = new Map<string, OutboxRow>();
	/** The rows that it has, as far as this page knows: a wiped database gets them again. */
	readonly #stored = new Map<string, OutboxRow>();

	constructor(database: DeviceDatabase) {
		this.#database = database;
		database.whenWiped(async (connection) => {
			for (const row of this.#stored.values()) await putRow(connection, row);
		});
	}

	async all(userId: string): Promise<OutboxRow[]> {
		const read = await this.#database.use((connection) => connection.getAllFromIndex("outbox", "user", userId));
		const isOfUser = (row: OutboxRow) => row.userId === userId;
		if (read.ok) {
			for (const row of [...this.#stored.values()].filter(isOfUser)) this.#stored.delete(nameOf(row));
			// The index sorts by user and then by primary key, which is the order. A row that cannot be read is left alone.
			for (const value of read.value) {
				const row = v.safeParse(rowSchema, value);
				if (row.success) this.#stored.set(nameOf(row.output), row.output);
			}
		}
		return [...this.#stored.values(), ...this.#memory.values()].filter(isOfUser);
	}

	async put(row: OutboxRow): Promise<void> {
		const name = nameOf(row);
		const put = await this.#database.use((connection) => putRow(connection, row));
		if (put.ok) {
			this.#memory.delete(name);
			this.#stored.set(name, row);
		} else {
			this.#stored.delete(name);
			this.#memory.set(name, row);
		}
	}

	async remove(key: RowKey): Promise<void> {
		this.removed([key]);
		await this.#database.use((connection) =>
			writeAll(connection, ["outbox"], (transaction) => removeRows(transaction.objectStore("outbox"), [key])),
		);
	}

	/** Told of rows that a transaction elsewhere has removed. */
	removed(keys: readonly RowKey[]): void {
		for (const key of keys) {
			this.#memory.delete(nameOf(key));
			this.#stored.delete(nameOf(key));
		}
	}
}

async function putRow(connection: Connection, row: OutboxRow): Promise<void> {
	await writeAll(
		connection,
		["outbox"],
		async (transaction) => {
			const store = transaction.objectStore("outbox");
			const order = await store.index("row").getKey(keyOf(row));
			await store.put(order === undefined ? row : { ...row, order });
		},
		"strict",
	);
}
