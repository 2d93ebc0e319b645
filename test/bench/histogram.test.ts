import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Histogram } from "../../bench/load/histogram.ts";

function of(values: readonly number[]): Histogram {
	const histogram = new Histogram();
	for (const value of values) histogram.note(value);
	return histogram;
}

describe("a histogram", () => {
	test("is exact for small values", () => {
		const histogram = of([5, 1, 4, 2, 3]);
		expect(histogram.percentile(0.5)).toBe(3);
		expect(histogram.percentile(0.2)).toBe(1);
		expect(histogram.percentile(0.21)).toBe(2);
		expect(histogram.percentile(1)).toBe(5);
	});

	test("has nothing to tell of nothing", () => {
		expect(new Histogram().spread()).toEqual({ count: 0, mean: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0 });
	});

	test("takes what is below 0 as 0, and what is too large as the largest", () => {
		const histogram = of([-3, 2 ** 40]);
		expect(histogram.percentile(0.5)).toBe(0);
		expect(histogram.percentile(1)).toBe(2 ** 31 - 1);
	});

	test("keeps the exact mean and maximum", () => {
		const { mean, max, count } = of([1_000_001, 3]).spread();
		expect([mean, max, count]).toEqual([500_002, 1_000_001, 2]);
	});

	test("is never below the true percentile, and at most 1.6 % above", () => {
		const values = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(values, fc.double({ min: 0.001, max: 1, noNaN: true }), (numbers, part) => {
				const sorted = [...numbers].sort((one, other) => one - other);
				const exact = sorted[Math.max(1, Math.ceil(numbers.length * part)) - 1] ?? 0;
				const found = of(numbers).percentile(part);
				expect(found).toBeGreaterThanOrEqual(exact);
				expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 64) + 1);
			}),
		);
	});
});
