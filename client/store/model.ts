/** The shapes that the stores hold, and how a verb is answered. */

import type {
	ConversationKind,
	ConversationSummary,
	EditWindow,
	Member,
	Message,
	ThreadStanding,
} from "../../src/protocol/entities.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import type { Me } from "../../src/protocol/people.ts";
import type { Changes } from "./changes.ts";
import type { OutboxRow } from "./outbox-rows.ts";

/** How a conversation or the inbox is connected, as the header shows it. */
export type LinkState =
	| { name: "connecting" }
	/** Connected, but the newest events are not here yet. */
	| { name: "catching_up" }
	/** Over a WebSocket, and the cursor has reached the head. */
	| { name: "live" }
	/** Over fetch every 3 seconds, while a WebSocket is still tried in the background. */
	| { name: "polling" }
	/** The device says it has no network, or no transport gets through. `retryAt`: Unix ms of the next try. */
	| { name: "offline"; retryAt: number | null }
	| { name: "signed_out" }
	/** The server closed for good: not a member any more, or no such conversation. */
	| { name: "ended"; reason: "not_member" | "not_found" | "bad_client" };

/** What a message's sender is shown. */
export type MessageStatus = "sending" | "sent" | "delivered" | "read" | "failed";

/** A stretch of history beside the contiguous range, see window.ts. */
export interface HistoryWindow {
	/** As they are now, ascending, no message missing between them; never empty. */
	messages: readonly Message[];
	hasOlder: boolean;
	loadingOlder: boolean;
	loadingNewer: boolean;
	/** Whether no message is missing between it and the contiguous range either: then they are shown together. */
	joined: boolean;
	/** Whether changes to its messages may have been missed. */
	stale: boolean;
}

/** One open conversation: a contiguous range of its log, and who stands where. */
export interface ConversationState {
	id: string;
	/** false until this device's copy or the first `joined` is here. */
	loaded: boolean;
	self: string;
	kind: ConversationKind;
	title: string | null;
	topic: string | null;
	/** How long a message may be edited (ED3), in ms; null: without an end. */
	editWindow: EditWindow;
	/** The seqs of the messages that are pinned, in the order in which they were (PN1). */
	pins: readonly number[];
	/** Where the reader stands in threads, by the seq of the message, as far as that was told (TH6). */
	threads: ReadonlyMap<number, ThreadStanding>;
	/** Whether typing and presence are told more coarsely for now (CO4). */
	coarse: boolean;
	/** The highest seq that the server has told. */
	head: number;
	/** The highest seq that is here without a hole. */
	cursor: number;
	/** By user id; members who left are gone from here. */
	members: ReadonlyMap<string, Member>;
	/** Names of people who left, by user id, for their old messages. */
	former: ReadonlyMap<string, string>;
	/** Ascending by seq, without a hole up to the cursor. */
	events: readonly LogEvent[];
	/** What the events here did to messages, by the seq of the message. */
	changes: Changes;
	/** Whether the log has events below the first one here, be they on this device or not. */
	hasOlder: boolean;
	loadingOlder: boolean;
	/** What a reader who went far back looks at; null: the events above. */
	window: HistoryWindow | null;
	online: ReadonlySet<string>;
	/** Those of them with nobody in front of any of their connections. */
	away: ReadonlySet<string>;
	/** User id → when the sign must vanish if it was not renewed, by this device's clock. */
	typing: ReadonlyMap<string, number>;
	/** User id → Unix ms. */
	lastSeen: ReadonlyMap<string, number>;
	/** Own messages and changes that the log does not have yet, oldest first. */
	outbox: readonly OutboxRow[];
	/** HC3: the first event known to contradict what the server told before; null: none. */
	brokenAt: number | null;
}

export interface InboxState {
	loaded: boolean;
	/** Newest activity first. */
	conversations: readonly ConversationSummary[];
}

export type SessionState =
	| { name: "loading" }
	/** The server could not be asked; `me` may be remembered from before. */
	| { name: "unreachable" }
	| { name: "signed_out" }
	| { name: "signed_in"; me: Me };

/** A refusal as a form shows it. `field` names the input at fault, where there is one. */
export interface VerbFailure {
	code: string;
	detail: string;
	field?: "email" | "username" | "name" | "password" | "title";
}

export type VerbResult<T = void> = { ok: true; value: T } | { ok: false; failure: VerbFailure };
