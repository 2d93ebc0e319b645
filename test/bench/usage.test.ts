import { describe, expect, test } from "vitest";
import { cpuSecondsOf } from "../../bench/machine/usage.ts";

describe("what a process used", () => {
	test("is its own time and that of children it waited for, whatever its name", () => {
		const stat = "42 (a) (b) S 1 42 42 0 -1 4194560 9 0 0 0 250 50 7 3 20 0 9 0 100 1 1";
		expect(cpuSecondsOf(stat)).toBeCloseTo(3.1);
	});
});
