/**
 * `node bench/search.mjs` (Node 24): what the first page of a search costs in a conversation of 1,000,000 messages and over an
 * inbox of 200 conversations, on the real server: milliseconds (p50, p95, most), the rows that each query reads, and the
 * memory of the runtime. The messages are written into the databases of the stopped server, as the same rows that sending would
 * write (fill.mjs); all else goes over HTTP. Writes search-results.md. PORT (8791), MESSAGES (1,000,000), CONVERSATIONS (200),
 * IN_EACH (200) messages, ROUNDS (40), RUNS (1).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { Server } from "../test/faults/server.ts";
import { processTree } from "../test/support/processes.ts";
import { Talker } from "./load/talker.mjs";
import { databasesIn, fill } from "./subjects/fill.mjs";

const messages = Number(process.env.MESSAGES ?? 1_000_000);
const conversations = Number(process.env.CONVERSATIONS ?? 200);
const inEach = Number(process.env.IN_EACH ?? 200);
const rounds = Number(process.env.ROUNDS ?? 40);
const runs = Number(process.env.RUNS ?? 1);

// Says how many rows a search read, and is else the Worker as it is.
process.env.WORKER = "bench/counting-worker.ts";
const server = new Server(Number(process.env.PORT ?? 8791));
const started = loadavg();

function percentile(numbers, part) {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

async function time(act) {
	const from = performance.now();
	const value = await act();
	return { ms: performance.now() - from, value };
}

/** What the processes of the runtime hold in memory, in MiB. */
function memory() {
	let pages = 0;
	for (const pid of processTree(server.pid ?? 0)) {
		try {
			if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "workerd") continue;
			pages += Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
		} catch {
			// It ended meanwhile.
		}
	}
	return (pages * 4_096) / 1024 / 1024;
}

const syllables = ["ba", "ri", "to", "len", "mo", "ka", "sun", "de", "vi", "or", "pel", "na", "shi", "gu", "tra", "em"];
/** About 4,000 made up words, the lower ones far more often than the higher ones. */
const wordOf = (number) =>
	[number % 16, Math.floor(number / 16) % 16, Math.floor(number / 256) % 16].map((place) => syllables[place]).join("");
const spread = (seq, place) => {
	const part = ((seq * 2_654_435_761 + place * 40_503) % 1_000_003) / 1_000_003;
	return Math.floor(4_096 * part ** 3);
};

/** A text as people write: always "message", words of which few are frequent, now and then Japanese or a link. */
function textOf(seq) {
	const words = Array.from({ length: 8 }, (_, place) => wordOf(spread(seq, place)));
	const extra = [];
	if (seq % 50 === 0) extra.push("お茶を飲みましょう");
	if (seq % 40 === 0) extra.push(`https://example.com/${seq}`);
	if (seq % 1_000 === 0) extra.push("thousandth");
	return [`message ${seq}`, ...words, ...extra].join(" ");
}

/** What is asked: name, query. */
const middle = Math.floor(messages / 2);
const noon = new Date(Date.now() - (messages / 2) * 1_000).toISOString().slice(0, 10);
const kinds = [
	["a word in every message", "message"],
	["a frequent word", wordOf(0)],
	["a word in one of 1,000", "thousandth"],
	["a word in one message", String(middle)],
	["a word that is nowhere", "zebra"],
	["a beginning of 4 letters, in every message", "mess"],
	["a beginning of 4 letters, many words", `${wordOf(0).slice(0, 4)}`],
	["a beginning of 3 digits, in 1,111 messages and more", "777"],
	["two letters, in every message", "me"],
	["two letters, many words", "ba"],
	["Japanese, two characters", "お茶"],
	["Japanese, one character", "茶"],
	["three words", `message ${wordOf(0)} ${wordOf(1)}`],
	["a frequent and a rare word", `message ${middle}`],
	["a phrase", `"${wordOf(spread(middle, 0))} ${wordOf(spread(middle, 1))}"`],
	["a sender", "from:ben"],
	["a sender and a frequent word", `from:ben ${wordOf(0)}`],
	["with a link", "has:link"],
	["before a day", `message before:${noon}`],
	["a rare word after a day", `thousandth after:${noon}`],
];

const lines = [];
const say = (line) => {
	lines.push(line);
	console.info(line);
};

