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
	/** What thread it is said in; null: in none. */
	thread: number | null;
	/** Whether it stands in the conversation (TH2). */
	isStanding: boolean;
	/** The seq of its pin; null: none. */
	pinned: number | null;
}

/** Folds the events of one log, in their order. A change to what is deleted, or is no message, changes nothing. */
export function fold(events: readonly Logged[]): Map<number, Folded> {
	const messages = new Map<number, Folded>();
	for (const event of events) {
		const { type, seq, sender, clientId, hash, emoji, thread = null, also } = event;
		if (type === "new_message") {
			if (messages.has(seq)) continue;
			const isStanding = thread === null || also === true;
			const became = { edited: null, deleted: null, reactions: new Set<string>(), pinned: null };
			messages.set(seq, { seq, sender, clientId, hash, thread, isStanding, ...became });
			continue;
		}
		const message = event.target === undefined ? undefined : messages.get(event.target);
		if (message === undefined || message.deleted !== null) continue;
		if (type === "message_edited") {
			message.hash = hash;
			message.edited = seq;
		} else if (type === "message_deleted") {
			Object.assign(message, { hash: "", edited: null, deleted: seq, reactions: new Set(), pinned: null });
		} else if (type === "reaction_changed") {
			if (event.on === true) message.reactions.add(`${sender} ${emoji}`);
			else message.reactions.delete(`${sender} ${emoji}`);
		} else if (type === "pin_changed") {
			message.pinned = event.on === true ? seq : null;
		}
	}
	return messages;
}

/** PN1: the pinned messages, in the order in which they were pinned. */
export function pinsOf(messages: ReadonlyMap<number, Folded>): number[] {
	const pinned = [...messages.values()].filter(({ pinned }) => pinned !== null);
	return pinned.sort((a, b) => (a.pinned ?? 0) - (b.pinned ?? 0)).map(({ seq }) => seq);
}

/** Of the newest so many of a thread it is told what hangs on its message, and who spoke last, so many of them (TH7). */
const [counted, named] = [1_000, 3];

/** TH7: what hangs on each message, by its seq; of those on which nothing hangs, nothing. */
export function repliesOf(messages: ReadonlyMap<number, Folded>): Map<number, { count: number; userIds: string[] }> {
	const byThread = Map.groupBy(messages.values(), ({ thread }) => thread);
	const found = new Map<number, { count: number; userIds: string[] }>();
	for (const [thread, said] of byThread) {
		if (thread === null) continue;
		const standing = said.slice(-counted).filter(({ deleted }) => deleted === null);
		const speakers = new Set(standing.map(({ sender }) => sender).reverse());
		if (standing.length > 0) found.set(thread, { count: standing.length, userIds: [...speakers].slice(0, named) });
	}
	return found;
}
