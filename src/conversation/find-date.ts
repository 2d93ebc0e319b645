/** Where in the log a time stands: the log has no holes, so its numbers can be halved. */
import type { ConversationStore } from "./model.ts";

/**
 * RS8: the lowest seq of an event at or after `time` (Unix ms); null: there is none. Reads one row for each halving of the
 * log, 20 for a million events. Where the server's clock was set back it answers one of the places that fit.
 */
export function firstSince(store: Pick<ConversationStore, "head" | "timeAt">, time: number): number | null {
	const head = store.head();
	let low = 1;
	let high = head + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if ((store.timeAt(middle) ?? 0) < time) low = middle + 1;
		else high = middle;
	}
	return low > head ? null : low;
}
