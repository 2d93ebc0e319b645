/** What several works do alike. */
import { performance } from "node:perf_hooks";
import { subjectsNamed } from "../subjects/all.mjs";

/** Those who come in at once, where it is not this that is measured. */
const entering = 50;

/** Waits until it is so, or the time is over; whether it is so. */
export async function until(isSo, ms) {
	const end = performance.now() + ms;
	while (!isSo() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
	return isSo();
}

/** `count` people who have come in, some at a time; `how` as `enter` of a subject takes it, where `onText` is told whose it is, too. */
export async function gather(subject, count, how) {
	const crowd = [];
	for (let at = 0; at < count; at += entering) {
		const group = Array.from({ length: Math.min(entering, count - at) }, (_, index) => {
			const onText = how?.onText && ((payload) => how.onText(payload, at + index));
			return subject.enter(at + index, { after: null, ...how, onText });
		});
		crowd.push(...(await Promise.all(group)));
	}
	return crowd;
}

/** The subjects that were asked for, else those that a work is made for. */
export const chosenSubjects = (options, usual) => subjectsNamed(options.subjects.length > 0 ? options.subjects : usual);

/** Where state is to lie: both, unless said otherwise. */
export function chosenPlaces({ places, quick }) {
	if (places.length > 0) return places;
	return quick ? ["memory"] : ["memory", "disk"];
}

/** Bytes as megabytes; null stays null. */
export const megabytes = (bytes) => (bytes === null ? null : bytes / 1e6);

/** The highest `seq` that a payload names; 0: none. */
export function highestSeq(payload) {
	let highest = 0;
	for (const [, seq] of payload.toString("latin1").matchAll(/"seq":(\d+)/g)) highest = Math.max(highest, Number(seq));
	return highest;
}
