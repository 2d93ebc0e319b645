/**
 * Tells of new messages outside of the page (CV10), with a notification, a sound or both: each once, by the one tab that
 * leads, and not those that the person sees in one of the tabs. Every tab follows
 * what is new, so that the next leader knows what has not been told.
 */
import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import * as v from "valibot";
import type { ConversationSummary } from "../../src/protocol/entities.ts";
import type { InboxState } from "../store/model.ts";
import { noticeWords } from "../store/notice-words.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import type { Leader } from "./leader.ts";

/** A notice waits at most this long, in ms: of two tabs that both believe to lead, one is earlier and says so. */
export const noticeWithin = 300;

const lineSchema = v.object({
	userId: v.string(),
	tab: v.string(),
	/** What this tab shows to somebody who looks at it. */
	look: v.optional(v.nullable(v.string())),
	/** A notice that this tab has shown: conversation and seq. */
	shown: v.optional(v.tuple([v.string(), v.number()])),
	/** A tab that is new asks what the others show. */
	asks: v.optional(v.literal(true)),
});
type Line = Omit<v.InferOutput<typeof lineSchema>, "userId" | "tab">;

export interface NoticesOptions {
	self: string;
	environment: Pick<Environment, "clock" | "random" | "tabId" | "channel" | "notices" | "playSound">;
	inbox: ReadonlySignal<InboxState>;
	leader: Pick<Leader, "leads">;
	choice: {
		/** Whether the person wants notifications, and the browser allows them. */
		isOn(): boolean;
		/** Whether the person wants to hear of messages. */
		hasSound(): boolean;
	};
}

/** A tab says what is looked at in it this often, in ms, and is believed a little longer than twice that. */
export const lookSaidEvery = 30_000;
const lookLasts = 70_000;

export class Notices {
	readonly #options: NoticesOptions;
	readonly #tabs: Channel;
	/** The newest message that is known, and how many mention the person, by conversation; null until the first list is here. */
	#known: Map<string, { seq: number; mentions: number }> | null = null;
	/** Conversations with something new that no tab has told of, as far as this one knows. */
	readonly #waiting = new Set<string>();
	/** Up to which message some tab has told. */
	readonly #shown = new Map<string, number>();
	/** Conversations whose notices may be on the screen, as far as this tab knows. */
	readonly #open = new Set<string>();
	#look: string | null = null;
	/** The tab that somebody looks at: only one has the focus. */
	#otherLook: { tab: string; id: string; until: number } | null = null;
	#cancelLook: (() => void) | null = null;
	#cancelGap: (() => void) | null = null;
	readonly #stop: () => void;

