/** The short form of `npm run faults`, with fixed seeds: the real server is killed, restarted and cut off. */
import { expect, test } from "vitest";
import { drive } from "./drive.ts";
import { type Options, shortForm } from "./options.ts";
import { tableOf } from "./table.ts";

const seeds = [2];

test.each(seeds)(
	"EV1 EV2 SD2 DL2 RS1 RD5 nothing is lost, doubled or out of order; seed %i",
	{ timeout: 300_000 },
	async (seed) => {
		const options: Options = { ...shortForm, seed, history: `dist/faults/short-${seed}.jsonl`, isMemoryStrict: false };
		const outcome = await drive(options, () => {});
		const table = tableOf(outcome, options);
		console.info(table);
		expect(outcome.report.verdict, table).toBe("valid");
		expect(outcome.faults.get("kill -9 of the server in a burst")).toBe(options.kills);
	},
);
