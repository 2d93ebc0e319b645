/** Wires everything below the views together. */
import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import type { Me } from "../../src/protocol/people.ts";
import { Local } from "../local/local.ts";
import type { App } from "../store/app.ts";
import { type EmojiHabits, noHabits } from "../store/emoji.ts";
import type { ConversationHandle } from "../store/handles.ts";
import { emptyInbox } from "../store/inbox.ts";
import type { InboxState, LinkState, SessionState, VerbResult } from "../store/model.ts";
import type { OutboxRow } from "../store/outbox-rows.ts";
import { Api } from "../transport/api.ts";
import { browserEnvironment } from "../transport/browser.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Environment } from "../transport/environment.ts";
import type { InboxSession } from "./inbox.ts";
import { NoticeChoice } from "./notice-choice.ts";
import { loadOpening, opening } from "./opening-part.ts";
import { Person } from "./person.ts";
import { savedVerbs } from "./saved.ts";
import { Session } from "./session.ts";
import { refusal, toVerb } from "./verbs.ts";

const nothingUnsent: readonly OutboxRow[] = [];
const noDrafts: ReadonlyMap<string, string> = new Map();

/** Makes the app and starts it: asks who is signed in, connects, sends what was left unsent. */
export function createApp(environment: Environment = browserEnvironment()): App {
	const api = new Api(environment);
	const local = new Local(environment);
	const session = new Session(api, environment, (userId) => local.forgetUser(userId));
	const choice = new NoticeChoice(environment);
	const wanted = signal<string | null>(null);
	const person = followPerson(session.state, (me) => {
		return new Person(me.id, { environment, local, api, session, choice });
	});
	environment.notices.watchClicks((path) => {
		wanted.value = path;
	});
	void session.ask();
	// Whoever could not be asked is asked when the network or the person is back.
	environment.device.watch((event) => {
		const isBack = event === "online" || event === "visible";
		if (isBack && session.state.peek().name === "unreachable") void session.ask();
	});

	return {
		session: session.state,
		inbox: computed<InboxState>(() => person.value?.inbox.state.value ?? emptyInbox),
		inboxLink: computed<LinkState>(() => {
			if (person.value !== null) return person.value.inbox.link.value;
			return { name: session.state.value.name === "signed_out" ? "signed_out" : "connecting" };
		}),
		refreshSession: async () => {
			await session.ask();
		},
		signUp: (form) => session.signUp(form),
		signIn: (form) => session.signIn(form),
		continueAsGuest: (form) => session.continueAsGuest(form),
		keepAccount: (form) => session.keepAccount(form),
		signOut: () => session.signOut(),
		changeSettings: (patch) => session.change(patch),
		changeNames: (names) => session.change(names),
		listSessions: async () => toVerb(await api.sessions()),
		endSession: async (id) => toVerb(await api.endSession(id)),
		endOtherSessions: async () => toVerb(await api.endOtherSessions()),
		readLog: async (id, before) => toVerb(await api.events(id, before)),
		forgetCopy: async () => {
			const me = person.peek();
			if (me !== null) await local.forgetUser(me.id);
		},
		findPeople: async (query) => toVerb(await api.findPeople(query)),
		startDirect: (userId) => start({ kind: "direct", members: [userId] }),
		startGroup: ({ title, members }) => start({ kind: "group", members: [...members], title }),
		searchMessages: async ({ query, inside, cursor }) => toVerb(await api.searchMessages(query, inside, cursor)),
		invites: {
			look: async (code) => {
				const result = await api.lookAtInvite(code);
				return toVerb(result.ok ? { ok: true, value: result.value.conversation } : result);
			},
			use: async (code) => toVerb(added(await api.useInvite(code))),
			list: async (id) => toVerb(await api.invites(id)),
			create: async (id, wanted) => toVerb(await api.createInvite(id, wanted)),
			revoke: async (id, inviteId) => toVerb(await api.revokeInvite(id, inviteId)),
		},
		costs: {
			look: async (id) => toVerb(await api.cost(id)),
			setBudget: async (id, budget) => toVerb(await api.setBudget(id, budget)),
		},
		readyToOpen: loadOpening,
		openConversation: (id): ConversationHandle => person.peek()?.open(id) ?? opening().noHandle(id),
		addToDraft: async (id, text) => person.peek()?.drafts.append(id, text),
		forward: async (ids, text, comment) => (await person.peek()?.forward(ids, text, comment)) ?? refusal("signed_out"),
		setMuted: (id, muted) => inList((inbox) => inbox.mark(id, { muted })),
		markUnread: (id) => inList((inbox) => inbox.mark(id, { unread: true })),
		clearMark: (id) => inList((inbox) => inbox.mark(id, { unread: false })),
		markRead: (id) => inList((inbox) => inbox.markRead(id)),
		look: (sight) => person.peek()?.look(sight),
		saved: savedVerbs(computed(() => person.value?.saved ?? null)),
		unsent: computed(() => person.value?.unsent.value ?? nothingUnsent),
		undoDeletion: async (id, clientId) => person.peek()?.undoDeletion(id, clientId),
		drafts: computed<ReadonlyMap<string, string>>(() => person.value?.drafts.all.value ?? noDrafts),
		emoji: computed<EmojiHabits>(() => person.value?.emoji.state.value ?? noHabits),
		noteEmoji: (emoji) => person.peek()?.emoji.note(emoji),
		setTone: (tone) => person.peek()?.emoji.setTone(tone),
		notices: choice.state,
		setNotices: (on) => choice.set(on),
		setSound: (on) => choice.setSound(on),
		pauseNotices: (until) => choice.pause(until),
		wanted,
		newVersion: signal(false),
	};

	async function inList(act: (inbox: InboxSession) => Promise<ApiResult>): Promise<VerbResult> {
		const inbox = person.peek()?.inbox;
		return inbox === undefined ? refusal("signed_out") : toVerb(await act(inbox));
	}

	async function start(body: Parameters<Api["createConversation"]>[0]) {
		return toVerb(added(await api.createConversation(body)));
	}

	/** Shows a conversation that this person is in from now on. Answers its id. */
	function added(result: ApiResult<ConversationSummary>): ApiResult<string> {
		if (!result.ok) return result;
		person.peek()?.inbox.add(result.value);
		return { ok: true, value: result.value.id };
	}
}

/** The signed-in person's things: made at sign-in, ended at sign-out, and exchanged when somebody else signs in. */
function followPerson(session: ReadonlySignal<SessionState>, make: (me: Me) => Person): ReadonlySignal<Person | null> {
	const person = signal<Person | null>(null);
	effect(() => {
		const state = session.value;
		const me = state.name === "signed_in" ? state.me : null;
		const current = person.peek();
		if (current?.id === me?.id) return;
		untracked(() => {
			current?.close();
			const next = me === null ? null : make(me);
			person.value = next;
			next?.start();
		});
	});
	return person;
}
