/** What was to be reached, and what was: each goal beside what the records say of it. */
import type { Place } from "../options.ts";
import { type PlayedScene, perMillion } from "./cost-page.ts";
import { placeWords } from "./print.ts";
import { ratioAt, valueAt, type WorkRecord } from "./samples.ts";
import { shown, table } from "./table.ts";

interface Reached {
	/** Of what. */
	where: string;
	value: number;
}

interface Goal {
	work: string;
	/** In words, and with the bound. */
	what: string;
	/** The value is to be at most, or at least, this. */
	is: "at most" | "at least";
	bound: number;
	reached(record: WorkRecord): Reached[];
}

const placesOf = ({ samples }: WorkRecord) => [...new Set(samples.map(({ place }) => place))];

/** Medians over the rounds of how one subject compares to another in `value`, in each of these cases and places that was measured. */
function beside(
	base: string,
	value: string,
	cases: readonly string[],
	{ subject = "parley", only }: { subject?: string; only?: Place } = {},
) {
	return (record: WorkRecord): Reached[] =>
		placesOf(record)
			.filter((place) => only === undefined || place === only)
			.flatMap((place) =>
				cases.flatMap((name) => {
					const ratio = ratioAt(record.samples, { subject, place, case: name }, base, value);
					return ratio === null ? [] : [{ where: `${name}, ${placeWords[place]}`, value: ratio.median }];
				}),
			);
}

/** The same for a value by itself. */
function itself(value: string, cases: readonly string[]) {
	return (record: WorkRecord): Reached[] =>
		placesOf(record).flatMap((place) =>
			cases.flatMap((name) => {
				const middle = valueAt(record.samples, { subject: "parley", place, case: name }, value);
				return middle === null ? [] : [{ where: `${name}, ${placeWords[place]}`, value: middle.median }];
			}),
		);
}

const at = (...rates: number[]) =>
	rates.map((rate) => `100 sockets, ${rate.toLocaleString("en", { useGrouping: false })} a second`);
const everyRate = at(50, 200, 400, 1_000);
const crowd = ["2000 sockets, 10 a second"];

/** The worst of what a long conversation takes beside a short one, of what was asked so often that it is warm. */
function longest(names: readonly string[]) {
	return (record: WorkRecord): Reached[] => {
		const subjects = Object.keys(record.subjects);
		const [short = "", long = ""] = [subjects[0], subjects.at(-1)];
		return names.flatMap((name) => {
			const where = { subject: long, place: "memory" as const, case: name };
			const ratio = ratioAt(record.samples, where, short, "ms");
			return ratio === null ? [] : [{ where: name, value: ratio.median }];
		});
	};
}

const goals: readonly Goal[] = [
	{
		work: "fanout",
		what: "CPU for each delivery beside the ceiling's",
		is: "at most",
		bound: 1.15,
		reached: beside("ceiling", "CPU, µs", at(50)),
	},
	{
		work: "fanout",
		what: "CPU for each delivery beside the ceiling's",
		is: "at most",
		bound: 0.5,
		reached: beside("ceiling", "CPU, µs", at(400)),
	},
	{
		work: "fanout",
		what: "CPU for each delivery beside the ceiling's",
		is: "at most",
		bound: 0.35,
		reached: beside("ceiling", "CPU, µs", at(1_000)),
	},
	{
		work: "fanout",
		what: "p99 beside partyserver's",
		is: "at most",
		bound: 1,
		reached: beside("party", "p99, ms", everyRate),
	},
	{
		work: "fanout",
		what: "p99 beside Socket.IO's",
		is: "at most",
		bound: 2,
		reached: beside("socketio", "p99, ms", everyRate),
	},
	{
		work: "fanout",
		what: "p99 through `wrangler dev` beside Socket.IO's",
		is: "at most",
		bound: 1,
		reached: beside("socketio", "p99, ms", at(1_000), { subject: "parley-dev" }),
	},
	{
		work: "fanout",
		what: "p99 beside the ceiling's",
		is: "at most",
		bound: 1.2,
		reached: beside("ceiling", "p99, ms", crowd),
	},
	{ work: "fanout", what: "delivered, %", is: "at least", bound: 100, reached: itself("delivered, %", crowd) },
	{
		work: "connect",
		what: "frames to all sockets while they open",
		is: "at most",
		bound: 19_999,
		reached: itself("frames, all", ["2000 at once"]),
	},
	{
		work: "acks",
		what: "acknowledged a second beside ws with SQLite",
		is: "at least",
		bound: 0.6,
		reached: beside("ws", "acknowledged a second", ["one at a time", "64 under way"]),
	},
	{
		work: "history",
		what: "a million messages beside a thousand",
		is: "at most",
		bound: 1.2,
		reached: longest([
			"open: a socket, and a join with nothing",
			"join 10 events behind the head",
			"newest page of messages",
			"page in the middle",
			"oldest page of messages",
		]),
	},
	{
		work: "cost",
		what: "dollars for a million messages",
		is: "at most",
		bound: 4,
		reached: (record) => scene(record, "a group of 10, half of them offline"),
	},
];

function scene(record: WorkRecord, name: string): Reached[] {
	const { scenes } = record as WorkRecord & { scenes: PlayedScene[] };
	return scenes.filter((each) => each.name === name).map((each) => ({ where: name, value: perMillion(each) }));
}

/** A table of all goals of which there is a record; empty if there is none. */
export function goalsTable(records: readonly WorkRecord[]): string {
	const rows = goals.flatMap(({ work, what, is, bound, reached }) => {
		const record = records.find((each) => each.work === work);
		return (record === undefined ? [] : reached(record)).map(({ where, value }) => {
			const isMet = is === "at most" ? value <= bound : value >= bound;
			return [`${what}: ${where}`, `${is} ${shown(bound)}`, shown(value), isMet ? "reached" : "**missed**"];
		});
	});
	return rows.length === 0 ? "" : table(["", "goal", "measured", ""], rows);
}
