/** All that runs for one signed-in person: the inbox, the outbox, and the conversations that are open. */
import { effect } from "@preact/signals";
import type { Local } from "../local/local.ts";
import type { ConversationHandle } from "../store/model.ts";
import type { Api } from "../transport/api.ts";
import type { Environment } from "../transport/environment.ts";
import { Attention } from "./attention.ts";
import { ConversationSession } from "./conversation.ts";
import { Drafts } from "./drafts.ts";
import { makeHandle } from "./handle.ts";
import { InboxSession } from "./inbox.ts";
import { Leader } from "./leader.ts";
import type { NoticeChoice } from "./notice-choice.ts";
import { Notices } from "./notices.ts";
import { Outbox } from "./outbox.ts";
import type { Session } from "./session.ts";

export interface PersonOptions {
	environment: Environment;
	local: Local;
	api: Api;
	session: Pick<Session, "ask" | "state">;
	choice: Pick<NoticeChoice, "isOn" | "hasSound">;
}

export class Person {
	readonly id: string;
	readonly inbox: InboxSession;
	readonly #options: PersonOptions;
	readonly #leader: Leader;
	readonly #notices: Notices;
	readonly #outbox: Outbox;
	readonly #drafts: Drafts;
	readonly #attention: Attention;
	/** With the number of handles to each. */
	readonly #open = new Map<string, { conversation: ConversationSession; handles: number }>();
	#stopWatching = () => {};

	constructor(id: string, options: PersonOptions) {
		const { environment, local, session } = options;
		const api = options.api.as(id);
		this.id = id;
		this.#options = { ...options, api };
		this.#outbox = new Outbox({
			userId: id,
			environment,
			store: local.outbox,
			write: (conversationId, frame) => api.write(conversationId, frame),
		});
		this.#drafts = new Drafts({ userId: id, environment, store: local.drafts });
		this.#attention = new Attention(environment.clock, environment.device);
		this.inbox = new InboxSession({
			self: id,
			environment,
			api,
			summaries: local.summaries,
			isOpen: (conversationId) => this.#open.has(conversationId),
			// Whoever was taken out of a group and is back in it connects again.
			updated: (conversationId) => {
				const conversation = this.#open.get(conversationId)?.conversation;
				if (conversation?.link.peek().name === "ended") conversation.reconnect();
			},
			// CV5. An open one is told by its own connection.
			removed: (conversationId) => {
				if (!this.#open.has(conversationId)) void local.logs.remove({ userId: id, conversationId });
			},
			checkSession: () => session.ask(),
		});
		this.#leader = new Leader({ userId: id, environment });
		this.#notices = new Notices({
			self: id,
			environment,
			inbox: this.inbox.state,
			leader: this.#leader,
			choice: options.choice,
		});
	}

	/** The conversation that the person sees in this page; null: none. */
	look(id: string | null): void {
		this.#notices.look(id);
	}

	addToDraft(conversationId: string, text: string): Promise<void> {
		return this.#drafts.append(conversationId, text);
	}

	start(): void {
		this.inbox.start();
		void this.#outbox.start();
		const stopDevice = this.#options.environment.device.watch((event) => event === "online" && this.#outbox.wake());
		const stopLink = effect(() => {
			const { name } = this.inbox.link.value;
			if (name === "live" || name === "polling") this.#outbox.wake();
		});
		this.#stopWatching = () => {
			stopDevice();
			stopLink();
		};
	}

	/** Opens a conversation; a second handle shares the first one's connection. */
	open(id: string): ConversationHandle {
		const { environment, local, api, session } = this.#options;
		let entry = this.#open.get(id);
		if (entry === undefined) {
			const conversation = new ConversationSession({
				id,
				self: this.id,
				environment,
				api,
				outbox: this.#outbox,
				logs: local.logs,
				away: this.#attention.away,
				hidesRead: () => {
					const current = session.state.peek();
					return current.name === "signed_in" && current.me.settings.hideRead;
				},
				knownHead: () => this.inbox.state.peek().conversations.find((row) => row.id === id)?.head ?? 0,
				checkSession: () => session.ask(),
			});
			entry = { conversation, handles: 0 };
			this.#open.set(id, entry);
			void conversation.start();
		}
		entry.handles++;
		return makeHandle({
			id,
			self: this.id,
			conversation: entry.conversation,
			outbox: this.#outbox,
			drafts: this.#drafts,
			api,
			closed: () => this.#release(id),
		});
	}

	/** Ends everything; open handles show that the session has ended. */
	close(): void {
		this.#stopWatching();
		this.#attention.close();
		this.#outbox.close();
		this.#drafts.close();
		this.#notices.close();
		this.#leader.close();
		this.inbox.signOut();
		this.inbox.close();
		for (const { conversation } of this.#open.values()) conversation.signOut();
	}

	#release(id: string): void {
		const entry = this.#open.get(id);
		if (entry === undefined) return;
		entry.handles--;
		if (entry.handles > 0) return;
		this.#open.delete(id);
		entry.conversation.close();
	}
}
