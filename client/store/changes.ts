/**
 * What became of each message: a fold over the events that change one. Whatever
 * part of the log is here, and in whatever order its parts came, the newest word counts. Pure.
 */
import type { LogEvent, MessageChange } from "../../src/protocol/events.ts";

export interface Version {
	seq: number;
	/** Unix ms. */
	at: number;
	text: string;
	/** Whom it mentions (MN5). */
	mentions?: readonly string[] | undefined;
}

/** By whom and when (Unix ms) a message was deleted, and with which event. */
export interface Deletion {
	seq: number;
	at: number;
	actor: string;
}

/** The newest word of one person about one emoji. */
interface Word {
	seq: number;
	on: boolean;
}

type Words = ReadonlyMap<string, ReadonlyMap<string, Word>>;

/** What the events that are here did to one message. */
export interface Fate {
	/** Every version after the first, oldest first. */
	edits: readonly Version[];
	deleted: Deletion | null;
	/** By emoji, then by user id. */
	words: Words;
}

/** By the seq of the message, which may not be here itself. */
export type Changes = ReadonlyMap<number, Fate>;

/** Of a message that nothing happened to. */
export const untouched: Fate = { edits: [], deleted: null, words: new Map() };

/** `changes` with those that `events` tell of, be they newer or older than what is known. */
export function withChanges(changes: Changes, events: readonly LogEvent[]): Changes {
	let next: Map<number, Fate> | null = null;
	for (const event of events) {
		if (!isChange(event)) continue;
		next ??= new Map(changes);
		next.set(event.target, withChange(next.get(event.target) ?? untouched, event));
	}
	return next ?? changes;
}

/** Whether an event changes a message. */
export function isChange(event: LogEvent): event is MessageChange {
	return event.type === "message_edited" || event.type === "message_deleted" || event.type === "reaction_changed";
}

function withChange(fate: Fate, event: MessageChange): Fate {
	// DL2: nothing else is left of it.
	if (fate.deleted !== null) return fate;
	switch (event.type) {
		case "message_deleted": {
			const { seq, at, actor } = event;
			return { ...untouched, deleted: { seq, at, actor } };
		}
		case "message_edited": {
			// Erased: the deletion that tells why comes later.
			if (event.digest !== undefined) return fate;
			const { seq, at, body, mentions } = event;
			const others = fate.edits.filter((version) => version.seq !== seq);
			return { ...fate, edits: [...others, { seq, at, text: body.text, mentions }].sort((a, b) => a.seq - b.seq) };
		}
		case "reaction_changed": {
			const { seq, emoji, actor, on } = event;
			const ofEmoji = fate.words.get(emoji);
			if ((ofEmoji?.get(actor)?.seq ?? 0) >= seq) return fate;
			return { ...fate, words: new Map(fate.words).set(emoji, new Map(ofEmoji).set(actor, { seq, on })) };
		}
	}
}

export interface Reaction {
	emoji: string;
	/** Who reacted so, the first one first. */
	userIds: readonly string[];
}

/** The reactions that stand, the kind that is there longest first. */
export function reactionsOf({ words }: Fate): Reaction[] {
	const kinds: { emoji: string; standing: [userId: string, seq: number][] }[] = [];
	for (const [emoji, byUser] of words) {
		const standing = [...byUser].flatMap(([userId, { seq, on }]): [string, number][] => (on ? [[userId, seq]] : []));
		if (standing.length > 0) kinds.push({ emoji, standing: standing.sort(([, a], [, b]) => a - b) });
	}
	kinds.sort((a, b) => (a.standing[0]?.[1] ?? 0) - (b.standing[0]?.[1] ?? 0));
	return kinds.map(({ emoji, standing }) => ({ emoji, userIds: standing.map(([userId]) => userId) }));
}

/** Those who reacted with the reader at first: whether one is among them is what one wants to know. */
export function selfFirst(userIds: readonly string[], self: string): readonly string[] {
	return userIds.includes(self) ? [self, ...userIds.filter((userId) => userId !== self)] : userIds;
}
