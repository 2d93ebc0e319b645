/**
 * `npm run bench [-- WORK …] [options]`: measures, keeps what was measured in bench/results, and writes RESULTS.md from
 * it. Without a work: all of them. `npm run bench -- help` lists works and options.
 */
import { join } from "node:path";
import { mustRun, root } from "../scripts/run.mjs";
import { describeMachine } from "./machine/describe.mjs";
import { BadOption, readOptions } from "./options.ts";
import { printRecord } from "./report/print.ts";
import { keepRecord, writePage } from "./report/write.mjs";
import { outDir } from "./subjects/bundle.mjs";
import { acks } from "./works/acks.mjs";
import { client } from "./works/client.mjs";
import { connect } from "./works/connect.mjs";
import { cost } from "./works/cost.mjs";
import { fanout } from "./works/fanout.mjs";
import { formatting } from "./works/formatting.mjs";
import { history } from "./works/history.mjs";
import { resume } from "./works/resume.mjs";
import { size } from "./works/size.mjs";
import { start } from "./works/start.mjs";

/** Every work, in the order of the page. */
const works = { fanout, acks, connect, resume, history, start, client, size, cost, formatting };
/** What writes a page of its own, and is run when it is named: each is a script, and takes what it wants of the environment. */
const apart = ["search", "timeline", "lighthouse"];

const help = `npm run bench -- [work …] [options]

works: ${Object.keys(works).join(", ")}; none: all of them; report: only the page, from what is kept
with a page of their own, only when named: ${apart.join(", ")} (their options are at the top of bench/*.mjs)
--quick            small settings, to see that everything runs; written to dist/bench, not to the page
--rounds N         how often everything is done (5)
--seconds N        how long a rate is measured (10), after --warmup N (3)
--subjects a,b     against what: parley, parley-dev, ceiling, party, socketio, ws
--people a,b       sockets of fan-out; --rates a,b: its messages a second
--state a,b        memory, disk: where the servers keep their state
--out DIR          where results and pages go (bench)
--port N           a port that is free (8790)`;

/** The folder of results: what is not for the page stays out of it. */
const folderOf = (options) => options.out ?? (options.quick ? join(outDir, "quick") : join(root, "bench"));

async function runWork(name, options) {
	const machine = describeMachine();
	const startedAt = Date.now();
	const record = { work: name, startedAt, machine, ...(await works[name](options)) };
	keepRecord(folderOf(options), record);
	if (record.samples.length > 0) console.info(`\n${printRecord(record)}\n`);
}

try {
	const options = readOptions(process.argv.slice(2));
	if (options.works.includes("help")) {
		console.info(help);
		process.exit(0);
	}
	const chosen = options.works.length > 0 ? options.works : Object.keys(works);
	for (const name of chosen) {
		if (!(name in works) && !apart.includes(name) && name !== "report")
			throw new BadOption(`There is no work ${name}.`);
	}
	for (const name of chosen) {
		if (apart.includes(name)) mustRun("node", [join(root, `bench/${name}.mjs`)]);
		else if (name !== "report") await runWork(name, options);
	}
	writePage(folderOf(options));
	process.exit(0);
} catch (error) {
	if (!(error instanceof BadOption)) throw error;
	console.error(`${error.message}\n\n${help}`);
	process.exit(1);
}
