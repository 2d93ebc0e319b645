import { expect, test } from "vitest";
import { fullJitter } from "../../client/transport/backoff.ts";
import { seeded } from "./support/device.ts";

test("full jitter stays between 0 and the doubled base, and below the cap", () => {
	const random = seeded(7);
	for (let attempt = 0; attempt < 12; attempt++) {
		const bound = Math.min(30_000, 4_000 * 2 ** attempt);
		const delays = Array.from({ length: 500 }, () => fullJitter(random, attempt, 4_000, 30_000));
		expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...delays)).toBeLessThan(bound);
		// The whole range is used: otherwise a crowd comes back together.
		expect(Math.min(...delays)).toBeLessThan(bound * 0.05);
		expect(Math.max(...delays)).toBeGreaterThan(bound * 0.95);
	}
});
