/**
 * Fan-out: everybody talks, everybody hears everything. An open loop: a message counts from when it was meant to be
 * sent, so a server that falls behind cannot hide it.
 */
import { performance } from "node:perf_hooks";
import { Histogram } from "../load/histogram.ts";
import { sendOnTime } from "../load/pace.mjs";
import { findNumbers, textOf } from "../load/payload.ts";
import { cpuSeconds, residentBytes } from "../machine/usage.ts";
import { inRounds } from "../rounds.mjs";
import { titlesOf } from "../subjects/all.mjs";
import { chosenPlaces, chosenSubjects, gather, megabytes, until } from "./crowd.mjs";

/** Longest wait for what is still under way after the last message, in milliseconds. */
const graceMs = 5_000;
/** How long the next rate waits for what this one left behind. */
const drainMs = 30_000;

/** How many hear, and how many messages a second they say together. */
const usual = [
	{ people: 100, rates: [50, 200, 400, 1_000] },
	{ people: 1_000, rates: [10] },
	{ people: 2_000, rates: [10] },
];
const quickly = [{ people: 20, rates: [50, 200] }];
const usualSubjects = ["parley", "ceiling", "party", "socketio", "ws", "parley-dev"];

/** Counts what comes, once for each message and socket: what comes twice does not stand for what never came. */
class Ear {
	#dueAt = new Map();
	#latency = new Histogram();
	/** For each socket which messages came, by their number from the first on. */
	#came = new Map();
	#heard = 0;
	#doubled = 0;
	#sent = 0;
	#first = 0;

	/** Starts anew: only messages from number `first` on count. */
	begin(first) {
		this.#first = first;
		this.#dueAt.clear();
		this.#latency = new Histogram();
		this.#came.clear();
		this.#heard = 0;
		this.#doubled = 0;
		this.#sent = 0;
	}

	noteSent(number, dueAt) {
		this.#sent++;
		this.#dueAt.set(number, dueAt);
	}

	hear(payload, socket) {
		const now = performance.now();
		let came = this.#came.get(socket);
		if (came === undefined) {
			came = [];
			this.#came.set(socket, came);
		}
		findNumbers(payload, (number) => {
			if (number < this.#first) return;
			if (came[number - this.#first]) {
				this.#doubled++;
				return;
			}
			came[number - this.#first] = true;
			this.#heard++;
			this.#latency.note((now - (this.#dueAt.get(number) ?? now)) * 1_000);
		});
	}

	/** What was heard, when `sockets` should have heard each message once. */
	result(sockets) {
		const wanted = this.#sent * sockets;
		return { latency: this.#latency.spread(), delivered: this.#heard, doubled: this.#doubled, wanted };
	}

	hasAll(sockets) {
		return this.#heard >= this.#sent * sockets;
	}
}

/** One rate: warms up, then measures. */
async function atRate({ subject, crowd, ear, rate, seconds, warmup, numbers }) {
	const say = (number, dueAt) => {
		const serial = numbers.next++;
		ear.noteSent(serial, dueAt);
		const text = textOf(serial);
		crowd[number % crowd.length].say({ type: "send_message", clientId: `n-${serial}`, body: { text } });
	};
	ear.begin(numbers.next);
	await sendOnTime({ rate, count: Math.round(rate * warmup), send: say });
	await until(() => ear.hasAll(crowd.length), graceMs);
	ear.begin(numbers.next);
	const before = { cpu: cpuSeconds(subject.pid), own: process.cpuUsage(), at: performance.now() };
	const lateness = await sendOnTime({ rate, count: Math.round(rate * seconds), send: say });
	await until(() => ear.hasAll(crowd.length), graceMs);
	const own = process.cpuUsage(before.own);
	const took = performance.now() - before.at;
	const { latency, delivered, doubled, wanted } = ear.result(crowd.length);
	const cpu = before.cpu === null ? null : cpuSeconds(subject.pid) - before.cpu;
	return {
		"p50, ms": latency.p50 / 1_000,
		"p99, ms": latency.p99 / 1_000,
		"p99.9, ms": latency.p999 / 1_000,
		"CPU, µs": cpu === null ? null : (cpu * 1e6) / delivered,
		"delivered, %": (delivered * 100) / wanted,
		doubled,
		"memory, MB": megabytes(residentBytes(subject.pid, subject.memoryOf)),
		/** Processors that were busy, of the server and of the load generator. */
		"server, processors": cpu === null ? null : cpu / (took / 1_000),
		"generator, processors": (own.user + own.system) / 1_000 / took,
		"generator late, p99, ms": lateness.percentile(0.99) / 1_000,
	};
}

/** A subject at each rate, in one life of its server. */
async function measure(subject, { people, rates, seconds, warmup }) {
	const ear = new Ear();
	const cuts = [];
	const crowd = await gather(subject, people, {
		onText: (payload, socket) => ear.hear(payload, socket),
		onClose: (reason) => cuts.push(reason),
	});
	const numbers = { next: 0 };
	const results = [];
	for (const rate of rates) {
		const values = await atRate({ subject, crowd, ear, rate, seconds, warmup, numbers });
		results.push({ case: `${people} sockets, ${rate} a second`, values: { ...values, cut: cuts.length } });
		await until(() => ear.hasAll(crowd.length), drainMs);
	}
	for (const each of crowd) each.cut();
	if (cuts.length > 0) console.warn(`${cuts.length} sockets were closed by the server, first: ${cuts[0]}`);
	return results;
}

/** `npm run bench -- fanout`. */
export async function fanout(options) {
	const { rounds, seconds, warmup, port, quick } = options;
	const subjects = chosenSubjects(options, usualSubjects);
	const places = chosenPlaces(options);
	let cases = quick ? quickly : usual;
	const ratesFor = (count) => (cases.find(({ people }) => people === count) ?? cases[0]).rates;
	if (options.people.length > 0) cases = options.people.map((people) => ({ people, rates: ratesFor(people) }));
	if (options.rates.length > 0) cases = cases.map(({ people }) => ({ people, rates: options.rates }));
	const samples = [];
	for (const each of cases) {
		const able = subjects.filter(({ mostPeople }) => mostPeople === undefined || each.people <= mostPeople);
		const how = { subjects: able, rounds, places, port, people: each.people, say: console.info };
		samples.push(...(await inRounds(how, (subject) => measure(subject, { ...each, seconds, warmup }))));
	}
	return { settings: { rounds, seconds, warmup, cases }, subjects: titlesOf(subjects), samples };
}
