/**
 * The rules of what a person saves for later (SM): references to messages, at
 * most a thousand, each with or without the time of a reminder. Plain code; it
 * knows no socket, no alarm and no text of a message.
 */
import type { Down } from "../protocol/down.ts";
import { errorKinds } from "../protocol/errors.ts";
import { limits } from "../protocol/limits.ts";
import type { SavedMessage } from "../protocol/saved.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { Revisions } from "./revisions.ts";

/** One saved message, as stored. */
export interface SavedRecord extends SavedMessage {
	/** When it last changed for a reader, strictly growing within the inbox. */
	rev: number;
	/** Not saved any more: kept for a while, so that pollers hear of it. */
	removed: boolean;
}

export type SavedName = Pick<SavedMessage, "conversationId" | "seq">;

/** All that the rules need of storage. Implemented by saved-store.ts over SQLite. */
export interface SavedStore {
	all(): SavedRecord[];
	put(record: SavedRecord): void;
	delete(name: SavedName): void;
}

/** Which of the saved ones a page asks for. */
export interface SavedRequest {
	/** Only those saved before that, in Unix milliseconds. */
	before?: number;
	/** Only those with a reminder, or without one. */
	reminder?: boolean;
	limit: number;
}

/** As many removals are remembered for those who poll; who missed more gets everything. */
const keptRemovals = 200;

const nameOf = ({ conversationId, seq }: SavedName) => `${conversationId} ${seq}`;

/** What is wrong with the time of a reminder that is asked for at `now`; null: nothing. */
export function refuseRemindAt(remindAt: number | null, now: number): ReturnType<typeof refuse> | null {
	if (remindAt === null) return null;
	if (remindAt <= now) return refuse("bad_request", "remindAt must be in the future.");
	if (remindAt > now + limits.longestReminderMs) return refuse("bad_request", "remindAt is at most 5 years from now.");
	return null;
}

export class SavedMessages {
	private cache: Map<string, SavedRecord> | null = null;

	/** @param isListed whether the person is in this conversation: what they saved elsewhere is hidden (SM6) */
	constructor(
		private readonly store: SavedStore,
		private readonly revs: Revisions,
		private readonly isListed: (conversationId: string) => boolean,
		private readonly clock: () => number,
	) {
		revs.follow(() => this.records().values());
	}

	/** Whether it is saved. */
	has(name: SavedName): boolean {
		return this.find(name) !== null;
	}

	/** Whether it is saved with just this reminder already, so that nobody must be asked (SM1). */
	isSaved(name: SavedName, remindAt: number | null): boolean {
		return this.find(name)?.remindAt === remindAt;
	}

	/**
	 * SM1, SM2: saves a message that exists, or gives a saved one another reminder. One row, or none when it is so already.
	 *
	 * @returns what is saved now, and whether that is news
	 */
	save(name: SavedName, remindAt: number | null): Result<{ saved: SavedMessage; isNew: boolean }> {
		const known = this.find(name);
		if (known?.remindAt === remindAt) return ok({ saved: shown(known), isNew: false });
		const now = this.clock();
		const wrong = refuseRemindAt(remindAt, now);
		if (wrong !== null) return wrong;
		if (known === null && !this.makeRoom()) return refuse("saved_limit", errorKinds.saved_limit.title);
		const savedAt = known?.savedAt ?? Math.max(now, this.newestSavedAt() + 1);
		const { conversationId, seq } = name;
		const record = { conversationId, seq, savedAt, remindAt, due: false, rev: this.revs.next(), removed: false };
		this.keep(record);
		return ok({ saved: shown(record), isNew: true });
	}

	/** SM3. One row, or none; false: it was not saved. */
	remove(name: SavedName): boolean {
		const known = this.records().get(nameOf(name));
		if (known === undefined || known.removed) return false;
		this.keep({ ...known, remindAt: null, due: false, rev: this.revs.next(), removed: true });
		const [oldest, ...rest] = this.removals();
		if (oldest !== undefined && rest.length >= keptRemovals) this.drop(oldest);
		return true;
	}

	/** SM4: the reminders whose time has come are due from now on. One row for each, once. Answers what to tell. */
	settle(): Down[] {
		const now = this.clock();
		const come = this.present().filter(({ remindAt, due }) => !due && remindAt !== null && remindAt <= now);
		return come.map((record) => this.tell({ ...record, due: true }));
	}

	/** When the next reminder is due, in Unix milliseconds; null: none is to come. */
	nextReminder(): number | null {
		const times = this.present().flatMap(({ remindAt, due }) => (due || remindAt === null ? [] : [remindAt]));
		return times.length === 0 ? null : Math.min(...times);
	}

