/**
 * Who has this conversation open. Told in differences, several at once, a
 * moment late: 2,000 people who come together must not be 4 million frames.
 * Nothing is stored (PR2, PR3).
 */
import type { Presence } from "../protocol/down.ts";

/** Someone who polls is here for this long after a poll, in milliseconds: three polls may fail. */
export const pollerMs = 10_000;

/** Changes are told after this many milliseconds, plus one for each person here, up to a second more. */
const gatherMs = 150;

interface Change {
	frame: Presence;
	/** When it was told, in the board's own strictly growing time. */
	at: number;
}

export class PresenceBoard {
	private readonly announced: Set<string>;
	private readonly changes = new Map<string, Change>();
	private readonly lastPoll = new Map<string, number>();
	private changedAt: number | null = null;
	private newest: number;

	/**
	 * @param here whose sockets survived when the object woke: they were announced before
	 * @param bornAt what was told before this is forgotten
	 */
	constructor(
		here: Iterable<string>,
		private readonly bornAt: number,
	) {
		this.announced = new Set(here);
		this.newest = bornAt;
	}

	/** Somebody's sockets may have changed. */
	noteChange(now: number): void {
		this.changedAt ??= now;
	}

	/** Somebody polled. */
	notePoll(userId: string, now: number): void {
		this.lastPoll.set(userId, now);
		if (!this.announced.has(userId)) this.noteChange(now);
	}

	/** Who is here: the people with sockets, and those who polled lately. */
	online(withSockets: ReadonlySet<string>, now: number): string[] {
		const here = new Set(withSockets);
		for (const [userId, at] of this.lastPoll) {
			if (now - at < pollerMs) here.add(userId);
		}
		return [...here];
	}

	/** When `diff` has something to do; null: nothing waits. */
	dueAt(): number | null {
		if (this.changedAt !== null) return this.changedAt + gatherMs + Math.min(this.announced.size, 1_000);
		if (this.lastPoll.size === 0) return null;
		return Math.min(...this.lastPoll.values()) + pollerMs;
	}

	/** What changed since the last time; everyone connected is to be told. */
	diff(withSockets: ReadonlySet<string>, now: number): Presence[] {
		this.changedAt = null;
		for (const [userId, at] of this.lastPoll) {
			if (now - at >= pollerMs) this.lastPoll.delete(userId);
		}
		const here = new Set(this.online(withSockets, now));
		const frames: Presence[] = [];
		for (const userId of here) {
			if (!this.announced.has(userId)) frames.push({ type: "presence", userId, online: true, lastSeen: null });
		}
		for (const userId of this.announced) {
			if (!here.has(userId)) frames.push({ type: "presence", userId, online: false, lastSeen: now });
		}
		this.newest = Math.max(now, this.newest + 1);
		for (const frame of frames) {
			this.changes.set(frame.userId, { frame, at: this.newest });
			if (frame.online) this.announced.add(frame.userId);
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
			const online = this.announced.has(userId);
			return this.changes.get(userId)?.frame ?? { type: "presence", userId, online, lastSeen: null };
		});
	}
}
