/**
 * The copy of the log on this device, per user and conversation: its events in
 * contiguous ranges, with a snapshot of the conversation. All tabs share it, so
 * each write starts from what is stored and adds to it exactly the events in hand:
 * a range never says more than what is there, and the cursor, its highest seq, never moves back.
 */
import * as v from "valibot";
import {
	conversationKindSchema,
	editWindowSchema,
	memberSchema,
	threadStandingSchema,
} from "../../src/protocol/entities.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { eventPageSchema } from "../../src/protocol/pages.ts";
import { deletionsIn, withoutErased } from "../store/erase.ts";
import { newerSnapshot, type Snapshot } from "../store/snapshot.ts";
import { type Connection, type DeviceDatabase, drawName, under, writeAll } from "./database.ts";
import { compare, eraseHere } from "./erasing.ts";
import { type DeviceOutboxStore, removeRows } from "./outbox-store.ts";
import { addRange, type Range, type Ranges, rangeAt, rangesOf } from "./ranges.ts";
import { removeCopy } from "./remove-copy.ts";

export interface CopyKey {
	userId: string;
	conversationId: string;
}

/** The newest part of a copy. */
export interface LogCopy {
	/** Changes when the log had to be started again (RS4). */
	epoch: string;
	snapshot: Snapshot;
	/** Ascending, without a hole. */
	events: LogEvent[];
}

export interface LogChange {
	/** The epoch that the writer knows; null: none yet. */
	epoch: string | null;
	/** Events of the log, in any order. */
	events: readonly LogEvent[];
	/** null: unchanged. */
	snapshot: Snapshot | null;
	/** clientIds of the user's own messages among what came: their outbox rows go in the same transaction. */
	sent: readonly string[];
}

/** superseded: the log was started again meanwhile, and nothing was written. */
export type Saved =
	| { name: "saved"; epoch: string /** HC3: as `Compared` says. */; contradicted: number | null }
	| { name: "failed" }
	| { name: "superseded" };

const seq = v.pipe(v.number(), v.safeInteger());
const recordSchema = v.object({
	epoch: v.string(),
	ranges: v.array(v.object({ from: seq, to: seq })),
	/** DL2: deletions of events that are not here: by whom and when, for the day that they come. */
	awaited: v.optional(v.array(v.tuple([seq, v.object({ seq, at: v.number(), actor: v.string() })])), []),
});
const snapshotSchema = v.object({
	asOf: seq,
	kind: conversationKindSchema,
	title: v.nullable(v.string()),
	topic: v.nullable(v.string()),
	editWindow: editWindowSchema,
	pins: v.optional(v.array(seq), []),
	threads: v.optional(v.array(threadStandingSchema), []),
	head: seq,
	members: v.array(memberSchema),
	former: v.array(v.object({ userId: v.string(), name: v.string() })),
	brokenAt: v.optional(v.nullable(seq), null),
});

function read<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
	const result = v.safeParse(schema, value);
	return result.success ? result.output : null;
}

/** EV8: what is not known here is kept as it came, for the version that knows it. */
function storedForm(event: LogEvent): unknown {
	return event.type === "unknown_event" ? event.raw : event;
}

/** null when they are not exactly the events of `range`. */
function readEvents(values: unknown[], range: Range): LogEvent[] | null {
	const page = read(eventPageSchema, { events: values, hasMore: false });
	const isWhole = page?.events.length === range.to - range.from + 1;
	return isWhole && page.events.every((event, index) => seqOf(event) === range.from + index) ? page.events : null;
}

type Loaded = { record: v.InferOutput<typeof recordSchema> | null; snapshot: Snapshot | null; values: unknown[] };

export class LogStore {
	readonly #database: DeviceDatabase;
	readonly #outbox: DeviceOutboxStore;

	constructor(database: DeviceDatabase, outbox: DeviceOutboxStore) {
		this.#database = database;
		this.#outbox = outbox;
	}

	/** The newest range, at most `limit` events of it. null: nothing usable is here. */
	async newest(key: CopyKey, limit: number): Promise<LogCopy | null> {
		const newest = (ranges: Ranges) => ranges.at(-1) ?? null;
		const { range, loaded } = await this.#load(key, limit, newest);
		if (loaded?.record == null || loaded.snapshot === null) return null;
		const { snapshot, values, record } = loaded;
		const events = range === null ? [] : readEvents(values, range);
		if (events !== null) return { epoch: record.epoch, snapshot, events };
		await this.remove(key);
		return null;
	}

	/** The events that end just below `before`, at most `limit`; none when the copy has a hole there. */
	async below(key: CopyKey, before: number, limit: number): Promise<LogEvent[]> {
		const upTo = (ranges: Ranges) => {
			const range = rangeAt(ranges, before - 1);
			return range === null ? null : { from: range.from, to: before - 1 };
		};
		const { range, loaded } = await this.#load(key, limit, upTo);
		return range === null || loaded === null ? [] : (readEvents(loaded.values, range) ?? []);
	}

