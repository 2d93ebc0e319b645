/** An `App` in memory: people, conversations, statuses and link states that a test or a look at the views sets itself. */
import { computed, type Signal, signal } from "@preact/signals";
import type { App, CostVerbs, InviteVerbs, NoticeState, SearchRequest, Sight } from "../../../client/store/app.ts";
import { withChanges } from "../../../client/store/changes.ts";
import { type EmojiHabits, noHabits, type Tone } from "../../../client/store/emoji.ts";
import type { ConversationHandle, MessagePlace, ThreadHandle } from "../../../client/store/handles.ts";
import type {
	ConversationState,
	InboxState,
	LinkState,
	SessionState,
	VerbFailure,
	VerbResult,
} from "../../../client/store/model.ts";
import type { MessageRow, OutboxRow } from "../../../client/store/outbox-rows.ts";
import type { FetchedMessages } from "../../../client/store/quotes.ts";
import { type Saved, type SavedItem, type SavedName, type SavedWish, savedKey } from "../../../client/store/saved.ts";
import { shownAt } from "../../../client/store/shown.ts";
import { noPages, type ThreadPages, threadState } from "../../../client/store/threads.ts";
import type { ConversationCost } from "../../../src/protocol/cost.ts";
import type { ConversationSummary, Member, Message } from "../../../src/protocol/entities.ts";
import type { LogEvent } from "../../../src/protocol/events.ts";
import type { Invite, InvitePreview } from "../../../src/protocol/invites.ts";
import type { EventPage, ThreadPage } from "../../../src/protocol/pages.ts";
import { defaultSettings, type Me, type Person, type Session, type Settings } from "../../../src/protocol/people.ts";
import type { SavedPage, SavedRow } from "../../../src/protocol/saved.ts";
import type { SearchPage } from "../../../src/protocol/search.ts";

export const me: Me = {
	id: "me",
	name: "Ada Lovelace",
	username: "ada",
	email: "ada@example.com",
	isGuest: false,
	settings: defaultSettings,
};

export const done: VerbResult = { ok: true, value: undefined };

export function refused(
	detail: string,
	field?: VerbFailure["field"],
	code = "bad_request",
): { ok: false; failure: VerbFailure } {
	return { ok: false, failure: { code, detail, ...(field === undefined ? {} : { field }) } };
}

export function member(userId: string, name: string, more: Partial<Member> = {}): Member {
	return { userId, name, username: null, role: "member", delivered: 0, read: 0, ...more };
}

export function message(
	seq: number,
	sender: string,
	text: string,
	at = seq * 1_000,
	more: Partial<Message> = {},
): Message {
	return { seq, clientId: `c${seq}`, sender, at, body: { text }, ...more };
}

export function said(conversationId: string, said: Message): LogEvent {
	return { type: "new_message", conversationId, message: said, salt: "", hash: "" };
}

export function pending(clientId: string, text: string, createdAt: number, more: Partial<MessageRow> = {}): MessageRow {
	return {
		kind: "message",
		clientId,
		conversationId: "c",
		userId: me.id,
		body: { text },
		createdAt,
		state: "sending",
		...more,
	};
}

export function conversationState(more: Partial<ConversationState> = {}): ConversationState {
	const members = [member(me.id, me.name), member("bob", "Bob Byron")];
	return {
		id: "c",
		loaded: true,
		self: me.id,
		kind: "direct",
		title: null,
		topic: null,
		editWindow: 86_400_000,
		pins: [],
		threads: new Map(),
		coarse: false,
		head: 0,
		cursor: 0,
		former: new Map(),
		members: new Map(members.map((one) => [one.userId, one])),
		events: [],
		changes: withChanges(new Map(), more.events ?? []),
		hasOlder: false,
		loadingOlder: false,
		window: null,
		online: new Set(),
		away: new Set(),
		typing: new Map(),
		lastSeen: new Map(),
		outbox: [],
		brokenAt: null,
		...more,
	};
}

