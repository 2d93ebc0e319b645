/** What the search and the conversations say to each other: that one is wanted, and which message was chosen. */
import { signal } from "@preact/signals";

/** Set while the search is open; `inside`: the conversation that it began in. */
export const searchOpen = signal<{ inside: string | null } | null>(null);

/** A message that the reader chose, until it was shown. */
export interface JumpTarget {
	conversationId: string;
	seq: number;
	/** The thread in which it stands only. */
	thread?: number | undefined;
	/** When it was said, in Unix milliseconds. */
	at: number;
}

export const jumpTarget = signal<JumpTarget | null>(null);
