/** From what a meter said at the end of each day to what days and months cost. Plain code; times are of UTC. */
import { dayMs, dayOf, type Reading } from "./meter.ts";
import { between, billOf, type Counts, nothing, type Priced, prices, workerCpuMs } from "./prices.ts";

/** What one day or month came to. */
export interface CostPeriod {
	/** Unix milliseconds; `to` is excluded, and is the present time of a period that is not over. */
	from: number;
	to: number;
	dollars: number;
	/** The dollars, by what they are for. */
	parts: CostParts;
	counts: Counts;
}

export interface CostParts {
	requests: number;
	awake: number;
	rows: number;
	storage: number;
}

/** Under which part each of the platform's prices is shown. */
const partOf: Record<Priced, keyof CostParts> = {
	workerRequests: "requests",
	workerCpuMs: "requests",
	objectRequests: "requests",
	gigabyteSeconds: "awake",
	rowsRead: "rows",
	rowsWritten: "rows",
	databaseRowsRead: "rows",
	databaseRowsWritten: "rows",
	storedGigabytes: "storage",
	fileWrites: "storage",
	fileReads: "storage",
};

/** When the month that `monthsAgo` before that of `now` begins. */
export function monthStart(now: number, monthsAgo = 0): number {
	const date = new Date(now);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsAgo);
}

/** The readings of one meter, from the first day that it knows. */
export class Readings {
	/**
	 * @param ended what it said at the end of days on which something happened, ascending
	 * @param current what it says now
	 */
	constructor(
		private readonly ended: readonly Reading[],
		private readonly current: Reading,
		private readonly now: number,
	) {}

	/** When the meter began, in Unix milliseconds, to the day. */
	since(): number {
		return (this.ended[0] ?? this.current).day * dayMs;
	}

	/** The newest days, newest first, from today to the first. */
	days(most: number): CostPeriod[] {
		const today = dayOf(this.now);
		const first = Math.max(dayOf(this.since()), today - most + 1);
		const days: CostPeriod[] = [];
		for (let day = today; day >= first; day--)
			days.push(this.period(day * dayMs, Math.min((day + 1) * dayMs, this.now)));
		return days;
	}

	/** The newest months, newest first, from this one to the first. */
	months(most: number): CostPeriod[] {
		const months: CostPeriod[] = [];
		for (let ago = 0; ago < most; ago++) {
			const to = ago === 0 ? this.now : monthStart(this.now, ago - 1);
			if (ago > 0 && to <= this.since()) break;
			months.push(this.period(monthStart(this.now, ago), to));
		}
		return months;
	}

	/** `from` is the beginning of a day; `to` is one, or now. */
	period(from: number, to: number): CostPeriod {
		const [first, last] = [dayOf(from), dayOf(to - 1)];
		const end = this.at(last);
		const counts = { ...between(this.at(first - 1), end), storedBytes: end.storedBytes };
		const { parts: dollars } = billOf({ ...counts, storedBytes: 0 }, workerCpuMs);
		const parts: CostParts = { requests: 0, awake: 0, rows: 0, storage: 0 };
		for (const [priced, amount] of Object.entries(dollars) as [Priced, number][]) parts[partOf[priced]] += amount;
		for (let day = Math.max(first, dayOf(this.since())); day <= last; day++) {
			const length = monthStart(day * dayMs, -1) - monthStart(day * dayMs);
			const kept = Math.min((day + 1) * dayMs, to) - day * dayMs;
			parts.storage += (this.at(day).storedBytes / 1e9) * prices.storedGigabytes.dollars * (kept / length);
		}
		return { from, to, dollars: parts.requests + parts.awake + parts.rows + parts.storage, parts, counts };
	}

	/** What was counted by the end of a day. */
	private at(day: number): Counts {
		if (day >= this.current.day) return this.current.counts;
		return this.ended.findLast((reading) => reading.day <= day)?.counts ?? nothing;
	}
}