export function summary(id: string, more: Partial<ConversationSummary> = {}): ConversationSummary {
	return {
		id,
		kind: "direct",
		title: null,
		topic: null,
		members: [
			{ userId: me.id, name: me.name, username: me.username, role: "member" },
			{ userId: "bob", name: "Bob Byron", username: null, role: "member" },
		],
		memberCount: 2,
		head: 0,
		unread: 0,
		mentions: 0,
		threads: { unread: 0, mentions: 0, newest: null },
		lastMessage: null,
		activityAt: 0,
		muted: false,
		markedUnread: false,
		editWindow: 86_400_000,
		...more,
	};
}

/** What is saved, as the test sets it; verbs are written down. */
export class FakeSaved implements Saved {
	readonly items: Signal<readonly SavedItem[]> = signal([]);
	readonly removals: Signal<readonly SavedWish[]> = signal([]);
	readonly failure: Signal<string | null> = signal(null);
	readonly calls: Call[] = [];
	/** What the pages answer, those with reminders and those without. */
	rows: readonly SavedRow[] = [];
	hasMore = false;
	answer: VerbResult = done;

	save = (name: SavedName, remindAt: number | null): void => void this.calls.push(["save", name, remindAt]);

	/** Gone at once, and for a while it can be taken back. */
	remove = (name: SavedName): void => {
		this.calls.push(["remove", name]);
		const at = Date.now();
		this.removals.value = [...this.removals.value, { ...name, on: false, remindAt: null, at, notBefore: at + 5_000 }];
		this.items.value = this.items.value.filter((item) => savedKey(item) !== savedKey(name));
	};

	undoRemoval = (name: SavedName): void => {
		this.calls.push(["undoRemoval", name]);
		this.removals.value = this.removals.value.filter((wish) => savedKey(wish) !== savedKey(name));
	};

	page = async (request: { before: number | null; reminder: boolean }): Promise<VerbResult<SavedPage>> => {
		this.calls.push(["page", request]);
		if (!this.answer.ok) return this.answer;
		const saved = this.rows.filter(
			({ remindAt, savedAt }) =>
				request.reminder === (remindAt !== null) && (request.before === null || savedAt < request.before),
		);
		return { ok: true, value: { saved, hasMore: this.hasMore && !request.reminder } };
	};
}

/** One call of a verb, as the log of the fake shows it. */
export type Call = [verb: string, ...args: unknown[]];

/** A conversation that the test moves by hand. Verbs are written down; answers can be set. */
export class FakeConversation {
	readonly state: Signal<ConversationState>;
	readonly link: Signal<LinkState> = signal({ name: "live" });
	readonly draft = signal("");
	readonly answering = signal<number | null>(null);
	/** Messages that are not among the events. */
	readonly fetched = signal<FetchedMessages>(new Map());
	readonly calls: Call[] = [];
	/** What the next verbs answer. */
	answer: VerbResult = done;
	/** What `send` does besides answering. */
	onSend: (text: string) => void = () => {};
	onWant: (seq: number) => void = () => {};
	onLoadOlder: () => void = () => {};
	/** What going to a message does besides answering; the answer, if not `answer`. */
	onShowAround: (seq: number) => VerbResult | undefined = () => undefined;
	/** What the conversation answers for the first message since a time, and the first unread one. */
	first: VerbResult<MessagePlace | null> = { ok: true, value: null };

	constructor(state: Partial<ConversationState> = {}) {
		this.state = signal(conversationState(state));
	}

	update(more: Partial<ConversationState>): void {
		const next = { ...this.state.value, ...more };
		this.state.value = { ...next, changes: withChanges(new Map(), next.events) };
	}

	/** Adds messages at the end of the log, as the sync layer would. */
	arrive(...messages: Message[]): void {
		const { id, events } = this.state.value;
		const newest = messages.at(-1)?.seq ?? 0;
		this.update({ events: [...events, ...messages.map((one) => said(id, one))], cursor: newest, head: newest });
	}

