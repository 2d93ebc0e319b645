/** A work as tables: for each place and case all subjects, and how they compare. */
import { ratioAt, valueAt, type WorkRecord } from "./samples.ts";
import { shown, table } from "./table.ts";

/** What every subject is compared with, in this order of preference. */
const bases = ["ceiling", "ws", "parley"];

const distinct = <T>(values: readonly T[]) => [...new Set(values)];

/** All tables of a work. `names`: the values that are shown, else all that there are. */
export function printRecord(record: WorkRecord, names?: readonly string[]): string {
	const { samples } = record;
	const shownNames = names ?? distinct(samples.flatMap(({ values }) => Object.keys(values)));
	const base = bases.find((name) => name in record.subjects && Object.keys(record.subjects).length > 1);
	const compared = shownNames.includes("CPU, µs") ? "CPU, µs" : shownNames[0];
	const parts: string[] = [];
	for (const place of distinct(samples.map((sample) => sample.place))) {
		const heads = [`state ${place === "memory" ? "in memory" : "on disk"}`, ...shownNames];
		if (base !== undefined) heads.push(`${compared} beside ${base}`);
		const rows: string[][] = [];
		for (const name of distinct(samples.filter((sample) => sample.place === place).map((sample) => sample.case))) {
			rows.push([`**${name}**`, ...heads.slice(1).map(() => "")]);
			for (const [subject, title] of Object.entries(record.subjects)) {
				const where = { subject, place, case: name };
				if (!samples.some((sample) => sample.subject === subject && sample.case === name)) continue;
				const cells = shownNames.map((each) => shown(valueAt(samples, where, each)?.median));
				if (base !== undefined) {
					const ratio = ratioAt(samples, where, base, compared ?? "");
					cells.push(ratio === null ? "–" : `${shown(ratio.median)} (${shown(ratio.min)} to ${shown(ratio.max)})`);
				}
				rows.push([title, ...cells]);
			}
		}
		parts.push(table(heads, rows));
	}
	return parts.join("\n\n");
}
