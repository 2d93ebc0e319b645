/** Sends on time, whatever the server does: it cannot slow down those who measure it. */
import { performance } from "node:perf_hooks";
import { Histogram } from "./histogram.ts";

/**
 * Calls `send` for 0 to `count - 1`, `rate` a second, from now on. A late turn sends all that is due.
 *
 * @param {{rate: number, count: number, send: (number: number, intendedAt: number) => void}} what `intendedAt` in ms of `performance.now()`
 * @returns {Promise<Histogram>} how late we were ourselves, in microseconds
 */
export async function sendOnTime({ rate, count, send }) {
	const lateness = new Histogram();
	const startAt = performance.now() + 1;
	const dueAt = (number) => startAt + (number * 1_000) / rate;
	for (let next = 0; ; ) {
		const now = performance.now();
		for (; next < count && dueAt(next) <= now; next++) {
			lateness.note((performance.now() - dueAt(next)) * 1_000);
			send(next, dueAt(next));
		}
		if (next === count) break;
		const wait = Math.max(0, Math.floor(dueAt(next) - performance.now()));
		await new Promise((resolve) => setTimeout(resolve, wait));
	}
	return lateness;
}
