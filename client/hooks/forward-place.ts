/** What a conversation and the dialog above all of them say to each other: what is to be passed on, and where it went. */
import { signal } from "@preact/signals";

/** choosing: where to · done: it is in these conversations' outboxes. null: nothing is passed on. */
export type Forwarding = { name: "choosing"; text: string } | { name: "done"; conversationIds: readonly string[] };

export const forwarding = signal<Forwarding | null>(null);
