/** Very many sockets that are cut in one moment, and all come back. */
import { setTimeout as pause } from "node:timers/promises";
import { Device } from "./client.ts";
import type { Random } from "./random.ts";
import type { Person, World } from "./world.ts";

/** Longest wait until all are back, in milliseconds. */
const patienceMs = 60_000;
/** How many people they belong to. */
const crowd = 10;

/** People with `count` sockets in all, in a conversation where others talk; all of them are cut at once, twice. */
export async function storm(world: World, count: number, random: Random, say: (text: string) => void): Promise<void> {
	while (!world.server.isUp) await pause(50);
	const [owner] = world.people;
	if (owner === undefined) return;
	const people: Person[] = [];
	for (let index = 1; index <= crowd; index++) people.push(await world.addPerson(`storm${index}`, true));
	const talk = await world.addTalk([owner, ...people], "group", true);
	const talkers = world.devicesIn(talk);
	for (const device of talkers) device.start();
	for (let index = 0; index < 150; index++) world.write(random.pick(talkers));
	const watchers = Array.from({ length: count }, (_, index) => {
		const { id: person, name, wire } = random.pick(people);
		const { recorder } = world;
		const at = { name: `${name}-${index}`, person, conversation: talk.id };
		return new Device({ ...at, wire, recorder, random: random.fork(), isOneOfMany: true });
	});
	const ticking = setInterval(() => {
		for (const device of watchers) device.tick();
	}, 50);
	for (const device of watchers) device.start();
	let from = world.recorder.now();
	for (let round = 0; round < 3; round++) {
		while (world.recorder.now() - from < patienceMs && watchers.some((device) => !device.isLive)) await pause(20);
		const late = watchers.filter((device) => !device.isLive).length;
		const took = ((world.recorder.now() - from) / 1_000).toFixed(1);
		say(`storm: ${count - late} of ${count} sockets ${round === 0 ? "opened" : "came back"} in ${took} s`);
		if (round === 2) break;
		while (!world.server.isUp) await pause(50);
		world.recorder.fault(`reconnect storm of ${count} sockets`);
		from = world.recorder.now();
		for (const { proxy } of people) proxy.reset();
		// They do not know yet.
		while (world.recorder.now() - from < patienceMs && watchers.every((device) => device.isLive)) await pause(5);
		for (let index = 0; index < 10; index++) world.write(random.pick(talkers));
	}
	clearInterval(ticking);
	for (const device of watchers) device.stop();
}
