/** One thread that is on the screen: brings what is not among the events of the conversation, and says what its person does. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { refuseText, type ThreadStanding } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { ThreadHandle } from "../store/handles.ts";
import type { ConversationState, VerbResult } from "../store/model.ts";
import { shownAt } from "../store/shown.ts";
import { hasWhole, isNowhere, noPages, type ThreadPages, threadState } from "../store/threads.ts";
import type { Api } from "../transport/api.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Outbox } from "./outbox.ts";
import { refusal, toVerb } from "./verbs.ts";

export interface ThreadOptions {
	conversationId: string;
	/** The seq of the message on which it hangs. */
	thread: number;
	api: Api;
	outbox: Outbox;
	conversation: ReadonlySignal<ConversationState>;
	draft: Signal<string>;
	/** Stores the draft now. */
	flushDraft(): void;
	/** Everything up to `seq` was read. */
	markRead(seq: number): void;
	/** The server has answered where this person stands. */
	stands(standing: ThreadStanding): void;
}

const done: VerbResult = { ok: true, value: undefined };

/** So many older pages are loaded at most to reach a reply. */
const pagesBack = 20;

/** Opens a thread; `close` when it is no longer on the screen. */
export function openThread(options: ThreadOptions): ThreadHandle {
	const { conversationId, thread, api, outbox, conversation, draft } = options;
	const pages = signal<ThreadPages>(noPages);
	/** Up to which event of the conversation what was asked for is true; null: nothing was asked for yet. */
	let asOf: number | null = null;
	let isClosed = false;

	const set = (next: Partial<ThreadPages>) => {
		if (!isClosed) pages.value = { ...pages.peek(), ...next };
	};
	let underWay: Promise<VerbResult> | null = null;
	/** A page of replies below `before`; undefined: the newest, with the message of the thread. One at a time. */
	const load = (before?: number): Promise<VerbResult> => {
		underWay ??= loadOnce(before).finally(() => {
			underWay = null;
		});
		return underWay;
	};
	const loadOnce = async (before?: number): Promise<VerbResult> => {
		set({ loading: true, failure: null });
		const at = conversation.peek().cursor;
		const [root, page] = await Promise.all([
			before === undefined ? api.message(conversationId, thread) : null,
			api.thread(conversationId, thread, before),
		]);
		if (root?.ok === false && root.failure.status === 404) {
			set({ loading: false, isGone: true });
			return done;
		}
		const failed = [root, page].find(
			(result): result is Extract<ApiResult<never>, { ok: false }> => result?.ok === false,
		);
		if (failed !== undefined) {
			set({ loading: false, failure: failed.failure.detail });
			return toVerb(failed);
		}
		if (!page.ok) return done;
		asOf ??= at;
		const elsewhere = root?.ok === true ? (root.value.thread ?? null) : null;
		const found = root?.ok === true && elsewhere === null ? [root.value] : [];
		const kept = before === undefined ? [] : pages.peek().messages;
		set({
			messages: [...found, ...kept.slice(0, 1), ...page.value.messages, ...kept.slice(1)],
			hasOlder: page.value.hasMore,
			loading: false,
			isGone: false,
			elsewhere,
		});
		return done;
	};
	/** What is not among the events is asked for once, and again when events were let go of that came after it. */
	const stop = effect(() => {
		const state = conversation.value;
		if (!state.loaded || hasWhole(state, thread) || pages.peek().loading) return;
		const [first] = state.events;
		const isOutdated = asOf !== null && first !== undefined && seqOf(first) > asOf + 1;
		if (asOf !== null && !isOutdated) return;
		if (pages.peek().failure !== null) return;
		asOf = null;
		void load();
	});

	return {
		thread,
		draft,
		pages: computed(() => ({
			...pages.value,
			isGone: pages.value.isGone || isNowhere(conversation.value, thread),
			elsewhere: pages.value.elsewhere ?? shownAt(conversation.value, thread)?.message.thread ?? null,
		})),
		state: computed(() => {
			const state = conversation.value;
			const here = hasWhole(state, thread) ? { ...pages.value, hasOlder: false } : pages.value;
			return threadState(state, thread, here);
		}),
		send: async (text, toConversation) => {
			const wrong = refuseText(text);
			if (wrong !== null) return refusal(wrong);
			await outbox.add(conversationId, { kind: "reply", thread, toConversation, text });
			options.flushDraft();
			return done;
		},
		markRead: options.markRead,
		follow: async (on) => {
			const result = await api.putThread(conversationId, thread, { following: on });
			if (!result.ok) return toVerb(result);
			options.stands(result.value);
			return done;
		},
		loadOlder: () => load(pages.peek().messages[1]?.seq),
		showAround: async (seq) => {
			for (let asked = 0; asked < pagesBack; asked++) {
				const { messages, hasOlder } = pages.peek();
				const oldest = messages[1]?.seq ?? Number.POSITIVE_INFINITY;
				if (hasWhole(conversation.peek(), thread) || !hasOlder || oldest <= seq) break;
				const result = await load(messages[1]?.seq);
				if (!result.ok) return result;
			}
			const { events } = threadState(conversation.peek(), thread, pages.peek());
			return events.some((event) => seqOf(event) === seq) ? done : refusal("not_found");
		},
		retry: () => load(),
		close() {
			isClosed = true;
			stop();
			options.flushDraft();
		},
	};
}
