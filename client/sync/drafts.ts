/** What a person has written but not sent, by conversation: in memory for the views, and soon after on the device. */
import { effect, type Signal, signal } from "@preact/signals";
import type { DraftStore } from "../local/draft-store.ts";
import type { Environment } from "../transport/environment.ts";

/** A change is stored after this, in ms, and at once when the page may be about to go. */
export const draftStoredAfter = 250;

export interface DraftsOptions {
	userId: string;
	environment: Pick<Environment, "clock" | "device">;
	store: DraftStore;
}

interface Draft {
	text: Signal<string>;
	/** What the device has; null: that is not known yet. */
	stored: string | null;
	stop: () => void;
}

export class Drafts {
	readonly #options: DraftsOptions;
	readonly #drafts = new Map<string, Draft>();
	readonly #unwatch: () => void;
	#cancelGap: (() => void) | null = null;

	constructor(options: DraftsOptions) {
		this.#options = options;
		this.#unwatch = options.environment.device.watch((event) => {
			if (event === "hidden" || event === "leaving") this.flush();
		});
	}

	/** The draft of one conversation, which is stored as it is set. It is "" until the device has answered. */
	of(conversationId: string): Signal<string> {
		const known = this.#drafts.get(conversationId);
		if (known !== undefined) return known.text;
		const text = signal("");
		const draft: Draft = { text, stored: null, stop: () => {} };
		this.#drafts.set(conversationId, draft);
		draft.stop = effect(() => {
			if (text.value !== (draft.stored ?? "")) this.#plan();
		});
		void this.#load(conversationId, draft);
		return text;
	}

	/** Stores what has changed, now. */
	flush(): void {
		this.#cancelGap?.();
		this.#cancelGap = null;
		for (const [conversationId, draft] of this.#drafts) {
			const text = draft.text.peek();
			if (text === (draft.stored ?? "")) continue;
			draft.stored = text;
			void this.#options.store.put(this.#options.userId, conversationId, text);
		}
	}

	/** Stores what was written until now, and nothing after. */
	close(): void {
		this.flush();
		this.#unwatch();
		for (const draft of this.#drafts.values()) draft.stop();
	}

	async #load(conversationId: string, draft: Draft): Promise<void> {
		const stored = await this.#options.store.get(this.#options.userId, conversationId);
		// What was typed since is newer.
		if (draft.stored !== null || draft.text.peek() !== "") return;
		draft.stored = stored;
		draft.text.value = stored;
	}

	#plan(): void {
		this.#cancelGap ??= this.#options.environment.clock.after(draftStoredAfter, () => this.flush());
	}
}
