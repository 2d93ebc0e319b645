/** What a view holds of a conversation or a thread that is on the screen: its state, and the verbs that it may call. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { EditWindow, Message } from "../../src/protocol/entities.ts";
import type { ThreadPage } from "../../src/protocol/pages.ts";
import type { ConversationState, LinkState, VerbResult } from "./model.ts";
import type { SendOptions } from "./outbox-rows.ts";
import type { FetchedMessages } from "./quotes.ts";
import type { ThreadPages } from "./threads.ts";

/** Where and when a message was said. */
export interface MessagePlace {
	seq: number;
	/** Unix ms. */
	at: number;
}

/** Messages of one conversation that are shown outside of their place. */
export interface Quotes {
	/** Those that are not among the events here, as they are now, by seq. */
	readonly fetched: ReadonlySignal<FetchedMessages>;
	/** Asks for a message that is not here, once; and again when the connection is back, if that failed. */
	want(seq: number): void;
	/** Asks for all that are pinned. */
	loadPins(): Promise<VerbResult>;
}

/** One thread that is on the screen. `close` when it no longer is. */
export interface ThreadHandle {
	readonly thread: number;
	/** The thread as a conversation of its own (see threadState). */
	readonly state: ReadonlySignal<ConversationState>;
	/** How what had to be asked for came. */
	readonly pages: ReadonlySignal<ThreadPages>;
	readonly draft: Signal<string>;
	/** As `ConversationHandle.send`; `toConversation`: to the conversation as well. */
	send(text: string, toConversation: boolean): Promise<VerbResult>;
	/** Everything in it up to `seq` was on screen. */
	markRead(seq: number): void;
	follow(on: boolean): Promise<VerbResult>;
	loadOlder(): Promise<VerbResult>;
	/** Loads older replies until it has this one. `not_found`: it is not said here. */
	showAround(seq: number): Promise<VerbResult>;
	/** Asks again for what could not be loaded. */
	retry(): Promise<VerbResult>;
	close(): void;
}

/** One conversation that is on the screen. `close` when it no longer is. */
export interface ConversationHandle {
	readonly state: ReadonlySignal<ConversationState>;
	readonly link: ReadonlySignal<LinkState>;
	/** What is written but not sent. What a view sets is stored on this device soon after. */
	readonly draft: Signal<string>;
	/** The seq of the message that the draft answers; null: none. Kept with the draft. */
	readonly answering: ReadonlySignal<number | null>;
	/** Lets the draft answer a message; null: not any more. */
	answer(seq: number | null): void;
	/** Stores the message in the outbox, then sends it; resolves once it is stored on this device. */
	send(text: string, options?: SendOptions): Promise<VerbResult>;
	/** Gives an own message another text. Resolves once that is stored on this device. */
	edit(seq: number, text: string): Promise<VerbResult>;
	/** Deletes a message for everyone, once it cannot be undone any more (`DeletionRow.notBefore`). */
	deleteMessage(seq: number): Promise<void>;
	/** Adds or takes back an own reaction. */
	react(seq: number, emoji: string, on: boolean): Promise<VerbResult>;
	/** Pins a message, or takes the pin off. */
	pin(seq: number, on: boolean): Promise<void>;
	/** Messages that are quoted or pinned and not in `state`: asked for, and kept as they are now. */
	readonly quotes: Quotes;
	/** Sends again what has failed, with the same clientId. */
	retry(clientId: string): Promise<void>;
	/** Removes what has failed for good and answers its text; "" where it has none. */
	discard(clientId: string): Promise<string>;
	/** Everything up to `seq` was on screen in a visible, focused page. */
	markRead(seq: number): void;
	setTyping(on: boolean): void;
	/** Shows a page more above what is shown, from this device or from the server. */
	loadOlder(): Promise<VerbResult>;
	/** Shows a page more below the detached window, until that reaches the newest events. */
	loadNewer(): Promise<VerbResult>;
	/** Shows a message, however far back it is, with what was said around it. `not_found`: there is no such message. */
	showAround(seq: number): Promise<VerbResult>;
	/** One message as it is now, also one that stands in a thread only. `not_found`: there is no such message. */
	find(seq: number): Promise<VerbResult<Message>>;
	/** Leaves the detached window for the newest events. */
	showNewest(): void;
	/** The first message at or after `at`, in Unix ms; null: nothing was said since. */
	firstSince(at: number): Promise<VerbResult<MessagePlace | null>>;
	/** The first message of others above `seq`, without those that were deleted; null: there is none. */
	firstUnread(seq: number): Promise<VerbResult<MessagePlace | null>>;
	openThread(thread: number): ThreadHandle;
	/** The threads that the reader follows, newest first; `before`: the `last` of the one before, null: the newest. */
	followedThreads(before: number | null): Promise<VerbResult<ThreadPage>>;
	/** All threads that the reader follows count as read. */
	readThreads(): Promise<VerbResult>;
	/** The reader sees the newest message: older ones may be let go of, to be loaded again when wanted. */
	atEnd(): void;
	leave(): Promise<VerbResult>;
	rename(title: string): Promise<VerbResult>;
	setTopic(topic: string): Promise<VerbResult>;
	/** ED3, in ms. */
	setEditWindow(editWindow: EditWindow): Promise<VerbResult>;
	addMember(userId: string): Promise<VerbResult>;
	removeMember(userId: string): Promise<VerbResult>;
	/** Tries to connect now instead of at the next planned time. */
	reconnect(): void;
	close(): void;
}
