/** What a run is told, and its two usual forms. */
import { parseArgs } from "node:util";

export interface Options {
	seed: number;
	/** How long faults are injected. */
	seconds: number;
	/** How many messages are to be said, and small faults to be injected, in that time. */
	messages: number;
	faults: number;
	/** People who talk. */
	clients: number;
	/** Conversations that they share. */
	talks: number;
	kills: number;
	restarts: number;
	/** Sockets of a reconnect storm; 0: none. */
	storm: number;
	port: number;
	/** Where the history is kept. */
	history: string;
	/** Whether more memory than the goal (I19) is a failure. */
	isMemoryStrict: boolean;
}

/** At most ten minutes. */
export const longForm: Omit<Options, "seed" | "history" | "isMemoryStrict"> = {
	seconds: 470,
	messages: 102_000,
	faults: 1_050,
	clients: 8,
	talks: 8,
	kills: 21,
	restarts: 6,
	storm: 500,
	port: 9450,
};

/** Half a minute, for every test run. */
export const shortForm: Omit<Options, "seed" | "history" | "isMemoryStrict"> = {
	seconds: 24,
	messages: 2_500,
	faults: 50,
	clients: 5,
	talks: 4,
	kills: 3,
	restarts: 1,
	storm: 0,
	port: 9460,
};

const numbers = ["seed", "seconds", "messages", "faults", "clients", "talks", "kills", "restarts", "storm", "port"];

export const usage = `npm run faults -- [--short] ${numbers.map((name) => `[--${name} N]`).join(" ")} [--history FILE] [--strict-memory]

or, to watch what the disk has (see fsync.ts): npm run faults -- --fsync [--messages N] [--port N]`;

/** Reads the command line; a number of seconds alone scales the long form. */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			short: { type: "boolean" },
			history: { type: "string" },
			"strict-memory": { type: "boolean" },
			...Object.fromEntries(numbers.map((name) => [name, { type: "string" as const }])),
		},
	});
	const given = values as Record<string, string | boolean | undefined>;
	const base = given.short === true ? shortForm : scaled(given.seconds);
	const seed = Math.floor(Math.random() * 1_000_000);
	const options: Options = { ...base, seed, history: "", isMemoryStrict: given["strict-memory"] === true };
	for (const name of numbers) {
		const value = given[name];
		if (value === undefined) continue;
		const number = Number(value);
		if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} takes a whole number\n${usage}`);
		Object.assign(options, { [name]: number });
	}
	const file = typeof given.history === "string" ? given.history : `dist/faults/seed-${options.seed}.jsonl`;
	return { ...options, history: file };
}

function scaled(seconds: string | boolean | undefined): typeof longForm {
	const share = Math.min(1, Number(seconds ?? longForm.seconds) / longForm.seconds);
	const part = (count: number) => Math.ceil(count * share);
	const { messages, faults, kills, restarts, storm } = longForm;
	return {
		...longForm,
		messages: part(messages),
		faults: part(faults),
		kills: part(kills),
		restarts: part(restarts),
		storm: share < 0.5 ? 0 : storm,
	};
}
