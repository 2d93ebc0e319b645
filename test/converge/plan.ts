/** What a seed does to a world, and what must be true when it stops. */
import { check } from "../checker/check.ts";
import type { Report } from "../checker/report.ts";
import { Random } from "../faults/random.ts";
import type { Writing } from "../faults/writing.ts";
import { type SimulatedDevice, SimulatedWorld, turn } from "./world.ts";

/** Steps of one run. */
const steps = 30;
/** Longest time that the devices are given to come to rest: twice the longest backoff, and then some. */
const restRounds = 40;

export interface Result {
	report: Report;
	/** Devices that did not come to rest, in words. */
	late: string[];
	log: number;
}

/** Runs one seed. */
export async function runSeed(seed: number): Promise<Result> {
	const random = new Random(seed);
	const world = await SimulatedWorld.start(random.fork());
	await turn(3);
	const ways: [number, (device: SimulatedDevice) => Promise<void> | void][] = swarm(random, world);
	let said = 0;
	for (let step = 0; step < steps; step++) {
		const device = random.pick(world.devices);
		for (let count = random.between(0, 3); count > 0; count--) {
			if (!device.isSignedOut) device.write(something(world, device, random, `${++said} from ${device.name}`));
		}
		if (random.chance(0.2)) device.handle.markRead(device.handle.state.peek().cursor);
		if (random.chance(0.5)) await pick(ways, random)(random.pick(world.devices));
		await turn();
		await world.pass(random.pick([0, 0, 500, 500, 2_500, 10_000]));
	}
	const late = await rest(world);
	world.chronicle.note({ kind: "converged" });
	await world.finish();
	for (const { handle, name } of world.devices) {
		const { brokenAt } = handle.state.peek();
		if (brokenAt !== null) late.push(`${name} takes the log for changed, from ${brokenAt} on`);
		handle.close();
	}
	const report = check(world.chronicle.lines, { convergeMs: Number.POSITIVE_INFINITY, underWayMs: 0 });
	return { report, late, log: world.chronicle.lines.filter(({ kind }) => kind === "log").length };
}

/** One in three is no message, but a change to one. */
function something(world: SimulatedWorld, device: SimulatedDevice, random: Random, text: string): Writing {
	const chance = random.next();
	const isOwner = device.person === world.owner;
	// Only who may is offered it.
	const toPin = isOwner && random.chance(0.4) ? device.pick(random, false) : null;
	if (toPin !== null) return { type: "pin_message", seq: toPin, on: random.chance(0.7) };
	const seq = chance < 0.35 ? device.pick(random, chance < 0.13 || (chance < 0.2 && !isOwner)) : null;
	if (seq === null) return { type: "send_message", body: { text }, ...placeFor(device, random) };
	if (chance < 0.13) return { type: "edit_message", seq, body: { text } };
	if (chance < 0.2) return { type: "delete_message", seq };
	return { type: "react", seq, emoji: random.pick(["👍", "🎉"]), on: random.chance(0.7) };
}

/** Where a message is said: now and then in a thread, or as one from elsewhere. */
function placeFor(
	device: SimulatedDevice,
	random: Random,
): { thread?: number; toConversation?: true; forwarded?: true } {
	if (random.chance(0.1)) return { forwarded: true };
	const thread = random.chance(0.3) ? device.pickRoot(random) : null;
	if (thread === null) return {};
	return random.chance(0.3) ? { thread, toConversation: true } : { thread };
}

/** A random part of all faults: what happens together often hides what happens alone. */
function swarm(random: Random, world: SimulatedWorld): [number, (device: SimulatedDevice) => Promise<void> | void][] {
	const all: [number, string, (device: SimulatedDevice) => Promise<void> | void][] = [
		[4, "connections are cut", ({ network }) => network.cut()],
		[3, "frames are held back", ({ network }) => network.hold()],
		[3, "frames come in another order, some twice", ({ network }) => network.scramble()],
		[3, "frames come late", ({ network }) => network.release()],
		[2, "the network goes or comes", ({ network }) => network.toggle()],
		[2, "answers are lost", ({ network }) => network.toggleAnswers()],
		[
			2,
			"a device sleeps or wakes",
			(device) => {
				device.isFrozen = !device.isFrozen;
				if (!device.isFrozen) device.signal("visible");
			},
		],
		[3, "the object is evicted", () => world.evict("hibernate")],
		[2, "the object is evicted with its sockets", () => world.evict("close")],
		[1, "a session is ended elsewhere", () => endSession(world)],
		[1, "somebody is taken out and brought back", (device) => visit(world, device)],
	];
	const chosen = all.filter(() => random.chance(0.6));
	return (chosen.length > 0 ? chosen : all).map(([weight, what, act]) => [
		weight,
		(device) => {
			world.fault(what);
			return act(device);
		},
	]);
}

function pick<T>(weighted: [number, T][], random: Random): T {
	return random.pick(weighted.flatMap(([weight, value]) => Array.from({ length: weight }, () => value)));
}

async function visit(world: SimulatedWorld, device: SimulatedDevice): Promise<void> {
	const { owner, conversation, chronicle } = world;
	const user = device.person.id;
	if (user === owner.id || device.isSignedOut) return;
	const members = `/api/conversations/${conversation}/members`;
	const newest = async () => {
		const { body } = await owner.call("GET", `/api/conversations/${conversation}`);
		return body.head as number;
	};
	let asked = chronicle.now();
	await owner.call("DELETE", `${members}/${user}`);
	chronicle.note({ kind: "member", conversation, user, change: "removed", asked, seq: await newest() });
	// What happens meanwhile is not for them to know.
	await owner.call("PATCH", `/api/conversations/${conversation}`, { topic: `between us, ${asked}` });
	await turn(2);
	asked = chronicle.now();
	const added = await owner.call("POST", members, { userId: user });
	chronicle.note({ kind: "member", conversation, user, change: "added", asked, seq: added.body.seq });
	device.handle.reconnect();
}

/** The last person signs out, by a call that is none of their device's. */
async function endSession(world: SimulatedWorld): Promise<void> {
	const device = world.devices.at(-1);
	if (device === undefined || device.isSignedOut) return;
	device.isSignedOut = true;
	await device.person.call("POST", "/api/auth/sign-out", {});
	await turn(3);
	world.chronicle.note({ kind: "revoke", devices: [device.name] });
}

/** All faults end; answers who does not come to rest. */
async function rest(world: SimulatedWorld): Promise<string[]> {
	for (const device of world.devices) {
		const { network } = device;
		network.isDown = false;
		network.losesAnswers = false;
		network.cut();
		network.release();
		device.isFrozen = false;
		device.signal("online");
	}
	for (let round = 0; ; round++) {
		await turn(2);
		for (const device of world.devices) await device.discardRefused();
		const { body } = await world.owner.call("GET", `/api/conversations/${world.conversation}`);
		const late = world.devices
			.filter(({ isSignedOut }) => !isSignedOut)
			.filter(({ handle, pending }) => pending > 0 || handle.state.peek().cursor !== body.head)
			.map(({ name, handle, pending }) => {
				const { cursor } = handle.state.peek();
				return `${name} is at ${cursor} of ${body.head}, ${handle.link.peek().name}, ${pending} to send`;
			});
		if (late.length === 0 || round === restRounds) return late;
		await world.pass(2_500);
	}
}
