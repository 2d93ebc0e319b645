/** Older events of a conversation: from this device, and at the edge of what it has, from the server. */
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import type { VerbResult } from "../store/model.ts";
import type { Api } from "../transport/api.ts";
import type { Copy } from "./copy.ts";
import { ownIds } from "./intake.ts";
import { toVerb } from "./verbs.ts";

export interface OlderPageOptions {
	id: string;
	self: string;
	api: Api;
	copy: Copy;
	/** The page ends just below this seq. */
	before: number;
	/** Own messages are in it; whether their outbox rows are gone from the device. */
	settle(sent: readonly string[], isStored: boolean): void;
}

export interface OlderPage {
	events: LogEvent[];
	/** HC3: the hash of the event before, as the server tells it; null: not told, or checked when it was stored. */
	prev: string | null;
}

/**
 * RS7. Answers at most a page, ascending, without a hole up to `before`; empty: there is nothing older.
 * What comes from the server is stored before it is answered: a hole gets smaller from above until it is closed.
 */
export async function olderPage(options: OlderPageOptions): Promise<VerbResult<OlderPage>> {
	const { id, self, api, copy, before, settle } = options;
	const here = await copy.older(before);
	if (here.length > 0) return { ok: true, value: { events: here, prev: null } };
	const result = await api.events(id, before);
	if (!result.ok) return toVerb(result);
	const events = endingBelow(result.value.events, before);
	const sent = ownIds(events, self);
	const saved = await copy.save({ events, snapshot: null, sent });
	settle(sent, saved === "saved");
	// Cut at a hole, the page begins where nothing is known of what came before.
	const prev = events.length === result.value.events.length ? result.value.prev : null;
	return { ok: true, value: { events, prev } };
}

/** The part of a page that has no hole up to `before`. */
function endingBelow(events: readonly LogEvent[], before: number): LogEvent[] {
	let from = events.length;
	for (let index = from - 1; index >= 0; index--) {
		const event = events[index];
		if (event === undefined || seqOf(event) !== before - (events.length - index)) break;
		from = index;
	}
	return events.slice(from);
}
