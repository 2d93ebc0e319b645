/** The list of conversations, kept up to date, and what arrives while none of them is open. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Down } from "../../src/protocol/down.ts";
import type { ConversationSummary, PatchListMarks } from "../../src/protocol/entities.ts";
import { WIRE_VERSION } from "../../src/protocol/version.ts";
import { rememberDelivered, rememberedDelivered } from "../local/remembered.ts";
import type { SummaryStore } from "../local/summary-store.ts";
import { applyInboxFrame, emptyInbox, upsert, withMarks, withStored } from "../store/inbox.ts";
import type { InboxState, LinkState } from "../store/model.ts";
import type { Api } from "../transport/api.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Environment } from "../transport/environment.ts";
import { Link } from "./link.ts";
import { linkTo } from "./link-to.ts";

/** Receipts of a burst go together after this, in ms. */
export const receiptsGap = 1_000;

/** Changes of the list are stored together after this, in ms. */
export const listStoredAfter = 500;

export interface InboxOptions {
	self: string;
	environment: Environment;
	api: Api;
	summaries: SummaryStore;
	/** Whether this conversation is open here and says itself what was delivered. */
	isOpen(conversationId: string): boolean;
	/** All that the server tells here, in order. */
	heard(frames: readonly Down[]): void;
	/** A conversation has come or changed. */
	updated(conversationId: string): void;
	/** A conversation that was in the list is not any more. */
	removed(conversationId: string): void;
	checkSession(): Promise<"signed_in" | "signed_out" | "unreachable">;
}

export class InboxSession {
	readonly #options: InboxOptions;
	readonly #state = signal<InboxState>(emptyInbox);
	readonly #link: Link;
	/** Up to where this device said "delivered", by conversation. */
	readonly #delivered: Map<string, number>;
	readonly #untold = new Map<string, number>();
	#cancelGap: (() => void) | null = null;
	/** The rows that the device has. */
	#stored: readonly ConversationSummary[] = [];
	#cancelStoring: (() => void) | null = null;
	#closed = false;

	constructor(options: InboxOptions) {
		const { environment, self, checkSession } = options;
		this.#options = options;
		this.#delivered = rememberedDelivered(environment.keyValue, self);
		this.#link = new Link({
			...linkTo(environment, "/api/inbox", self),
			hello: () => ({ type: "join_inbox", version: WIRE_VERSION }),
			checkSession,
			received: (frames) => this.#receive(frames),
			lost: () => {},
			startAgain: () => {},
		});
	}

	get state(): ReadonlySignal<InboxState> {
		return this.#state;
	}

	get link(): ReadonlySignal<LinkState> {
		return this.#link.state;
	}

	/** Connects, and shows what the device knows until the server has answered. */
	start(): void {
		this.#link.start();
		void this.#showStored();
	}

	/** Shows a conversation that was just made, before the inbox tells of it. */
	add(summary: ConversationSummary): void {
		this.#set(upsert(this.#state.peek(), summary));
	}

	/** CV8. */
	async mark(id: string, patch: PatchListMarks): Promise<ApiResult> {
		const result = await this.#options.api.patchListMarks(id, patch);
		if (!result.ok) return result;
		// A socket tells of it in its turn; the answer may be older than what the socket has told since.
		if (this.#link.state.peek().name !== "live") this.#set(withMarks(this.#state.peek(), id, result.value));
		return { ok: true, value: undefined };
	}

	/** Everything in a conversation counts as read, and its mark goes (CV8). */
	async markRead(id: string): Promise<ApiResult> {
		const row = this.#state.peek().conversations.find((one) => one.id === id);
		// The mark goes with the position, when that moves.
		if (row !== undefined && row.threads.unread > 0) {
			const result = await this.#options.api.readThreads(id, row.head);
			if (!result.ok) return result;
		}
		if (row !== undefined && row.unread > 0) return this.#options.api.putReceipts(id, { read: row.head });
		return this.mark(id, { unread: false });
	}

	signOut(): void {
		this.#link.signOut();
	}

	close(): void {
		this.#closed = true;
		this.#cancelGap?.();
		this.#cancelStoring?.();
		this.#link.stop();
	}

	#receive(frames: readonly Down[]): void {
		const before = this.#state.peek();
		let next = before;
		for (const frame of frames) next = applyInboxFrame(next, frame);
		this.#options.heard(frames);
		this.#set(next);
		const ids = new Set(next.conversations.map(({ id }) => id));
		for (const { id } of before.conversations) if (!ids.has(id)) this.#options.removed(id);
		for (const frame of frames) {
			if (frame.type === "inbox") {
				this.#link.setCaughtUp(true);
				for (const summary of frame.conversations) this.#noteArrived(summary);
			} else if (frame.type === "conversation_updated") {
				this.#noteArrived(frame.conversation);
				this.#options.updated(frame.conversation.id);
			}
		}
	}

	/** RD1 for a conversation that is not open: its newest message has reached this device. */
	#noteArrived({ id, head, unread, lastMessage }: ConversationSummary): void {
		const { self, isOpen } = this.#options;
		if (unread === 0 || lastMessage === null || lastMessage.sender === self || isOpen(id)) return;
		if (head <= (this.#delivered.get(id) ?? 0)) return;
		this.#untold.set(id, head);
		this.#cancelGap ??= this.#options.environment.clock.after(receiptsGap, () => void this.#tell());
	}

	/** One request after the other: a first visit can have many. */
	async #tell(): Promise<void> {
		const { api, environment, self, isOpen } = this.#options;
		for (const [id, head] of this.#untold) {
			this.#untold.delete(id);
			if (this.#closed || isOpen(id)) continue;
			const result = await api.putReceipts(id, { delivered: head });
			if (result.ok) this.#delivered.set(id, head);
		}
		this.#cancelGap = null;
		if (!this.#closed) rememberDelivered(environment.keyValue, self, this.#delivered);
	}

	async #showStored(): Promise<void> {
		const { summaries, self } = this.#options;
		const stored = await summaries.all(self);
		if (this.#closed) return;
		this.#stored = stored;
		const state = this.#state.peek();
		if (!state.loaded) this.#state.value = withStored(state, stored);
		else this.#planStoring();
	}

	#planStoring(): void {
		this.#cancelStoring ??= this.#options.environment.clock.after(listStoredAfter, () => this.#store());
	}

	#store(): void {
		this.#cancelStoring = null;
		const { conversations, loaded } = this.#state.peek();
		if (!loaded) return;
		const known = new Set(this.#stored);
		const ids = new Set(conversations.map(({ id }) => id));
		const changed = conversations.filter((row) => !known.has(row));
		const removed = this.#stored.filter((row) => !ids.has(row.id)).map(({ id }) => id);
		this.#stored = conversations;
		if (changed.length + removed.length === 0) return;
		void this.#options.summaries.save(this.#options.self, changed, removed);
	}

	#set(next: InboxState): void {
		if (next === this.#state.peek()) return;
		this.#state.value = next;
		this.#planStoring();
	}
}
