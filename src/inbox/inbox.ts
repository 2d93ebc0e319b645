/**
 * The rules of one person's list of conversations. The truth about each is in
 * its own object; this keeps a copy, knows which copies are stale, and asks for
 * those when somebody looks. Plain code; it knows no socket and no request.
 */
import type { Down } from "../protocol/down.ts";
import type { ConversationSummary } from "../protocol/entities.ts";

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
	summary: ConversationSummary;
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
export type AskConversation = (
	conversationId: string,
) => Promise<{ summary: ConversationSummary; version: number } | null>;

/** Calls under way at once. */
const parallel = 20;

interface Entry extends ListEntry {
	/** Memory has the newest summary although the stored one is stale. */
	current: boolean;
}

export class ConversationList {
	private cache: Map<string, Entry> | null = null;
	private newest = 0;

	constructor(
		private readonly store: InboxStore,
		private readonly clock: () => number,
	) {}

	/**
	 * A conversation hands in its newest summary. Written once per stretch of
	 * being stale; after that only memory follows, as long as somebody watches.
	 *
	 * @returns the frame for whoever looks, or null when nothing changed for a reader
	 */
	update(summary: ConversationSummary, version: number, watching: boolean): Down | null {
		const known = this.entries().get(summary.id);
		if (known !== undefined && version < known.version) return null;
		const same = known !== undefined && !known.removed && isSame(known.summary, summary);
		const rev = same ? known.rev : this.nextRev();
		const entry: Entry = { id: summary.id, removed: false, stale: true, version, rev, summary, current: watching };
		if (known === undefined || known.removed || !known.stale) this.store.put(entry);
		this.entries().set(entry.id, entry);
		return same ? null : { type: "conversation_updated", conversation: summary };
	}

	/** Takes a conversation off the list; null: it was not on it. */
	remove(conversationId: string): Down | null {
		const known = this.entries().get(conversationId);
		if (known === undefined || known.removed) return null;
		// The version stays: a summary that was on its way must not bring the row back.
		const entry: Entry = { ...known, removed: true, stale: false, rev: this.nextRev(), version: this.clock() };
		this.store.put(entry);
		this.entries().set(conversationId, entry);
		return { type: "conversation_removed", conversationId };
	}

	/** Asks every conversation whose copy is stale. One that cannot be reached keeps its old row. */
	async refresh(ask: AskConversation): Promise<void> {
		const stale = this.present().filter((entry) => entry.stale && !entry.current);
		await inTurns(stale, async ({ id }) => this.take(id, await ask(id)));
	}

	/** Calls `act` for every conversation on the list. One that cannot be reached is left out. */
	async forEach(act: (conversationId: string) => Promise<void>): Promise<void> {
		await inTurns(this.present(), ({ id }) => act(id));
	}

	/** The list, newest activity first. */
	conversations(): ConversationSummary[] {
		return this.present()
			.map((entry) => entry.summary)
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
					: { type: "conversation_updated", conversation: entry.summary },
			);
	}

	/** Every change so far has a rev up to this one. */
	rev(): number {
		this.entries();
		return this.newest;
	}

	private take(id: string, answer: Awaited<ReturnType<AskConversation>>): void {
		if (answer === null) {
			this.remove(id);
			return;
		}
		const known = this.entries().get(id);
		// Something newer was handed in while we asked: the copy is stale again.
		if (known === undefined || known.removed || answer.version < known.version) return;
		const { summary, version } = answer;
		const rev = isSame(known.summary, summary) ? known.rev : this.nextRev();
		const entry: Entry = { id, removed: false, stale: false, version, rev, summary, current: true };
		this.store.put(entry);
		this.entries().set(id, entry);
	}

	private present(): Entry[] {
		return [...this.entries().values()].filter((entry) => !entry.removed);
	}

	private entries(): Map<string, Entry> {
		if (this.cache === null) {
			this.cache = new Map(this.store.entries().map((entry) => [entry.id, { ...entry, current: !entry.stale }]));
			for (const { rev } of this.cache.values()) this.newest = Math.max(this.newest, rev);
		}
		return this.cache;
	}

	private nextRev(): number {
		this.entries();
		this.newest = Math.max(this.clock(), this.newest + 1);
		return this.newest;
	}
}

function isSame(a: ConversationSummary, b: ConversationSummary): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
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
