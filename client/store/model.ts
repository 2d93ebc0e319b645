/**
 * The shapes that the stores hold and the verbs that views may call. Views
 * know nothing below this: no transport, no IndexedDB, no fetch.
 */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { LogEvent } from "../../src/protocol/down.ts";
import type {
	ConversationKind,
	ConversationSummary,
	Me,
	Member,
	Person,
	Settings,
} from "../../src/protocol/entities.ts";
import type { CreateInvite, Invite, InvitePreview, MadeInvite } from "../../src/protocol/invites.ts";
import type { SearchPage } from "../../src/protocol/search.ts";
import type { Changes } from "./changes.ts";

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

export interface MessageRow extends OutboxRowFields {
	kind: "message";
	body: { text: string };
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

/** What is to become of a message that the log has. */
export type ChangeRow = EditRow | DeletionRow | ReactionRow;
export type OutboxRow = MessageRow | ChangeRow;

/** What a message's sender is shown. */
export type MessageStatus = "sending" | "sent" | "delivered" | "read" | "failed";

/** One open conversation: a contiguous range of its log, and who stands where. */
export interface ConversationState {
	id: string;
	/** false until this device's copy or the first `joined` is here. */
	loaded: boolean;
	self: string;
	kind: ConversationKind;
	title: string | null;
	topic: string | null;
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

/** One conversation that is on the screen. `close` when it no longer is. */
export interface ConversationHandle {
	readonly state: ReadonlySignal<ConversationState>;
	readonly link: ReadonlySignal<LinkState>;
	/** What is written but not sent. What a view sets is stored on this device soon after. */
	readonly draft: Signal<string>;
	/** Stores the message in the outbox, then sends it; resolves once it is stored on this device. */
	send(text: string): Promise<VerbResult>;
	/** Gives an own message another text. Resolves once that is stored on this device. */
	edit(seq: number, text: string): Promise<VerbResult>;
	/** Deletes a message for everyone, once it cannot be undone any more (`DeletionRow.notBefore`). */
	deleteMessage(seq: number): Promise<void>;
	/** Takes a deletion back that is not on its way yet. */
	undoDeletion(clientId: string): Promise<void>;
	/** Adds or takes back an own reaction. */
	react(seq: number, emoji: string, on: boolean): Promise<VerbResult>;
	/** Sends again what has failed, with the same clientId. */
	retry(clientId: string): Promise<void>;
	/** Removes what has failed for good and answers its text; "" where it has none. */
	discard(clientId: string): Promise<string>;
	/** Everything up to `seq` was on screen in a visible, focused page. */
	markRead(seq: number): void;
	setTyping(on: boolean): void;
	/** Shows a page of older events, from this device or from the server. */
	loadOlder(): Promise<VerbResult>;
	/** The reader sees the newest message: older ones may be let go of, to be loaded again when wanted. */
	atEnd(): void;
	leave(): Promise<VerbResult>;
	rename(title: string): Promise<VerbResult>;
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
	findPeople(query: string): Promise<VerbResult<readonly Person[]>>;
	/** Answers the conversation's id. */
	startDirect(userId: string): Promise<VerbResult<string>>;
	startGroup(form: { title: string; members: readonly string[] }): Promise<VerbResult<string>>;
	searchMessages(request: SearchRequest): Promise<VerbResult<SearchPage>>;
	readonly invites: InviteVerbs;
	openConversation(id: string): ConversationHandle;
	/** Puts `text` behind what is written but not sent there; resolves once the device has it. */
	addToDraft(conversationId: string, text: string): Promise<void>;
	/** CV8: in this person's own list. */
	setMuted(id: string, muted: boolean): Promise<VerbResult>;
	markUnread(id: string): Promise<VerbResult>;
	/** Takes the unread mark off, and leaves what is really unread. */
	clearMark(id: string): Promise<VerbResult>;
	/** Everything in it counts as read, and the mark goes. */
	markRead(id: string): Promise<VerbResult>;
	/** The conversation that a person sees now, in this visible and focused page; null: none. */
	look(id: string | null): void;
	readonly notices: ReadonlySignal<NoticeState>;
	/** Asks the browser's permission when it must; call it only on a click. */
	setNotices(on: boolean): Promise<void>;
	/** Whether new messages make a sound on this device. */
	setSound(on: boolean): void;
	/** The conversation that a click on a notification asks for. Whoever opens it sets null. */
	readonly wanted: Signal<string | null>;
	/** Whether a newer version of the app than this page's is ready on this device. */
	readonly newVersion: Signal<boolean>;
}
