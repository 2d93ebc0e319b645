/**
 * The rules of one person's list of conversations. The truth about each is in
 * its own object; this keeps a copy, knows which copies are stale, and asks for
 * those when somebody looks. Plain code; it knows no socket and no request.
 */
import type { Down } from "../protocol/down.ts";
import type { ConversationSummary, ListMarks, PatchListMarks, SharedSummary } from "../protocol/entities.ts";
import { Revisions } from "./revisions.ts";

/** One row of the list, as stored. */
export interface ListEntry {
	id: string;
	removed: boolean;
	/** The conversation has moved on since the stored summary. */
	stale: boolean;
	/** Of the summary, given by the conversation; a lower one comes late and is dropped. */
	version: number;
	/** When the row last changed for a reader, strictly growing within the inbox. */
	rev: number;
	summary: SharedSummary;
	muted: boolean;
	/** Where the person had read up to when they marked it as unread; null: not marked. */
	markedAt: number | null;
	/** When the person was added to the conversation; null: stored before this was kept. */
	since: number | null;
}

/** What ends the marks of a row: the person's read position, and when they were added. */
export interface Standing {
	read: number;
	since: number;
}

/** What a conversation hands in. */
export interface News extends Standing {
	summary: SharedSummary;
	version: number;
}

/** All that the rules need of storage. Implemented by store.ts over SQLite. */
export interface InboxStore {
	entries(): ListEntry[];
	put(entry: ListEntry): void;
	notePlace(sessionId: string, conversationId: string, now: number): void;
	places(sessionId: string): string[];
	forgetPlace(sessionId: string, conversationId: string): void;
	hasEnded(sessionId: string): boolean;
	endSession(sessionId: string, now: number): void;
	endedWithPlaces(): string[];
}

/** Asks a conversation for its newest summary; null: no longer a member. */
export type AskConversation = (conversationId: string) => Promise<News | null>;

/** Calls under way at once. */
const parallel = 20;

interface Entry extends ListEntry {
	/** Memory has the newest summary although the stored one is stale. */
	current: boolean;
}

export class ConversationList {
	private cache: Map<string, Entry> | null = null;

	constructor(
		private readonly store: InboxStore,
		private readonly clock: () => number,
		private readonly revs = new Revisions(clock),
	) {
		revs.follow(() => this.entries().values());
	}

	/**
	 * A conversation hands in its newest summary. Written once per stretch of
	 * being stale; after that only memory follows, as long as somebody watches.
	 *
	 * @returns the frame for whoever looks, or null when nothing changed for a reader
	 */
	update(news: News, watching: boolean): Down | null {
		const { summary, version } = news;
		const known = this.entries().get(summary.id);
		if (known !== undefined && version < known.version) return null;
		const next = { id: summary.id, removed: false, stale: true, version, summary, ...marksAfter(known, news) };
		const same = isSame(known, next);
		const rev = same ? known.rev : this.revs.next();
		const entry: Entry = { ...next, rev, current: watching };
		if (known === undefined || known.removed || !known.stale) this.keep(entry);
		this.entries().set(entry.id, entry);
		return same ? null : { type: "conversation_updated", conversation: rowOf(entry) };
	}

	/** Takes a conversation off the list; null: it was not on it. */
	remove(conversationId: string): Down | null {
		const known = this.entries().get(conversationId);
		if (known === undefined || known.removed) return null;
		// The version stays: a summary that was on its way must not bring the row back.
		const entry: Entry = { ...known, removed: true, stale: false, rev: this.revs.next(), version: this.clock() };
		this.keep(entry);
		this.entries().set(conversationId, entry);
		return { type: "conversation_removed", conversationId };
	}

	/** Whether this conversation is on the list. */
	has(conversationId: string): boolean {
		return this.entries().get(conversationId)?.removed === false;
	}

	/** What the person has set for a conversation in which they stand so (CV8). Writes nothing. */
	marksOf(conversationId: string, standing: Standing): ListMarks {
		return asMarks(marksAfter(this.entries().get(conversationId), standing));
	}

	/**
	 * CV8: the person, who stands so, sets or takes back a mark. One row, or none when nothing changes.
	 *
	 * @returns the row, and the frame for whoever looks; null: it is not on the list
	 */
	mark(
		id: string,
		standing: Standing,
		{ muted, unread }: PatchListMarks,
	): { row: ConversationSummary; frame: Down | null } | null {
		const known = this.entries().get(id);
		if (known === undefined || known.removed) return null;
		const next: Entry = { ...known, ...marksAfter(known, standing) };
		if (muted !== undefined) next.muted = muted;
		if (unread !== undefined) next.markedAt = unread ? standing.read : null;
		if (next.muted === known.muted && next.markedAt === known.markedAt) return { row: rowOf(known), frame: null };
		const same = isSame(known, next);
		if (!same) next.rev = this.revs.next();
		this.keep(next);
		this.entries().set(id, next);
		return { row: rowOf(next), frame: same ? null : { type: "conversation_updated", conversation: rowOf(next) } };
	}