	/** The drafts of threads. */
	readonly drafts = new Map<number, Signal<string>>();
	/** What was asked for of threads that are not among the events. */
	readonly pages: Signal<ThreadPages> = signal(noPages);
	/** What only the server has. */
	elsewhere: readonly Message[] = [];
	onShowReply: (seq: number) => VerbResult | undefined = () => undefined;
	/** What the list of followed threads has. */
	followed: ThreadPage = { threads: [], hasMore: false };

	private openThread(thread: number): ThreadHandle {
		const note = async (...call: Call): Promise<VerbResult> => {
			this.calls.push(call);
			return this.answer;
		};
		const draft = this.drafts.get(thread) ?? signal("");
		this.drafts.set(thread, draft);
		return {
			thread,
			draft,
			pages: computed(() => ({
				...this.pages.value,
				elsewhere: shownAt(this.state.value, thread)?.message.thread ?? this.pages.value.elsewhere,
			})),
			state: computed(() => threadState(this.state.value, thread, this.pages.value)),
			send: (text, toConversation) => note("reply", thread, text, toConversation),
			markRead: (seq) => void note("markThreadRead", thread, seq),
			follow: (on) => note("follow", thread, on),
			loadOlder: () => note("loadOlderReplies", thread),
			showAround: async (seq) => this.onShowReply(seq) ?? note("showReply", thread, seq),
			retry: () => note("retryThread", thread),
			close: () => void note("closeThread", thread),
		};
	}

	handle(): ConversationHandle {
		const note = async (...call: Call): Promise<VerbResult> => {
			this.calls.push(call);
			return this.answer;
		};
		return {
			state: this.state,
			link: this.link,
			draft: this.draft,
			answering: this.answering,
			answer: (seq) => {
				this.answering.value = seq;
			},
			quotes: {
				fetched: this.fetched,
				want: (seq) => {
					this.calls.push(["want", seq]);
					this.onWant(seq);
				},
				loadPins: () => note("loadPins"),
			},
			send: (text, ...options) => {
				if (this.answer.ok) this.onSend(text);
				return note("send", text, ...options);
			},
			edit: (seq, text) => note("edit", seq, text),
			deleteMessage: async (seq) => void note("deleteMessage", seq),
			react: (seq, emoji, on) => note("react", seq, emoji, on),
			pin: async (seq, on) => void note("pin", seq, on),
			retry: async (clientId) => void note("retry", clientId),
			discard: async (clientId) => {
				this.calls.push(["discard", clientId]);
				const { outbox } = this.state.value;
				this.update({ outbox: outbox.filter((row) => row.clientId !== clientId) });
				const discarded = outbox.find((row) => row.clientId === clientId);
				return discarded?.kind === "message" ? discarded.body.text : discarded?.kind === "edit" ? discarded.text : "";
			},
			markRead: (seq) => void note("markRead", seq),
			setTyping: (on) => void note("setTyping", on),
			loadOlder: () => {
				this.onLoadOlder();
				return note("loadOlder");
			},
			loadNewer: () => note("loadNewer"),
			showAround: async (seq) => {
				const answer = this.onShowAround(seq);
				return answer ?? note("showAround", seq);
			},
			find: async (seq) => {
				this.calls.push(["find", seq]);
				const failure = { code: "not_found", detail: "There is no such message." };
				const found = this.elsewhere.find((message) => message.seq === seq);
				return found === undefined ? { ok: false, failure } : { ok: true, value: found };
			},
			showNewest: () => {
				this.update({ window: null });
				void note("showNewest");
			},
			firstSince: async (at) => {
				void note("firstSince", at);
				return this.first;
			},
			firstUnread: async (seq) => {
				void note("firstUnread", seq);
				return this.first;
			},
			openThread: (thread) => this.openThread(thread),
			followedThreads: async (before) => {
				this.calls.push(["followedThreads", before]);
				return this.answer.ok ? { ok: true, value: this.followed } : this.answer;
			},
			readThreads: () => note("readThreads"),
			atEnd: () => void note("atEnd"),
			leave: () => note("leave"),
			rename: (title) => note("rename", title),
			setTopic: (topic) => note("setTopic", topic),
			setEditWindow: (editWindow) => note("setEditWindow", editWindow),
			addMember: (userId) => note("addMember", userId),
			removeMember: (userId) => note("removeMember", userId),
			reconnect: () => void note("reconnect"),
			close: () => void note("close"),
		};
	}
}

