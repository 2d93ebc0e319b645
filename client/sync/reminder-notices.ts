/** Tells of reminders that are due outside of the page (SM8, CV10): each once per browser, by the tab that leads. */

import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import * as v from "valibot";
import { onlyThread } from "../../src/protocol/entities.ts";
import type { SavedPage } from "../../src/protocol/saved.ts";
import type { InboxState, VerbResult } from "../store/model.ts";
import { reminderWords } from "../store/notice-words.ts";
import { messagePath } from "../store/paths.ts";
import { type SavedItem, savedKey } from "../store/saved.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import type { Leader } from "./leader.ts";
import type { NoticesOptions } from "./notices.ts";

/** Told to the other tabs: this reminder was shown. */
const shownSchema = v.object({ userId: v.string(), shown: v.string() });

export interface ReminderNoticesOptions {
	self: string;
	environment: Pick<Environment, "channel" | "notices" | "playSound">;
	inbox: ReadonlySignal<InboxState>;
	items: ReadonlySignal<readonly SavedItem[]>;
	leader: Pick<Leader, "leads">;
	choice: NoticesOptions["choice"];
	/** SM7: the reminders, with what their messages say now. */
	reminders(): Promise<VerbResult<SavedPage>>;
}

/** One reminder of one time: set again, it is another. */
const nameOf = (item: SavedItem) => `${savedKey(item)} ${item.remindAt}`;

const tagOf = (item: SavedItem) => `reminder ${savedKey(item)}`;

/** Whether a notice with this tag is of a reminder, and not of a new message. */
export function isOfReminder(tag: string): boolean {
	return tag.startsWith("reminder ");
}

export class ReminderNotices {
	readonly #options: ReminderNoticesOptions;
	readonly #tabs: Channel;
	/** What was due before, or was shown by some tab; null until the first list is here. */
	#known: Set<string> | null = null;
	readonly #waiting = new Map<string, SavedItem>();
	/** The tags of what is due. */
	#due = new Set<string>();
	readonly #stop: () => void;

	constructor(options: ReminderNoticesOptions) {
		const { environment, self, inbox, items, leader } = options;
		this.#options = options;
		this.#tabs = environment.channel("parley-reminders", (message) => {
			const line = v.safeParse(shownSchema, message);
			if (!line.success || line.output.userId !== self) return;
			this.#known?.add(line.output.shown);
			this.#waiting.delete(line.output.shown);
		});
		this.#stop = effect(() => {
			const due = items.value.filter((item) => item.due);
			const leads = leader.leads.value;
			if (inbox.value.loaded) untracked(() => this.#follow(due, leads));
		});
	}

	close(): void {
		this.#stop();
		this.#tabs.close();
		void this.#options.environment.notices.takeBack(isOfReminder);
	}

	#follow(due: readonly SavedItem[], leads: boolean): void {
		const names = new Set(due.map(nameOf));
		for (const name of this.#waiting.keys()) if (!names.has(name)) this.#waiting.delete(name);
		const known = this.#known;
		const [tags, before] = [new Set(due.map(tagOf)), this.#due];
		this.#due = tags;
		// Whichever tab showed them, and also those of a page that is gone.
		if (known === null || [...before].some((tag) => !tags.has(tag))) {
			void this.#options.environment.notices.takeBack((tag) => isOfReminder(tag) && !tags.has(tag));
		}
		this.#known = new Set([...names, ...(known ?? [])]);
		if (known === null) return;
		for (const item of due) if (!known.has(nameOf(item))) this.#waiting.set(nameOf(item), item);
		const { choice } = this.#options;
		if (!choice.isOn() && !choice.hasSound()) this.#waiting.clear();
		if (leads && this.#waiting.size > 0) void this.#tell([...this.#waiting]);
	}

	async #tell(waiting: readonly [string, SavedItem][]): Promise<void> {
		const { self, environment, inbox, items, reminders, choice } = this.#options;
		this.#waiting.clear();
		for (const [name] of waiting) this.#tabs.post({ userId: self, shown: name });
		const page = await reminders();
		const rows = new Map(page.ok ? page.value.saved.map((row) => [savedKey(row), row]) : []);
		const stillDue = new Set(items.peek().flatMap((item) => (item.due ? [nameOf(item)] : [])));
		const told = waiting.filter(([name]) => stillDue.has(name));
		if (told.length > 0 && choice.hasSound()) environment.playSound();
		if (!choice.isOn()) return;
		for (const [, item] of told) {
			const message = rows.get(savedKey(item))?.message ?? null;
			const conversation = inbox.peek().conversations.find(({ id }) => id === item.conversationId);
			const words = reminderWords(conversation, message, self);
			const thread = message === null ? undefined : onlyThread(message);
			const opens = messagePath(item.conversationId, item.seq, thread);
			void environment.notices.show({ tag: tagOf(item), opens, ...words });
		}
	}
}
