/**
 * Who has this conversation open, and whether anybody is in front of it. Told
 * in differences, several at once, a moment late: 2,000 people who come together
 * must not be 4 million frames. Nothing is stored (PR2 to PR7).
 */
import type { Presence } from "../protocol/down.ts";

/** Someone who polls is here for this long after a poll, in milliseconds: three polls may fail. */
export const pollerMs = 10_000;

/** The same where nobody looks: such a page polls every 30 s, and its browser may make that a minute. */
export const awayPollerMs = 130_000;

/** Changes are told after this many milliseconds, plus one for each person here, up to a second more. */
const gatherMs = 150;

/** CO4: changes are told at most once in this time, with the next thing that happens anyway. */
export const coarseMs = 30_000;

/** People who are here; true: away on all their connections. */
export type Here = ReadonlyMap<string, boolean>;

/** What the board must know of people. */
export interface Directory {
	/** PR7: nobody is told anything of this person, nor of one who is no member. */
	isInvisible(userId: string): boolean;
	/** The last sign of life that is stored; 0: none. */
	storedSign(userId: string): number;
	/** CO4: no timer is to be set, and nothing told by itself. */
	isCoarse(): boolean;
}

interface Change {
	frame: Presence;
	/** When it was told, in the board's own strictly growing time. */
	at: number;
}

interface Poller {
	userId: string;
	sessionId: string;
	at: number;
	away: boolean;
}

export class PresenceBoard {
	private readonly announced: Map<string, boolean>;
	private readonly changes = new Map<string, Change>();
	/** Pollers, each connection by a key of its own. */
	private readonly pollers = new Map<string, Poller>();
	/** The last sign of life of those who went. */
	private readonly seen = new Map<string, number>();
	private changedAt: number | null = null;
	private newest: number;

	/**
	 * @param here whose sockets survived when the object woke: they were announced before
	 * @param bornAt what was told before this is forgotten
	 */
	constructor(
		here: Here,
		private readonly bornAt: number,
		private readonly directory: Directory,
	) {
		this.announced = new Map([...here].filter(([userId]) => !directory.isInvisible(userId)));
		this.newest = bornAt;
	}

	/** Somebody's sockets, or their settings, may have changed. */
	noteChange(now: number): void {
		this.changedAt ??= now;
	}

	/** A connection of this person is gone, whose last sign of life was at `at`. */
	noteGone(userId: string, at: number, now: number): void {
		// Nobody is told afterwards when an invisible person was here.
		if (!this.directory.isInvisible(userId)) this.seen.set(userId, Math.max(at, this.seen.get(userId) ?? 0));
		this.noteChange(now);
	}

	/** Somebody polled, over the connection called `key`. */
	notePoll(
		key: string,
		{ userId, sessionId }: { userId: string; sessionId: string },
		away: boolean,
		now: number,
	): void {
		this.pollers.set(key, { userId, sessionId, at: now, away });
		const shown = this.directory.isInvisible(userId) ? undefined : away;
		if (this.announced.get(userId) !== shown) this.noteChange(now);
	}

	/** A socket of this session has joined: what it did over polling while nobody looked counts no longer. */
	noteSocket(sessionId: string, now: number): void {
		for (const [key, poller] of this.pollers) {
			if (poller.away && poller.sessionId === sessionId) this.pollers.delete(key);
		}
		this.noteChange(now);
	}

	/** PR3: drops pollers whose time is over, and counts them. No timer runs for those who are away: any other work finds them. */
	dropSilent(now: number): number {
		let dropped = 0;
		for (const [key, poller] of this.pollers) {
			if (isHere(poller, now)) continue;
			this.pollers.delete(key);
			this.noteGone(poller.userId, poller.at, now);
			dropped++;
		}
		return dropped;
	}

	/** Who is here and not invisible: the people with sockets, and those who polled lately. */
	here(withSockets: Here, now: number): Map<string, boolean> {
		const here = new Map(withSockets);
		for (const poller of this.pollers.values()) {
			if (isHere(poller, now)) here.set(poller.userId, poller.away && (here.get(poller.userId) ?? true));
		}
		for (const userId of here.keys()) {
			if (this.directory.isInvisible(userId)) here.delete(userId);
		}
		return here;
	}

	/** When someone who is not here was last seen (PR6); null: not known, or not to be told. */
	lastSeen(userId: string): number | null {
		if (this.directory.isInvisible(userId)) return null;
		return Math.max(this.seen.get(userId) ?? 0, this.directory.storedSign(userId)) || null;
	}

	/** When `diff` has something to do; null: nothing waits. */
	dueAt(): number | null {
		if (this.directory.isCoarse()) return null;
		if (this.changedAt !== null) return this.changedAt + gatherMs + Math.min(this.announced.size, 1_000);
		let oldest = Number.POSITIVE_INFINITY;
		for (const { at, away } of this.pollers.values()) if (!away) oldest = Math.min(oldest, at);
		return oldest === Number.POSITIVE_INFINITY ? null : oldest + pollerMs;
	}

	/** CO4: whether something has waited so long that it is told with whatever happens now. */
	isOverdue(now: number): boolean {
		return this.changedAt !== null && now >= this.changedAt + coarseMs && this.directory.isCoarse();
	}

	/** What changed since the last time; everyone connected is to be told. */
	diff(withSockets: Here, now: number): Presence[] {
		this.dropSilent(now);
		this.changedAt = null;
		const here = this.here(withSockets, now);
		const frames: Presence[] = [];
		for (const [userId, away] of here) {
			this.seen.delete(userId);
			if (this.announced.get(userId) !== away) frames.push(isOnline(userId, away));
		}
		for (const userId of this.announced.keys()) {
			if (here.has(userId)) continue;
			if (!this.seen.has(userId)) this.seen.set(userId, now);
			frames.push(this.isOffline(userId));
		}
		this.newest = Math.max(now, this.newest + 1);
		for (const frame of frames) {
			this.changes.set(frame.userId, { frame, at: this.newest });
			if (frame.online) this.announced.set(frame.userId, frame.away);
			else this.announced.delete(frame.userId);
		}
		return frames;
	}

	/** A point in the board's time: every later change is after it. */
	mark(now: number): number {
		this.newest = Math.max(now, this.newest);
		return this.newest;
	}

	/**
	 * What was told after `mark`. If that was before this board existed, everyone's
	 * state, since who left in between is not known.
	 */
	changesAfter(mark: number, members: Iterable<string>): Presence[] {
		if (mark >= this.bornAt) return [...this.changes.values()].filter(({ at }) => at > mark).map(({ frame }) => frame);
		return [...members].map((userId) => {
			const away = this.announced.get(userId);
			return away === undefined ? this.isOffline(userId) : isOnline(userId, away);
		});
	}

	private isOffline(userId: string): Presence {
		return { type: "presence", userId, online: false, away: false, lastSeen: this.lastSeen(userId) };
	}
}

function isOnline(userId: string, away: boolean): Presence {
	return { type: "presence", userId, online: true, away, lastSeen: null };
}

function isHere({ at, away }: Poller, now: number): boolean {
	return now - at < (away ? awayPollerMs : pollerMs);
}
