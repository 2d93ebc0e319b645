/** All that runs for one signed-in person: the inbox, the outbox, and the conversations that are open. */

import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { Local } from "../local/local.ts";
import { removeCopy } from "../local/remove-copy.ts";
import type { Sight } from "../store/app.ts";
import type { ConversationHandle } from "../store/handles.ts";
import type { VerbResult } from "../store/model.ts";
import type { OutboxRow } from "../store/outbox-rows.ts";
import type { Api } from "../transport/api.ts";
import type { Environment } from "../transport/environment.ts";
import { wordsReady } from "../words/words.ts";
import { Attention } from "./attention.ts";
import { Drafts } from "./drafts.ts";
import { PersonEmoji } from "./emoji-habits.ts";
import { InboxSession } from "./inbox.ts";
import type { NoticeChoice } from "./notice-choice.ts";
import type { OpenConversation } from "./opening.ts";
import { opening } from "./opening-part.ts";
import { Outbox } from "./outbox.ts";
import { SavedSession } from "./saved.ts";
import type { Session } from "./session.ts";
import type { Telling } from "./telling.ts";
import { done } from "./verbs.ts";
import { writingVerbs } from "./writing.ts";

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
	readonly saved: SavedSession;
	readonly drafts: Drafts;
	readonly emoji: PersonEmoji;
	readonly #options: PersonOptions;
	readonly #outbox: Outbox;
	readonly #attention: Attention;
	/** With the number of handles to each. */
	readonly #open = new Map<string, { open: OpenConversation; handles: number }>();
	#look: Sight | null = null;
	/** null: it is not fetched yet. */
	#telling: Telling | null = null;
	#isClosed = false;
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
		this.drafts = new Drafts({ userId: id, environment, store: local.drafts });
		this.emoji = new PersonEmoji(id, environment);
		this.#attention = new Attention(environment.clock, environment.device);
		this.saved = new SavedSession({ self: id, environment, api, link: () => this.inbox.link.peek() });
		this.inbox = new InboxSession({
			self: id,
			environment,
			api,
			summaries: local.summaries,
			isOpen: (conversationId) => this.#open.has(conversationId),
			heard: (frames) => this.saved.hear(frames),
			// Whoever was taken out of a group and is back in it connects again.
			updated: (conversationId) => {
				const conversation = this.#open.get(conversationId)?.open.conversation;
				if (conversation?.link.peek().name === "ended") conversation.reconnect();
			},
			// CV5. An open one is told by its own connection.
			removed: (conversationId) => {
				if (!this.#open.has(conversationId)) void removeCopy(local.database, { userId: id, conversationId });
			},
			checkSession: () => session.ask(),
		});
	}

	/** What the person sees in this page; null: no conversation. */
	look(sight: Sight | null): void {
		this.#look = sight;
		this.#telling?.look(sight);
	}

	start(): void {
		this.inbox.start();
		void this.#outbox.start();
		this.saved.start();
		void this.#startTelling();
		const wake = () => {
			this.#outbox.wake();
			this.saved.wake();
			void this.#startTelling();
		};
		const stopDevice = this.#options.environment.device.watch((event) => {
			if (event === "online") wake();
			if (event === "gone") this.#outbox.leave();
		});
		const stopLink = effect(() => {
			const { name } = this.inbox.link.value;
			if (name === "live" || name === "polling") untracked(wake);
		});
		this.#stopWatching = () => {
			stopDevice();
			stopLink();
		};
	}

	async #startTelling(): Promise<void> {
		if (this.#telling !== null) return;
		// Where it cannot be had, it is asked for again once the network is back.
		const part = await import("./telling.ts").catch(() => null);
		await wordsReady();
		if (part === null || this.#telling !== null || this.#isClosed) return;
		const { environment, choice } = this.#options;
		this.#telling = part.startTelling({
			self: this.id,
			environment,
			inbox: this.inbox.state,
			saved: this.saved,
			choice,
		});
		this.#telling.look(this.#look);
	}

	/** Opens a conversation, for which `loadOpening` was waited for; a second handle shares the first one's connection. */
	open(id: string): ConversationHandle {
		const { environment, local, api, session } = this.#options;
		let entry = this.#open.get(id);
		if (entry === undefined) {
			const open = opening().open({
				id,
				self: this.id,
				environment,
				api,
				outbox: this.#outbox,
				logs: opening().logsOf(local),
				away: this.#attention.away,
				hidesRead: () => {
					const current = session.state.peek();
					return current.name === "signed_in" && current.me.settings.hideRead;
				},
				knownHead: () => this.inbox.state.peek().conversations.find((row) => row.id === id)?.head ?? 0,
				checkSession: () => session.ask(),
			});
			entry = { open, handles: 0 };
			this.#open.set(id, entry);
		}
		entry.handles++;
		return opening().handleOf(entry.open, {
			id,
			self: this.id,
			outbox: this.#outbox,
			drafts: this.drafts,
			api,
			closed: () => this.#release(id),
		});
	}

	/** Everything unsent. */
	get unsent(): ReadonlySignal<readonly OutboxRow[]> {
		return this.#outbox.rows;
	}

	undoDeletion(conversationId: string, clientId: string): Promise<void> {
		return this.#outbox.undo(conversationId, clientId);
	}

	/** Writes the same text in several conversations, open or not, as something that was said elsewhere (SD9). */
	async forward(conversationIds: readonly string[], text: string, comment: string): Promise<VerbResult> {
		for (const id of conversationIds) {
			const { send } = writingVerbs(id, this.#outbox);
			const commented = comment.trim() === "" ? done : await send(comment);
			const sent = commented.ok ? await send(text, { forwarded: true }) : commented;
			// The text is the same everywhere: what is wrong with the first is wrong with all, and nothing was stored.
			if (!sent.ok) return sent;
		}
		return done;
	}

	/** Ends everything; open handles show that the session has ended. */
	close(): void {
		this.#stopWatching();
		this.#attention.close();
		this.#outbox.close();
		this.drafts.close();
		this.emoji.close();
		this.#isClosed = true;
		this.#telling?.close();
		// Whoever sits here next must not read what an earlier page told.
		if (this.#telling === null) void this.#options.environment.notices.takeBack(() => true);
		this.saved.close();
		this.inbox.signOut();
		this.inbox.close();
		for (const { open } of this.#open.values()) open.conversation.signOut();
	}

	#release(id: string): void {
		const entry = this.#open.get(id);
		if (entry === undefined) return;
		entry.handles--;
		if (entry.handles > 0) return;
		this.#open.delete(id);
		entry.open.quotes.close();
		entry.open.conversation.close();
	}
}
