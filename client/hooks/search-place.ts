/** Whether the search of messages is open. */
import { signal } from "@preact/signals";

/** Set while the search is open; `inside`: the conversation that it began in. */
export const searchOpen = signal<{ inside: string | null } | null>(null);
