/**
 * Where members stand in threads (TH4 to TH6, TH8). Memory is a cache of the rows: every change is written first,
 * and what is counted is carried on over what is said. Positions that move too soon after another wait, as in roster.ts.
 */
import type { Message, ThreadStanding } from "../protocol/entities.ts";
import type { CountedThread, ThreadRecord, ThreadStore } from "./model.ts";
import { settleMs } from "./roster.ts";

/** About as many rows are kept in memory, of all members together. */
const cachedRows = 50_000;

/** A member's standing that was written, to be told to their own devices. */
export interface MovedThread {
	userId: string;
	standing: ThreadStanding;
}

interface Unsettled {
	userId: string;
	thread: number;
	read: number;
	askedAt: number;
}

export class ThreadStandings {
	/** By user id, then by thread. */
	private readonly cache = new Map<string, Map<number, CountedThread>>();
	private readonly unsettled = new Map<string, Unsettled>();

	constructor(private readonly store: ThreadStore) {}

	/** Whether this member has a row there: they follow it, or have ended to. */
	isKnown(userId: string, thread: number): boolean {
		return this.of(userId).has(thread);
	}

	/** What the wire says of it. */
	standing(userId: string, thread: number): ThreadStanding {
		const known = this.of(userId).get(thread);
		return known === undefined ? { ...nowhere, thread, last: thread } : told(known);
	}

	/** The threads that a member follows: those with something unread first, then the newest. */
	followed(userId: string): ThreadStanding[] {
		const followed = [...this.of(userId).values()].filter(({ following }) => following).map(told);
		return followed.sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0) || b.last - a.last);
	}

	/** TH8: what is unread in all of them together; `newest`: the seq of the newest of it, 0: none. */
	total(userId: string): { unread: number; mentions: number; newest: number } {
		const sum = { unread: 0, mentions: 0, newest: 0 };
		for (const { unread, mentions, newest } of this.of(userId).values()) {
			sum.unread += unread;
			sum.mentions += mentions;
			sum.newest = Math.max(sum.newest, newest);
		}
		return sum;
	}

	/** Writes that a member follows a thread, having read up to `read` of it, or does not; null: that is so already. One row. */
	follow(userId: string, thread: number, on: boolean, read: number, now: number): ThreadStanding | null {
		const known = this.of(userId).get(thread);
		if ((known?.following ?? false) === on) return null;
		return this.write({ userId, thread, following: on, read: Math.max(known?.read ?? 0, read) }, now);
	}

	/**
	 * Moves the position of who follows a thread, never back and never beyond `head` (RD2). Written at once if the
	 * last change there is long enough ago, else by `settle`.
	 */
	move(userId: string, thread: number, seq: number, head: number, now: number): ThreadStanding | null {
		const known = this.of(userId).get(thread);
		if (known?.following !== true) return null;
		const name = nameOf(userId, thread);
		const waiting = this.unsettled.get(name);
		const read = Math.min(seq, head);
		if (read <= (waiting?.read ?? known.read)) return null;
		this.unsettled.set(name, { userId, thread, read, askedAt: waiting?.askedAt ?? now });
		return now >= known.movedAt + settleMs ? this.settleOne(userId, thread, now) : null;
	}

	/** When `settle` has something to do; null: nothing waits. */
	settlesAt(): number | null {
		let at: number | null = null;
		for (const waiting of this.unsettled.values()) at = Math.min(at ?? Number.POSITIVE_INFINITY, this.dueAt(waiting));
		return at;
	}

	/** Writes the positions that are due. */
	settle(now: number): MovedThread[] {
		const moved: MovedThread[] = [];
		for (const { userId, thread, ...waiting } of [...this.unsettled.values()]) {
			if (now < this.dueAt({ userId, thread, ...waiting })) continue;
			const standing = this.settleOne(userId, thread, now);
			if (standing !== null) moved.push({ userId, standing });
		}
		return moved;
	}

	/** Writes where this member stands in a thread, however long ago the last write is; null: nothing waits. */
	settleOne(userId: string, thread: number, now: number): ThreadStanding | null {
		const name = nameOf(userId, thread);
		const waiting = this.unsettled.get(name);
		const known = this.of(userId).get(thread);
		this.unsettled.delete(name);
		if (waiting === undefined || known?.following !== true) return null;
		return this.write({ ...known, read: Math.max(known.read, waiting.read) }, now);
	}

	/** The newest change of one of this member's rows: the cursor of a poller. */
	newestMove(userId: string): number {
		let newest = 0;
		for (const { movedAt } of this.of(userId).values()) newest = Math.max(newest, movedAt);
		return newest;
	}

	/** The threads in which this member's row changed after `since`. */
	movedAfter(since: number, userId: string): number[] {
		return [...this.of(userId).values()].filter(({ movedAt }) => movedAt > since).map(({ thread }) => thread);
	}

	/** Carries on what is counted over a reply at the end of the log, before anybody follows the thread for it. */
	said({ seq, sender, thread, toConversation }: Message): void {
		if (thread === undefined) return;
		for (const [userId, rows] of this.cache) {
			const known = rows.get(thread);
			if (known === undefined) continue;
			const counts = known.following && toConversation !== true && sender !== userId;
			const unread = known.unread + (counts ? 1 : 0);
			rows.set(thread, { ...known, unread, newest: counts ? seq : known.newest, last: seq });
		}
	}

	/** Something that is counted is another: a reply was deleted, or mentions somebody (else). */
	recount(): void {
		this.cache.clear();
	}

	/** CV5: whoever is no member stands nowhere. */
	leave(userId: string): void {
		if (this.of(userId).size > 0) this.store.dropAll(userId);
		this.cache.delete(userId);
		for (const [name, waiting] of this.unsettled) if (waiting.userId === userId) this.unsettled.delete(name);
	}

	/** Drops what memory holds, after a write that failed. */
	forget(): void {
		this.cache.clear();
		this.unsettled.clear();
	}

	private dueAt({ userId, thread, askedAt }: Unsettled): number {
		const known = this.of(userId).get(thread);
		return known === undefined ? askedAt : known.movedAt + settleMs;
	}

	private write(record: Omit<ThreadRecord, "movedAt">, now: number): ThreadStanding {
		const { userId, thread, read, following } = record;
		const movedAt = Math.max(now, this.newestMove(userId) + 1);
		this.store.put({ userId, thread, read, following, movedAt });
		const written = this.store.standing(userId, thread);
		if (written === null) throw new Error("a row that was written is not there");
		this.of(userId).set(thread, written);
		return told(written);
	}

	private of(userId: string): Map<number, CountedThread> {
		let rows = this.cache.get(userId);
		if (rows === undefined) {
			rows = new Map(this.store.standings(userId).map((row) => [row.thread, row]));
			let size = rows.size;
			for (const other of this.cache.values()) size += other.size;
			if (size > cachedRows) this.cache.clear();
			this.cache.set(userId, rows);
		}
		return rows;
	}
}

const nowhere = { read: 0, following: false, unread: 0, mentions: 0 } as const;

const nameOf = (userId: string, thread: number) => `${userId} ${thread}`;

function told({ thread, read, following, unread, mentions, last }: CountedThread): ThreadStanding {
	return { thread, read, following, unread, mentions, last };
}
