/**
 * What a person saves for later: what the inbox tells, and over it the wishes that are on their way. A wish is kept on
 * the device until the server has it, so it survives a reload and a network that is away. There is one for each
 * message, the last one, and sending it twice does no harm: that is all the outbox that is needed.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Down } from "../../src/protocol/down.ts";
import type { SavedMessage } from "../../src/protocol/saved.ts";
import { rememberedWishes, rememberWishes } from "../local/remembered.ts";
import type { LinkState } from "../store/model.ts";
import {
	applySavedFrame,
	type Saved,
	type SavedItem,
	type SavedName,
	type SavedWish,
	savedKey,
	withRow,
	withWishes,
} from "../store/saved.ts";
import { undoTime } from "../store/undo.ts";
import type { Api } from "../transport/api.ts";
import type { ApiFailure } from "../transport/call.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import { shellWords } from "../words/shell.ts";
import { refusal, toVerb } from "./verbs.ts";

/** A wish that could not be sent is tried again after this, in ms, or when the network is back. */
export const wishRetryAfter = 15_000;
/** A reminder whose time has passed before it could be sent is asked for so much later, in ms: clocks differ. */
const lateBy = 60_000;

export interface SavedOptions {
	self: string;
	environment: Pick<Environment, "clock" | "keyValue" | "channel" | "exclusive">;
	api: Api;
	/** How the inbox is connected. */
	link(): LinkState;
}

export class SavedSession {
	readonly failure: Signal<string | null> = signal(null);
	readonly items: ReadonlySignal<readonly SavedItem[]>;
	readonly removals: ReadonlySignal<readonly SavedWish[]>;
	readonly #options: SavedOptions;
	readonly #rows = signal<readonly SavedMessage[]>([]);
	readonly #wishes: Signal<readonly SavedWish[]>;
	readonly #tabs: Channel;
	readonly #abandon = new AbortController();
	#sending = false;
	#cancelTimer = () => {};

	constructor(options: SavedOptions) {
		const { environment, self } = options;
		this.#options = options;
		this.#wishes = signal(rememberedWishes(environment.keyValue, self) ?? []);
		this.items = computed(() => withWishes(this.#rows.value, this.#wishes.value));
		this.removals = computed(() => this.#wishes.value.filter(({ on, at, notBefore }) => !on && notBefore > at));
		this.#tabs = environment.channel("parley-saved", (message) => {
			if (message === self) this.#reload();
		});
	}

	/** Takes up what an earlier visit left behind. */
	start(): void {
		this.#kick();
	}

	/** The inbox tells. */
	hear(frames: readonly Down[]): void {
		let rows = this.#rows.peek();
		for (const frame of frames) rows = applySavedFrame(rows, frame);
		this.#rows.value = rows;
	}

	save(name: SavedName, remindAt: number | null): void {
		this.#wish(name, { on: true, remindAt }, 0);
	}

	remove(name: SavedName): void {
		this.#wish(name, { on: false, remindAt: null }, undoTime);
	}

	undoRemoval(name: SavedName): void {
		const wish = this.removals.peek().find((one) => savedKey(one) === savedKey(name));
		if (wish !== undefined && wish.notBefore > this.#options.environment.clock.now()) this.#drop(wish);
	}

	async page({ before, reminder }: { before: number | null; reminder: boolean }) {
		const result = await this.#options.api.savedPage(before, reminder);
		// Those that are too many for the inbox's own word.
		if (result.ok) {
			let rows = this.#rows.peek();
			const known = new Set(rows.map(savedKey));
			for (const { message: _m, senderName: _s, failed: _f, ...row } of result.value.saved) {
				if (!known.has(savedKey(row))) rows = withRow(rows, row);
			}
			this.#rows.value = rows;
		}
		return toVerb(result);
	}

	/** The network is back. */
	wake(): void {
		this.#kick();
	}

	/** Stops sending. The wishes stay on the device. */
	close(): void {
		this.#abandon.abort();
		this.#cancelTimer();
		this.#tabs.close();
	}

	#wish({ conversationId, seq }: SavedName, what: Pick<SavedWish, "on" | "remindAt">, wait: number): void {
		const at = this.#options.environment.clock.now();
		this.#reload();
		this.#keep({ conversationId, seq, ...what, at, notBefore: at + wait });
		this.#kick();
	}

	/** In place of an earlier wish for the same message. */
	#keep(wish: SavedWish): void {
		this.#store([...this.#wishes.peek().filter((one) => savedKey(one) !== savedKey(wish)), wish]);
	}

