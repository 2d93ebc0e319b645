/**
 * What a reader sees above the newest events: older pages of the contiguous range, or the detached window
 * of history around a place that they went to.
 */

import { type Message, standsInConversation } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { keptEvents, prependOlder, withNewest, withOutbox } from "../store/conversation.ts";
import type { MessagePlace } from "../store/handles.ts";
import type { ConversationState, VerbResult } from "../store/model.ts";
import { sha256 } from "../store/sha256.ts";
import { shownAt } from "../store/shown.ts";
import { brokenByOlder, lower, unfoundedErasure, withBroken } from "../store/verify.ts";
import {
	appendToWindow,
	closeWindow,
	type HistoryPage,
	isDetached,
	messageInWindow,
	openWindow,
	prependToWindow,
	refreshWindow,
} from "../store/window.ts";
import type { Api, MessageQuery } from "../transport/api.ts";
import type { Copy } from "./copy.ts";
import { olderPage } from "./older-page.ts";
import type { Outbox } from "./outbox.ts";
import { refusal, toVerb } from "./verbs.ts";

/** A message that is so little above the contiguous range is reached by lengthening that: it has more than the messages. */
export const nearBy = 300;

/** From so many events on, what is older is shown in a window, which lets go of what the reader has left behind. */
export const keptBack = 5_000;

/** So many older pages are loaded at most to reach a message. */
const pagesBack = 20;

/** So many pages are looked through for an unread message. */
const pagesOfUnread = 5;

const done: VerbResult = { ok: true, value: undefined };

export interface HistoryOptions {
	id: string;
	self: string;
	api: Api;
	copy: Copy;
	outbox: Outbox;
	state(): ConversationState;
	set(next: ConversationState): void;
	/** The log has these own messages; whether their outbox rows are gone from the device. */
	settle(sent: readonly string[], isStored: boolean): void;
	/** The chain was found broken (HC3). */
	brokenFound(): void;
}

export class History {
	readonly #options: HistoryOptions;
	/** Whether the reader has gone back: then older events are kept until they say that they are at the end. */
	#isBack = false;
	/** Counts where the reader wanted to go: what was asked for before is of no use any more. */
	#goal = 0;
	#isRefreshing = false;
	#lengthening: Promise<VerbResult> | null = null;

	constructor(options: HistoryOptions) {
		this.#options = options;
	}

	/** Lets go of what is far above the newest events, unless the reader sees it. */
	bounded(state: ConversationState): ConversationState {
		return this.#isBack || state.window?.joined === true ? state : withNewest(state, keptEvents);
	}

	/** The reader is at the newest message. */
	atEnd(): void {
		this.#isBack = false;
		this.#set(withNewest(closeWindow(this.#state), keptEvents));
	}

	/** The reader wants to see the newest messages. */
	showNewest(): void {
		this.#goal++;
		this.#set(closeWindow(this.#state));
	}

