import { describe, expect, test } from "vitest";
import { pageOf } from "../../bench/report/page.ts";
import type { Sample, WorkRecord } from "../../bench/report/samples.ts";

const record = (work: string, subjects: Record<string, string>, samples: Sample[], settings = {}): WorkRecord => ({
	work,
	startedAt: Date.UTC(2026, 10, 26),
	machine: { processors: "2 × a processor", load: "0.1" },
	settings: { rounds: 2, ...settings },
	subjects,
	samples,
});

const fanout = record(
	"fanout",
	{ parley: "Parley", ceiling: "ceiling" },
	["parley", "ceiling"].flatMap((subject, index) =>
		["100 sockets, 50 a second", "100 sockets, 200 a second"].map((name) => ({
			round: 0,
			subject,
			place: "memory" as const,
			case: name,
			values: { "p50, ms": 1, "p99, ms": 5, "CPU, µs": 10 - index * 5 },
		})),
	),
);

describe("the page of results", () => {
	test("shows each work that was measured, in its own order, with date and machine", () => {
		const history = record(
			"history",
			{ short: "1,000", long: "1,000,000" },
			["short", "long"].flatMap((subject, index) =>
				["page", "first open"].map((name) => ({
					round: 0,
					subject,
					place: "memory" as const,
					case: name,
					values: { ms: index + 1 },
				})),
			),
			{ coldNames: ["first open"] },
		);
		const { text, plots } = pageOf([history, fanout]);
		expect(text.indexOf("## Fan-out")).toBeLessThan(text.indexOf("## A long conversation"));
		expect(text).not.toContain("## Search");
		expect(text).toContain("*2026-11-26, 2 rounds, load before: 0.1*");
		expect(text).toContain("| processors | 2 × a processor |");
		expect(text).toContain("| page | 1 | 2 | 2 (2 to 2) |");
		expect(text.indexOf("| page |")).toBeLessThan(text.indexOf("| first open |"));
		expect(plots.map(({ name }) => name)).toEqual(["fanout-cpu", "fanout-p99"]);
		for (const { name } of plots) expect(text).toContain(`plots/${name}.svg`);
		const { text: noted } = pageOf([{ ...fanout, note: "the last row a day later" }]);
		expect(noted).toContain(", load before: 0.1, the last row a day later*");
	});

	test("says where something was measured with something else than most", () => {
		const machine = (processors: string, ws: string) => ({ processors, ws, load: "0.1" });
		const { text } = pageOf([
			{ ...fanout, machine: machine("old", "8.0") },
			{ ...fanout, work: "acks", machine: machine("new", "not installed") },
			{ ...fanout, work: "connect", machine: machine("new", "8.0") },
		]);
		expect(text).toContain("| processors | new |");
		expect(text).toContain("| ws | 8.0 |");
		expect(text.match(/^\*2026.*\*$/gmu)).toEqual([
			"*2026-11-26, 2 rounds, load before: 0.1, processors: old*",
			"*2026-11-26, 2 rounds, load before: 0.1*",
			"*2026-11-26, 2 rounds, load before: 0.1*",
		]);
	});

	test("says of each goal whether it was reached, by the median of the rounds' own ratios", () => {
		const acks = record(
			"acks",
			{ parley: "Parley", ws: "ws, Node" },
			[
				[10, 20],
				[90, 100],
				[70, 100],
			].flatMap(([parley, ws], round) =>
				Object.entries({ parley, ws }).map(([subject, value = 0]) => ({
					round,
					subject,
					place: "disk" as const,
					case: "one at a time",
					values: { "acknowledged a second": value },
				})),
			),
		);
		const { text } = pageOf([acks, fanout]);
		const what = "acknowledged a second beside ws with SQLite: one at a time, state on disk";
		expect(text).toContain(`| ${what} | at least 0.60 | 0.70 | reached |`);
		const cpu = "CPU for each delivery beside the ceiling's: 100 sockets, 50 a second, state in memory";
		expect(text).toContain(`| ${cpu} | at most 1.15 | 2 | **missed** |`);
		expect(text).not.toContain("beside partyserver's");
	});

	test("compares the processor time, not the latency", () => {
		expect(pageOf([fanout]).text).toContain("| Parley | 1 | 5 | 10 | – | – | – | – | – | 2 (2 to 2) |");
	});
});
