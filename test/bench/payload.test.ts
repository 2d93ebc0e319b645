import { describe, expect, test } from "vitest";
import { findNumbers, textOf } from "../../bench/load/payload.ts";

function numbersIn(text: string): number[] {
	const found: number[] = [];
	findNumbers(Buffer.from(text), (number) => found.push(number));
	return found;
}

describe("the load generator's texts", () => {
	test("are as long as asked, but long enough for their number", () => {
		expect(textOf(1, 100)).toHaveLength(100);
		expect(textOf(1, 500)).toHaveLength(500);
		expect(numbersIn(textOf(99_999_999, 1))).toEqual([99_999_999]);
	});

	test("are found in any frame, however many, in order", () => {
		const message = (number: number) => ({ type: "new_message", message: { seq: 1, body: { text: textOf(number) } } });
		const batch = JSON.stringify({ type: "batch", frames: [message(7), message(12_345_678), message(0)] });
		expect(numbersIn(batch)).toEqual([7, 12_345_678, 0]);
		expect(numbersIn(JSON.stringify({ type: "presence", userId: "m:1" }))).toEqual([]);
	});
});
