/**
 * Counts what an object of the platform is billed for, while it does its work: numbers in memory, and nothing else. When
 * and where they are kept is the object's affair. Plain code: the time is handed in, in Unix milliseconds.
 */
import { type Counts, dollarsForOne, nothing } from "./prices.ts";

/** How long an event keeps an object awake: what Cloudflare reckons with in its examples of prices. In milliseconds. */
export const eventMs = 10;

export const dayMs = 24 * 60 * 60 * 1_000;

/** The day of UTC on which `at` is, counted from 1970. */
export const dayOf = (at: number): number => Math.floor(at / dayMs);

/** What a meter said at some time: what was counted since it began. */
export interface Reading {
	/** The day of the last thing that was counted. */
	day: number;
	/** Of `storedBytes` it is what is stored then. */
	counts: Counts;
}

/** A meter that begins at nothing, and goes on from what an earlier one said. */
export class Meter {
	private counts: Counts = { ...nothing };
	private spent = 0;
	private day: number;
	private awakeUntil = 0;
	private isRestored = false;
	/** What it said at the end of days that are over, and that was not taken yet. */
	private ended: Reading[] = [];

	constructor(now: number) {
		this.day = dayOf(now);
	}

	/** Something happened: the object is awake for a moment. `counted` is what it was. */
	event(now: number, counted: Partial<Counts>): void {
		this.goTo(now);
		this.add(counted);
		this.stayAwake(now, now + eventMs);
	}

	/** A statement has read and written rows. */
	rows(read: number, written: number): void {
		this.note("rowsRead", read);
		this.note("rowsWritten", written);
	}

	/** The object calls another one, which is awake for a moment. */
	call(): void {
		this.add({ objectCalls: 1, awakeSeconds: eventMs / 1_000 });
	}

	/** It was awake from then to then; what overlaps counts once. */
	stayAwake(from: number, to: number): void {
		const start = Math.max(from, this.awakeUntil);
		if (to <= start) return;
		this.note("awakeSeconds", (to - start) / 1_000);
		this.awakeUntil = to;
	}

	/** What is stored now, in bytes. */
	noteStored(bytes: number): void {
		this.counts.storedBytes = bytes;
	}

	/** What was counted so far costs so much, without what is stored. In dollars. Asked at every message. */
	get dollars(): number {
		return this.spent;
	}

	reading(): Reading {
		const awakeSeconds = Math.round(this.counts.awakeSeconds * 1_000) / 1_000;
		return { day: this.day, counts: { ...this.counts, awakeSeconds } };
	}

	/** Goes on from what was kept; what was counted since the object woke is added. Counts the first time only. */
	restore(kept: Reading | null): void {
		if (this.isRestored) return;
		this.isRestored = true;
		if (kept === null) return;
		if (kept.day < this.day) this.ended.push(kept);
		const { storedBytes } = this.counts;
		this.add(kept.counts);
		if (storedBytes > 0) this.counts.storedBytes = storedBytes;
	}

	/** What it said at the end of the days that ended, oldest first; each is there until `forgetEnded`. */
	endedDays(): readonly Reading[] {
		return this.ended;
	}

	forgetEnded(): void {
		this.ended = [];
	}

	/** A clock that was set back does not bring back a day that is over. */
	private goTo(now: number): void {
		const day = dayOf(now);
		if (day <= this.day) return;
		this.ended.push(this.reading());
		this.day = day;
	}

	private add(counted: Partial<Counts>): void {
		for (const [name, count] of Object.entries(counted) as [keyof Counts, number][]) this.note(name, count);
	}

	private note(name: keyof Counts, count: number): void {
		this.counts[name] += count;
		this.spent += count * dollarsForOne[name];
	}
}
