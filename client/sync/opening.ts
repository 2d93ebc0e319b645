/** Opening a conversation: the part of the app that a page without one does not need. Fetched by opening-part.ts. */

import type { Local } from "../local/local.ts";
import { LogStore } from "../local/log-store.ts";
import { type ConversationOptions, ConversationSession } from "./conversation.ts";
import { type HandleOptions, makeHandle } from "./handle.ts";
import { FetchedQuotes } from "./quotes.ts";

/** A conversation that is open, for all handles to it. */
export interface OpenConversation {
	readonly conversation: ConversationSession;
	readonly quotes: FetchedQuotes;
}

/** What this device keeps of the logs. */
export function logsOf({ database, outbox }: Local): LogStore {
	return new LogStore(database, outbox);
}

/** Opens a conversation and starts to follow it. */
export function open(options: ConversationOptions): OpenConversation {
	const conversation = new ConversationSession(options);
	const { state, link } = conversation;
	const quotes = new FetchedQuotes({ id: options.id, state, link, api: options.api });
	void conversation.start();
	return { conversation, quotes };
}

/** What a view holds of it. */
export function handleOf(
	{ conversation, quotes }: OpenConversation,
	options: Omit<HandleOptions, "conversation" | "quotes">,
) {
	return makeHandle({ ...options, conversation, quotes });
}
