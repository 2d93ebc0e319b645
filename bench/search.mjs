/**
 * `node bench/search.mjs`: what a search costs in a conversation of 1,000,000 messages and over 200 conversations, on the
 * real server: milliseconds (p50, p95), first until all is indexed and then warm. PORT (8791), MESSAGES (1,000,000),
 * CONVERSATIONS (200), ROUNDS (40). Prints the table of RESULTS-search.md. Rows are counted by test/conversation/search.test.ts.
 */
import { performance } from "node:perf_hooks";
import { Server } from "../test/faults/server.ts";
import { fill } from "./fill.mjs";
import { Talker } from "./talker.mjs";

const messages = Number(process.env.MESSAGES ?? 1_000_000);
const conversations = Number(process.env.CONVERSATIONS ?? 200);
const rounds = Number(process.env.ROUNDS ?? 40);

const server = new Server(Number(process.env.PORT ?? 8791));

function percentile(numbers, part) {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

async function time(act) {
	const from = performance.now();
	const value = await act();
	return { ms: performance.now() - from, value };
}

function row(name, times, note = "") {
	const numbers = [0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(1));
	console.info(`| ${name} | ${numbers.join(" | ")} | ${note} |`);
}

/** What is asked of the long conversation: each a kind of its own. */
const middle = Math.floor(messages / 2);
const queries = {
	"a word that is in every message": "message",
	"the beginning of such a word, 4 letters": "mess",
	"the beginning of such a word, 2 letters": "me",
	"three such words": "long talk people",
	"a phrase of such words": '"of a long talk"',
	"a word that is in one message": String(middle),
	"that word and such a word": `message ${middle}`,
	"the beginning of a word that is in 1,111 messages": String(messages).slice(0, 1) === "1" ? "777" : "7",
	"a word that is nowhere": "zebra",
	"a sender": "from:ann",
	"such a word before a day": `message before:${new Date(Date.now() - (messages / 2) * 1_000).toISOString().slice(0, 10)}`,
};

try {
	await server.run();
	const [ann, ben] = [await Talker.guest(server.url, "Ann"), await Talker.guest(server.url, "Ben")];
	const ids = [];
	for (let number = 0; number < conversations; number++) {
		const body = { kind: "group", members: [ben.id], title: `Group ${number}` };
		const { id } = await ann.call("POST", "/api/conversations", body);
		await ann.call("POST", `/api/conversations/${id}/messages`, {
			clientId: "first",
			body: { text: `Hello ${number}` },
		});
		ids.push(id);
	}
	const [long] = ids;
	await server.stop();
	const filled = await time(() =>
		fill({ stateDir: server.stateDir, conversationId: long, count: messages, behind: ben.id }),
	);
	console.info(`${messages} messages written in ${(filled.ms / 1_000).toFixed(0)} s`);
	await server.run();
	const ask = (q, inside) =>
		ann.call("GET", `/api/search?${new URLSearchParams({ q, ...(inside === null ? {} : { in: inside }) })}`);

	console.info("| | p50, ms | p95, ms | most, ms | |\n| --- | --: | --: | --: | --- |");
	const preparing = [];
	for (let isReady = false; !isReady; ) {
		const { ms, value } = await time(() => ask("message", long));
		preparing.push(ms);
		isReady = value.preparing.length === 0;
		if (preparing.length === 1) row("the very first search", [ms], `${value.results.length} results`);
	}
	row("a search while older messages are prepared", preparing, `${preparing.length} of them`);
	for (const [name, q] of Object.entries(queries)) {
		const times = [];
		let found = 0;
		for (let number = 0; number < rounds; number++) {
			const { ms, value } = await time(() => ask(q, long));
			times.push(ms);
			found = value.results.length;
		}
		row(`${name}: \`${q}\``, times, `${found} results`);
	}
	const first = await time(() => ask("hello", null));
	row(`${conversations} conversations, the first time`, [first.ms], `${first.value.results.length} results`);
	for (const q of ["hello", "zebra"]) {
		const times = [];
		for (let number = 0; number < rounds; number++) times.push((await time(() => ask(q, null))).ms);
		row(`${conversations} conversations: \`${q}\``, times);
	}
} finally {
	await server.remove();
}
