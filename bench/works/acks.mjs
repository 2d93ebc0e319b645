/**
 * One sender, as fast as the server confirms: a message counts when its own copy came back, which every subject but the
 * ceiling sends only when the message is durable. With one under way, and with many.
 */
import { performance } from "node:perf_hooks";
import { Histogram } from "../load/histogram.ts";
import { findNumbers, textOf } from "../load/payload.ts";
import { cpuSeconds } from "../machine/usage.ts";
import { inRounds } from "../rounds.mjs";
import { titlesOf } from "../subjects/all.mjs";
import { chosenPlaces, chosenSubjects } from "./crowd.mjs";

const usualSubjects = ["parley", "ceiling", "party", "socketio", "ws"];
/** Messages under way at once. */
const windows = [1, 64];

/** Sends `window` at a time for some seconds; what came back. */
async function drive({ sender, ear, window, seconds, from }) {
	const sentAt = new Map();
	const latency = new Histogram();
	const end = performance.now() + seconds * 1_000;
	let next = from;
	let back = 0;
	const say = () => {
		const number = next++;
		sentAt.set(number, performance.now());
		sender.say({ type: "send_message", clientId: `n-${number}`, body: { text: textOf(number) } });
	};
	return new Promise((resolve) => {
		ear.take = (number) => {
			const at = sentAt.get(number);
			if (at === undefined) return;
			sentAt.delete(number);
			const now = performance.now();
			if (now < end) {
				back++;
				latency.note((now - at) * 1_000);
				say();
			} else if (sentAt.size === 0) resolve({ back, latency: latency.spread(), next });
		};
		for (let count = 0; count < window; count++) say();
	});
}

async function measure(subject, { seconds, warmup }) {
	const ear = { take: (_number) => {} };
	const onText = (payload) => findNumbers(payload, (number) => ear.take(number));
	const sender = await subject.enter(0, { after: null, onText });
	const results = [];
	let from = 0;
	for (const window of windows) {
		from = (await drive({ sender, ear, window, seconds: warmup, from })).next;
		const before = cpuSeconds(subject.pid);
		const startedAt = performance.now();
		const { back, latency, next } = await drive({ sender, ear, window, seconds, from });
		const took = performance.now() - startedAt;
		from = next;
		results.push({
			case: window === 1 ? "one at a time" : `${window} under way`,
			values: {
				"acknowledged a second": (back * 1_000) / took,
				"p50, ms": latency.p50 / 1_000,
				"p99, ms": latency.p99 / 1_000,
				"CPU, µs": before === null ? null : ((cpuSeconds(subject.pid) - before) * 1e6) / (next - (from - back)),
			},
		});
	}
	sender.cut();
	return results;
}

/** `npm run bench -- acks`. */
export async function acks(options) {
	const { rounds, seconds, warmup, port } = options;
	const subjects = chosenSubjects(options, usualSubjects);
	const how = { subjects, rounds, places: chosenPlaces(options), port, people: 2, say: console.info };
	const samples = await inRounds(how, (subject) => measure(subject, { seconds, warmup }));
	return { settings: { rounds, seconds, warmup, windows }, subjects: titlesOf(subjects), samples };
}
