/** What waits in the outbox of this device: what is to be said, and what is to become of messages. */

/** Something that its author wants in the log and that is not there yet. Stored on this device until it is. */
interface OutboxRowFields {
	clientId: string;
	conversationId: string;
	userId: string;
	/** When the person did it, by this device's clock. */
	createdAt: number;
	state: "sending" | "failed";
	/** Why it failed, in plain words; only when failed. */
	failure?: { code: string; detail: string };
}

/** What is said with a text. */
export interface SendOptions {
	/** The seq of the message that it answers. */
	replyTo?: number | undefined;
	/** It was said elsewhere first (SD9). */
	forwarded?: true | undefined;
}

export interface MessageRow extends OutboxRowFields, SendOptions {
	kind: "message";
	body: { text: string };
}

/**
 * Something said in a thread. A kind of its own, and not a `body`: an older version of the app in another tab would
 * take it for a message, and send it to the conversation.
 */
export interface ReplyRow extends OutboxRowFields {
	kind: "reply";
	/** The seq of the message on which the thread hangs. */
	thread: number;
	/** It stands in the conversation as well. */
	toConversation: boolean;
	text: string;
}

export interface EditRow extends OutboxRowFields {
	kind: "edit";
	/** The seq of the message. */
	target: number;
	/** Not a `body`, or an older version of the app in another tab would take the row for a message. */
	text: string;
}

export interface DeletionRow extends OutboxRowFields {
	kind: "deletion";
	target: number;
	/** Until then it can be undone and is not sent; by this device's clock. */
	notBefore: number;
}

export interface ReactionRow extends OutboxRowFields {
	kind: "reaction";
	target: number;
	emoji: string;
	on: boolean;
}

export interface PinRow extends OutboxRowFields {
	kind: "pin";
	target: number;
	on: boolean;
}

/** What is to become of a message that the log has. */
export type ChangeRow = EditRow | DeletionRow | ReactionRow | PinRow;
/** What is to be said. */
export type SaidRow = MessageRow | ReplyRow;
export type OutboxRow = SaidRow | ChangeRow;
