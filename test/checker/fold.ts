/** What a log makes of its messages (EV4): black-box, from the rules of SPEC.md and nothing else. */
import type { Logged } from "./history.ts";

/** A message after all events of its log. */
export interface Folded {
	seq: number;
	sender: string;
	clientId: string | null;
	/** Of the text that it has now; "" once it is deleted. */
	hash: string;
	/** The seq of the newest edit, and of the deletion; null: none. */
	edited: number | null;
	deleted: number | null;
	/** Who reacted how, each as `user emoji`. */
	reactions: Set<string>;
}

/** Folds the events of one log, in their order. A change to what is deleted, or is no message, changes nothing. */
export function fold(events: readonly Logged[]): Map<number, Folded> {
	const messages = new Map<number, Folded>();
	for (const event of events) {
		const { type, seq, sender, clientId, hash, emoji } = event;
		if (type === "new_message") {
			if (messages.has(seq)) continue;
			messages.set(seq, { seq, sender, clientId, hash, edited: null, deleted: null, reactions: new Set() });
			continue;
		}
		const message = event.target === undefined ? undefined : messages.get(event.target);
		if (message === undefined || message.deleted !== null) continue;
		if (type === "message_edited") {
			message.hash = hash;
			message.edited = seq;
		} else if (type === "message_deleted") {
			Object.assign(message, { hash: "", edited: null, deleted: seq, reactions: new Set() });
		} else if (type === "reaction_changed") {
			if (event.on === true) message.reactions.add(`${sender} ${emoji}`);
			else message.reactions.delete(`${sender} ${emoji}`);
		}
	}
	return messages;
}
