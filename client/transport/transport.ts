/**
 * The one shape that a WebSocket and polling share. What is above it sends
 * frames, gets frames, and does not know which of the two is in use.
 */
import type { Down } from "../../src/protocol/down.ts";
import type { ConversationUp, InboxUp, JoinConversation, JoinInbox } from "../../src/protocol/up.ts";

/** The first frame of a connection. */
export type Hello = JoinConversation | JoinInbox;
export type Up = ConversationUp | InboxUp;

/** Why frames do not get through any more, or did not at all. */
export interface Lost {
	/** A close code of SPEC section 2; 1006 when the network failed. */
	code: number;
	/** Whether the transport has given up: it does not try again. */
	final: boolean;
	/** Whether it had been open. A browser does not say why an upgrade failed. */
	wasOpen: boolean;
	/** When it tries again by itself, in Unix ms; null when it does not. */
	retryAt: number | null;
}

export interface TransportEvents {
	/** Frames get through, and the hello is on its way. Comes again after each loss. */
	opened(): void;
	/** In order, batches unpacked; never empty. */
	received(frames: readonly Down[]): void;
	/** Comes once for each loss or failed try. */
	lost(lost: Lost): void;
}

/** Opened once, closed once; in between it comes back by itself after each loss that is not final. */
export interface Transport {
	readonly kind: "socket" | "polling";
	/** Starts. `hello` is asked for at each connection, since the cursor has moved by then. */
	open(hello: () => Hello, events: TransportEvents): void;
	/** Whether the frame went out; one that did not is forgotten. It may still be lost on the way. */
	send(frame: Up): boolean;
	/** Does a planned try now. */
	retry(): void;
	/** Ends it. No event comes afterwards. */
	close(): void;
}