	/** Shows a message: by lengthening the contiguous range where that is near, else in a window of its own. */
	async showAround(seq: number): Promise<VerbResult> {
		const goal = ++this.#goal;
		if (messageInWindow(this.#state, seq) !== null) return done;
		if (this.#first() - seq <= nearBy) return this.#goBackTo(seq, goal);
		const page = await this.#page({ around: seq });
		if (goal !== this.#goal) return done;
		if (!page.ok) {
			if (page.failure.code !== "offline") return page;
			// The device may have it.
			const back = await this.#goBackTo(seq, goal);
			return back.ok ? back : page;
		}
		if (!page.value.messages.some((message) => message.seq === seq)) return refusal("not_found");
		this.#set(openWindow(this.#state, page.value));
		void this.refresh();
		return done;
	}

	/** Shows a page above what is shown. */
	loadOlder(): Promise<VerbResult> {
		if (this.#state.window !== null) return this.#loadWindow("older");
		return this.#state.events.length < keptBack ? this.#lengthen() : this.#continueAbove();
	}

	/** Shows a page below the window. */
	loadNewer(): Promise<VerbResult> {
		return this.#loadWindow("newer");
	}

	/** RS9: from what is shown, else from the server. */
	async find(seq: number): Promise<VerbResult<Message>> {
		const known = shownAt(this.#state, seq);
		if (known !== null) return { ok: true, value: known.message };
		return toVerb(await this.#options.api.message(this.#options.id, seq));
	}

	/** RS8. */
	async firstSince(at: number): Promise<VerbResult<MessagePlace | null>> {
		const page = await this.#page({ date: Math.max(0, at) }, 1);
		if (!page.ok) return page;
		const found = page.value.messages.find((message) => message.at >= at);
		return { ok: true, value: found === undefined ? null : { seq: found.seq, at: found.at } };
	}

	/** The first message of others above `seq` that was not deleted. */
	async firstUnread(seq: number): Promise<VerbResult<MessagePlace | null>> {
		let after = seq;
		for (let pages = 0; pages < pagesOfUnread; pages++) {
			const page = await this.#page({ after });
			if (!page.ok) return page;
			const { messages, hasMore } = page.value;
			const found = messages.find(({ sender, deleted }) => sender !== this.#options.self && deleted === undefined);
			if (found !== undefined) return { ok: true, value: { seq: found.seq, at: found.at } };
			const last = messages.at(-1);
			if (!hasMore || last === undefined) break;
			after = last.seq;
		}
		return { ok: true, value: null };
	}

	/** Asks again for what the window shows, if changes to it may have been missed. */
	async refresh(): Promise<void> {
		const { window, cursor } = this.#state;
		const [first, last] = [window?.messages[0], window?.messages.at(-1)];
		if (!window?.stale || first === undefined || last === undefined || this.#isRefreshing) return;
		this.#isRefreshing = true;
		const fresh: HistoryPage["messages"][number][] = [];
		let after = first.seq - 1;
		try {
			for (;;) {
				const page = await this.#page({ after });
				// It stays stale; the next connection tries again.
				if (!page.ok) return;
				fresh.push(...page.value.messages);
				const newest = fresh.at(-1);
				if (!page.value.hasMore || newest === undefined || newest.seq >= last.seq) break;
				after = newest.seq;
			}
		} finally {
			this.#isRefreshing = false;
		}
		this.#set(refreshWindow(this.#state, fresh, cursor));
	}

	get #state(): ConversationState {
		return this.#options.state();
	}

	#set(next: ConversationState): void {
		this.#options.set(next);
	}

	/** The lowest seq of the contiguous range. */
	#first(): number {
		const { events, cursor } = this.#state;
		return events[0] === undefined ? cursor + 1 : seqOf(events[0]);
	}

	async #page(query: MessageQuery, limit?: number): Promise<VerbResult<HistoryPage>> {
		const since = this.#state.cursor;
		const result = toVerb(await this.#options.api.messages(this.#options.id, query, limit));
		return result.ok ? { ok: true, value: { ...result.value, since } } : result;
	}

	/** Lengthens the contiguous range until it has `seq`, and shows that. */
	async #goBackTo(seq: number, goal: number): Promise<VerbResult> {
		for (let pages = 0; this.#first() > seq && this.#state.hasOlder && pages < pagesBack; pages++) {
			const before = this.#first();
			const result = await this.#lengthen();
			if (!result.ok || goal !== this.#goal) return result;
			if (this.#first() === before) break;
		}
		if (this.#first() > seq && this.#state.hasOlder) return refusal("internal");
		const event = this.#state.events[seq - this.#first()];
		if (event?.type !== "new_message" || !standsInConversation(event.message)) return refusal("not_found");
		this.#set(closeWindow(this.#state));
		return done;
	}

	/** Shows a page more of the contiguous range, if there is one: from this device, else from the server. One at a time. */
	#lengthen(): Promise<VerbResult> {
		this.#lengthening ??= this.#lengthenOnce().finally(() => {
			this.#lengthening = null;
		});
		return this.#lengthening;
	}

	async #lengthenOnce(): Promise<VerbResult> {
		const { loaded, hasOlder, events } = this.#state;
		if (!loaded || !hasOlder) return done;
		const [first] = events;
		this.#isBack = true;
		this.#set({ ...this.#state, loadingOlder: true });
		const result = await olderPage({ ...this.#options, before: this.#first() });
		const state = this.#state;
		// A newest page may have replaced everything meanwhile; then this page would leave a hole.
		const isStale = !state.loaded || state.events[0] !== first;
		if (!result.ok || isStale) {
			this.#set({ ...state, loadingOlder: false });
			return result.ok ? done : result;
		}
		const longer = prependOlder(state, result.value.events);
		const broken = lower(brokenByOlder(state, result.value, sha256), unfoundedErasure(longer));
		const next = withBroken(longer, broken);
		this.#set(withOutbox(next, this.#options.outbox.rowsOf(this.#options.id)));
		if (next.brokenAt !== state.brokenAt) this.#options.brokenFound();
		return done;
	}

	/** Opens a window right above the contiguous range, and without a network lengthens that. */
	async #continueAbove(): Promise<VerbResult> {
		const { loaded, hasOlder, loadingOlder, events } = this.#state;
		if (!loaded || !hasOlder || loadingOlder) return done;
		const goal = this.#goal;
		this.#set({ ...this.#state, loadingOlder: true });
		const page = await this.#page({ before: this.#first() });
		this.#set({ ...this.#state, loadingOlder: false });
		if (!page.ok) return page.failure.code === "offline" ? this.#lengthen() : page;
		const isOver = goal !== this.#goal || this.#state.window !== null || this.#state.events[0] !== events[0];
		if (!isOver) this.#set(openWindow(this.#state, page.value, false));
		return done;
	}

	async #loadWindow(way: "older" | "newer"): Promise<VerbResult> {
		const { window } = this.#state;
		if (window === null || (way === "older" ? window.loadingOlder : window.loadingNewer)) return done;
		if (way === "older" ? !window.hasOlder : !isDetached(this.#state)) return done;
		const edge = (way === "older" ? window.messages[0] : window.messages.at(-1))?.seq ?? 0;
		this.#setLoading(way, true);
		const page = await this.#page(way === "older" ? { before: edge } : { after: edge });
		if (!page.ok) {
			this.#setLoading(way, false);
			return page;
		}
		const add = way === "older" ? prependToWindow : appendToWindow;
		const next = add(this.#state, page.value, edge);
		// The newest events are not shown any more.
		if (isDetached(next)) this.#isBack = false;
		this.#set(this.bounded(next));
		return done;
	}

	#setLoading(way: "older" | "newer", isLoading: boolean): void {
		const { window } = this.#state;
		if (window === null) return;
		const loading = way === "older" ? { loadingOlder: isLoading } : { loadingNewer: isLoading };
		this.#set({ ...this.#state, window: { ...window, ...loading } });
	}
}
