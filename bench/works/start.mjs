/** How long `npm start` takes until the app can be used, with the packages there: on an empty state, and once more on it. */
import { rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { npmStart } from "../subjects/parley.mjs";
import { newStateDir, removeAtEnd, ServerProcess } from "../subjects/process.mjs";

async function secondsToReady(port, stateDir) {
	const startedAt = performance.now();
	const server = await ServerProcess.start(npmStart(port, stateDir));
	const seconds = (performance.now() - startedAt) / 1_000;
	await server.stop();
	return seconds;
}

/** `npm run bench -- start`. */
export async function start({ rounds, port }) {
	const samples = [];
	for (let round = 0; round < rounds; round++) {
		const stateDir = removeAtEnd(newStateDir("disk"));
		for (const name of ["`npm start`, the first time", "`npm start`, on the state that is there"]) {
			const seconds = await secondsToReady(port, stateDir);
			samples.push({ round, subject: "parley", place: "disk", case: name, values: { "ready, s": seconds } });
			console.info(`${name}: ${seconds.toFixed(1)} s`);
		}
		rmSync(stateDir, { recursive: true, force: true });
	}
	return { settings: { rounds }, subjects: { parley: "Parley" }, samples };
}
