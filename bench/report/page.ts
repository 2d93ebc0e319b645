/** RESULTS.md, from what is kept of each work. */
import { costPage, costPlot, type PlayedScene } from "./cost-page.ts";
import { goalsTable } from "./goals.ts";
import { barChart, lineChart } from "./plot.ts";
import { type Columns, distinct, matrix, printRecord } from "./print.ts";
import { type Sample, valueAt, type WorkRecord } from "./samples.ts";
import { table } from "./table.ts";

/** A file beside the page. */
export interface Plot {
	name: string;
	svg: string;
}

interface Section {
	work: string;
	title: string;
	/** What was done, in words. */
	intro: string;
	columns?: Columns;
	plots?(record: WorkRecord): Plot[];
	/** Instead of the tables of all samples. */
	body?(record: WorkRecord): string;
}

const median = (record: WorkRecord, where: Pick<Sample, "subject" | "place" | "case">, name: string) =>
	valueAt(record.samples, where, name)?.median ?? null;

const casesOf = (record: WorkRecord, place: Sample["place"]) =>
	distinct(record.samples.filter((sample) => sample.place === place).map((sample) => sample.case));

/** A value of all subjects over cases. */
const seriesOf = (record: WorkRecord, cases: readonly string[], name: string, place: Sample["place"] = "memory") =>
	Object.entries(record.subjects).map(([subject, title]) => ({
		title,
		values: cases.map((each) => median(record, { subject, place, case: each }, name)),
	}));

/** Fan-out to this many sockets, by growing rates. */
function fanoutPlots(record: WorkRecord): Plot[] {
	const cases = casesOf(record, "memory").filter((name) => name.startsWith("100 sockets"));
	if (cases.length < 2) return [];
	const labels = cases.map((name) => name.replace("100 sockets, ", "").replace(" a second", "/s"));
	const how = { labels, byPowers: true };
	return [
		{
			name: "fanout-cpu",
			svg: lineChart({
				...how,
				byPowers: false,
				title: "100 sockets: processor time of the server",
				unit: "µs for each message that reached a socket",
				series: seriesOf(record, cases, "CPU, µs"),
			}),
		},
		{
			name: "fanout-p99",
			svg: lineChart({
				...how,
				title: "100 sockets: the slowest of a hundred deliveries",
				unit: "ms from when it was meant to be sent, 99th percentile",
				series: seriesOf(record, cases, "p99, ms"),
			}),
		},
	];
}

function barPlot(name: string, title: string, value: string, unit: string, byPowers = false) {
	return (record: WorkRecord): Plot[] => {
		const place = record.samples.some((sample) => sample.place === "disk") ? "disk" : "memory";
		const labels = casesOf(record, place);
		if (labels.length === 0) return [];
		return [{ name, svg: barChart({ title, unit, byPowers, labels, series: seriesOf(record, labels, value, place) }) }];
	};
}

const sections: readonly Section[] = [
	{
		work: "fanout",
		title: "Fan-out",
		intro: `Everybody talks in turn, everybody hears everything. The load is an open loop: a latency counts from when its message was meant to be
sent, whatever the server did before. *CPU* is what the operating system says the server's processes used, for each message that reached a
socket. Where *delivered* is below 100, the rest had not come five seconds after the last message: the server was beyond what it can do, and its
latencies say no more than that. 2,000 sockets are 1,000 people on two devices each. The load generator runs on the same processors;
how busy it was is shown, and how late it sent (of a latency that is part).`,
		columns: {
			names: [
				"p50, ms",
				"p99, ms",
				"CPU, µs",
				"delivered, %",
				"memory, MB",
				"server, processors",
				"generator, processors",
				"generator late, p99, ms",
			],
			compared: "CPU, µs",
		},
		plots: fanoutPlots,
	},
	{
		work: "acks",
		title: "One sender, durable acknowledgements",
		intro: `As fast as the server confirms: a message counts when its own copy came back, which everybody but the ceiling sends only when it is on the disk
(or in the memory file system). One at a time, and 64 under way. *CPU* is for each message.`,
		plots: barPlot("acks", "One sender", "acknowledged a second", "durable acknowledgements a second", true),
	},
	{
		work: "connect",
		title: "Everybody comes at once",
		intro: `From the first connection attempt to the answer of the last join, all in the same moment; then they stay and say nothing. *CPU*, *received* and
*memory* are for each socket. The peers take anybody; Parley looks up each one's session, limit, membership and inbox, and tells them who
the members are.`,
	},
	{
		work: "resume",
		title: "Everybody comes back",
		intro: `All sockets are cut, 100 messages are said, and all come back in the same moment, each asking for what it missed. *CPU* is for each socket. Socket.IO and
the others read it from their table, as Parley reads its log.`,
	},
	{
		work: "history",
		title: "A long conversation beside a short one",
		intro: `Conversations of each length on one server, asked in turns, over REST and sockets; the server is started anew for each round. A number is the
median of the rounds' medians, in milliseconds. `,
		body: (record) => {
			const cold = (record.settings.coldNames as string[] | undefined) ?? [];
			const warm = distinct(record.samples.map((sample) => sample.case)).filter((name) => !cold.includes(name));
			return `${matrix(record, "ms", warm)}

Done once in each round, right after the start:

${matrix(record, "ms", cold)}

The first count is the one thing that goes by how much is unread: it is made once, when somebody who is that far behind
looks after the object woke, and carried on from there (\`src/conversation/tally.ts\`).`;
		},
	},
	{
		work: "start",
		title: "From `npm start` to ready",
		intro: "With the packages installed; it builds the client and applies migrations.",
	},
	{
		work: "client",
		title: "The client",
		intro: `In a real Chromium, without a limit on network or processor. *Painted* is from the start of the navigation until the newest message is on the screen.
The time of a received message is that of all tasks of the page's process, with its list, receipts, storage and hash chain.`,
	},
	{
		work: "size",
		title: "What is kept",
		intro:
			"Bytes on the disk for each, in databases of our schemas that are filled as the server fills them; with indexes, without free pages.",
	},
	{
		work: "formatting",
		title: "The longest texts",
		intro:
			"How long texts of 8,000 characters that are made to be slow take to be read as Markdown, and code of 3,000 to be coloured, in Node.",
	},
	{
		work: "cost",
		title: "Money",
		intro: "",
		plots: (record) => [{ name: "cost", svg: costPlot(scenesOf(record)) }],
		body: (record) => costPage(scenesOf(record)),
	},
];

