/**
 * The cost meter: what the platform would bill for named scenes, counted in time that does not pass by itself, so that
 * it comes out the same on any machine.
 */

import { between, billOf, nothing, together, workerCpuMs } from "../../src/cost/prices.ts";
import { quickScenes, scenes } from "../cost/scenes.mjs";
import { Stage } from "../cost/stage.mjs";
import { migrate } from "../subjects/parley.mjs";
import { newStateDir, removeAtEnd } from "../subjects/process.mjs";

/** Plays a scene on a stage of its own; what was counted of it. */
async function playScene({ name, unit, prepare }, port, empty) {
	const stage = await Stage.open(port, empty);
	try {
		const { units, play, end } = await prepare(stage);
		const before = await stage.counts();
		const startedAt = stage.now;
		await play();
		const after = await stage.counts();
		end();
		const parts = Object.keys(after);
		const byPart = Object.fromEntries(parts.map((part) => [part, between(before[part] ?? nothing, after[part])]));
		return { name, unit, units, seconds: (stage.now - startedAt) / 1_000, byPart };
	} finally {
		await stage.close();
	}
}

/** `npm run bench -- cost`. */
export async function cost({ port, quick }) {
	const empty = removeAtEnd(newStateDir("memory"));
	migrate(empty);
	const played = [];
	for (const scene of quick ? quickScenes : scenes) {
		const done = await playScene(scene, port, empty);
		played.push(done);
		const { total } = billOf(together(Object.values(done.byPart)), workerCpuMs);
		console.info(`${done.name}: $${((total / done.units) * 1e6).toFixed(2)} for a million × ${done.unit}`);
	}
	return { settings: {}, subjects: {}, samples: [], scenes: played };
}
