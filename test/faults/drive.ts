/** One run from its seed to its report. */
import { setTimeout as pause } from "node:timers/promises";
import { check } from "../checker/check.ts";
import type { MemoryUse } from "../checker/memory-rule.ts";
import type { Report } from "../checker/report.ts";
import { comeToRest, dumpLogs, dumpMessages, dumpPins, dumpStandings, writeViews } from "./finish.ts";
import { MemoryWatch } from "./memory.ts";
import { Nemesis } from "./nemesis.ts";
import type { Options } from "./options.ts";
import { Random } from "./random.ts";
import { Recorder } from "./recorder.ts";
import { Server } from "./server.ts";
import { storm } from "./storm.ts";
import { World } from "./world.ts";

export interface Outcome {
	report: Report;
	faults: ReadonlyMap<string, number>;
	/** What had not come to rest in time. */
	missing: string[];
	seconds: number;
	/** How many events the logs have together. */
	events: number;
	/** I19; null where it could not be looked at. */
	memory: MemoryUse | null;
}

/** How often clients look after themselves, in milliseconds. */
const tickMs = 20;
/** Everybody must have everything this soon after the last fault. */
const convergeMs = 15_000;
/** An object that nobody asked anything for this long has been evicted. */
const idleMs = 12_500;

/** Runs, and keeps the history. `say` is told what happens. */
export async function drive(options: Options, say: (text: string) => void): Promise<Outcome> {
	const random = new Random(options.seed);
	const recorder = new Recorder();
	const server = new Server(options.port);
	const world = new World(server, recorder, random.fork());
	const watch = new MemoryWatch(server);
	let ticking: NodeJS.Timeout | undefined;
	try {
		say(`seed ${options.seed}: starting the server`);
		await server.run();
		watch.start();
		await populate(world, options);
		const nemesis = new Nemesis(world, random.fork());
		ticking = setInterval(() => world.tick(), tickMs);
		for (const device of world.devices) device.start();
		say(
			`${clock(recorder)}: ${world.people.length} people, ${world.talks.length} conversations, ${world.devices.length} devices`,
		);
		await faultPhase(world, nemesis, options, random.fork(), say);
		say(`${clock(recorder)}: healing`);
		await nemesis.heal();
		recorder.note({ kind: "nemesis", phase: "off", what: "all" });
		const missing = await comeToRest(world);
		clearInterval(ticking);
		writeViews(world);
		world.stop();
		await dumpLogs(world, "before the last restart");
		say(`${clock(recorder)}: killing and starting once more`);
		await server.kill();
		await server.run();
		await dumpLogs(world, "final");
		await dumpMessages(world);
		await dumpPins(world);
		await dumpStandings(world);
		const memory = watch.end();
		const seconds = recorder.now() / 1_000;
		const events = recorder.lines.filter((line) => line.kind === "log" && line.dump === "final").length;
		say(`${clock(recorder)}: checking`);
		const report = check(recorder.lines, { convergeMs });
		return { report, faults: recorder.faults, missing, seconds, events, memory };
	} finally {
		clearInterval(ticking);
		watch.end();
		await world.close();
		await server.remove();
		await recorder.save(options.history);
	}
}

const clock = (recorder: Recorder) => `${(recorder.now() / 1_000).toFixed(1)} s`;

/** People who meet in groups of three to five and in pairs, and two whose conversation is left alone for long. */
async function populate(world: World, options: Options): Promise<void> {
	for (let index = 1; index <= options.clients; index++) await world.addPerson(`p${index}`);
	const talkers = [...world.people];
	const leavers = [await world.addPerson("l1"), await world.addPerson("l2"), await world.addPerson("l3")];
	for (const leaver of leavers) leaver.isLeaver = true;
	for (let index = 0; index < options.talks; index++) {
		const people = world.random.shuffle(talkers).slice(0, index % 4 === 3 ? 2 : world.random.between(3, 5));
		await world.addTalk(index === 0 ? [...people, ...leavers] : people, "group");
	}
	const quiet = [await world.addPerson("q1", true), await world.addPerson("q2", true)];
	await world.addTalk(quiet, "direct", true);
}

