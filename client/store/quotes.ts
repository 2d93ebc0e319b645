/** Messages that are shown outside of their place: quoted by an answer, or pinned. Pure. */

import { type Message, onlyThread } from "../../src/protocol/entities.ts";
import { lineWords } from "../words/lines.ts";
import type { Changes, Fate } from "./changes.ts";
import { nameIn } from "./conversation.ts";
import type { ConversationState } from "./model.ts";
import { changesByTarget, shownAt, shownMessage } from "./shown.ts";

/** By seq; null: there is no such message, or it is not to be seen here. */
export type FetchedMessages = ReadonlyMap<number, Message | null>;

/** What is known of a message; `thread`: the one in which it stands only. loading: it was asked for, or is about to be · gone: it cannot be had. */
export type Quoted =
	| { name: "known"; seq: number; sender: string; at: number; text: string; isDeleted: boolean; thread?: number }
	| { name: "loading" | "gone"; seq: number };

type Source = Pick<ConversationState, "events" | "changes" | "window" | "outbox" | "self">;

/** The message `seq` as it is now: from the events that are here, else as it was fetched. */
export function quotedMessage(state: Source, fetched: FetchedMessages, seq: number): Quoted {
	const found = shownAt(state, seq) ?? fetchedAt(state, fetched, seq);
	if (found === null) return { name: fetched.has(seq) ? "gone" : "loading", seq };
	const { message, shown } = found;
	const { sender, at } = message;
	const thread = onlyThread(message);
	const place = thread === undefined ? {} : { thread };
	return { name: "known", seq, sender, at, text: shown.text, isDeleted: shown.deleted !== null, ...place };
}

function fetchedAt(state: Source, fetched: FetchedMessages, seq: number) {
	const message = fetched.get(seq);
	if (message === undefined || message === null) return null;
	const current = withFate(message, state.changes.get(seq));
	return {
		message: current,
		shown: shownMessage(current, undefined, changesByTarget(state.outbox).get(seq), state.self),
	};
}

/** A message as it was told at some time, with what the log says has become of it, be that older or newer. */
export function withFate(message: Message, fate: Fate | undefined): Message {
	if (fate === undefined || message.deleted !== undefined) return message;
	if (fate.deleted !== null) {
		const { edited: _, reactions: __, mentions: ___, pinned: ____, ...rest } = message;
		return { ...rest, body: { text: "" }, deleted: fate.deleted };
	}
	const newest = fate.edits.at(-1);
	if (newest === undefined || newest.seq <= (message.edited?.seq ?? 0)) return message;
	const { seq, at, text } = newest;
	return { ...message, body: { text }, edited: { seq, at } };
}

/** What was fetched, with `changes`; the same map when they say nothing new of it. */
export function followed(fetched: FetchedMessages, changes: Changes): FetchedMessages {
	let next: Map<number, Message | null> | null = null;
	for (const [seq, message] of fetched) {
		const current = message === null ? null : withFate(message, changes.get(seq));
		if (current === message) continue;
		next ??= new Map(fetched);
		next.set(seq, current);
	}
	return next ?? fetched;
}

/** The name of who said it, as a quotation has it. */
export function quotedName(state: Pick<ConversationState, "self" | "members" | "former">, sender: string): string {
	const words = lineWords();
	return sender === state.self ? words.you : (nameIn(state, sender) ?? words.former);
}
