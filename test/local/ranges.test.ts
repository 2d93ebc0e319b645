import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRange, type Ranges, rangeAt, rangesOf } from "../../client/local/ranges.ts";

const range = fc
	.record({ from: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 12 }) })
	.map(({ from, length }) => ({ from, to: from + length - 1 }));

const members = (ranges: Ranges) =>
	ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

describe("EV1 ranges of the log", () => {
	test("RS7 whatever is added in whatever order: they say what was added, no more and no less, and never touch", () => {
		fc.assert(
			fc.property(fc.array(range, { maxLength: 20 }), (added) => {
				const ranges = added.reduce<Ranges>(addRange, []);
				expect(members(ranges)).toEqual([...new Set(members(added))].sort((a, b) => a - b));
				for (const [index, { from }] of ranges.entries()) {
					const before = ranges[index - 1];
					if (before !== undefined) expect(from).toBeGreaterThan(before.to + 1);
				}
			}),
			{ seed: 1, numRuns: 300 },
		);
	});

	test("rangesOf takes seqs in any order and twice", () => {
		expect(rangesOf([])).toEqual([]);
		expect(rangesOf([5, 3, 4, 4, 9])).toEqual([
			{ from: 3, to: 5 },
			{ from: 9, to: 9 },
		]);
	});

	test("rangeAt finds the range of a seq, null in a hole", () => {
		const ranges = rangesOf([1, 2, 5, 6]);
		expect(rangeAt(ranges, 2)).toEqual({ from: 1, to: 2 });
		expect(rangeAt(ranges, 3)).toBeNull();
		expect(rangeAt(ranges, 5)).toEqual({ from: 5, to: 6 });
	});
});
