/** Everybody loses the connection, much is said meanwhile, and everybody comes back in the same moment. */
import { performance } from "node:perf_hooks";
import { Histogram } from "../load/histogram.ts";
import { findNumbers, textOf } from "../load/payload.ts";
import { cpuSeconds } from "../machine/usage.ts";
import { inRounds } from "../rounds.mjs";
import { titlesOf } from "../subjects/all.mjs";
import { chosenSubjects, gather, highestSeq, until } from "./crowd.mjs";

/** The ceiling keeps nothing that could be missed. */
const usualSubjects = ["parley", "party", "socketio", "ws"];
const usual = { count: 1_000, missed: 100 };
const quickly = { count: 50, missed: 100 };
const patienceMs = 60_000;

/** Says some messages, one after the other is confirmed; the seq of the last. */
async function sayAll(speaker, ear, from, count) {
	for (let number = from; number < from + count; number++) {
		const isBack = new Promise((resolve) => {
			ear.take = (found, payload) => {
				if (found === number) resolve(highestSeq(payload));
			};
		});
		speaker.say({ type: "send_message", clientId: `n-${number}`, body: { text: textOf(number) } });
		ear.seq = await isBack;
	}
	return ear.seq;
}

async function measure(subject, { count, missed }) {
	const ear = { take: (_number, _payload) => {}, seq: 0 };
	const onText = (payload) => findNumbers(payload, (number) => ear.take(number, payload));
	const speaker = await subject.enter(0, { after: null, onText });
	const crowd = await gather(subject, count, {});
	const cursor = await sayAll(speaker, ear, 0, 1);
	for (const each of crowd) each.cut();
	await sayAll(speaker, ear, 1, missed);
	await until(() => false, 1_000);

	const before = cpuSeconds(subject.pid);
	const startedAt = performance.now();
	const waits = new Histogram();
	const back = [];
	const missing = Array.from({ length: count }, () => missed);
	const entered = await Promise.allSettled(
		missing.map(async (_, person) => {
			const hear = (payload) => {
				findNumbers(payload, () => {
					missing[person]--;
				});
				if (missing[person] === 0) waits.note((performance.now() - startedAt) * 1_000);
			};
			back.push(await subject.enter(person, { after: cursor, onText: hear }));
		}),
	);
	await until(
		() => missing.every((left) => left === 0) || entered.some(({ status }) => status === "rejected"),
		patienceMs,
	);
	const took = performance.now() - startedAt;
	const used = before === null ? null : cpuSeconds(subject.pid) - before;
	for (const each of [speaker, ...back]) each.cut();
	return [
		{
			case: `${count} come back, ${missed} missed`,
			values: {
				"half have all, ms": waits.percentile(0.5) / 1_000,
				"99 % have all, ms": waits.percentile(0.99) / 1_000,
				"all have all, ms": took,
				"have all, %": (missing.filter((left) => left === 0).length * 100) / count,
				"CPU, ms": used === null ? null : (used * 1_000) / count,
			},
		},
	];
}

/** `npm run bench -- resume`. */
export async function resume(options) {
	const { rounds, port, quick } = options;
	const subjects = chosenSubjects(options, usualSubjects);
	const settings = quick ? { ...quickly } : { ...usual };
	if (options.people.length > 0) settings.count = options.people[0];
	const how = { subjects, rounds, places: ["memory"], port, people: settings.count, say: console.info };
	const samples = await inRounds(how, (subject) => measure(subject, settings));
	return { settings: { rounds, ...settings }, subjects: titlesOf(subjects), samples };
}
