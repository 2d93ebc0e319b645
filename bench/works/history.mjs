/**
 * What a long conversation costs beside a short one: pages of history, joins, sends. All are asked in turns on one
 * server, which is started anew for each round.
 */
import { performance } from "node:perf_hooks";
import { Talker } from "../load/talker.mjs";
import { median } from "../report/samples.ts";
import { fill } from "../subjects/fill.mjs";
import { hostOf, migrate } from "../subjects/parley.mjs";
import { newStateDir, removeAtEnd, ServerProcess } from "../subjects/process.mjs";

const usual = { sizes: [1_000, 100_000, 1_000_000], repeats: 30 };
const quickly = { sizes: [1_000, 10_000], repeats: 3 };

const inWords = (count) => `${count.toLocaleString("en")} messages`;

async function time(act) {
	const from = performance.now();
	await act();
	return performance.now() - from;
}

/** The acts that are measured; each takes what one conversation has at hand. */
const acts = {
	"open: a socket, and a join with nothing": async ({ ann, id }) => (await ann.open(id, null)).close(),
	"join with nothing, on an open socket": ({ line }) =>
		line.ask({ type: "join_conversation", version: 1, after: null }, "joined"),
	"join 10 events behind the head": ({ line, head }) =>
		line.ask({ type: "join_conversation", version: 1, after: head - 10 }, "joined"),
	"newest page of messages": ({ ann, path }) => ann.call("GET", `${path}/messages`),
	"newest page of events": ({ ann, path }) => ann.call("GET", `${path}/events`),
	"oldest page of messages": ({ ann, path }) => ann.call("GET", `${path}/messages?after=0`),
	"page in the middle": ({ ann, path, count }) => ann.call("GET", `${path}/messages?around=${count / 2}`),
	"page of events in the middle": ({ ann, path, count }) => ann.call("GET", `${path}/events?before=${count / 2}`),
	"send, until its copy comes back": async (side) => {
		side.said++;
		const frame = { type: "send_message", clientId: `bench-${side.started}-${side.said}`, body: { text: "One more." } };
		side.head = (await side.line.ask(frame, "new_message")).message.seq;
	},
	"mark as read": ({ ann, path, head }) => ann.call("PUT", `${path}/receipts`, { read: head }),
	"list of conversations": ({ ann }) => ann.call("GET", "/api/conversations"),
	"summary of the conversation": ({ ann, path }) => ann.call("GET", path),
	"summary for somebody who has read nothing": ({ ben, path }) => ben.call("GET", path),
};

/** Done once in each round, right after the start: the object reads what it holds in memory. */
const cold = {
	"first open after a start": async ({ ann, id }) => (await ann.open(id, null)).close(),
	"first count for somebody who has read nothing": ({ ben, path }) => ben.call("GET", path),
};

/** The acts of the second kind, for the page. */
export const coldNames = Object.keys(cold);

/** A conversation of each size, in a state that no server has open. */
async function prepare({ sizes, port, stateDir }) {
	migrate(stateDir);
	const server = await ServerProcess.start(hostOf(port, stateDir));
	const url = `http://localhost:${port}`;
	const ben = await Talker.guest(url, "Ben");
	const sides = [];
	for (const count of sizes) {
		// One each, so that each list is of one conversation.
		const ann = await Talker.guest(url, `Ann ${count}`);
		const { id } = await ann.call("POST", "/api/conversations", { kind: "direct", members: [ben.id] });
		const path = `/api/conversations/${id}`;
		await ann.call("POST", `${path}/messages`, { clientId: "first", body: { text: "Hello." } });
		sides.push({ size: inWords(count), count, ann, ben, id, path, head: count, said: 0, started: 0 });
	}
	await server.stop();
	for (const { size, count, id } of sides) {
		const took = await time(() => fill({ stateDir, conversationId: id, count, behind: ben.id }));
		console.info(`${size} written in ${(took / 1_000).toFixed(1)} s`);
	}
	return sides;
}

/** One life of the server: what each act took in each conversation, in ms. */
async function measure(sides, { round, repeats, port, stateDir }) {
	const times = new Map();
	const note = (act, { size }, ms) => {
		const key = JSON.stringify([size, act]);
		times.set(key, [...(times.get(key) ?? []), ms]);
	};
	const server = await ServerProcess.start(hostOf(port, stateDir));
	const order = [...sides.slice(round % sides.length), ...sides.slice(0, round % sides.length)];
	// The Worker itself is warm: what is first is the object.
	for (const { ann } of order) for (let i = 0; i < 5; i++) await ann.call("GET", "/api/me");
	for (const [name, act] of Object.entries(cold)) {
		for (const side of order) note(name, side, await time(() => act(side)));
	}
	for (const side of order) Object.assign(side, { started: Date.now(), line: await side.ann.open(side.id, null) });
	for (let repeat = 0; repeat < repeats; repeat++) {
		for (const [name, act] of Object.entries(acts)) {
			for (const side of repeat % 2 === 0 ? order : [...order].reverse()) note(name, side, await time(() => act(side)));
		}
	}
	for (const { line } of sides) line.close();
	await server.stop();
	return [...times].map(([key, ms]) => {
		const [subject, act] = JSON.parse(key);
		return { round, subject, place: "memory", case: act, values: { ms: median(ms) } };
	});
}

/** `npm run bench -- history`. */
export async function history(options) {
	const { rounds, port, quick } = options;
	const settings = quick ? quickly : usual;
	const stateDir = removeAtEnd(newStateDir("memory"));
	const sides = await prepare({ ...settings, port, stateDir });
	const samples = [];
	for (let round = 0; round < rounds; round++) {
		samples.push(...(await measure(sides, { round, ...settings, port, stateDir })));
		console.info(`history, round ${round + 1} of ${rounds}`);
	}
	const subjects = Object.fromEntries(sides.map(({ size }) => [size, size]));
	return { settings: { rounds, ...settings, coldNames }, subjects, samples };
}
