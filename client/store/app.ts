/** The verbs that views may call. They know nothing below this: no transport, no IndexedDB, no fetch. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { ConversationCost } from "../../src/protocol/cost.ts";
import type { CreateInvite, Invite, InvitePreview, MadeInvite } from "../../src/protocol/invites.ts";
import type { EventPage } from "../../src/protocol/pages.ts";
import type { Person, Session, Settings } from "../../src/protocol/people.ts";
import type { SearchPage } from "../../src/protocol/search.ts";
import type { EmojiHabits, Tone } from "./emoji.ts";
import type { ConversationHandle } from "./handles.ts";
import type { InboxState, LinkState, SessionState, VerbResult } from "./model.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import type { Saved } from "./saved.ts";

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
	/** Until when there is neither, whatever was chosen, in Unix ms; Infinity: until somebody says so; null: it is not paused. */
	pausedUntil: number | null;
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

/** What conversations cost whoever runs the server, and from when on they are to cost less (CO). */
export interface CostVerbs {
	look(conversationId: string): Promise<VerbResult<ConversationCost>>;
	/** Dollars a month; null: none. Answers like `look`. */
	setBudget(conversationId: string, budget: number | null): Promise<VerbResult<ConversationCost>>;
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
	readonly costs: CostVerbs;
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
	/** What this person did, in whatever conversation, and the log does not have yet; oldest first. */
	readonly unsent: ReadonlySignal<readonly OutboxRow[]>;
	/** Takes a deletion back that is not on its way yet (`undoable`). */
	undoDeletion(conversationId: string, clientId: string): Promise<void>;
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
	/** No notification and no sound on this device until then, in Unix ms; Infinity: until this is called with null. */
	pauseNotices(until: number | null): void;
	/** The path that a click on a notification asks for. Whoever goes there sets null. */
	readonly wanted: Signal<string | null>;
	/** Whether a newer version of the app than this page's is ready on this device. */
	readonly newVersion: Signal<boolean>;
}
