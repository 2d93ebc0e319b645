import { describe, expect, test } from "vitest";
import { printRecord } from "../../bench/report/print.ts";
import { median, middleOf, ratioAt, type Sample, valueAt } from "../../bench/report/samples.ts";
import { shown, table } from "../../bench/report/table.ts";

const sample = (round: number, subject: string, ms: number | null): Sample => ({
	round,
	subject,
	place: "memory",
	case: "one",
	values: { ms },
});

describe("what several rounds brought", () => {
	test("is the middle of them", () => {
		expect(median([3, 1, 2])).toBe(2);
		expect(median([4, 1, 3, 2])).toBe(2.5);
		expect(median([])).toBeNaN();
		expect(middleOf([9, null, 1, undefined, 2])).toEqual({ median: 2, min: 1, max: 9, rounds: 3 });
		expect(middleOf([null])).toBeNull();
	});

	test("is compared round by round, not median by median", () => {
		const samples = [
			...[10, 20, 90].map((ms, round) => sample(round, "parley", ms)),
			...[5, 20, 30].map((ms, round) => sample(round, "ws", ms)),
			sample(3, "parley", 1),
		];
		const where = { subject: "parley", place: "memory", case: "one" } as const;
		expect(valueAt(samples, where, "ms")?.median).toBe(15);
		expect(ratioAt(samples, where, "ws", "ms")).toEqual({ median: 2, min: 1, max: 3, rounds: 3 });
		expect(ratioAt(samples, where, "nobody", "ms")).toBeNull();
		expect(valueAt(samples, { ...where, case: "another" }, "ms")).toBeNull();
	});
});

describe("tables", () => {
	test("show about three digits", () => {
		expect([0, 0.001234, 0.5, 12.345, 123.456, 1_234_567].map((value) => shown(value))).toEqual([
			"0",
			"0.0012",
			"0.50",
			"12.3",
			"123",
			"1,234,567",
		]);
		expect(shown(null)).toBe("–");
		expect(shown(Number.NaN)).toBe("–");
		expect(shown(3, " ms")).toBe("3 ms");
	});

	test("are Markdown", () => {
		expect(table(["a", "b"], [["x", "1"]])).toBe("| a | b |\n| --- | --: |\n| x | 1 |");
	});

	test("show every subject beside the ceiling, and a dash where nothing is known", () => {
		const record = {
			work: "fanout",
			startedAt: 0,
			machine: {},
			settings: {},
			subjects: { parley: "Parley", ceiling: "ceiling" },
			samples: [sample(0, "parley", 6), sample(0, "ceiling", 3), sample(1, "parley", null)],
		};
		expect(printRecord(record).split("\n").slice(2)).toEqual([
			"| **one** |  |  |",
			"| Parley | 6 | 2 (2 to 2) |",
			"| ceiling | 3 | 1 (1 to 1) |",
		]);
	});
});
