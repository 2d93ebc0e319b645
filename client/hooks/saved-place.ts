/** What the views of saved messages say to each other: that the list is wanted, and what was just done. */
import { signal } from "@preact/signals";

/** Whether the list of saved messages is open. */
export const savedOpen = signal(false);

/** Told for a moment; each is an object of its own, so that the same words twice are told twice. */
export const savedNote = signal<{ words: string } | null>(null);