/** The whole app in memory. */
export class FakeApp implements App {
	readonly session: Signal<SessionState> = signal({ name: "signed_in", me });
	readonly inbox: Signal<InboxState> = signal({ loaded: true, conversations: [] });
	readonly inboxLink: Signal<LinkState> = signal({ name: "live" });
	readonly conversations = new Map<string, FakeConversation>();
	readonly calls: Call[] = [];
	people: Person[] = [];
	/** What the account verbs answer. */
	answer: VerbResult = done;

	private async note(...call: Call): Promise<VerbResult> {
		this.calls.push(call);
		return this.answer;
	}

	refreshSession = async () => void this.calls.push(["refreshSession"]);
	signUp = (form: object) => this.note("signUp", form);
	signIn = (form: object) => this.note("signIn", form);
	continueAsGuest = (form: object) => this.note("continueAsGuest", form);
	keepAccount = (form: object) => this.note("keepAccount", form);
	signOut = () => this.note("signOut");

	/** Holds from then on, unless it is refused. */
	changeSettings = async (patch: Partial<Settings>): Promise<VerbResult> => {
		const { value } = this.session;
		if (this.answer.ok && value.name === "signed_in") {
			this.session.value = { ...value, me: { ...value.me, settings: { ...value.me.settings, ...patch } } };
		}
		return this.note("changeSettings", patch);
	};

	changeNames = async (names: { name?: string; username?: string }): Promise<VerbResult> => {
		const { value } = this.session;
		if (this.answer.ok && value.name === "signed_in") {
			this.session.value = { ...value, me: { ...value.me, ...names } };
		}
		return this.note("changeNames", names);
	};

	sessions: Session[] = [];
	listSessions = async (): Promise<VerbResult<readonly Session[]>> =>
		this.answer.ok ? { ok: true, value: this.sessions } : this.answer;
	endSession = (id: string): Promise<VerbResult> => {
		if (this.answer.ok) this.sessions = this.sessions.filter((session) => session.id !== id);
		return this.note("endSession", id);
	};
	endOtherSessions = (): Promise<VerbResult> => {
		if (this.answer.ok) this.sessions = this.sessions.filter(({ current }) => current);
		return this.note("endOtherSessions");
	};

	/** What `readLog` answers, page by page. */
	pages: VerbResult<EventPage>[] = [];
	readLog = async (id: string, before: number): Promise<VerbResult<EventPage>> => {
		this.calls.push(["readLog", id, before]);
		return this.pages.shift() ?? { ok: true, value: { events: [], hasMore: false, prev: "" } };
	};
	forgetCopy = async () => void this.calls.push(["forgetCopy"]);

	findPeople = async (query: string): Promise<VerbResult<readonly Person[]>> => {
		this.calls.push(["findPeople", query]);
		if (!this.answer.ok) return this.answer;
		const wanted = query.toLowerCase();
		const fits = (person: Person) => `${person.name} ${person.username}`.toLowerCase().includes(wanted);
		return { ok: true, value: this.people.filter(fits) };
	};

