/**
 * The real client and the real objects in one workerd: a seed says what is cut, held
 * back, repeated, reordered, put to sleep and evicted. In the end everybody has the log.
 */
import { describe, expect, test } from "vitest";
import { runSeed } from "./plan.ts";

/** Seeds that once found something; they stay. */
const pinned: number[] = [];
const fresh = Array.from({ length: 30 }, (_, index) => index + 1);

/** By all seeds together. */
const did = { edits: 0, deletions: 0, reactions: 0, pins: 0, replies: 0, forwarded: 0 };

describe("EV6 RS1 SD2 ED1 DL2 RX1 PN1 TH2 TH6 TH7 SD9 converges", () => {
	test.each([...pinned, ...fresh])("seed %i", { timeout: 60_000 }, async (seed) => {
		const { report, late, log } = await runSeed(seed);
		expect({ seed, late, violations: report.violations }).toEqual({ seed, late: [], violations: [] });
		expect(log).toBeGreaterThan(0);
		for (const kind of Object.keys(did) as (keyof typeof did)[]) did[kind] += report.counts[kind];
	});

	test("and what was said was edited, deleted, reacted to, pinned, answered in threads and passed on, again and again", () => {
		for (const count of Object.values(did)) expect(count).toBeGreaterThan(fresh.length);
	});
});
