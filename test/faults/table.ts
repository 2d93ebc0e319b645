/** A run's result, to be read by a person. */
import type { MemoryUse } from "../checker/memory-rule.ts";
import { invariants } from "../checker/report.ts";
import type { Outcome } from "./drive.ts";
import type { Options } from "./options.ts";

/** The table, and for a failure what was found and how to run it again. */
export function tableOf({ report, faults, missing, seconds, events, memory }: Outcome, options: Options): string {
	const { counts, verdict, reason, violations } = report;
	const converged = counts.convergedMs === null ? "never" : `${(counts.convergedMs / 1_000).toFixed(1)} s`;
	const total = [...faults.values()].reduce((sum, count) => sum + count, 0);
	const rows: [string, string | number][] = [
		["faults injected", total],
		...[...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]): [string, number] => [`  ${kind}`, count]),
		["messages and changes acknowledged", counts.acknowledged],
		["refused, as they should be", counts.refused],
		["never answered", counts.unknown],
		["events in the logs", events],
		["  edits, deletions, reactions, pins", [counts.edits, counts.deletions, counts.reactions, counts.pins].join(", ")],
		["  in threads, forwarded", `${counts.replies}, ${counts.forwarded}`],
		["events that clients were told of", counts.received],
		["lost", counts.lost],
		["doubled", counts.doubled],
		["out of order", counts.outOfOrder],
		["copies that differ from the log", `${counts.differingCopies} of ${counts.copies}`],
		["wrong unread counts", counts.wrongUnread],
		...memoryRows(memory),
		["time until everybody had everything", converged],
		["time in all", `${seconds.toFixed(0)} s`],
		["seed", options.seed],
		["history", options.history],
		["verdict", reason === null ? verdict : `${verdict}: ${reason}`],
	];
	const width = Math.max(...rows.map(([name]) => name.length));
	const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${String(value).padStart(8)}`);
	for (const { invariant, detail, line } of violations.slice(0, 40)) {
		lines.push(`${invariant} (${invariants[invariant]}), line ${line + 1}: ${detail}`);
	}
	for (const what of missing.slice(0, 20)) lines.push(`not at rest: ${what}`);
	if (verdict !== "valid") lines.push(`again: ${commandOf(options)}`);
	return lines.join("\n");
}

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

function memoryRows(memory: MemoryUse | null): [string, string | number][] {
	if (memory === null) return [];
	const { base, peak, bound, isOver } = memory;
	return [
		["memory of the runtime before anybody came", mib(base)],
		[`  at its highest, for ${peak.sockets} sockets`, mib(peak.bytes)],
		["  at most (base, 64 KiB a socket, 64 MiB)", `${mib(bound)}${isOver ? ", exceeded (I19)" : ""}`],
	];
}

function commandOf(options: Options): string {
	const { history: _, isMemoryStrict, ...numbers } = options;
	const args = Object.entries(numbers).map(([name, value]) => `--${name} ${value}`);
	if (isMemoryStrict) args.push("--strict-memory");
	return `npm run faults -- ${args.join(" ")}`;
}
