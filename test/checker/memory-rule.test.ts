import { describe, expect, test } from "vitest";
import { memoryUse } from "./memory-rule.ts";

const mib = 1024 * 1024;
const sample = (sockets: number, mibs: number) => ({ sockets, bytes: mibs * mib });

describe("I19 bounded memory", () => {
	test("what is added is 64 MiB and 64 KiB a socket", () => {
		expect(memoryUse([sample(0, 200), sample(0, 264)])?.isOver).toBe(false);
		expect(memoryUse([sample(0, 200), sample(0, 265)])?.isOver).toBe(true);
		expect(memoryUse([sample(0, 200), sample(160, 274)])?.isOver).toBe(false);
		expect(memoryUse([sample(0, 200), sample(160, 275)])?.isOver).toBe(true);
	});

	test("sockets that were open before count, those that come later do not", () => {
		expect(memoryUse([sample(0, 200), sample(1_600, 300), sample(0, 364)])?.isOver).toBe(false);
		expect(memoryUse([sample(0, 200), sample(0, 300), sample(1_600, 200)])?.isOver).toBe(true);
	});

	test("the worst moment is told", () => {
		const samples = [sample(0, 200), sample(10, 260), sample(320, 270), sample(320, 220)];
		expect(memoryUse(samples)).toEqual({ base: 200 * mib, peak: sample(10, 260), bound: 264.625 * mib, isOver: false });
		expect(memoryUse([])).toBeNull();
	});
});
