/** Fetches the messages that are quoted or pinned and are not among the events here, each once, and keeps them current. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Message } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { Quotes } from "../store/handles.ts";
import type { ConversationState, LinkState, VerbResult } from "../store/model.ts";
import { type FetchedMessages, followed } from "../store/quotes.ts";
import type { Api } from "../transport/api.ts";
import type { ApiResult } from "../transport/call.ts";
import { done, toVerb } from "./verbs.ts";

export interface FetchedQuotesOptions {
	id: string;
	state: ReadonlySignal<ConversationState>;
	link: ReadonlySignal<LinkState>;
	api: Pick<Api, "message" | "messagesAround" | "pins">;
}

export class FetchedQuotes implements Quotes {
	readonly #options: FetchedQuotesOptions;
	readonly #fetched = signal<FetchedMessages>(new Map());
	readonly #wanted = new Set<number>();
	readonly #stop: (() => void)[];
	/** The highest seq that was here. */
	#cursor = 0;
	/** Counts the times that everything was forgotten: what was asked for before says nothing any more. */
	#generation = 0;
	#isAsking = false;
	#isClosed = false;

	constructor(options: FetchedQuotesOptions) {
		this.#options = options;
		this.#stop = [
			effect(() => this.#follow(options.state.value)),
			// What could not be had is asked for again.
			effect(() => {
				if (isConnected(options.link.value)) void this.#ask();
			}),
		];
	}

	get fetched(): ReadonlySignal<FetchedMessages> {
		return this.#fetched;
	}

	want(seq: number): void {
		if (this.#fetched.peek().has(seq)) return;
		this.#wanted.add(seq);
		// Later, so that all that are drawn at once are asked for together.
		queueMicrotask(() => void this.#ask());
	}

	async loadPins(): Promise<VerbResult> {
		const generation = this.#generation;
		const result = await this.#options.api.pins(this.#options.id);
		if (!result.ok) return toVerb(result);
		if (generation === this.#generation) this.#learn(result.value, []);
		return done;
	}

	close(): void {
		this.#isClosed = true;
		for (const stop of this.#stop) stop();
	}

	/** What the events say of the messages here. After a hole in them, nobody knows what became of those. */
	#follow(state: ConversationState): void {
		const [oldest] = state.events;
		const isHole = !state.loaded || (oldest !== undefined && seqOf(oldest) > this.#cursor + 1);
		if (isHole && this.#cursor > 0) {
			this.#generation++;
			this.#fetched.value = new Map();
		}
		this.#cursor = state.loaded ? state.cursor : 0;
		const next = followed(this.#fetched.peek(), state.changes);
		if (next !== this.#fetched.peek()) this.#fetched.value = next;
	}

	/**
	 * One request at a time: when several messages are wanted, a page around the newest of them; for one, and for what
	 * stands in a thread and so in no such page, that message alone (RS9).
	 */
	async #ask(): Promise<void> {
		const { id, api, link } = this.#options;
		if (this.#isAsking || this.#isClosed || !isConnected(link.peek())) return;
		const newest = Math.max(...this.#wanted);
		if (this.#wanted.size === 0) return;
		this.#isAsking = true;
		const generation = this.#generation;
		const page = this.#wanted.size === 1 ? null : await api.messagesAround(id, newest, limits.pageMessages);
		const isThere = page !== null && (!page.ok || page.value.some(({ seq }) => seq === newest));
		const one = isThere ? null : await api.message(id, newest);
		this.#isAsking = false;
		if (generation !== this.#generation) return this.#ask();
		// Asked for again when the connection is back, or when it is drawn the next time.
		if (isPassing(page) || isPassing(one)) return;
		this.#learn([...(page?.ok ? page.value : []), ...(one?.ok ? [one.value] : [])], [newest]);
		await this.#ask();
	}

	/** `missing`: those that are not to be had, unless they are among `messages`. */
	#learn(messages: readonly Message[], missing: readonly number[]): void {
		const next = new Map(this.#fetched.peek());
		for (const seq of missing) {
			this.#wanted.delete(seq);
			next.set(seq, null);
		}
		for (const message of messages) {
			// Of a whole page only what somebody wants to see.
			if (missing.length > 0 && !missing.includes(message.seq) && !this.#wanted.has(message.seq)) continue;
			this.#wanted.delete(message.seq);
			next.set(message.seq, message);
		}
		this.#fetched.value = followed(next, this.#options.state.peek().changes);
	}
}

/** Whether the same can succeed later. */
function isPassing(result: ApiResult<unknown> | null): boolean {
	return result?.ok === false && (result.failure.status === 0 || result.failure.status >= 429);
}

function isConnected({ name }: LinkState): boolean {
	return name === "live" || name === "polling" || name === "catching_up";
}
