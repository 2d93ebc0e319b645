/** What a person has written but not sent, by conversation: in memory for the views, and soon after on the device. */
import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import * as v from "valibot";
import type { DraftStore } from "../local/draft-store.ts";
import { rememberDrafts, rememberedDrafts } from "../local/remembered.ts";
import type { Channel, Environment } from "../transport/environment.ts";

/** A change is stored after this, in ms, and at once when the page may be about to go. */
export const draftStoredAfter = 250;

export interface DraftsOptions {
	userId: string;
	environment: Pick<Environment, "clock" | "device" | "keyValue" | "channel">;
	store: DraftStore;
}

/** Told to the other tabs once the device has it. */
const changeSchema = v.object({
	userId: v.string(),
	conversationId: v.string(),
	/** What the device had before, as far as this tab knew. */
	before: v.string(),
	text: v.string(),
});
type Change = v.InferOutput<typeof changeSchema>;

/** As much of a draft as a list shows. */
const shownLength = 200;

interface Draft {
	text: Signal<string>;
	/** What the device has; null: that is not known yet. */
	stored: string | null;
	/** Settled once the device has answered. */
	loaded: Promise<void>;
	stop: () => void;
}

export class Drafts {
	readonly #options: DraftsOptions;
	readonly #drafts = new Map<string, Draft>();
	readonly #all = signal<ReadonlyMap<string, string>>(new Map());
	readonly #unwatch: () => void;
	readonly #tabs: Channel;
	/** What is being stored, by conversation. */
	readonly #underWay = new Map<string, string>();
	/** What the page before this one had no time to store. */
	readonly #remembered: Map<string, string>;
	#cancelGap: (() => void) | null = null;
	#closed = false;

	constructor(options: DraftsOptions) {
		this.#options = options;
		this.#remembered = rememberedDrafts(options.environment.keyValue, options.userId);
		for (const [conversationId, text] of this.#remembered) void this.#put(conversationId, text);
		this.#tabs = options.environment.channel("parley-drafts", (message) => {
			const change = v.safeParse(changeSchema, message);
			if (change.success && change.output.userId === options.userId) this.#follow(change.output);
		});
		this.#unwatch = options.environment.device.watch((event) => {
			if (event === "hidden" || event === "leaving") this.#leave();
		});
		void this.#showStored();
	}

	/** How each draft that the device has begins; only what is not empty. */
	get all(): ReadonlySignal<ReadonlyMap<string, string>> {
		return this.#all;
	}

	async #showStored(): Promise<void> {
		const stored = await this.#options.store.all(this.#options.userId);
		if (this.#closed) return;
		// What was typed, sent or dropped since is newer.
		const here = [...this.#drafts].flatMap(([id, draft]) =>
			draft.stored === null ? [] : [[id, draft.stored] as const],
		);
		for (const [id, text] of [...stored, ...this.#remembered, ...here]) this.#show(id, text);
	}

	#show(conversationId: string, text: string): void {
		const shown = text.trim() === "" ? "" : text.slice(0, shownLength);
		if ((this.#all.peek().get(conversationId) ?? "") === shown) return;
		const next = new Map(this.#all.peek());
		if (shown === "") next.delete(conversationId);
		else next.set(conversationId, shown);
		this.#all.value = next;
	}

	/** The draft of one conversation, which is stored as it is set. It is "" until the device has answered. */
	of(conversationId: string): Signal<string> {
		return this.#draft(conversationId).text;
	}

	/** Puts `text` behind what is written there already, on a line of its own. Resolves once the device has it. */
	async append(conversationId: string, text: string): Promise<void> {
		const draft = this.#draft(conversationId);
		await draft.loaded;
		const before = draft.text.peek();
		draft.text.value = before === "" ? text : `${before}\n${text}`;
		await this.#store(conversationId, draft);
	}

	#draft(conversationId: string): Draft {
		const known = this.#drafts.get(conversationId);
		if (known !== undefined) return known;
		const text = signal("");
		const draft: Draft = { text, stored: null, loaded: Promise.resolve(), stop: () => {} };
		this.#drafts.set(conversationId, draft);
		draft.stop = effect(() => {
			if (text.value !== (draft.stored ?? "")) this.#plan();
		});
		draft.loaded = this.#load(conversationId, draft);
		return draft;
	}

	/** Stores what has changed, now. */
	flush(): void {
		this.#cancelGap?.();
		this.#cancelGap = null;
		for (const [conversationId, draft] of this.#drafts) void this.#store(conversationId, draft);
	}

	async #store(conversationId: string, draft: Draft): Promise<void> {
		const text = draft.text.peek();
		if (text === (draft.stored ?? "")) return;
		const before = draft.stored ?? "";
		draft.stored = text;
		this.#show(conversationId, text);
		await this.#put(conversationId, text);
		this.#tell({ conversationId, before, text });
	}

	async #put(conversationId: string, text: string): Promise<void> {
		this.#underWay.set(conversationId, text);
		await this.#options.store.put(this.#options.userId, conversationId, text);
		if (this.#underWay.get(conversationId) === text) this.#underWay.delete(conversationId);
		this.#rememberUnderWay();
	}

	#tell(change: Omit<Change, "userId">): void {
		if (!this.#closed) this.#tabs.post({ userId: this.#options.userId, ...change } satisfies Change);
	}

	/**
	 * Another tab has changed a draft. It is followed where the same text stands, or
	 * none: what was typed here goes before, and is stored again.
	 */
	#follow({ conversationId, before, text }: Change): void {
		const draft = this.#drafts.get(conversationId);
		if (draft === undefined) {
			this.#show(conversationId, text);
			return;
		}
		const here = draft.text.peek();
		const isTyped = here !== (draft.stored ?? "");
		draft.stored = text;
		this.#show(conversationId, text);
		if (!isTyped && (here === before || here === "")) draft.text.value = text;
		else if (here !== text) this.#plan();
	}

	/** The page may not run again, and then what is being stored is not: it is remembered in a way that cannot wait. */
	#leave(): void {
		this.flush();
		this.#rememberUnderWay();
	}

	#rememberUnderWay(): void {
		rememberDrafts(this.#options.environment.keyValue, this.#options.userId, this.#underWay);
	}

	/** Stores what was written until now, and nothing after. */
	close(): void {
		this.flush();
		this.#closed = true;
		this.#unwatch();
		this.#tabs.close();
		for (const draft of this.#drafts.values()) draft.stop();
	}

	async #load(conversationId: string, draft: Draft): Promise<void> {
		const stored = await this.#options.store.get(this.#options.userId, conversationId);
		// What was typed since is newer.
		if (draft.stored !== null || draft.text.peek() !== "") return;
		draft.stored = stored;
		const remembered = this.#remembered.get(conversationId);
		this.#remembered.delete(conversationId);
		draft.text.value = remembered ?? stored;
	}

	#plan(): void {
		this.#cancelGap ??= this.#options.environment.clock.after(draftStoredAfter, () => this.flush());
	}
}
