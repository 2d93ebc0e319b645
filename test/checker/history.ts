/**
 * What a run leaves behind: one line per event, in the order of one clock, and
 * at its end what everybody has. Nothing here knows how it was gathered.
 */

/** Names of things. `person` is an account, `device` one copy of one conversation that a person keeps. */
interface Place {
	conversation: string;
	person: string;
}

interface OnDevice extends Place {
	device: string;
}

interface OnConnection extends OnDevice {
	/** One socket, or one stretch of polling. */
	connection: string;
}

/** What makes an event of the log itself, and no other. */
export interface Content {
	seq: number;
	/** Who said or did it. */
	sender: string;
	/** null for what is no message. */
	clientId: string | null;
	/** Of the text, or of what changed. */
	hash: string;
	/** Of an edit, a deletion, a reaction or a pin: the message. */
	target?: number;
	/** Of a message: what thread it is said in, whether it stands in the conversation as well, whether it was said elsewhere. */
	thread?: number;
	also?: true;
	forwarded?: true;
	/** Its text is gone, and `hash` says nothing. */
	erased?: true;
	/** Of a deletion: the events whose text goes with it. */
	erases?: number[];
}

/** A client hands a message, or a change to one, to its outbox: from here on it may be stored. */
export interface SendInvoke extends Place, Pick<Content, "target" | "thread" | "also" | "forwarded"> {
	kind: "send.invoke";
	clientId: string;
	hash: string;
	/** It waits on purpose, so that it can be undone: what is written after it may be stored before it. */
	waits?: true;
}
/** The server said that it is stored, by whichever way. Comes again when it says so again. */
export interface SendOk extends Place {
	kind: "send.ok";
	clientId: string;
	seq: number;
}
/** Refused for good. */
export interface SendFail extends Place {
	kind: "send.fail";
	clientId: string;
	hash: string;
	code: string;
	/** When it was sent for the last time; missing: it is not known. */
	asked?: number;
}
/** Nobody knows: no answer came. */
export interface SendInfo extends Place {
	kind: "send.info";
	clientId: string;
}
export interface Open extends OnConnection {
	kind: "open";
	via: "socket" | "polling";
}
export interface Close extends OnConnection {
	kind: "close";
	code: number;
}
/** The answer to "what comes after `after`?"; the events that it brought follow as `received` with via `page`. */
export interface Page extends OnConnection {
	kind: "page";
	via: "join" | "poll" | "rest";
	/** When it was asked. */
	asked: number;
	/** null: the newest page. */
	after: number | null;
	/** null where the answer does not say. */
	head: number | null;
	/** The last seq that it brought; `after` if it brought none. */
	last: number;
	more: boolean;
}
export interface Received extends OnConnection, Content {
	kind: "received";
	via: "live" | "page";
	/** Whether the client made it part of its copy. */
	applied: boolean;
}
/** A client gives up the events from `from` to `to`: it knows that it does not have them. */
export interface Gap extends OnDevice {
	kind: "gap";
	from: number;
	to: number;
}
/** A client says how far it is. */
export interface Claim extends Place {
	kind: "claim";
	delivered: number;
	read: number;
}
/** A client is told how far somebody is; `acknowledged`: it is the answer to their own claim. */
export interface Receipt extends OnDevice {
	kind: "receipt";
	user: string;
	delivered: number;
	read: number;
}
/** The server confirmed that `user` was added or removed with event `seq`. */
export interface Membership {
	kind: "member";
	conversation: string;
	user: string;
	change: "added" | "removed";
	asked: number;
	seq: number;
}
/** The server confirmed that the session of these devices has ended. */
export interface Revoke {
	kind: "revoke";
	devices: string[];
}
/** A fault begins, ends, or happens (`once`). */
export interface Nemesis {
	kind: "nemesis";
	phase: "on" | "off" | "once";
	what: string;
}
/** Everybody has everything again. */
export interface Converged {
	kind: "converged";
}
/** A conversation was made. */
export interface Founded {
	kind: "founded";
	conversation: string;
	members: string[];
	/** Who alone may pin here; missing: all may. */
	owner?: string;
}
/** An event of the log as a dump has it; the dump named `final` is the truth. */
export interface Logged extends Content {
	kind: "log";
	dump: string;
	conversation: string;
	type: string;
	/** Of membership events. */
	user?: string;
	change?: string;
	/** Of reactions and pins. */
	emoji?: string;
	on?: boolean;
}
/** A message as it is shown at the end, with all that became of it. */
export interface Shown {
	kind: "shown";
	/** The device that shows it, of the part of the log that it has; null: the server, of all of it. */
	by: string | null;
	conversation: string;
	seq: number;
	sender: string;
	clientId: string | null;
	/** Of the text that it has now. */
	hash: string;
	erased?: true;
	/** The seq of the newest edit, and of the deletion; null: none. */
	edited: number | null;
	deleted: number | null;
	/** Who reacted how, each as `user emoji`. */
	reactions: string[];
	/** The thread whose page shows it; missing: it is shown in the conversation. */
	of?: number;
	/** The seq of the pin; null: none; missing: it is not looked at. */
	pinned?: number | null;
	/** What hangs on it (TH7); null: nothing; missing: it is not looked at. */
	replies?: { count: number; userIds: string[] } | null;
}
/** The pinned messages at the end, in their order. */
export interface Pins {
	kind: "pins";
	/** The device that shows them; null: the server. */
	by: string | null;
	conversation: string;
	seqs: number[];
}
/** A person asks to follow a thread, or not to. */
export interface Follow extends Place {
	kind: "follow";
	thread: number;
	on: boolean;
}
/** A client is told where its person stands in a thread. */
export interface ThreadStatus extends OnConnection {
	kind: "thread";
	thread: number;
	read: number;
}
/** The threads that a person follows at the end. */
export interface Threads extends Place {
	kind: "threads";
	rows: { thread: number; read: number; unread: number; last: number }[];
}
/** The copy of a client at the end. */
export interface View extends OnDevice {
	kind: "view";
	entries: Content[];
	/** Messages that it still has to send. */
	pending: number;
}
/** Where the server says at the end that a member is. */
export interface Standing {
	kind: "standing";
	conversation: string;
	user: string;
	delivered: number;
	read: number;
}
/** A person's list at the end: one row per conversation. */
export interface Inbox {
	kind: "inbox";
	person: string;
	/** How it was gathered: asked for, or followed live. */
	via: "rest" | "live";
	rows: InboxRow[];
}
export interface InboxRow {
	conversation: string;
	head: number;
	unread: number;
	/** The same in the threads that the person follows; missing: it is not looked at. */
	inThreads?: number;
	/** The newest message as the row shows it; null: there is none. */
	last: { seq: number; hash: string; erased?: true } | null;
}

export type Entry =
	| SendInvoke
	| SendOk
	| SendFail
	| SendInfo
	| Open
	| Close
	| Page
	| Received
	| Gap
	| Claim
	| Receipt
	| Membership
	| Revoke
	| Nemesis
	| Converged
	| Founded
	| Logged
	| Shown
	| Pins
	| Follow
	| ThreadStatus
	| Threads
	| View
	| Standing
	| Inbox;

/** One line. `t` is in milliseconds of one clock, which never goes back. */
export type Line = Entry & { t: number };
export type LineOf<K extends Entry["kind"]> = Extract<Entry, { kind: K }> & { t: number };
export type History = readonly Line[];