	/** Unless another wish has taken its place meanwhile, here or in another tab. */
	#drop(wish: SavedWish): void {
		this.#reload();
		const isIt = (one: SavedWish) => savedKey(one) === savedKey(wish) && one.at === wish.at && one.on === wish.on;
		this.#store(this.#wishes.peek().filter((one) => !isIt(one)));
	}

	#store(wishes: readonly SavedWish[]): void {
		const { environment, self } = this.#options;
		this.#wishes.value = wishes;
		// After a sign-out nothing more is written for this person.
		if (this.#abandon.signal.aborted) return;
		rememberWishes(environment.keyValue, self, wishes);
		this.#tabs.post(self);
	}

	#reload(): void {
		const { environment, self } = this.#options;
		const stored = rememberedWishes(environment.keyValue, self);
		// Where nothing can be remembered, this tab's own are all there are.
		if (stored !== null) this.#wishes.value = stored;
	}

	/** One tab sends at a time, the oldest wish first. */
	#kick(): void {
		if (this.#sending || this.#abandon.signal.aborted) return;
		const { environment, self } = this.#options;
		this.#sending = true;
		environment.exclusive(`parley-saved ${self}`, this.#abandon.signal, async () => {
			const retryMs = await this.#sendAll();
			this.#sending = false;
			this.#plan(retryMs);
		});
	}

	/** Answers after how many ms to go on; null: what is left waits for nothing but its own time. */
	async #sendAll(): Promise<number | null> {
		for (;;) {
			if (this.#abandon.signal.aborted) return null;
			this.#reload();
			const now = this.#options.environment.clock.now();
			const next = this.#wishes.peek().find(({ notBefore }) => notBefore <= now || notBefore > now + undoTime);
			if (next === undefined) return null;
			const failure = await this.#send(next, now);
			if (failure === null) continue;
			if (isPassing(failure)) return failure.retryAfter === undefined ? wishRetryAfter : failure.retryAfter * 1_000;
			// Signed out: it waits for its author.
			if (failure.status === 401) return wishRetryAfter;
			this.#drop(next);
			if (next.on) this.failure.value = shellWords().notSaved(failure.detail);
		}
	}

	/** Answers why not; null: the server has it. */
	async #send(wish: SavedWish, now: number): Promise<ApiFailure | null> {
		const { api, link } = this.#options;
		const remindAt = wish.remindAt === null ? null : wish.remindAt <= now ? now + lateBy : wish.remindAt;
		const result = wish.on ? await api.save(wish, remindAt) : await api.unsave(wish);
		if (!result.ok) return result.failure;
		// A socket tells of it in its turn; the answer may be older than what the socket has told since.
		if (link().name !== "live") {
			const rows = this.#rows.peek();
			this.#rows.value =
				result.value === undefined
					? rows.filter((row) => savedKey(row) !== savedKey(wish))
					: withRow(rows, result.value);
		}
		this.#drop(wish);
		return null;
	}

	#plan(retryMs: number | null): void {
		this.#cancelTimer();
		if (this.#abandon.signal.aborted) return;
		const { clock } = this.#options.environment;
		const times = this.#wishes.peek().map(({ notBefore }) => Math.max(notBefore - clock.now(), 0));
		if (times.length > 0) this.#cancelTimer = clock.after(retryMs ?? Math.min(...times), () => this.#kick());
	}
}

/** Whether the same can succeed later without being changed. */
function isPassing({ status }: ApiFailure): boolean {
	return status === 0 || status === 429 || status >= 500;
}

/** The verbs for the views, whoever is signed in. */
export function savedVerbs(session: ReadonlySignal<SavedSession | null>): Saved {
	const nobody = signal<string | null>(null);
	const now = () => session.peek();
	return {
		items: computed(() => session.value?.items.value ?? []),
		removals: computed(() => session.value?.removals.value ?? []),
		get failure() {
			return session.value?.failure ?? nobody;
		},
		save: (name, remindAt) => now()?.save(name, remindAt),
		remove: (name) => now()?.remove(name),
		undoRemoval: (name) => now()?.undoRemoval(name),
		page: async (request) => (await now()?.page(request)) ?? refusal("signed_out"),
	};
}