async function faultPhase(
	world: World,
	nemesis: Nemesis,
	options: Options,
	random: Random,
	say: (text: string) => void,
): Promise<void> {
	const { recorder } = world;
	const started = recorder.now();
	const progress = () => Math.min(1, (recorder.now() - started) / (options.seconds * 1_000));
	const limit = started + options.seconds * 1_100;
	let kills = 0;
	let over = false;
	const isDone = () =>
		world.said >= options.messages && recorder.faultCount >= options.faults && kills >= options.kills;

	const traffic = setInterval(() => {
		if (world.server.isUp) talk(world, random, options.messages * progress());
	}, tickMs);
	const small = setInterval(() => {
		if (world.server.isUp && recorder.faultCount < options.faults * progress()) nemesis.strike();
	}, tickMs);
	const servers = (async () => {
		const plan = random.shuffle([
			...Array.from({ length: options.kills }, () => true),
			...Array.from({ length: options.restarts }, () => false),
		]);
		for (const [index, kills9] of plan.entries()) {
			while (progress() < (index + 0.6) / plan.length) await pause(tickMs);
			if (kills9) {
				await nemesis.kill();
				kills++;
			} else await nemesis.restart();
			say(
				`${Math.round(recorder.now() / 1_000)} s: ${recorder.acknowledged} acknowledged, ${recorder.faultCount} faults`,
			);
		}
	})();
	const quiet = leaveAlone(world, () => over);
	const storming = options.storm > 0 ? storm(world, options.storm, random.fork(), say) : null;
	const background = Promise.all([servers, quiet, storming]);
	// If one of them fails, the run ends now, and the await below throws. Without this nobody would wait for it yet.
	background.catch(() => {
		over = true;
	});
	while (!over && recorder.now() < limit && !(progress() === 1 && isDone())) await pause(tickMs);
	over = true;
	clearInterval(traffic);
	clearInterval(small);
	await background;
}

/** Hands messages to outboxes that have room, up to `target` in all, and moves positions. */
function talk(world: World, random: Random, target: number): void {
	const talkers = world.people.filter(({ isSpared, isLeaver }) => !isSpared && !isLeaver);
	const devices = talkers.flatMap((person) => person.devices);
	for (let most = 40; most > 0 && world.said < target; most--) {
		const device = random.pick(devices);
		if (!device.isOut && device.pending < 24) world.write(device);
	}
	const device = random.pick(devices);
	if (random.chance(0.03)) {
		const group = random.pick(world.talks.filter(({ isQuiet }) => !isQuiet));
		void world.setEditWindow(group);
	}
	if (device.isOut || device.cursor === null) return;
	if (random.chance(0.2)) world.lookAtThread(device);
	if (!random.chance(0.3)) return;
	// Sometimes too far, sometimes back: the server must not believe it.
	const read = Math.max(0, device.cursor - random.between(-3, 40));
	device.claim(random.chance(0.5) ? device.cursor : 0, read, random.chance(0.1));
}

/** Every now and then two people talk; in between their conversation sleeps. */
async function leaveAlone(world: World, isOver: () => boolean): Promise<void> {
	const quiet = world.talks.find(({ isQuiet }) => isQuiet);
	if (quiet === undefined) return;
	let since = world.recorder.now();
	while (!isOver()) {
		await pause(100);
		if (!world.server.isUp) since = world.recorder.now();
		if (world.recorder.now() - since < idleMs) continue;
		world.recorder.fault("idle until evicted, then a burst");
		for (const device of world.devicesIn(quiet)) for (let count = 0; count < 3; count++) world.write(device);
		since = world.recorder.now();
	}
}
