/**
 * The shapes that the stores hold and the verbs that views may call. Views
 * know nothing below this: no transport, no IndexedDB, no fetch.
 */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { EventPage, LogEvent, ThreadPage } from "../../src/protocol/down.ts";
import type {
	ConversationKind,
	ConversationSummary,
	EditWindow,
	Me,
	Member,
	Message,
	Person,
	Session,
	Settings,
	ThreadStanding,
} from "../../src/protocol/entities.ts";
import type { CreateInvite, Invite, InvitePreview, MadeInvite } from "../../src/protocol/invites.ts";
import type { SearchPage } from "../../src/protocol/search.ts";
import type { Changes } from "./changes.ts";
import type { EmojiHabits, Tone } from "./emoji.ts";
import type { FetchedMessages } from "./quotes.ts";
import type { Saved } from "./saved.ts";
import type { ThreadPages } from "./threads.ts";

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

/** Where and when a message was said. */
export interface MessagePlace {
	seq: number;
	/** Unix ms. */
	at: number;
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
	/** Takes a deletion back that is not on its way yet. */
	undoDeletion(clientId: string): Promise<void>;
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

export interface SignUp {
	name: string;
	username: string;
	email: string;
	password: string;
}

/** Whether this device tells of new messages outside of the page. */
export interface NoticeState {
	/** What the browser says; default: it has not asked the person yet. */
	permission: "unsupported" | "default" | "granted" | "denied";
	/** What the person chose. */
	on: boolean;
	/** Whether a new message makes a sound. */
	sound: boolean;
}

/** What is on the screen of a page that somebody looks at. */
export interface Sight {
	conversationId: string;
	/** The thread that stands beside it; null: none. */
	thread: number | null;
	/** What stands beside the conversation covers it. */
	isCovered: boolean;
}

/** What to search for (SE). */
export interface SearchRequest {
	query: string;
	/** Only in this conversation; null: in all. */
	inside: string | null;
	/** Of the page before; null: the newest. */
	cursor: string | null;
}

/** Invite links (IV). */
export interface InviteVerbs {
	/** What the invite leads to; also for whoever is signed out. */
	look(code: string): Promise<VerbResult<InvitePreview["conversation"]>>;
	/** Comes in; answers the conversation's id. */
	use(code: string): Promise<VerbResult<string>>;
	list(conversationId: string): Promise<VerbResult<readonly Invite[]>>;
	create(conversationId: string, wanted: CreateInvite): Promise<VerbResult<MadeInvite>>;
	revoke(conversationId: string, inviteId: string): Promise<VerbResult>;
}

/** Everything that a view can ask for. Made once, in main.tsx. */
export interface App {
	readonly session: ReadonlySignal<SessionState>;
	readonly inbox: ReadonlySignal<InboxState>;
	readonly inboxLink: ReadonlySignal<LinkState>;
	/** Asks the server who we are; at start and after a failed upgrade. */
	refreshSession(): Promise<void>;
	signUp(form: SignUp): Promise<VerbResult>;
	/** `login` is an e-mail address or a username. */
	signIn(form: { login: string; password: string }): Promise<VerbResult>;
	continueAsGuest(form: { name: string }): Promise<VerbResult>;
	/** Turns a guest into an account; the person stays the same. */
	keepAccount(form: SignUp): Promise<VerbResult>;
	signOut(): Promise<VerbResult>;
	/** Changes what others may see of this person; the session shows what holds then. */
	changeSettings(patch: Partial<Settings>): Promise<VerbResult>;
	/** Gives this person another name or username; their conversations are told. */
	changeNames(names: { name?: string; username?: string }): Promise<VerbResult>;
	/** Where this person is signed in, the newest use first. */
	listSessions(): Promise<VerbResult<readonly Session[]>>;
	endSession(id: string): Promise<VerbResult>;
	/** Signs this person out everywhere but here. */
	endOtherSessions(): Promise<VerbResult>;
	/** The newest page of a conversation's log below `before`, ascending, as the server has it. */
	readLog(id: string, before: number): Promise<VerbResult<EventPage>>;
	/** Deletes what this device keeps of this person's conversations, but not what is unsent. Load the page again after it. */
	forgetCopy(): Promise<void>;
	findPeople(query: string): Promise<VerbResult<readonly Person[]>>;
	/** Answers the conversation's id. */
	startDirect(userId: string): Promise<VerbResult<string>>;
	startGroup(form: { title: string; members: readonly string[] }): Promise<VerbResult<string>>;
	searchMessages(request: SearchRequest): Promise<VerbResult<SearchPage>>;
	readonly invites: InviteVerbs;
	/** Fetches what opens conversations. Rejects when it cannot be had now. */
	readyToOpen(): Promise<void>;
	/** After `readyToOpen`. */
	openConversation(id: string): ConversationHandle;
	/** Says what was said elsewhere in other conversations, each after `comment` where that is not empty. Resolves once it is stored on this device. */
	forward(conversationIds: readonly string[], text: string, comment: string): Promise<VerbResult>;
	/** Puts `text` behind what is written but not sent there; resolves once the device has it. */
	addToDraft(conversationId: string, text: string): Promise<void>;
	/** CV8: in this person's own list. */
	setMuted(id: string, muted: boolean): Promise<VerbResult>;
	markUnread(id: string): Promise<VerbResult>;
	/** Takes the unread mark off, and leaves what is really unread. */
	clearMark(id: string): Promise<VerbResult>;
	/** Everything in it counts as read, and the mark goes. */
	markRead(id: string): Promise<VerbResult>;
	/** What a person sees now, in this visible and focused page; null: no conversation. */
	look(sight: Sight | null): void;
	/** SM: what this person saved for later. */
	readonly saved: Saved;
	/** How what is written but not sent begins, by conversation; only what is not empty. */
	readonly drafts: ReadonlySignal<ReadonlyMap<string, string>>;
	/** Which emoji this person uses on this device. */
	readonly emoji: ReadonlySignal<EmojiHabits>;
	/** This person has used an emoji. */
	noteEmoji(emoji: string): void;
	/** The skin tone in which emoji are offered on this device. */
	setTone(tone: Tone): void;
	readonly notices: ReadonlySignal<NoticeState>;
	/** Asks the browser's permission when it must; call it only on a click. */
	setNotices(on: boolean): Promise<void>;
	/** Whether new messages make a sound on this device. */
	setSound(on: boolean): void;
	/** The path that a click on a notification asks for. Whoever goes there sets null. */
	readonly wanted: Signal<string | null>;
	/** Whether a newer version of the app than this page's is ready on this device. */
	readonly newVersion: Signal<boolean>;
}
