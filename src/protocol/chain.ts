/**
 * The hash chain over the log (HC1 to HC4): every event carries a SHA-256 over
 * itself and the hash of the event before. Whoever kept one hash can tell
 * whether anything up to there was changed. Pure; the hash function comes from the caller.
 */
import {
	type KnownEvent,
	type LogEvent,
	type MessageEdited,
	type NewMessage,
	seqOf,
	type UnknownEvent,
} from "./events.ts";

/** SHA-256 over the UTF-8 of `text`, in base64url without padding. */
export type Sha256 = (text: string) => string;

type Unhashed<E> = E extends KnownEvent ? Omit<E, "hash"> : never;

/** An event before its place in the chain is known. */
export type UnhashedEvent = Unhashed<KnownEvent>;

/** What stands before the first event. */
export const chainStart = "";

/**
 * HC2: stands in the chain for what a person wrote, also after it is erased.
 * The salt keeps a short text from being guessed then.
 */
export function digestOf(event: Unhashed<NewMessage | MessageEdited>, sha256: Sha256): string {
	const { body } = event.type === "new_message" ? event.message : event;
	// HC5: beside a text it proves nothing.
	if (event.digest !== undefined && body.text === "" && event.salt === "") return event.digest;
	if (event.type === "message_edited") return sha256(JSON.stringify([event.salt, body.text, null]));
	const { replyTo = null, thread = null, toConversation = false, forwarded = false } = event.message;
	// What most messages do not have is left out, so that older ones keep their digest.
	const more = thread === null && !forwarded ? [] : [thread, toConversation, forwarded];
	return sha256(JSON.stringify([event.salt, body.text, replyTo, ...more]));
}

function contentOf(event: UnhashedEvent, sha256: Sha256): (string | number | boolean | null)[] {
	switch (event.type) {
		case "new_message":
			return [event.message.clientId, digestOf(event, sha256)];
		case "message_edited":
			return [event.clientId, event.target, digestOf(event, sha256)];
		case "message_deleted":
			return [event.clientId, event.target, ...event.erased];
		case "reaction_changed":
			return [event.clientId, event.target, event.emoji, event.on];
		case "pin_changed":
			return [event.clientId, event.target, event.on];
		case "member_changed":
			return [event.userId, event.name, event.change, event.role, event.username];
		case "conversation_changed":
			return [event.title ?? null, event.topic ?? null, ...(event.editWindow === undefined ? [] : [event.editWindow])];
	}
}

/**
 * HC1: the hash of `event` in the conversation, after an event with the hash `before`.
 * Arrays of strings, whole numbers, true, false and null are canonical JSON (RFC 8785) as JSON.stringify writes them.
 */
export function hashAfter(
	before: string,
	conversationId: string,
	event: UnhashedEvent | UnknownEvent,
	sha256: Sha256,
): string {
	// EV8: what it says cannot be checked here; what comes after it can.
	if (event.type === "unknown_event") return event.hash;
	const { seq, at, actor } = event.type === "new_message" ? { ...event.message, actor: event.message.sender } : event;
	const content = contentOf(event, sha256);
	return sha256(JSON.stringify([before, conversationId, seq, event.type, at, actor, ...content]));
}

/**
 * HC3: the seq of the first event that does not follow from the one before; null: all do.
 *
 * @param before the hash of the event before the first of `events`
 * @param events ascending, without a hole
 */
export function brokenLink(
	before: string,
	conversationId: string,
	events: readonly LogEvent[],
	sha256: Sha256,
): number | null {
	let hash = before;
	for (const event of events) {
		if (event.hash !== hashAfter(hash, conversationId, event, sha256)) return seqOf(event);
		hash = event.hash;
	}
	return null;
}
