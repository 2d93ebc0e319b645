import { describe, expect, test } from "vitest";
import { Bucket } from "../../src/objects/bucket.ts";

describe("a bucket", () => {
	test("LM1 lets a burst through at once and then one in every interval", () => {
		const bucket = new Bucket(5, 20);
		const waits = Array.from({ length: 21 }, () => bucket.take(1_000));
		expect(waits.slice(0, 20).every((wait) => wait === 0)).toBe(true);
		expect(waits[20]).toBe(200);
		expect(bucket.take(1_199)).toBe(1);
		expect(bucket.take(1_200)).toBe(0);
		expect(bucket.take(1_200)).toBe(200);
	});

	test("LM1 a refusal costs nothing: however often one asks, the wait does not grow", () => {
		const bucket = new Bucket(1, 1);
		expect(bucket.take(0)).toBe(0);
		for (let i = 0; i < 100; i++) expect(bucket.take(500)).toBe(500);
		expect(bucket.take(1_000)).toBe(0);
	});

	test("LM1 after a rest the burst is whole again, and never more than that", () => {
		const bucket = new Bucket(5, 20);
		for (let i = 0; i < 20; i++) bucket.take(0);
		const later = Array.from({ length: 25 }, () => bucket.take(1_000_000));
		expect(later.filter((wait) => wait === 0)).toHaveLength(20);
	});

	test("LM1 a clock that steps back refuses nobody for longer than the burst lasts", () => {
		const bucket = new Bucket(10, 1);
		bucket.take(1_000);
		expect(bucket.take(900)).toBe(200);
	});

	test("LM2 several pass together or not at all", () => {
		const bucket = new Bucket(30, 30);
		expect(bucket.take(0, 10)).toBe(0);
		expect(bucket.take(0, 20)).toBe(0);
		expect(bucket.take(0, 10)).toBe(334);
		expect(bucket.take(0, 0)).toBe(0);
		expect(bucket.take(334, 10)).toBe(0);
	});
});
