/** What may be said on the command line of `npm run bench`. */

/** Where the state of the servers lies: a memory file system takes the disk's own speed out. */
export type Place = "memory" | "disk";

export interface Options {
	/** What to measure; empty: everything. */
	works: string[];
	/** Against what; empty: what each work is made for. */
	subjects: string[];
	rounds: number;
	/** Seconds for which a rate is measured, and before that is not. */
	seconds: number;
	warmup: number;
	places: Place[];
	/** Overrides of a work's own: sockets, and messages a second. */
	people: number[];
	rates: number[];
	/** Small settings, to see that everything runs; what comes out is not for the page. */
	quick: boolean;
	/** The folder for results, pages and plots. */
	out: string | null;
	/** The first of a few ports that are free. */
	port: number;
}

/** An option that there is not, or a value that it does not take. */
export class BadOption extends Error {}

function positive(name: string, text: string | undefined): number {
	const value = Number(text);
	if (text === undefined || text === "" || !Number.isFinite(value) || value <= 0) {
		throw new BadOption(`${name} takes a number above 0, not ${text ?? "nothing"}.`);
	}
	return value;
}

function list(name: string, text: string | undefined): string[] {
	if (text === undefined || text === "") throw new BadOption(`${name} takes a list, such as a,b.`);
	return text.split(",");
}

/** How many rounds are run, unless said otherwise. */
const usual = { rounds: 5, seconds: 10, warmup: 3 };
const quickly = { rounds: 1, seconds: 2, warmup: 0.5 };

/**
 * Reads the arguments.
 *
 * @throws {BadOption} says in plain words what is wrong
 */
export function readOptions(args: readonly string[]): Options {
	const quick = args.includes("--quick");
	const options: Options = {
		works: [],
		subjects: [],
		...(quick ? quickly : usual),
		places: [],
		people: [],
		rates: [],
		quick,
		out: null,
		port: 8_790,
	};
	const numbers = (name: string, text: string | undefined) => list(name, text).map((each) => positive(name, each));
	const takers: Record<string, (text: string | undefined) => void> = {
		"--rounds": (text) => {
			options.rounds = Math.ceil(positive("--rounds", text));
		},
		"--seconds": (text) => {
			options.seconds = positive("--seconds", text);
		},
		"--warmup": (text) => {
			options.warmup = positive("--warmup", text);
		},
		"--port": (text) => {
			options.port = positive("--port", text);
		},
		"--people": (text) => {
			options.people = numbers("--people", text);
		},
		"--rates": (text) => {
			options.rates = numbers("--rates", text);
		},
		"--subjects": (text) => {
			options.subjects = list("--subjects", text);
		},
		"--state": (text) => {
			options.places = list("--state", text).map((place) => {
				if (place === "memory" || place === "disk") return place;
				throw new BadOption(`--state takes memory or disk, not ${place}.`);
			});
		},
		"--out": (text) => {
			if (text === undefined || text === "") throw new BadOption("--out takes a folder.");
			options.out = text;
		},
	};
	for (let at = 0; at < args.length; at++) {
		const arg = args[at] ?? "";
		if (arg === "--quick") continue;
		if (!arg.startsWith("-")) {
			options.works.push(arg);
			continue;
		}
		const take = takers[arg];
		if (take === undefined) throw new BadOption(`There is no option ${arg}.`);
		take(args[++at]);
	}
	return options;
}
