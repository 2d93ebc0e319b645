/** Whether the search of messages is open, and what was looked for and found beside a conversation. */
import { signal } from "@preact/signals";
import type { Found } from "./use-search.ts";

/** Set while the search is open; `inside`: the conversation that it began in. */
export const searchOpen = signal<{ inside: string | null } | null>(null);

/** What is looked for. `onlyHere`: in the conversation where it began, and in no other. */
export interface Asked {
	query: string;
	onlyHere: boolean;
}

/** A search as somebody left it. */
export interface LeftSearch {
	asked: Asked;
	/** null: nothing yet. */
	found: Found | null;
	/** The place of the result that the keys are at. */
	active: number;
}

/** What was found is looked for anew after so long: messages are edited and deleted. In ms. */
const freshMs = 5 * 60_000;

/** What was looked for last beside a conversation: whoever comes back to the search finds it again. */
export const lastSearch = signal<({ inside: string } & LeftSearch) | null>(null);

/** The search that was left beside this conversation; null: there was none. */
export function searchLeftBeside(id: string, now: number): LeftSearch | null {
	const left = lastSearch.peek();
	if (left === null || left.inside !== id) return null;
	return left.found !== null && now - left.found.foundAt < freshMs ? left : { ...left, found: null, active: 0 };
}

/** What one person has looked for is not the next one's. */
export function forgetSearches(): void {
	searchOpen.value = null;
	lastSearch.value = null;
}
