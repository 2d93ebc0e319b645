/** Whether the search of messages is open, and what was looked for beside a conversation. */
import { signal } from "@preact/signals";

/** Set while the search is open; `inside`: the conversation that it began in. */
export const searchOpen = signal<{ inside: string | null } | null>(null);

/** What is looked for. `onlyHere`: in the conversation where it began, and in no other. */
export interface Asked {
	query: string;
	onlyHere: boolean;
}

/** What was looked for last beside a conversation: whoever comes back to the search finds it again. */
export const lastSearch = signal<{ inside: string; asked: Asked } | null>(null);

/** What one person has looked for is not the next one's. */
export function forgetSearches(): void {
	searchOpen.value = null;
	lastSearch.value = null;
}