try {
	await server.run();
	const [ann, ben] = [await Talker.guest(server.url, "Ann"), await Talker.guest(server.url, "Ben")];
	const ids = [];
	for (let number = 0; number < conversations; number++) {
		const body = { kind: "group", members: [ben.id], title: `Group ${number}` };
		const { id } = await ann.call("POST", "/api/conversations", body);
		const first = { clientId: "first", body: { text: `Hello ${number}` } };
		await ann.call("POST", `/api/conversations/${id}/messages`, first);
		ids.push(id);
	}
	const [long] = ids;
	await server.stop();
	const databases = databasesIn(server.stateDir);
	const senderOf = (seq) => (seq % 3 === 0 ? ben.id : ann.id);
	const filled = await time(() => {
		for (const id of ids) {
			const count = id === long ? messages : inEach;
			fill({ stateDir: server.stateDir, conversationId: id, count, behind: ben.id, textOf, senderOf, databases });
		}
	});
	console.info(`written in ${(filled.ms / 1_000).toFixed(0)} s`);
	await server.run();
	const before = memory();
	const ask = (q, inside) =>
		ann.call("GET", `/api/search?${new URLSearchParams({ q, ...(inside === null ? {} : { in: inside }) })}`);
	const rowsOf = async (of) => (await ann.call("GET", `/api/bench/rows?ids=${of.join("+")}`)).rows;
	let highest = before;
	const preparing = [];
	for (let isReady = false; !isReady; ) {
		const { ms, value } = await time(() => ask("message", long));
		preparing.push(ms);
		highest = Math.max(highest, memory());
		isReady = value.preparing.length === 0;
	}
	const prepared = memory();
	const all = [];
	for (let isReady = false; !isReady; ) {
		const { ms, value } = await time(() => ask("message", null));
		all.push(ms);
		isReady = value.preparing.length === 0;
	}
	const row = (name, times, note) => {
		const numbers = [0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(1));
		say(`| ${name} | ${numbers.join(" | ")} | ${note} |`);
	};
	for (let run = 1; run <= runs; run++) {
		for (const [title, inside] of [
			[`One conversation of ${messages.toLocaleString("en")} messages`, long],
			[`${conversations} conversations, that one and others of ${inEach} messages`, null],
		]) {
			say(`\n## ${title}, run ${run}\n`);
			say(
				`Load of the machine as the run began: ${loadavg()
					.map((load) => load.toFixed(1))
					.join(", ")}.\n`,
			);
			say("| | p50, ms | p95, ms | most, ms | rows read | results |\n| --- | --: | --: | --: | --: | --: |");
			const every = [];
			for (const [name, q] of kinds) {
				const times = [];
				let found = 0;
				for (let number = 0; number < rounds; number++) {
					const { ms, value } = await time(() => ask(q, inside));
					times.push(ms);
					found = value.results.length;
				}
				every.push(...times);
				highest = Math.max(highest, memory());
				const rows = await rowsOf(inside === null ? ids : [inside]);
				row(`${name}: \`${q}\``, times, `${rows.toLocaleString("en")} | ${found}`);
			}
			row("**all of these**", every, "|");
		}
	}
	say("\n## Before that\n");
	say("| | p50, ms | p95, ms | most, ms | calls |\n| --- | --: | --: | --: | --: |");
	row("a search that indexes older messages on its way, up to 2,500", preparing, preparing.length);
	row(`the first over ${conversations} conversations`, all, all.length);
	say("\n## Memory of the runtime, MiB\n");
	say("| before the first search | all is indexed | most | in the end |\n| --: | --: | --: | --: |");
	say(`| ${[before, prepared, highest, memory()].map((mib) => mib.toFixed(0)).join(" | ")} |`);
	const versionOf = (name) =>
		JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
	const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? "an unknown processor"}`;
	const load = started.map((number) => number.toFixed(1)).join(", ");
	writeFileSync(
		new URL("search-results.md", import.meta.url),
		`# What a search costs

Written by \`node bench/search.mjs\`; nothing here is estimated. ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version},
wrangler ${versionOf("wrangler")}, workerd ${versionOf("workerd")}, the state in memory where there is \`/dev/shm\`. First pages, over HTTP and
from the same machine, one after the other, each kind ${rounds} times in a run. Load of the machine (1, 5, 15 minutes) before anything was
started: ${load}; on ${cpus().length} cores what is above that many is other work, and the times are longer for it. The messages were written into the
databases of the stopped server, as the rows that sending writes; the rows read are those that the object's cursors count.
${lines.join("\n")}
`,
	);
} finally {
	await server.remove();
}
