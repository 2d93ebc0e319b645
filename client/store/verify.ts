/** Whether what the server tells continues what it told before (HC3). Pure. */
import { brokenLink, chainStart, type Sha256 } from "../../src/protocol/chain.ts";
import type { Joined } from "../../src/protocol/down.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import type { ConversationState } from "./model.ts";

/** The hash of the event with this seq; null: it is not here. */
function hashAt({ events }: ConversationState, seq: number): string | null {
	if (seq === 0) return chainStart;
	const [first] = events;
	return (first === undefined ? undefined : events[seq - seqOf(first)])?.hash ?? null;
}

/** The seq of the first event that contradicts what is here or does not follow from it; null: none. */
export function brokenByEvent(state: ConversationState, event: LogEvent, sha256: Sha256): number | null {
	const known = hashAt(state, state.cursor);
	return known === null ? null : brokenLink(known, state.id, [event], sha256);
}

/** How many events are looked at in one go. */
const piece = 25;

/** Whether a page is so long that looking at it would keep the browser from drawing. */
export function isLong({ frames }: Joined): boolean {
	return frames.length > piece;
}

/** The seq of the first event of a page that does not follow from the one before; null: none. */
export function brokenWithin(conversationId: string, { prev, frames }: Joined, sha256: Sha256): number | null {
	return brokenLink(prev, conversationId, frames, sha256);
}

/** The same for a long one. Before each piece of it `pause` lets the browser do something else. */
export async function brokenWithinLong(
	conversationId: string,
	{ prev, frames }: Joined,
	sha256: Sha256,
	pause: () => Promise<void>,
): Promise<number | null> {
	let before = prev;
	for (let at = 0; at < frames.length; at += piece) {
		await pause();
		const events = frames.slice(at, at + piece);
		const broken = brokenLink(before, conversationId, events, sha256);
		if (broken !== null) return broken;
		before = events.at(-1)?.hash ?? before;
	}
	return null;
}

/** The same as `brokenByEvent` for a `joined`: `within` its page, and where that touches what is here. */
export function brokenByJoined(state: ConversationState, joined: Joined, within: number | null): number | null {
	const { frames, prev, head } = joined;
	const [first] = frames;
	const before = first === undefined ? head : seqOf(first) - 1;
	const known = hashAt(state, before);
	if (known !== null && known !== prev) return first === undefined ? before : seqOf(first);
	const contradicted = frames.find((event) => {
		const here = hashAt(state, seqOf(event));
		return here !== null && here !== event.hash;
	});
	return contradicted === undefined ? within : lower(seqOf(contradicted), within);
}

/** The same for a page that ends just below what is here; `prev` is null when the page comes from this device. */
export function brokenByOlder(
	state: ConversationState,
	{ events, prev }: { events: readonly LogEvent[]; prev: string | null },
	sha256: Sha256,
): number | null {
	const last = events.at(-1);
	if (last === undefined) return null;
	const [above] = state.events;
	const broken = above === undefined ? null : brokenLink(last.hash, state.id, [above], sha256);
	const isFirst = events[0] !== undefined && seqOf(events[0]) === 1;
	return prev === null ? broken : lower(brokenLink(isFirst ? chainStart : prev, state.id, events, sha256), broken);
}

/**
 * DL2: the lowest event whose text is erased although no deletion says so; null:
 * none, or not everything up to the head is here to tell.
 */
export function unfoundedErasure({ events, cursor, head }: ConversationState): number | null {
	if (cursor < head) return null;
	const erased = new Set(events.flatMap((event) => (event.type === "message_deleted" ? event.erased : [])));
	const unfounded = events.find(
		(event) => "digest" in event && event.digest !== undefined && !erased.has(seqOf(event)),
	);
	return unfounded === undefined ? null : seqOf(unfounded);
}

/** Notes where the chain breaks; the lowest place stays. */
export function withBroken(state: ConversationState, seq: number | null): ConversationState {
	const brokenAt = lower(state.brokenAt, seq);
	return brokenAt === state.brokenAt ? state : { ...state, brokenAt };
}

/** The lower of two places, of which there may be none. */
export function lower(a: number | null, b: number | null): number | null {
	return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
