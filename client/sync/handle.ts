/** What a view holds while a conversation is on the screen. */
import { signal } from "@preact/signals";
import { isEmoji, refuseText } from "../../src/protocol/entities.ts";
import { emptyConversation } from "../store/conversation.ts";
import type { ConversationHandle, LinkState, VerbResult } from "../store/model.ts";
import { noPages } from "../store/threads.ts";
import type { Api } from "../transport/api.ts";
import type { ConversationSession } from "./conversation.ts";
import type { Drafts } from "./drafts.ts";
import type { Outbox } from "./outbox.ts";
import { openThread } from "./thread.ts";
import { refusal, toVerb } from "./verbs.ts";

const done: VerbResult = { ok: true, value: undefined };

export interface HandleOptions {
	id: string;
	self: string;
	conversation: ConversationSession;
	outbox: Outbox;
	drafts: Drafts;
	api: Api;
	/** Called once. */
	closed(): void;
}

/** A handle to an open conversation. */
export function makeHandle({ id, self, conversation, outbox, drafts, api, closed }: HandleOptions): ConversationHandle {
	let isClosed = false;
	return {
		state: conversation.state,
		link: conversation.link,
		draft: drafts.of(id),
		send: async (text) => {
			const result = await conversation.send(text);
			// The message is stored; its draft must not come back with the next visit.
			drafts.flush();
			return result;
		},
		edit: async (seq, text) => {
			const wrong = refuseText(text);
			if (wrong !== null) return refusal(wrong);
			await outbox.add(id, { kind: "edit", target: seq, text });
			return done;
		},
		deleteMessage: (seq) => outbox.add(id, { kind: "deletion", target: seq }),
		undoDeletion: (clientId) => outbox.undo(id, clientId),
		react: async (seq, emoji, on) => {
			if (on && !isEmoji(emoji)) return refusal("bad_emoji");
			await outbox.add(id, { kind: "reaction", target: seq, emoji, on });
			return done;
		},
		retry: (clientId) => outbox.retry(id, clientId),
		discard: (clientId) => outbox.discard(id, clientId),
		markRead: (seq) => conversation.markRead(seq),
		setTyping: (on) => conversation.setTyping(on),
		loadOlder: () => conversation.loadOlder(),
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
		atEnd: () => conversation.atEnd(),
		leave: async () => toVerb(await api.removeMember(id, self)),
		rename: async (title) => toVerb(await api.rename(id, title)),
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
	const refuse = async (): Promise<VerbResult> => refusal("signed_out");
	return {
		state: signal(emptyConversation(id, "")),
		link: signal<LinkState>({ name: "signed_out" }),
		draft: signal(""),
		send: refuse,
		edit: refuse,
		deleteMessage: async () => {},
		undoDeletion: async () => {},
		react: refuse,
		retry: async () => {},
		discard: async () => "",
		markRead() {},
		setTyping() {},
		loadOlder: refuse,
		openThread: (thread) => ({
			thread,
			state: signal(emptyConversation(id, "")),
			pages: signal(noPages),
			draft: signal(""),
			send: refuse,
			markRead() {},
			follow: refuse,
			loadOlder: refuse,
			retry: refuse,
			close() {},
		}),
		followedThreads: async () => refusal("signed_out"),
		readThreads: refuse,
		atEnd() {},
		leave: refuse,
		rename: refuse,
		addMember: refuse,
		removeMember: refuse,
		reconnect() {},
		close() {},
	};
}
