/** All SQL of what a conversation costs. What is counted now is in the row of the positions, see member-store.ts. */
import type { Reading } from "../cost/meter.ts";
import type { Counts } from "../cost/prices.ts";
import { nothing } from "../cost/prices.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import type { CostStore } from "./costs.ts";

interface DayRow extends Record<string, SqlValue> {
	day: number;
	meter: string;
}

/** The statements, exported so that a test can look at their query plans. */
export const costStatements = {
	/** The newest before some day: where a month begins. */
	before: "SELECT day, meter FROM cost_day WHERE day < ? ORDER BY day DESC LIMIT 1",
	since: "SELECT day, meter FROM cost_day WHERE day >= ? ORDER BY day",
	put: "INSERT OR REPLACE INTO cost_day (day, meter) VALUES (?, ?)",
} as const;

function readingOf({ day, meter }: DayRow): Reading {
	return { day, counts: { ...nothing, ...(JSON.parse(meter) as Partial<Counts>) } };
}

/** The days of the conversation that is in `sql`. */
export function createCostStore(sql: Sql, bytes: () => number): Omit<CostStore, "putMeter"> {
	return {
		daysSince: (day) => {
			const before = sql.row<DayRow>(costStatements.before, day);
			const since = [...sql.rows<DayRow>(costStatements.since, day)];
			return [...(before === null ? [] : [before]), ...since].map(readingOf);
		},
		putDay: ({ day, counts }) => sql.run(costStatements.put, day, JSON.stringify(counts)),
		bytes,
	};
}
