/**
 * What this conversation costs, for its admins, and what is done about it (CO1 to CO6). Counted in memory and kept with
 * rows that are written anyway: never a row for each message, and nothing is woken for it.
 */
import type { Meter, Reading } from "../cost/meter.ts";
import { dayOf } from "../cost/meter.ts";
import { monthStart, Readings } from "../cost/periods.ts";
import { asOf } from "../cost/prices.ts";
import type { ConversationCost } from "../protocol/cost.ts";
import { limits } from "../protocol/limits.ts";
import { ok, type Result, refuse } from "../result.ts";
import { manages } from "./membership.ts";
import type { ConversationInfo, MemberRecord } from "./model.ts";

/** What is counted and not kept yet may come to so much, in dollars: a thousand times what it costs to keep it. */
const unkeptDollars = 0.001;

/** How long it is believed whether the month has come to its budget, in milliseconds. */
const believedMs = 60_000;

/** All that the costs need of storage. */
export interface CostStore {
	/** What the meter said at the end of each day from `day` on, ascending, and of the newest before. */
	daysSince(day: number): Reading[];
	putDay(reading: Reading): void;
	/** Keeps what was counted, in a row of its own making. */
	putMeter(): void;
	/** What is stored now. */
	bytes(): number;
}

/** What the costs need of the conversation. */
interface Budgeted {
	info(): Pick<ConversationInfo, "kind" | "budget">;
	putInfo(change: Pick<ConversationInfo, "budget">): void;
}

export class Costs {
	private keptDollars: number | null = null;
	private coarse = { is: false, until: 0 };

	constructor(
		private readonly meter: Meter,
		private readonly store: CostStore,
		private readonly room: Budgeted,
		private readonly clock: () => number,
	) {}

	/** CO1. */
	report(reader: MemberRecord): Result<ConversationCost> {
		const refused = this.refuse(reader);
		return refused ?? ok(this.tell());
	}

	/** CO3. Answers like `report`. */
	setBudget(actor: MemberRecord, budget: number | null): Result<ConversationCost> {
		const refused = this.refuse(actor);
		if (refused !== null) return refused;
		if (budget !== this.room.info().budget) this.room.putInfo({ budget });
		this.coarse.until = 0;
		return ok(this.tell());
	}

	/** CO4: whether typing and presence are coarser now, since the month has come to its budget. */
	isCoarse(): boolean {
		const now = this.clock();
		if (now < this.coarse.until && dayOf(now) === dayOf(this.coarse.until - believedMs)) return this.coarse.is;
		const { budget } = this.room.info();
		const is = budget !== null && this.month(now) >= budget;
		this.coarse = { is, until: now + believedMs };
		return is;
	}

	/** Keeps what was counted where that is due. The caller has just done something: nobody is woken for it. */
	settle(): void {
		for (const ended of this.meter.endedDays()) this.store.putDay(ended);
		this.meter.forgetEnded();
		const { dollars } = this.meter;
		this.keptDollars ??= dollars;
		if (dollars - this.keptDollars < unkeptDollars) return;
		this.keptDollars = dollars;
		this.meter.noteStored(this.store.bytes());
		this.store.putMeter();
	}

	private refuse(member: MemberRecord): Extract<Result<never>, { ok: false }> | null {
		if (this.room.info().kind === "direct") {
			return refuse("direct_conversation", "A direct conversation has no admins, whom its cost would be shown to.");
		}
		if (!manages[member.role]) return refuse("forbidden", "Only the owner and admins see and limit what it costs.");
		return null;
	}

	private tell(): ConversationCost {
		const now = this.clock();
		this.meter.noteStored(this.store.bytes());
		const readings = this.readings(monthStart(now, limits.costMonths - 1), now);
		return {
			currency: "USD",
			pricesAsOf: asOf,
			since: readings.since(),
			now,
			budget: this.room.info().budget,
			coarse: this.isCoarse(),
			months: readings.months(limits.costMonths),
			days: readings.days(limits.costDays),
		};
	}

	/** What this month came to until now. */
	private month(now: number): number {
		this.meter.noteStored(this.store.bytes());
		const from = monthStart(now);
		return this.readings(from, now).period(from, now).dollars;
	}

	private readings(from: number, now: number): Readings {
		const ended = [...this.store.daysSince(dayOf(from)), ...this.meter.endedDays()];
		return new Readings(ended, this.meter.reading(), now);
	}
}
