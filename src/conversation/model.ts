/** What a conversation keeps, and the storage its rules ask for. No Cloudflare import. */
import type { DatedSettings } from "../env.ts";
import type { ConversationKind, EditWindow, Message, Replies, Role } from "../protocol/entities.ts";
import type { KnownEvent, WrittenEvent } from "../protocol/events.ts";

export interface ConversationInfo {
	id: string;
	kind: ConversationKind;
	title: string | null;
	topic: string | null;
	editWindow: EditWindow;
	/** In the order in which they were pinned. */
	pins: readonly PinRecord[];
	createdAt: number;
	/** Dollars a month from which typing and presence become coarser (CO4); null: none. */
	budget: number | null;
}

/**
 * What a member's inbox object knows of this conversation.
 * - fresh: its stored summary was right at `inboxHead`; whatever comes next must be told
 * - untold: something must be told, even if the log did not grow
 * - watching: it knows its stored summary is stale, and wants every change, for somebody looks
 * - asleep: it knows its stored summary is stale, and will ask when somebody looks
 */
export type InboxKnowledge = "fresh" | "untold" | "watching" | "asleep";

export interface MemberRecord {
	userId: string;
	name: string;
	/** null: a guest, or an account that has none. */
	username: string | null;
	role: Role;
	/** When this person was added; the longest-standing inherits a group. */
	since: number;
	/** false: left or was removed. The row stays for the name beside old messages. */
	present: boolean;
	delivered: number;
	read: number;
	/** When a position last moved, strictly growing within the conversation: the cursor of pollers. */
	movedAt: number;
	/** The same of `delivered` alone: those who are not shown what was read are told no other move. */
	deliveredAt: number;
	settings: DatedSettings;
	/** When `hideRead` last changed, in the time of `movedAt`; 0: never. */
	hiddenAt: number;
	inbox: InboxKnowledge;
	/** The head of the log that the inbox last knew. */
	inboxHead: number;
}

export interface ReactionRecord {
	target: number;
	emoji: string;
	userId: string;
	/** The event that tells of it. */
	seq: number;
}

/** A message that is pinned: by whom, when, and by which event. */
export interface PinRecord {
	target: number;
	seq: number;
	at: number;
	actor: string;
}

/** Whom a message mentions. */
export interface Mentioned {
	/** Every member of that moment, but its sender. */
	everyone: boolean;
	/** By user id, its sender not among them: those that the text names, and those that `@here` stands for. */
	users: ReadonlySet<string>;
	/** As the wire says it: ids of those that the text names, and marks. */
	told: readonly string[];
}

/** Where a member stands in one thread. The row stays when they end to follow. */
export interface ThreadRecord {
	userId: string;
	/** The seq of the message on which it hangs. */
	thread: number;
	read: number;
	following: boolean;
	/** When this last changed, strictly growing within the member's threads: the cursor of pollers. */
	movedAt: number;
}

/** The same with what is unread there; nothing is for who does not follow (TH5). */
export interface CountedThread extends ThreadRecord {
	unread: number;
	mentions: number;
	/** The seq of the newest that is unread; 0: none. */
	newest: number;
	/** The seq of the newest reply; while there is none, of the message. */
	last: number;
}

/** What the rules of threads ask of storage. Implemented by thread-store.ts over SQLite. */
export interface ThreadStore {
	/** All threads in which this member has a row. */
	standings(userId: string): CountedThread[];
	standing(userId: string, thread: number): CountedThread | null;
	put(record: ThreadRecord): void;
	/** Forgets where a member stands in all of them. */
	dropAll(userId: string): void;
	/** Of what stands in a thread only. */
	putMentions(thread: number, seq: number, sender: string, mentioned: Mentioned): void;
	dropMentions(thread: number, seq: number, told: readonly string[]): void;
	/** The threads that hang on messages `from` to `to`, both included, by the seq of the message (TH7). */
	replies(from: number, to: number): ReadonlyMap<number, Replies>;
}