	/**
	 * Asks every conversation, or `only` that one, if its copy is stale. One that cannot be reached keeps its old row.
	 *
	 * @param tell whoever looks must hear of what this brings: the conversation will not tell it again
	 */
	async refresh(ask: AskConversation, tell: (frame: Down) => void, only?: string): Promise<void> {
		const stale = this.present().filter(
			(entry) => entry.stale && !entry.current && (only === undefined || entry.id === only),
		);
		await inTurns(stale, async ({ id }) => {
			const frame = this.take(id, await ask(id));
			if (frame !== null) tell(frame);
		});
	}

	/** Calls `act` for every conversation on the list. One that cannot be reached is left out. */
	async forEach(act: (conversationId: string) => Promise<void>): Promise<void> {
		await inTurns(this.present(), ({ id }) => act(id));
	}

	/** The list, newest activity first. */
	conversations(): ConversationSummary[] {
		return this.present()
			.map(rowOf)
			.sort((a, b) => b.activityAt - a.activityAt || (a.id < b.id ? -1 : 1));
	}

	/** What changed for a reader after `rev`, oldest change first. */
	changesAfter(rev: number): Down[] {
		return [...this.entries().values()]
			.filter((entry) => entry.rev > rev)
			.sort((a, b) => a.rev - b.rev)
			.map((entry) =>
				entry.removed
					? { type: "conversation_removed", conversationId: entry.id }
					: { type: "conversation_updated", conversation: rowOf(entry) },
			);
	}

	/** Every change so far has a rev up to this one. */
	rev(): number {
		return this.revs.newest();
	}

	/**
	 * Stores a row. What may be out of date is stored without its text: a message
	 * that is deleted meanwhile must not live on here (DL2).
	 */
	private keep(entry: ListEntry): void {
		const isOld = entry.stale || entry.removed;
		const { summary } = entry;
		const bare = { ...summary, lastMessage: null, threads: { ...summary.threads, newest: null } };
		this.store.put(isOld ? { ...entry, summary: bare } : entry);
	}

	/** The frame for whoever looks, or null when nothing changed for a reader. */
	private take(id: string, answer: Awaited<ReturnType<AskConversation>>): Down | null {
		if (answer === null) return this.remove(id);
		const known = this.entries().get(id);
		// Something newer was handed in while we asked: the copy is stale again.
		if (known === undefined || known.removed || answer.version < known.version) return null;
		const { summary, version } = answer;
		const next = { id, removed: false, stale: false, version, summary, ...marksAfter(known, answer) };
		const same = isSame(known, next);
		const entry: Entry = { ...next, rev: same ? known.rev : this.revs.next(), current: true };
		this.keep(entry);
		this.entries().set(id, entry);
		return same ? null : { type: "conversation_updated", conversation: rowOf(entry) };
	}

	private present(): Entry[] {
		return [...this.entries().values()].filter((entry) => !entry.removed);
	}

	private entries(): Map<string, Entry> {
		this.cache ??= new Map(this.store.entries().map((entry) => [entry.id, { ...entry, current: !entry.stale }]));
		return this.cache;
	}
}

type Marks = Pick<ListEntry, "muted" | "markedAt" | "since">;

/** What is left of the marks: all end when the person had left, the unread one when they have read on since (CV8). */
function marksAfter(known: ListEntry | undefined, { read, since }: Standing): Marks {
	const isNew = known === undefined || known.removed || (known.since !== null && known.since !== since);
	if (isNew) return { muted: false, markedAt: null, since };
	const { muted, markedAt } = known;
	return { muted, markedAt: markedAt !== null && read > markedAt ? null : markedAt, since };
}

function asMarks({ muted, markedAt }: Marks): ListMarks {
	return { muted, markedUnread: markedAt !== null };
}

/** As the reader sees it. */
function rowOf(entry: Marks & Pick<ListEntry, "summary">): ConversationSummary {
	return { ...entry.summary, ...asMarks(entry) };
}

/** Whether the reader sees no difference. */
function isSame(known: ListEntry | undefined, next: Omit<ListEntry, "rev">): known is ListEntry {
	if (known === undefined || known.removed) return false;
	return JSON.stringify(rowOf(known)) === JSON.stringify(rowOf(next));
}

/** Some calls at once, the rest after them. What fails is logged and does not stop the others. */
async function inTurns(entries: readonly Entry[], act: (entry: Entry) => Promise<void>): Promise<void> {
	for (let start = 0; start < entries.length; start += parallel) {
		const told = await Promise.allSettled(entries.slice(start, start + parallel).map(act));
		for (const result of told) {
			if (result.status === "rejected") console.error("a conversation could not be reached", result.reason);
		}
	}
}