	/** SM6: the person is back in a conversation, and sees again what they saved there. Answers what to tell. */
	reveal(conversationId: string): Down[] {
		return this.present()
			.filter((record) => record.conversationId === conversationId)
			.map((record) => this.tell(record));
	}

	/** SM5: what an `inbox` frame says. */
	newest(): SavedMessage[] {
		return this.inOrder()
			.filter(({ remindAt }, index) => index < limits.savedInInbox || remindAt !== null)
			.map(shown);
	}

	/** SM7. */
	page({ before, reminder, limit }: SavedRequest): { saved: SavedMessage[]; hasMore: boolean } {
		const fitting = this.inOrder().filter(
			({ savedAt, remindAt }) =>
				(before === undefined || savedAt < before) && (reminder === undefined || reminder === (remindAt !== null)),
		);
		return { saved: fitting.slice(0, limit).map(shown), hasMore: fitting.length > limit };
	}

	/** What changed for a reader after `rev`, oldest change first; null: that is too long ago to be known. */
	changesAfter(rev: number): Down[] | null {
		const removals = this.removals();
		const [oldest] = removals;
		if (oldest !== undefined && removals.length >= keptRemovals && rev < oldest.rev) return null;
		return [...this.records().values()]
			.filter((record) => record.rev > rev && this.isListed(record.conversationId))
			.sort((a, b) => a.rev - b.rev)
			.map((record) => (record.removed ? removedFrame(record) : changedFrame(record)));
	}

	/** With a rev of its own, for whoever polls. */
	private tell(record: SavedRecord): Down {
		const next = { ...record, rev: this.revs.next() };
		this.keep(next);
		return changedFrame(next);
	}

	/** Whether one more can be saved. What is hidden gives way. */
	private makeRoom(): boolean {
		const saved = [...this.records().values()].filter(({ removed }) => !removed);
		if (saved.length < limits.saved) return true;
		const hidden = saved.find(({ conversationId }) => !this.isListed(conversationId));
		if (hidden === undefined) return false;
		this.drop(hidden);
		return true;
	}

	private find(name: SavedName): SavedRecord | null {
		const known = this.records().get(nameOf(name));
		return known === undefined || known.removed ? null : known;
	}

	/** What the person can see, in no order. */
	private present(): SavedRecord[] {
		return [...this.records().values()].filter(
			({ removed, conversationId }) => !removed && this.isListed(conversationId),
		);
	}

	private inOrder(): SavedRecord[] {
		return this.present().sort((a, b) => b.savedAt - a.savedAt);
	}

	/** What is not saved any more, the longest ago first. */
	private removals(): SavedRecord[] {
		return [...this.records().values()].filter(({ removed }) => removed).sort((a, b) => a.rev - b.rev);
	}

	private newestSavedAt(): number {
		let newest = 0;
		for (const { savedAt } of this.records().values()) newest = Math.max(newest, savedAt);
		return newest;
	}

	private keep(record: SavedRecord): void {
		this.store.put(record);
		this.records().set(nameOf(record), record);
	}

	private drop(record: SavedRecord): void {
		this.store.delete(record);
		this.records().delete(nameOf(record));
	}

	private records(): Map<string, SavedRecord> {
		this.cache ??= new Map(this.store.all().map((record) => [nameOf(record), record]));
		return this.cache;
	}
}

/** As its reader sees it. */
function shown({ conversationId, seq, savedAt, remindAt, due }: SavedRecord): SavedMessage {
	return { conversationId, seq, savedAt, remindAt, due };
}

function changedFrame(record: SavedRecord): Down {
	return { type: "saved_changed", saved: shown(record) };
}

/** What is told of a message that is not saved any more. */
export function removedFrame({ conversationId, seq }: SavedName): Down {
	return { type: "saved_removed", conversationId, seq };
}

/**
 * When the one alarm of an inbox must ring next, in Unix milliseconds; null: never.
 *
 * @param remindAt the next reminder
 * @param owes whether conversations have still to be told that a session has ended (ID5)
 * @param planned when it rings as things stand
 * @param retryMs how soon those are told again, in milliseconds: a plan that is sooner stays
 */
export function nextAlarm(
	{ remindAt, owes, planned }: { remindAt: number | null; owes: boolean; planned: number | null },
	now: number,
	retryMs: number,
): number | null {
	const retryAt = owes ? Math.min(planned ?? Number.POSITIVE_INFINITY, now + retryMs) : Number.POSITIVE_INFINITY;
	const next = Math.min(retryAt, remindAt ?? Number.POSITIVE_INFINITY);
	return Number.isFinite(next) ? next : null;
}