	forward = (ids: readonly string[], text: string, comment: string) => this.note("forward", ids, text, comment);
	setMuted = (id: string, muted: boolean) => this.note("setMuted", id, muted);
	markUnread = (id: string) => this.note("markUnread", id);
	clearMark = (id: string) => this.note("clearMark", id);
	markRead = (id: string) => this.note("markRead", id);
	readonly looks: (Sight | null)[] = [];
	look = (sight: Sight | null) => void this.looks.push(sight);
	readonly saved = new FakeSaved();
	/** What waits in the conversations that the test gave, and besides. */
	readonly unsentElsewhere: Signal<readonly OutboxRow[]> = signal([]);
	readonly unsent = computed<readonly OutboxRow[]>(() => [
		...[...this.conversations.values()].flatMap(({ state }) => state.value.outbox),
		...this.unsentElsewhere.value,
	]);
	undoDeletion = async (id: string, clientId: string) => void this.calls.push(["undoDeletion", id, clientId]);
	readonly drafts: Signal<ReadonlyMap<string, string>> = signal(new Map());
	readonly emoji: Signal<EmojiHabits> = signal(noHabits);
	noteEmoji = (emoji: string) => void this.calls.push(["noteEmoji", emoji]);
	/** Holds from then on. */
	setTone = (tone: Tone): void => {
		this.emoji.value = { ...this.emoji.value, tone };
	};
	readonly notices: Signal<NoticeState> = signal({ permission: "default", on: false, sound: true, pausedUntil: null });
	setNotices = async (on: boolean): Promise<void> => {
		this.calls.push(["setNotices", on]);
		this.notices.value = { ...this.notices.value, on };
	};
	setSound = (sound: boolean): void => {
		this.calls.push(["setSound", sound]);
		this.notices.value = { ...this.notices.value, sound };
	};
	pauseNotices = (pausedUntil: number | null): void => {
		this.calls.push(["pauseNotices", pausedUntil]);
		this.notices.value = { ...this.notices.value, pausedUntil };
	};
	readonly wanted: Signal<string | null> = signal(null);
	readonly newVersion: Signal<boolean> = signal(false);
	addToDraft = async (id: string, text: string) => void this.calls.push(["addToDraft", id, text]);

	startDirect = async (userId: string): Promise<VerbResult<string>> => {
		this.calls.push(["startDirect", userId]);
		return this.answer.ok ? { ok: true, value: "c" } : this.answer;
	};

	startGroup = async (form: { title: string; members: readonly string[] }): Promise<VerbResult<string>> => {
		this.calls.push(["startGroup", form]);
		return this.answer.ok ? { ok: true, value: "c" } : this.answer;
	};

	/** What a search finds, page by page; `onSearch` may answer instead. */
	onSearch: (request: SearchRequest) => Promise<VerbResult<SearchPage>> = async () => ({
		ok: true,
		value: { results: [], preparing: [], failed: [], left: 0 },
	});
	searchMessages = (request: SearchRequest): Promise<VerbResult<SearchPage>> => {
		this.calls.push(["searchMessages", request]);
		return this.onSearch(request);
	};

	/** What invites answer, unless `answer` refuses. */
	invitePreview: InvitePreview["conversation"] = { title: "Tea at four", memberCount: 3 };
	openInvites: readonly Invite[] = [];
	readonly invites: InviteVerbs = {
		look: (code) => this.given(this.invitePreview, "look", code),
		use: (code) => this.given("c", "use", code),
		list: (id) => this.given(this.openInvites, "list", id),
		create: (id, wanted) => {
			const invite = { id: "new", createdBy: me.id, createdAt: 0, expiresAt: 1_000_000, uses: 0, ...wanted };
			return this.given({ ...invite, code: "g_tea.secret" }, "create", id, wanted);
		},
		revoke: (id, inviteId) => this.note("revoke", id, inviteId),
	};
	/** What a conversation costs, unless `answer` refuses. */
	cost: ConversationCost = {
		currency: "USD",
		pricesAsOf: "2026-11",
		since: Date.UTC(2026, 9, 30),
		now: Date.UTC(2026, 10, 20, 12),
		budget: null,
		coarse: false,
		months: [],
		days: [],
	};
	readonly costs: CostVerbs = {
		look: (id) => this.given(this.cost, "cost", id),
		setBudget: (id, budget) => {
			this.cost = { ...this.cost, budget };
			return this.given(this.cost, "setBudget", id, budget);
		},
	};
	private async given<T>(value: T, ...call: Call): Promise<VerbResult<T>> {
		this.calls.push(call);
		return this.answer.ok ? { ok: true, value } : this.answer;
	}

	readyToOpen = async (): Promise<void> => {};
	openConversation = (id: string): ConversationHandle => {
		this.calls.push(["openConversation", id]);
		const known = this.conversations.get(id) ?? new FakeConversation({ id });
		this.conversations.set(id, known);
		return known.handle();
	};
}