	/** Adds to the copy, in one transaction. Never rejects. */
	async save(key: CopyKey, change: LogChange): Promise<Saved> {
		const { userId, conversationId } = key;
		const rows = change.sent.map((clientId) => ({ userId, conversationId, clientId }));
		const saved = await this.#database.use((connection) => this.#write(connection, key, change));
		if (!saved.ok) return { name: "failed" };
		if (saved.value === null) return { name: "superseded" };
		this.#outbox.removed(rows);
		return { name: "saved", ...saved.value };
	}

	/** The epoch that the copy has now, and what contradicts it; null when it was superseded. */
	#write(
		connection: Connection,
		key: CopyKey,
		{ epoch, events, snapshot, sent }: LogChange,
	): Promise<{ epoch: string; contradicted: number | null } | null> {
		const { userId, conversationId } = key;
		const name: [string, string] = [userId, conversationId];
		return writeAll(connection, ["copies", "events", "snapshots", "outbox"], async (transaction) => {
			const copies = transaction.objectStore("copies");
			const snapshots = transaction.objectStore("snapshots");
			const stored = read(recordSchema, await copies.get(name));
			if (stored !== null && epoch !== null && stored.epoch !== epoch) return null;
			const current = stored?.epoch ?? epoch ?? drawName();
			const before = stored?.ranges ?? [];
			const ranges = rangesOf(events.map(seqOf)).reduce(addRange, before);
			const deletions = new Map([...(stored?.awaited ?? []), ...deletionsIn(events)]);
			const awaited = [...deletions].filter(([seq]) => rangeAt(ranges, seq) === null);
			const log = transaction.objectStore("events");
			const { fresh, contradicted } = await compare(log, name, withoutErased(events, deletions), before);
			const rows = sent.map((clientId) => ({ userId, conversationId, clientId }));
			await Promise.all([
				copies.put({ epoch: current, ranges, ...(awaited.length > 0 && { awaited }) }, name),
				// Each in an async function: what throws at once must not leave the others unheard.
				...fresh.map(async (event) => log.put(storedForm(event), [...name, seqOf(event)])),
				eraseHere(log, name, deletions, before),
				(async () => {
					if (snapshot === null) return;
					const known = read(snapshotSchema, await snapshots.get(name));
					await snapshots.put(known === null ? snapshot : newerSnapshot(known, snapshot), name);
				})(),
				removeRows(transaction.objectStore("outbox"), rows),
			]);
			return { epoch: current, contradicted };
		});
	}

	/**
	 * RS4: forgets the log, and refuses writes of tabs that still have the old one.
	 * Answers the new epoch: another tab's, if one has done it already; null when it could not be stored.
	 */
	async startAgain(key: CopyKey, epoch: string | null): Promise<string | null> {
		const name: [string, string] = [key.userId, key.conversationId];
		const done = await this.#database.use((connection) =>
			writeAll(connection, ["copies", "events", "snapshots"], async (transaction) => {
				const stored = read(recordSchema, await transaction.objectStore("copies").get(name));
				if (stored !== null && epoch !== null && stored.epoch !== epoch) return stored.epoch;
				const next = drawName();
				await transaction.objectStore("copies").put({ epoch: next, ranges: [] }, name);
				await transaction.objectStore("snapshots").delete(name);
				await transaction.objectStore("events").delete(under(...name));
				return next;
			}),
		);
		return done.ok ? done.value : null;
	}

	/** Deletes the copy of one conversation. */
	remove(key: CopyKey): Promise<void> {
		return removeCopy(this.#database, key);
	}

	/** Reads the top `limit` events of the range that `choose` picks, and all else of the copy, at one moment. */
	async #load(
		{ userId, conversationId }: CopyKey,
		limit: number,
		choose: (ranges: Ranges) => Range | null,
	): Promise<{ range: Range | null; loaded: Loaded | null }> {
		const name: [string, string] = [userId, conversationId];
		let range: Range | null = null;
		const loaded = await this.#database.use(async (connection): Promise<Loaded> => {
			const transaction = connection.transaction(["copies", "events", "snapshots"]);
			const record = read(recordSchema, await transaction.objectStore("copies").get(name));
			const chosen = choose(record?.ranges ?? []);
			range = chosen === null ? null : { from: Math.max(chosen.from, chosen.to - limit + 1), to: chosen.to };
			const snapshot = read(snapshotSchema, await transaction.objectStore("snapshots").get(name));
			const wanted = range === null ? null : IDBKeyRange.bound([...name, range.from], [...name, range.to]);
			const values = wanted === null ? [] : await transaction.objectStore("events").getAll(wanted);
			return { record, snapshot, values };
		});
		return { range, loaded: loaded.ok ? loaded.value : null };
	}
}
