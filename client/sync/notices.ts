/**
 * Tells of new messages outside of the page (CV10), with a notification, a sound or both: each once, by the one tab that
 * leads, and not those that the person sees in one of the tabs. Every tab follows
 * what is new, so that the next leader knows what has not been told.
 */
import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import * as v from "valibot";
import type { ConversationSummary, Message } from "../../src/protocol/entities.ts";
import type { Sight } from "../store/app.ts";
import { isEqual } from "../store/equal.ts";
import type { InboxState } from "../store/model.ts";
import { noticeWords } from "../store/notice-words.ts";
import { messagePath } from "../store/paths.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import type { Leader } from "./leader.ts";
import { isOfReminder } from "./reminder-notices.ts";

/** A notice waits at most this long, in ms: of two tabs that both believe to lead, one is earlier and says so. */
export const noticeWithin = 300;

const lineSchema = v.object({
	userId: v.string(),
	tab: v.string(),
	/** The conversation that this tab shows to somebody who looks at it. */
	look: v.optional(v.nullable(v.string())),
	/** The thread beside that. A tab of an older version does not say it. */
	thread: v.optional(v.nullable(v.number()), null),
	/** The thread, or what else stands beside the conversation, covers it. */
	isCovered: v.optional(v.boolean(), false),
	/** A notice that this tab has shown: its subject and seq. */
	shown: v.optional(v.tuple([v.string(), v.number()])),
	/** A tab that is new asks what the others show. */
	asks: v.optional(v.literal(true)),
});
type Line = Omit<v.InferOutput<typeof lineSchema>, "userId" | "tab">;
type SaidLine = Omit<v.InferInput<typeof lineSchema>, "userId" | "tab">;

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

/** What one notice tells of: a conversation, or the threads that are followed in it. A message is news in one of them (TH5). */
interface Subject {
	/** The conversation's id, or that and a word. */
	name: string;
	row: ConversationSummary;
	newest: Message | null;
	unread: number;
	mentions: number;
}

function lookLine(sight: Sight | null): SaidLine {
	return { look: sight?.conversationId ?? null, thread: sight?.thread ?? null, isCovered: sight?.isCovered ?? false };
}

function subjectsOf(row: ConversationSummary): Subject[] {
	const { id, lastMessage, unread, mentions, threads } = row;
	return [
		{ name: id, row, newest: lastMessage, unread, mentions },
		{ name: `${id} threads`, row, ...threads },
	];
}

/** Whether somebody who looks at this sees the newest message of a subject. */
function shows(sight: Sight | null, { name, row, newest }: Subject): boolean {
	if (sight?.conversationId !== row.id) return false;
	return name === row.id ? !sight.isCovered : sight.thread !== null && sight.thread === newest?.thread;
}

export class Notices {
	readonly #options: NoticesOptions;
	readonly #tabs: Channel;
	/** The newest message that is known, and how many mention the person, by subject; null until the first list is here. */
	#known: Map<string, { seq: number; mentions: number }> | null = null;
	/** Subjects with something new that no tab has told of, as far as this one knows. */
	readonly #waiting = new Set<string>();
	/** Up to which message some tab has told. */
	readonly #shown = new Map<string, number>();
	/** Conversations whose notices may be on the screen, as far as this tab knows. */
	readonly #open = new Set<string>();
	#look: Sight | null = null;
	/** The tab that somebody looks at: only one has the focus. */
	#otherLook: { tab: string; sight: Sight; until: number } | null = null;
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

	/** What the person sees in this tab; null: no conversation. */
	look(sight: Sight | null): void {
		if (isEqual(sight, this.#look)) return;
		this.#look = sight;
		this.#sayLook();
	}

	/** Said again while it lasts: a tab that crashes cannot say that nobody looks any more. */
	#sayLook(): void {
		this.#cancelLook?.();
		this.#cancelLook = null;
		this.#say(lookLine(this.#look));
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
		const subjects = rows.flatMap(subjectsOf);
		this.#known = new Map(subjects.map(({ name, newest, mentions }) => [name, { seq: newest?.seq ?? 0, mentions }]));
		const wanted = new Set(
			subjects.filter(({ row, unread, mentions }) => (row.muted ? mentions : unread) > 0).map(({ name }) => name),
		);
		for (const name of [...this.#open, ...this.#waiting]) if (!wanted.has(name)) this.#forget(name);
		for (const { name, newest } of subjects) {
			// What is deleted must not stay on the screen, either.
			if (newest?.deleted !== undefined && newest.seq === this.#shown.get(name)) this.#forget(name);
		}
		if (known === null) {
			// Of a page that is gone: what it told of may have been read elsewhere.
			void this.#options.environment.notices.takeBack((tag) => !isOfReminder(tag) && !wanted.has(tag));
			return;
		}
		for (const { name, newest, mentions, row } of subjects) {
			if (newest === null || newest.sender === this.#options.self) continue;
			const before = known.get(name) ?? { seq: 0, mentions: 0 };
			// MN6: of a muted conversation only what mentions the person is told.
			const isNews = newest.seq > before.seq && (!row.muted || mentions > before.mentions);
			if (wanted.has(name) && isNews) this.#waiting.add(name);
		}
		if (this.#waiting.size > 0) this.#plan();
	}

	#forget(name: string): void {
		this.#waiting.delete(name);
		if (this.#open.delete(name)) void this.#options.environment.notices.takeBack((tag) => tag === name);
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
		const subjects = inbox.peek().conversations.flatMap(subjectsOf);
		const waiting = subjects.filter(({ name }) => this.#waiting.has(name));
		this.#waiting.clear();
		const told = waiting.filter((subject) => this.#show(subject));
		// What came at once sounds once.
		if (told.length > 0 && choice.hasSound()) environment.playSound();
	}

	/** Answers whether there was something to tell of that nobody sees and no tab has told. */
	#show(subject: Subject): boolean {
		const { environment, self, choice } = this.#options;
		const { name, row, newest } = subject;
		const { id } = row;
		const other = this.#otherLook;
		const isSeenElsewhere = other !== null && environment.clock.now() < other.until && shows(other.sight, subject);
		if (shows(this.#look, subject) || isSeenElsewhere) return false;
		if (newest === null || newest.deleted !== undefined) return false;
		if (newest.seq <= (this.#shown.get(name) ?? 0)) return false;
		this.#shown.set(name, newest.seq);
		this.#say({ shown: [name, newest.seq] });
		if (!choice.isOn()) return true;
		this.#open.add(name);
		const opens = messagePath(id, newest.seq, name === id ? undefined : newest.thread);
		void environment.notices.show({ tag: name, opens, ...noticeWords(row, newest, self) });
		return true;
	}

	#hear(tab: string, { look, thread, isCovered, shown, asks }: Line): void {
		if (asks && this.#look !== null) this.#say(lookLine(this.#look));
		const until = this.#options.environment.clock.now() + lookLasts;
		const isSight = typeof look === "string";
		if (isSight) this.#otherLook = { tab, sight: { conversationId: look, thread, isCovered }, until };
		else if (look === null && this.#otherLook?.tab === tab) this.#otherLook = null;
		if (shown === undefined) return;
		const [name, seq] = shown;
		// Whichever tab learns first that it was read takes it back.
		this.#open.add(name);
		this.#shown.set(name, Math.max(seq, this.#shown.get(name) ?? 0));
		if (seq >= (this.#known?.get(name)?.seq ?? 0)) this.#waiting.delete(name);
	}

	#say(line: SaidLine): void {
		const { self, environment } = this.#options;
		this.#tabs.post({ userId: self, tab: environment.tabId, ...line });
	}
}