/** Which part of the log; `limit` counts rows, and a page also ends at `limits.pageBytes`. */
export interface PageRequest {
	/** Exclusive. */
	after?: number;
	/** Exclusive. */
	before?: number;
	limit: number;
}

/** Which messages: those that stand in the conversation, or those that are said in one thread (TH2). */
export interface MessageRequest extends PageRequest {
	thread?: number | undefined;
}

/** Which part of the history: a page in a direction, or around a place, or around the first at or after a time (RS6, RS8, TH3). */
export interface HistoryRequest extends MessageRequest {
	around?: number;
	/** Unix ms. */
	date?: number;
}

/** Rows in ascending order. `more`: there are others in the direction that was asked. */
export interface Page<T> {
	rows: T[];
	more: boolean;
}

/** The end of a log: its newest event's seq and hash; of an empty one 0 and what stands before the first. */
export interface Tip {
	seq: number;
	hash: string;
}

/** All that the rules need of storage. Implemented by store.ts over SQLite. */
export interface ConversationStore {
	info(): ConversationInfo | null;
	putInfo(info: ConversationInfo): void;
	members(): MemberRecord[];
	putMember(member: MemberRecord): void;
	/** Writes where these members stand, and nothing else of them: one row, however many they are. */
	putPositions(members: readonly MemberRecord[]): void;
	/** The highest seq, from storage: only that proves this to be the one living copy of the object. */
	head(): number;
	/** The end of the log, from memory where it is known: enough to write the next event, which fails in another copy. */
	tip(): Tip;
	/** The hash of the event with this seq (HC1); null: there is none. */
	hashAt(seq: number): string | null;
	/** When the event with this seq happened, in Unix ms; null: there is none. */
	timeAt(seq: number): number | null;
	append(event: KnownEvent): void;
	findByClientId(actor: string, clientId: string): WrittenEvent | null;
	/** One event as it was written, or as it was left when its text was erased. */
	event(seq: number): KnownEvent | null;
	/** A message as it is now, without its reactions; null: this is no message. */
	message(seq: number): Message | null;
	/** The seqs of a message's edits, ascending. */
	editsOf(target: number): number[];
	/** Notes an edit with the message that it changes. */
	noteEdit(target: number, edit: { seq: number; at: number }): void;
	/** Replaces the text of a message or an edit by its digest (DL2). */
	eraseText(seq: number, digest: string): void;
	/** Notes with a message that it was deleted. */
	noteDeletion(target: number, deleted: NonNullable<Message["deleted"]>): void;
	/** Who reacted how to the messages `from` to `to`, both included. */
	reactions(from: number, to: number): ReactionRecord[];
	putReaction(reaction: ReactionRecord): void;
	dropReaction(reaction: Omit<ReactionRecord, "seq">): void;
	putMentions(seq: number, sender: string, mentioned: Mentioned): void;
	/** Forgets whom the message mentions; `told` is what it says of them. */
	dropMentions(seq: number, told: readonly string[]): void;
	/** Messages of others above `above` that mention `userId`. */
	countMentions(above: number, userId: string): number;
	/** The newest message above `seq` that stands in the conversation. */
	lastMessage(above: number): Message | null;
	/** Events after `after` from the oldest, or before `before` (or at all) from the newest. */
	events(request: PageRequest): Page<KnownEvent>;
	/** Messages after `after` from the oldest, or before `before` (or at all) from the newest. */
	messages(request: MessageRequest): Page<Message>;
	/** Messages that stand in the conversation above `above`, up to and with `upTo`, that are not by `userId`. */
	countOthers(above: number, upTo: number, userId: string): number;
	/** When `userId` sent messages since `since`, ascending; at most `limit`, the newest. */
	sendTimes(userId: string, since: number, limit: number): number[];
	/** All or nothing. What is thrown by `act` is thrown, and nothing that it did is left, in memory neither. */
	transaction<T>(act: () => T): T;
	/** Drops what memory holds, after a write that failed. */
	forget(): void;
	readonly threads: ThreadStore;
}
