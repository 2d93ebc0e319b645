/**
 * `npm run bench`: what a conversation of 1,000,000 messages costs beside one of 1,000, on the real server. Both are
 * asked in turns, so that whatever else the machine does strikes both. Writes RESULTS.md. PORT (8790), ROUNDS (5).
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { Server } from "../test/faults/server.ts";
import { fill } from "./fill.mjs";
import { report } from "./report.mjs";
import { Talker } from "./talker.mjs";

const sizes = { short: 1_000, long: 1_000_000 };
const rounds = Number(process.env.ROUNDS ?? 5);
/** How often each thing is done in a round, in each conversation. */
const repeats = 30;

const server = new Server(Number(process.env.PORT ?? 8790));
/** By name: the milliseconds of each conversation, one list per round. */
const times = new Map();

function note(name, size, round, ms) {
	const entry = times.get(name) ?? { short: [], long: [] };
	times.set(name, entry);
	entry[size][round] ??= [];
	entry[size][round].push(ms);
}

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

const cold = {
	"first open after a start": async ({ ann, id }) => (await ann.open(id, null)).close(),
	"first count for somebody who has read nothing": ({ ben, path }) => ben.call("GET", path),
};

async function prepare() {
	const ben = await Talker.guest(server.url, "Ben");
	const sides = [];
	for (const [size, count] of Object.entries(sizes)) {
		// One each, so that the lists of both are of one conversation.
		const ann = await Talker.guest(server.url, `Ann ${size}`);
		const { id } = await ann.call("POST", "/api/conversations", { kind: "direct", members: [ben.id] });
		const path = `/api/conversations/${id}`;
		await ann.call("POST", `${path}/messages`, { clientId: "first", body: { text: "Hello." } });
		sides.push({ size, count, ann, ben, id, path, head: count, said: 0, started: 0 });
	}
	await server.stop();
	for (const { size, count, id } of sides) {
		const took = await time(() => fill({ stateDir: server.stateDir, conversationId: id, count, behind: ben.id }));
		console.info(`${size}: ${count} messages written in ${(took / 1_000).toFixed(1)} s`);
	}
	return sides;
}

async function round(sides, number) {
	await server.run();
	const order = number % 2 === 0 ? sides : [...sides].reverse();
	// The Worker itself is warm: what is first is the object.
	for (const { ann } of order) for (let i = 0; i < 5; i++) await ann.call("GET", "/api/me");
	for (const [name, act] of Object.entries(cold)) {
		for (const side of order) note(name, side.size, number, await time(() => act(side)));
	}
	for (const side of order) {
		Object.assign(side, { started: Date.now(), line: await side.ann.open(side.id, null) });
	}
	for (let repeat = 0; repeat < repeats; repeat++) {
		for (const [name, act] of Object.entries(acts)) {
			for (const side of repeat % 2 === 0 ? order : [...order].reverse()) {
				note(name, side.size, number, await time(() => act(side)));
			}
		}
	}
	for (const { line } of sides) line.close();
	await server.stop();
	console.info(`round ${number + 1} of ${rounds}`);
}

try {
	await server.run();
	const sides = await prepare();
	for (let number = 0; number < rounds; number++) await round(sides, number);
	const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}`;
	const text = report({ times, sizes, rounds, repeats, machine, coldNames: Object.keys(cold) });
	writeFileSync(new URL("RESULTS.md", import.meta.url), text);
	console.info(text);
} finally {
	await server.remove();
}
