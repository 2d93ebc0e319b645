/** DL2 on the device: what was deleted goes from the events here, within the transaction that stores the deletion. */

import type { IDBPObjectStore } from "idb";
import * as v from "valibot";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { eventPageSchema } from "../../src/protocol/pages.ts";
import { type Deletions, hasText, withoutErased } from "../store/erase.ts";
import { lower } from "../store/verify.ts";
import type { DeviceSchema, DeviceStore } from "./database.ts";
import { type Ranges, rangeAt } from "./ranges.ts";

/** The events, within whatever transaction. */
type Events = IDBPObjectStore<DeviceSchema, DeviceStore[], "events", "readwrite">;

/** User and conversation. */
type Name = [string, string];

async function readEvent(store: Events, name: Name, seq: number): Promise<LogEvent | null> {
	const value = await store.get([...name, seq]);
	const read = v.safeParse(eventPageSchema, { events: [value], hasMore: false });
	return read.success ? (read.output.events[0] ?? null) : null;
}

/** Erases what `deletions` say of the events that are here. */
export async function eraseHere(store: Events, name: Name, deletions: Deletions, here: Ranges): Promise<void> {
	const seqs = [...deletions.keys()].filter((seq) => rangeAt(here, seq) !== null);
	await Promise.all(
		seqs.map(async (seq) => {
			const event = await readEvent(store, name, seq);
			if (event === null || !hasText(event)) return;
			for (const erased of withoutErased([event], deletions)) await store.put(erased, [...name, seq]);
		}),
	);
}

/** What of some events may be written over what is here. */
export interface Compared {
	fresh: LogEvent[];
	/** HC3: the lowest seq whose event is another one than the one here, which stays; null: none. */
	contradicted: number | null;
}

/** A slow answer must not bring back what was erased meanwhile, nor a changed log take the place of what was read. */
export async function compare(store: Events, name: Name, events: readonly LogEvent[], here: Ranges): Promise<Compared> {
	const fresh: LogEvent[] = [];
	let contradicted: number | null = null;
	await Promise.all(
		events.map(async (event) => {
			const known = rangeAt(here, seqOf(event)) === null ? null : await readEvent(store, name, seqOf(event));
			if (known !== null && known.hash !== event.hash) contradicted = lower(contradicted, seqOf(event));
			else if (known === null || !hasText(event) || hasText(known)) fresh.push(event);
		}),
	);
	return { fresh, contradicted };
}