	constructor(options: NoticesOptions) {
		const { environment, inbox, leader, self } = options;
		this.#options = options;
		this.#tabs = environment.channel("parley-notices", (message) => {
			const line = v.safeParse(lineSchema, message);
			if (line.success && line.output.userId === self) this.#hear(line.output.tab, line.output);
		});
		const stopFollowing = effect(() => {
			const { loaded, conversations } = inbox.value;
			if (loaded) untracked(() => this.#follow(conversations));
		});
		const stopLeading = effect(() => {
			if (leader.leads.value && this.#waiting.size > 0) untracked(() => this.#plan());
		});
		this.#stop = () => {
			stopFollowing();
			stopLeading();
		};
		this.#say({ asks: true });
	}

	/** The conversation that the person sees in this tab; null: none. */
	look(id: string | null): void {
		if (id === this.#look) return;
		this.#look = id;
		this.#sayLook();
	}

	/** Said again while it lasts: a tab that crashes cannot say that nobody looks any more. */
	#sayLook(): void {
		this.#cancelLook?.();
		this.#cancelLook = null;
		this.#say({ look: this.#look });
		if (this.#look === null) return;
		this.#cancelLook = this.#options.environment.clock.after(lookSaidEvery, () => this.#sayLook());
	}

	close(): void {
		this.#stop();
		this.#cancelGap?.();
		this.look(null);
		this.#tabs.close();
		// Whoever sits here next must not read them.
		void this.#options.environment.notices.takeBack(() => true);
	}

	#follow(rows: readonly ConversationSummary[]): void {
		const known = this.#known;
		this.#known = new Map(rows.map(({ id, lastMessage, mentions }) => [id, { seq: lastMessage?.seq ?? 0, mentions }]));
		const wanted = new Set(rows.filter((row) => (row.muted ? row.mentions : row.unread) > 0).map(({ id }) => id));
		for (const id of [...this.#open, ...this.#waiting]) if (!wanted.has(id)) this.#forget(id);
		for (const { id, lastMessage } of rows) {
			// What is deleted must not stay on the screen, either.
			if (lastMessage?.deleted !== undefined && lastMessage.seq === this.#shown.get(id)) this.#forget(id);
		}
		if (known === null) {
			// Of a page that is gone: what it told of may have been read elsewhere.
			void this.#options.environment.notices.takeBack((tag) => !wanted.has(tag));
			return;
		}
		for (const { id, lastMessage, muted, mentions } of rows) {
			if (lastMessage === null || lastMessage.sender === this.#options.self) continue;
			const before = known.get(id) ?? { seq: 0, mentions: 0 };
			// MN6: of a muted conversation only what mentions the person is told.
			const isNews = lastMessage.seq > before.seq && (!muted || mentions > before.mentions);
			if (wanted.has(id) && isNews) this.#waiting.add(id);
		}
		if (this.#waiting.size > 0) this.#plan();
	}

	#forget(id: string): void {
		this.#waiting.delete(id);
		if (this.#open.delete(id)) void this.#options.environment.notices.takeBack((tag) => tag === id);
	}

	#plan(): void {
		const { clock, random } = this.#options.environment;
		this.#cancelGap ??= clock.after(random() * noticeWithin, () => {
			this.#cancelGap = null;
			this.#tell();
		});
	}

	#tell(): void {
		const { inbox, choice, leader, environment } = this.#options;
		if (!choice.isOn() && !choice.hasSound()) this.#waiting.clear();
		if (!leader.leads.peek()) return;
		const rows = inbox.peek().conversations.filter(({ id }) => this.#waiting.has(id));
		this.#waiting.clear();
		const told = rows.filter((row) => this.#show(row));
		// What came at once sounds once.
		if (told.length > 0 && choice.hasSound()) environment.playSound();
	}

	/** Answers whether there was something to tell of that nobody sees and no tab has told. */
	#show(row: ConversationSummary): boolean {
		const { environment, self, choice } = this.#options;
		const { id, lastMessage } = row;
		const isSeenElsewhere = id === this.#otherLook?.id && environment.clock.now() < this.#otherLook.until;
		if (id === this.#look || isSeenElsewhere) return false;
		if (lastMessage === null || lastMessage.deleted !== undefined) return false;
		if (lastMessage.seq <= (this.#shown.get(id) ?? 0)) return false;
		this.#shown.set(id, lastMessage.seq);
		this.#say({ shown: [id, lastMessage.seq] });
		if (!choice.isOn()) return true;
		this.#open.add(id);
		void environment.notices.show({ tag: id, opens: id, ...noticeWords(row, lastMessage, self) });
		return true;
	}

	#hear(tab: string, { look, shown, asks }: Line): void {
		if (asks && this.#look !== null) this.#say({ look: this.#look });
		const until = this.#options.environment.clock.now() + lookLasts;
		if (typeof look === "string") this.#otherLook = { tab, id: look, until };
		else if (look === null && this.#otherLook?.tab === tab) this.#otherLook = null;
		if (shown === undefined) return;
		const [id, seq] = shown;
		// Whichever tab learns first that it was read takes it back.
		this.#open.add(id);
		this.#shown.set(id, Math.max(seq, this.#shown.get(id) ?? 0));
		if (seq >= (this.#known?.get(id)?.seq ?? 0)) this.#waiting.delete(id);
	}

	#say(line: Line): void {
		const { self, environment } = this.#options;
		this.#tabs.post({ userId: self, tab: environment.tabId, ...line });
	}
}
