/**
 * What a search costs in a long conversation and over many, in milliseconds: first until all is indexed, then warm. The
 * rows that it reads are counted by test/conversation/search.test.ts.
 */
import { performance } from "node:perf_hooks";
import { Histogram } from "../load/histogram.ts";
import { Talker } from "../load/talker.mjs";
import { fill } from "../subjects/fill.mjs";
import { hostOf, migrate } from "../subjects/parley.mjs";
import { newStateDir, removeAtEnd, ServerProcess } from "../subjects/process.mjs";

const usual = { messages: 1_000_000, conversations: 200, calls: 40 };
const quickly = { messages: 10_000, conversations: 5, calls: 3 };

async function time(act) {
	const from = performance.now();
	const value = await act();
	return { ms: performance.now() - from, value };
}

/** What is asked of the long conversation: each a kind of its own. */
function queriesFor(messages) {
	const middle = Math.floor(messages / 2);
	const day = new Date(Date.now() - middle * 1_000).toISOString().slice(0, 10);
	return {
		"a word that is in every message": "message",
		"the beginning of such a word, 4 letters": "mess",
		"the beginning of such a word, 2 letters": "me",
		"three such words": "long talk people",
		"a phrase of such words": '"of a long talk"',
		"a word that is in one message": String(middle),
		"that word and such a word": `message ${middle}`,
		"the beginning of a word that is in one message of 900": "777",
		"a word that is nowhere": "zebra",
		"a sender": "from:ann",
		"such a word before a day": `message before:${day}`,
	};
}

/** Many conversations, the first of them long, in a state that no server has open. */
async function prepare({ messages, conversations, port, stateDir }) {
	migrate(stateDir);
	const server = await ServerProcess.start(hostOf(port, stateDir));
	const url = `http://localhost:${port}`;
	const [ann, ben] = [await Talker.guest(url, "Ann"), await Talker.guest(url, "Ben")];
	const ids = [];
	for (let number = 0; number < conversations; number++) {
		const group = { kind: "group", members: [ben.id], title: `Group ${number}` };
		const { id } = await ann.call("POST", "/api/conversations", group);
		const body = { text: `Hello ${number}` };
		await ann.call("POST", `/api/conversations/${id}/messages`, { clientId: "first", body });
		ids.push(id);
	}
	await server.stop();
	fill({ stateDir, conversationId: ids[0], count: messages, behind: ben.id });
	return { ann, long: ids[0] };
}

/** `npm run bench -- search`. One server: what is indexed once stays so. */
export async function search(options) {
	const { port, quick } = options;
	const settings = quick ? quickly : usual;
	const { messages, conversations, calls } = settings;
	const stateDir = removeAtEnd(newStateDir("memory"));
	const { ann, long } = await prepare({ ...settings, port, stateDir });
	const server = await ServerProcess.start(hostOf(port, stateDir));
	const samples = [];
	const note = (name, times, results) => {
		const spread = new Histogram();
		for (const ms of times) spread.note(ms * 1_000);
		const { p50, p90, max } = spread.spread();
		const values = {
			"p50, ms": p50 / 1_000,
			"p90, ms": p90 / 1_000,
			"most, ms": max / 1_000,
			calls: times.length,
			results,
		};
		samples.push({ round: 0, subject: "parley", place: "memory", case: name, values });
		console.info(`search, ${name}: ${(p50 / 1_000).toFixed(1)} ms`);
	};
	const ask = (q, inside) =>
		ann.call("GET", `/api/search?${new URLSearchParams({ q, ...(inside === null ? {} : { in: inside }) })}`);
	/** The same several times. */
	const repeatedly = async (name, q, inside) => {
		const times = [];
		let found = 0;
		for (let call = 0; call < calls; call++) {
			const { ms, value } = await time(() => ask(q, inside));
			times.push(ms);
			found = value.results.length;
		}
		note(`${name}: \`${q}\``, times, found);
	};

	const preparing = [];
	for (let isReady = false; !isReady; ) {
		const { ms, value } = await time(() => ask("message", long));
		preparing.push(ms);
		isReady = value.preparing.length === 0;
		if (preparing.length === 1) note("the very first search", [ms], value.results.length);
	}
	note("a search while older messages are prepared", preparing, null);
	for (const [name, q] of Object.entries(queriesFor(messages))) await repeatedly(name, q, long);
	const first = await time(() => ask("hello", null));
	note(`${conversations} conversations, the first time`, [first.ms], first.value.results.length);
	for (const q of ["hello", "zebra"]) await repeatedly(`${conversations} conversations`, q, null);
	await server.stop();
	return { settings, subjects: { parley: "Parley" }, samples };
}
