/** Very many sockets that are cut in one moment, and all come back. */
import { setTimeout as pause } from "node:timers/promises";
import { Device } from "./client.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** Longest wait until all are back, in milliseconds. */
const patienceMs = 60_000;

/** One person with `count` sockets in a conversation that others talk in; all of them are cut at once, twice. */
export async function storm(world: World, count: number, random: Random, say: (text: string) => void): Promise<void> {
	while (!world.server.isUp) await pause(50);
	const watcher = await world.addPerson("storm", true);
	const [owner] = world.people;
	if (owner === undefined) return;
	const talk = await world.addTalk([owner, watcher], "group", true);
	const talkers = world.devicesIn(talk);
	for (const device of talkers) device.start();
	for (let index = 0; index < 150; index++) world.say(random.pick(talkers));
	const watchers = Array.from(
		{ length: count },
		(_, index) =>
			new Device({
				name: `storm${index}`,
				person: watcher.id,
				conversation: talk.id,
				wire: watcher.wire,
				recorder: world.recorder,
				random: random.fork(),
				forgetful: true,
			}),
	);
	const ticking = setInterval(() => {
		for (const device of watchers) device.tick();
	}, 50);
	for (const device of watchers) device.start();
	for (let round = 0; round < 3; round++) {
		const from = world.recorder.now();
		while (world.recorder.now() - from < patienceMs && watchers.some((device) => !device.isLive)) await pause(20);
		const late = watchers.filter((device) => !device.isLive).length;
		const took = ((world.recorder.now() - from) / 1_000).toFixed(1);
		say(`storm: ${count - late} of ${count} sockets ${round === 0 ? "opened" : "came back"} in ${took} s`);
		if (round === 2) break;
		while (!world.server.isUp) await pause(50);
		world.recorder.fault(`reconnect storm of ${count} sockets`);
		watcher.proxy.reset();
		for (let index = 0; index < 10; index++) world.say(random.pick(talkers));
	}
	clearInterval(ticking);
	for (const device of watchers) device.stop();
}
