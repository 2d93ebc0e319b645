/**
 * Many who come in the same moment, as after a deployment, and what they cost while they then say nothing. A peer takes
 * everybody; Parley looks up a session, a limit, a membership and an inbox for each.
 */
import { performance } from "node:perf_hooks";
import { Histogram } from "../load/histogram.ts";
import { cpuSeconds, residentBytes } from "../machine/usage.ts";
import { inRounds } from "../rounds.mjs";
import { titlesOf } from "../subjects/all.mjs";
import { chosenSubjects } from "./crowd.mjs";

const usualSubjects = ["parley", "ceiling", "party", "socketio", "ws"];
const usual = { count: 2_000, idleSeconds: 20 };
const quickly = { count: 100, idleSeconds: 2 };

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function measure(subject, { count, idleSeconds }) {
	// Somebody was there before: the object is awake and the code is warm.
	const first = await subject.enter(0, { after: null });
	await pause(1);
	const before = { cpu: cpuSeconds(subject.pid), bytes: residentBytes(subject.pid, subject.memoryOf) };
	const startedAt = performance.now();
	const waits = new Histogram();
	let frames = 0;
	const onText = () => {
		frames++;
	};
	const entered = await Promise.allSettled(
		Array.from({ length: count }, async (_, person) => {
			const each = await subject.enter(person, { after: null, onText });
			waits.note((performance.now() - startedAt) * 1_000);
			return each;
		}),
	);
	const took = performance.now() - startedAt;
	const crowd = entered.flatMap(({ status, value }) => (status === "fulfilled" ? [value] : []));
	const refused = entered.filter(({ status }) => status === "rejected");
	if (refused.length > 0) console.warn(`${refused.length} did not come in, first: ${refused[0].reason.message}`);
	const cpu = cpuSeconds(subject.pid);
	// Who came is told a moment later, and an object that nobody asks anything sleeps after ten seconds.
	await pause(idleSeconds / 2);
	const idleFrom = cpuSeconds(subject.pid);
	await pause(idleSeconds / 2);
	const idle = cpuSeconds(subject.pid);
	const bytes = residentBytes(subject.pid, subject.memoryOf);
	const received = crowd.reduce((sum, each) => sum + each.received(), 0);
	for (const each of [first, ...crowd]) each.cut();
	const known = before.cpu !== null;
	return [
		{
			case: `${count} at once`,
			values: {
				"half are in, ms": waits.percentile(0.5) / 1_000,
				"all are in, ms": took,
				"came in, %": (crowd.length * 100) / count,
				"frames, all": frames,
				"CPU, ms": known ? ((cpu - before.cpu) * 1_000) / count : null,
				"received, kB": received / crowd.length / 1_000,
				"memory, kB": known ? (bytes - before.bytes) / count / 1_000 : null,
				"CPU while idle, %": known ? ((idle - idleFrom) * 100) / (idleSeconds / 2) : null,
			},
		},
	];
}

/** `npm run bench -- connect`. */
export async function connect(options) {
	const { rounds, port, quick } = options;
	const subjects = chosenSubjects(options, usualSubjects);
	const settings = quick ? { ...quickly } : { ...usual };
	if (options.people.length > 0) settings.count = options.people[0];
	const how = { subjects, rounds, places: ["memory"], port, people: settings.count, say: console.info };
	const samples = await inRounds(how, (subject) => measure(subject, settings));
	return { settings: { rounds, ...settings }, subjects: titlesOf(subjects), samples };
}
