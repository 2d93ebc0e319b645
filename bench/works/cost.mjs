/**
 * The cost meter: what the platform would bill for named scenes, counted in time that does not pass by itself, so that
 * it comes out the same on any machine.
 */

import { between, billOf, nothing, together, workerCpuMs } from "../cost/prices.ts";
import { quickScenes, scenes } from "../cost/scenes.mjs";
import { Stage } from "../cost/stage.mjs";

/** `npm run bench -- cost`. Each scene has a stage of its own. */
export async function cost({ port, quick }) {
	const played = [];
	for (const { name, unit, prepare } of quick ? quickScenes : scenes) {
		const stage = await Stage.open(port);
		try {
			const { units, play, end } = await prepare(stage);
			const before = await stage.counts();
			const startedAt = stage.now;
			await play();
			const after = await stage.counts();
			const names = Object.keys(after);
			const byPart = Object.fromEntries(names.map((part) => [part, between(before[part] ?? nothing, after[part])]));
			end();
			played.push({ name, unit, units, seconds: (stage.now - startedAt) / 1_000, byPart });
			const { total } = billOf(together(Object.values(byPart)), workerCpuMs);
			console.info(`${name}: $${((total / units) * 1e6).toFixed(2)} for a million × ${unit}`);
		} finally {
			await stage.close();
		}
	}
	return { settings: {}, subjects: {}, samples: [], scenes: played };
}