const goalsIntro = `The medians over the rounds of ratios that are made within each. A p99 of few messages is that of the slowest few: it
differs by half from one day to the next. Why what is missed cannot be had, as far as we know: [0020](../docs/decisions/0020-hot-path.md).`;

const elsewhere = `## On pages of their own

[Search](search-results.md) in a conversation of a million messages and in 200 of them; [scrolling](timeline-results.md) through 100,000 messages; and
[what Lighthouse says](lighthouse-results.md).`;

const scenesOf = (record: WorkRecord) => (record as WorkRecord & { scenes: PlayedScene[] }).scenes;

const dayOf = (record: WorkRecord) => new Date(record.startedAt).toISOString().slice(0, 10);

type Machine = WorkRecord["machine"];

/** The machine and the versions that most of the records have in common, one by one. */
function commonMachine(records: readonly WorkRecord[]): Machine {
	const common: Machine = {};
	for (const name of new Set(records.flatMap(({ machine }) => Object.keys(machine)))) {
		if (name === "load") continue;
		const values = records.map(({ machine }) => machine[name]).filter((value) => value !== undefined);
		// A peer that a work does not need is not always there.
		const known = values.filter((value) => value !== "not installed");
		const times = (value: string) => known.filter((each) => each === value).length;
		const [most = "not installed"] = known.sort((one, other) => times(other) - times(one));
		common[name] = most;
	}
	return common;
}

/** What was otherwise when this was measured. */
function otherwise({ machine }: WorkRecord, common: Machine): string[] {
	return Object.entries(machine)
		.filter(([name, value]) => name !== "load" && value !== "not installed" && value !== common[name])
		.map(([name, value]) => `${name}: ${value}`);
}

function sectionText(section: Section, record: WorkRecord, common: Machine, plots: readonly Plot[]): string {
	const { rounds } = record.settings;
	const how = [
		dayOf(record),
		...(typeof rounds === "number" ? [rounds === 1 ? "1 round" : `${rounds} rounds`] : []),
		`load before: ${record.machine.load}`,
		...otherwise(record, common),
		...(record.note === undefined ? [] : [record.note]),
	];
	const body = section.body?.(record) ?? printRecord(record, section.columns);
	const pictures = section.work === "cost" ? [] : plots.map(({ name }) => `![${name}](plots/${name}.svg)`);
	return [`## ${section.title}`, section.intro, `*${how.join(", ")}*`, ...pictures, body]
		.filter((part) => part !== "")
		.join("\n\n");
}

/** The page and its plots, of all works that were ever measured. */
export function pageOf(records: readonly WorkRecord[]): { text: string; plots: Plot[] } {
	const plots: Plot[] = [];
	const common = commonMachine(records);
	const texts = sections.flatMap((section) => {
		const record = records.find(({ work }) => work === section.work);
		if (record === undefined) return [];
		const own = section.plots?.(record) ?? [];
		plots.push(...own);
		return [sectionText(section, record, common, own)];
	});
	const goals = goalsTable(records);
	const reached = goals === "" ? [] : [`## What was to be reached\n\n${goalsIntro}\n\n${goals}`];
	const text = `# What was measured

Written by \`npm run bench\` from \`bench/results\`; nothing here is estimated, except where it says so. Subjects take turns in each round, each on a server
that was just started; a number is the median over the rounds, and a ratio is made within each round, with the ends of what came out in brackets.
Parley, the ceiling and partyserver run in the runtime itself, as in production; the proxy of \`wrangler dev\` stands before one of them only
where the name says it. What the others are: [peers](peers/README.md). Nobody uses TLS or compression.
Where a section was measured with something else than this, it says so.

${table(["", ""], Object.entries(common))}

${[...reached, ...texts, elsewhere].join("\n\n")}
`;
	return { text, plots };
}
