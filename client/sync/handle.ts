/** What a view holds while a conversation is on the screen. */
import { computed, signal } from "@preact/signals";
import { emptyConversation } from "../store/conversation.ts";
import type { ConversationHandle, Quotes } from "../store/handles.ts";
import type { LinkState } from "../store/model.ts";
import { noPages } from "../store/threads.ts";
import type { Api } from "../transport/api.ts";
import type { ConversationSession } from "./conversation.ts";
import type { Drafts } from "./drafts.ts";
import type { Outbox } from "./outbox.ts";
import { openThread } from "./thread.ts";
import { refusal, toVerb } from "./verbs.ts";
import { writingVerbs } from "./writing.ts";

/** Under which name the seq of the message that a draft answers is kept beside it. */
const answeredKey = (id: string) => `${id} answers`;

export interface HandleOptions {
	id: string;
	self: string;
	conversation: ConversationSession;
	outbox: Outbox;
	drafts: Drafts;
	quotes: Quotes;
	api: Api;
	/** Called once. */
	closed(): void;
}

/** A handle to an open conversation. */
export function makeHandle(options: HandleOptions): ConversationHandle {
	const { id, self, conversation, outbox, drafts, quotes, api, closed } = options;
	let isClosed = false;
	const answered = drafts.of(answeredKey(id));
	const writing = writingVerbs(id, outbox);
	return {
		state: conversation.state,
		link: conversation.link,
		draft: drafts.of(id),
		answering: computed(() => (answered.value === "" ? null : Number(answered.value))),
		answer: (seq) => {
			answered.value = seq === null ? "" : String(seq);
		},
		quotes,
		...writing,
		send: async (text, options) => {
			conversation.setTyping(false);
			// Whoever writes wants to see it at the end.
			conversation.history.showNewest();
			const result = await writing.send(text, options);
			// The message is stored; its draft must not come back with the next visit.
			drafts.flush();
			return result;
		},
		markRead: (seq) => conversation.markRead(seq),
		setTyping: (on) => conversation.setTyping(on),
		loadOlder: () => conversation.history.loadOlder(),
		loadNewer: () => conversation.history.loadNewer(),
		showAround: (seq) => conversation.history.showAround(seq),
		find: (seq) => conversation.history.find(seq),
		showNewest: () => conversation.history.showNewest(),
		firstSince: (at) => conversation.history.firstSince(at),
		firstUnread: (seq) => conversation.history.firstUnread(seq),
		openThread: (thread) =>
			openThread({
				...{ conversationId: id, thread, api, outbox, conversation: conversation.state },
				draft: drafts.of(`${id} ${thread}`),
				flushDraft: () => drafts.flush(),
				markRead: (seq) => conversation.markThreadRead(thread, seq),
				stands: (standing) => conversation.stands(standing),
			}),
		followedThreads: async (before) => toVerb(await api.followedThreads(id, before)),
		readThreads: async () => toVerb(await api.readThreads(id, conversation.state.peek().head)),
		atEnd: () => conversation.history.atEnd(),
		leave: async () => toVerb(await api.removeMember(id, self)),
		rename: async (title) => toVerb(await api.patchConversation(id, { title })),
		setTopic: async (topic) => toVerb(await api.patchConversation(id, { topic })),
		setEditWindow: async (editWindow) => toVerb(await api.patchConversation(id, { editWindow })),
		addMember: async (userId) => toVerb(await api.addMember(id, userId)),
		removeMember: async (userId) => toVerb(await api.removeMember(id, userId)),
		reconnect: () => conversation.reconnect(),
		close() {
			if (!isClosed) closed();
			drafts.flush();
			isClosed = true;
		},
	};
}

/** What is handed out while nobody is signed in: it shows nothing and does nothing. */
export function noHandle(id: string): ConversationHandle {
	const refuse = async () => refusal("signed_out");
	return {
		state: signal(emptyConversation(id, "")),
		link: signal<LinkState>({ name: "signed_out" }),
		draft: signal(""),
		answering: signal(null),
		answer() {},
		quotes: { fetched: signal(new Map()), want() {}, loadPins: refuse },
		send: refuse,
		edit: refuse,
		deleteMessage: async () => {},
		react: refuse,
		pin: async () => {},
		retry: async () => {},
		discard: async () => "",
		markRead() {},
		setTyping() {},
		loadOlder: refuse,
		loadNewer: refuse,
		showAround: refuse,
		find: refuse,
		showNewest() {},
		firstSince: refuse,
		firstUnread: refuse,
		openThread: (thread) => ({
			thread,
			state: signal(emptyConversation(id, "")),
			pages: signal(noPages),
			draft: signal(""),
			send: refuse,
			markRead() {},
			follow: refuse,
			loadOlder: refuse,
			showAround: refuse,
			retry: refuse,
			close() {},
		}),
		followedThreads: async () => refusal("signed_out"),
		readThreads: refuse,
		atEnd() {},
		leave: refuse,
		rename: refuse,
		setTopic: refuse,
		setEditWindow: refuse,
		addMember: refuse,
		removeMember: refuse,
		reconnect() {},
		close() {},
	};
}
