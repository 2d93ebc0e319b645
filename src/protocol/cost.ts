/** What a conversation costs whoever runs the server, as its admins are told (CO). Times are Unix milliseconds. */
import * as v from "valibot";
import { limits } from "./limits.ts";

const count = v.number();

const costPeriodSchema = v.object({
	from: v.number(),
	/** Excluded; of a period that is not over, the present time. */
	to: v.number(),
	dollars: v.number(),
	/** The same, by what it is for. */
	parts: v.object({ requests: count, awake: count, rows: count, storage: count }),
	counts: v.object({
		workerRequests: count,
		objectCalls: count,
		socketMessages: count,
		rowsRead: count,
		rowsWritten: count,
		awakeSeconds: count,
		/** At the end of the period. */
		storedBytes: count,
	}),
});
/** What one day or month came to. */
export type CostPeriod = v.InferOutput<typeof costPeriodSchema>;

export const conversationCostSchema = v.object({
	currency: v.literal("USD"),
	/** Year and month of the price list. */
	pricesAsOf: v.string(),
	/** When counting began. */
	since: v.number(),
	now: v.number(),
	/** Dollars a month; null: none is set. */
	budget: v.nullable(v.number()),
	/** Whether typing and presence are coarser now (CO4). */
	coarse: v.boolean(),
	/** Newest first, the present one first. */
	months: v.array(costPeriodSchema),
	days: v.array(costPeriodSchema),
});
export type ConversationCost = v.InferOutput<typeof conversationCostSchema>;

const budgetMessage = `budget: dollars a month, from ${limits.leastBudget} to ${limits.mostBudget}, or null for none.`;

/** Body of `PATCH …/cost`. */
export const patchCostSchema = v.object({
	budget: v.nullable(
		v.pipe(v.number(), v.minValue(limits.leastBudget, budgetMessage), v.maxValue(limits.mostBudget, budgetMessage)),
	),
});
