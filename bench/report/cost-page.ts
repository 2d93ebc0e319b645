/** The part of the page about money. */

import {
	asOf,
	billOf,
	type Counts,
	type Priced,
	prices,
	together,
	unitsOf,
	workerCpuMs,
} from "../../src/cost/prices.ts";
import { hostedPrices, type Usage } from "../cost/hosted.ts";
import { stackedChart } from "./plot.ts";
import { shown, table } from "./table.ts";

/** A scene that was played. */
export interface PlayedScene {
	name: string;
	/** What its cost is shared by, and how many of them there were. */
	unit: string;
	units: number;
	/** Seconds of the simulated time. */
	seconds: number;
	/** By the Worker, and by each class of objects. */
	byPart: Record<string, Counts>;
}

const sumOf = ({ byPart }: PlayedScene) => together(Object.values(byPart));

/** Dollars for a million of what the scene is shared by. */
export const perMillion = (scene: PlayedScene) => (billOf(sumOf(scene), workerCpuMs).total / scene.units) * 1e6;

/** What is shown of the bill, in words. */
const shownParts: Partial<Record<Priced, string>> = {
	rowsWritten: "rows written",
	rowsRead: "rows read",
	objectRequests: "object requests",
	gigabyteSeconds: "awake, GB-s",
	workerRequests: "Worker requests",
	databaseRowsRead: "D1 rows read",
};

function unitsTable(scenes: readonly PlayedScene[]): string {
	const names = Object.keys(shownParts) as Priced[];
	const heads = ["for each", ...names.map((name) => shownParts[name] ?? name), "kept, kB", "dollars for a million"];
	const rows = scenes.map((scene) => {
		const units = unitsOf(sumOf(scene), workerCpuMs);
		const each = names.map((name) => shown(units[name] / scene.units));
		const kept = shown((units.storedGigabytes * 1e6) / scene.units);
		return [`${scene.name}: ${scene.unit}`, ...each, kept, `**${shown(perMillion(scene))}**`];
	});
	return table(heads, rows);
}

function partsTable(scenes: readonly PlayedScene[]): string {
	const heads = ["rows written for each", "Conversation", "Inbox", "AddressLimiter", "D1"];
	const rows = scenes.map(({ name, unit, units, byPart }) => {
		const of = (part: string) => shown((byPart[part]?.rowsWritten ?? 0) / units);
		const database = shown((byPart.Worker?.databaseRowsWritten ?? 0) / units);
		return [`${name}: ${unit}`, of("Conversation"), of("Inbox"), of("AddressLimiter"), database];
	});
	return table(heads, rows);
}

const pricesTable = () =>
	table(
		["", "dollars for a million", "page of Cloudflare's documentation"],
		(Object.keys(prices) as Priced[]).map((name) => [
			name,
			name === "storedGigabytes" ? `${prices[name].dollars} for one, a month` : shown(prices[name].dollars * 1e6),
			prices[name].page,
		]),
	);

/** How prices by users are turned into prices by messages: what one person says in a month, to one other. */
const usages: readonly (Usage & { words: string })[] = [
	{ words: "direct chats, 300 messages a person and month", saidByPerson: 300, hearers: 1 },
	{ words: "groups of which 9 others listen, 300 messages a person and month", saidByPerson: 300, hearers: 9 },
];

function hostedTable(): string {
	const heads = ["dollars for a million messages", ...usages.map(({ words }) => words), "list price", "read"];
	const rows = hostedPrices.map(({ service, price, page, read, perMillion: dollars }) => [
		service,
		...usages.map((usage) => (dollars === null ? "–" : shown(dollars(usage)))),
		`${price} (${page})`,
		read,
	]);
	return table(heads, rows);
}

/** The plot: what a million messages cost, by what is paid for. */
export function costPlot(scenes: readonly PlayedScene[]): string {
	const talks = scenes.filter(({ unit }) => unit === "message");
	const parts = (Object.keys(shownParts) as Priced[]).filter((name) => name !== "databaseRowsRead");
	return stackedChart({
		title: "What a million messages cost",
		unit: "dollars",
		labels: talks.map((_, index) => String.fromCharCode(65 + index)),
		series: parts.map((name) => ({
			title: shownParts[name] ?? name,
			values: talks.map((scene) => (billOf(sumOf(scene), workerCpuMs).parts[name] / scene.units) * 1e6),
		})),
	});
}

/** The text of the section. */
export function costPage(scenes: readonly PlayedScene[]): string {
	const letters = scenes
		.filter(({ unit }) => unit === "message")
		.map(({ name }, index) => `${String.fromCharCode(65 + index)}: ${name}`);
	return `Counted in workerd by a meter around the Worker and its objects (\`bench/cost\`), which play scenes with clients that send what ours
sends: a sign of typing, the message, and *read* by everybody who looks. Rows are those of the storage's
own counters. Time is simulated, so an hour takes a moment and the counts do not depend on the machine; an object sleeps (and
wakes, and reads its members again) ten seconds after its last event. Two things are assumed: an event keeps an object awake for 10 ms,
as in Cloudflare's own examples, besides the time for which a timer of ours runs; and a request takes ${workerCpuMs} ms of the Worker's
processor. What a plan includes each month is not taken off. Files are not built yet, so R2 costs nothing here.

${unitsTable(scenes)}

![What a million messages cost](plots/cost.svg)

${letters.join(" · ")}

Where the rows are written:

${partsTable(scenes)}

The prices, as published in ${asOf}:

${pricesTable()}

What hosted services ask for by their lists, turned into the same unit. It is not the same thing: they bring clients, support and more; most
ask by users, so the fewer messages a user writes, the dearer each is; storage and connections are apart where it says so.

${hostedTable()}
`;
}
