/** A work as tables: for each place and case all subjects, and how they compare. */
import { ratioAt, type Sample, valueAt, type WorkRecord } from "./samples.ts";
import { shown, table } from "./table.ts";

/** What every subject is compared with, in this order of preference. */
const bases = ["ceiling", "ws"];

export const distinct = <T>(values: readonly T[]) => [...new Set(values)];

export const placeWords = { memory: "state in memory", disk: "state on disk" } as const;

/** A median, and what the rounds were between. */
const withEnds = (middle: { median: number; min: number; max: number } | null) =>
	middle === null ? "–" : `${shown(middle.median)} (${shown(middle.min)} to ${shown(middle.max)})`;

/** What is shown, and of what the ratio is. */
export interface Columns {
	/** The values that are shown; all that there are if it is not said. */
	names?: readonly string[];
	/** The value that is compared; the first if it is not said. */
	compared?: string;
}

/** All tables of a work. */
export function printRecord(record: WorkRecord, columns: Columns = {}): string {
	const names = columns.names ?? distinct(record.samples.flatMap(({ values }) => Object.keys(values)));
	const subjects = Object.keys(record.subjects);
	const base = subjects.length > 1 ? bases.find((name) => subjects.includes(name)) : undefined;
	if (subjects.length > 1 && base === undefined && names.length === 1) return matrix(record, names[0] ?? "");
	const how = { names, compared: columns.compared ?? names[0] ?? "", base };
	return distinct(record.samples.map(({ place }) => place))
		.map((place) => placeTable(record, place, how))
		.join("\n\n");
}

function placeTable(
	{ samples, subjects }: WorkRecord,
	place: Sample["place"],
	{ names, compared, base }: { names: readonly string[]; compared: string; base: string | undefined },
): string {
	const here = samples.filter((sample) => sample.place === place);
	const heads = [placeWords[place], ...names];
	if (base !== undefined) heads.push(`${compared}: beside ${subjects[base]}`);
	const isAlone = Object.keys(subjects).length === 1;
	const rows: string[][] = [];
	for (const name of distinct(here.map((sample) => sample.case))) {
		if (!isAlone) rows.push([`**${name}**`, ...heads.slice(1).map(() => "")]);
		for (const [subject, title] of Object.entries(subjects)) {
			const where = { subject, place, case: name };
			if (!here.some((sample) => sample.subject === subject && sample.case === name)) continue;
			const cells = names.map((each) => shown(valueAt(samples, where, each)?.median));
			if (base !== undefined) cells.push(withEnds(ratioAt(samples, where, base, compared)));
			rows.push([isAlone ? name : title, ...cells]);
		}
	}
	return table(heads, rows);
}

/** One value: a row for each case, a column for each subject, and how the last compares to the first. */
export function matrix(record: WorkRecord, name: string, cases?: readonly string[]): string {
	const { samples, subjects } = record;
	const keys = Object.keys(subjects);
	const [first = "", last = ""] = [keys[0], keys.at(-1)];
	const place = samples[0]?.place ?? "memory";
	const rows = (cases ?? distinct(samples.map((sample) => sample.case))).map((each) => {
		const where = (subject: string) => ({ subject, place, case: each });
		const cells = keys.map((subject) => shown(valueAt(samples, where(subject), name)?.median));
		return [each, ...cells, withEnds(ratioAt(samples, where(last), first, name))];
	});
	const heads = [name, ...keys.map((key) => subjects[key] ?? key), `${subjects[last]} beside ${subjects[first]}`];
	return table(heads, rows);
}
