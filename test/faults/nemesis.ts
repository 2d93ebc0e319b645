/** The faults, each a verb over the world. Every one that found something to break is counted by its name. */
import { setTimeout as pause } from "node:timers/promises";
import type { Device } from "./client.ts";
import type { Random } from "./random.ts";
import type { Recorder } from "./recorder.ts";
import { contentOf } from "./wire.ts";
import type { Person, Talk, World } from "./world.ts";

/** A fault that strikes one person, device or conversation. Resolves when it is over. */
type Small = () => Promise<void> | void;

export class Nemesis {
	readonly #world: World;
	readonly #recorder: Recorder;
	readonly #random: Random;
	/** Faults that last and are under way. */
	readonly #under = new Set<Promise<void>>();
	/** What went wrong with injecting faults. */
	readonly #failures: unknown[] = [];
	readonly #small: [weight: number, fault: Small][];
	readonly #first: Small[];

	constructor(world: World, random: Random) {
		this.#world = world;
		this.#recorder = world.recorder;
		this.#random = random;
		this.#small = [
			[10, () => this.#reset()],
			[10, () => this.#closeOne()],
			[10, () => this.#cutOnAnswer()],
			[5, () => this.#blackhole()],
			[5, () => this.#stall()],
			[5, () => this.#oneWay()],
			[5, () => this.#halfOpen()],
			[5, () => this.#slice()],
			[3, () => this.#refuse()],
			[8, () => this.#freeze()],
			[12, () => this.#switch()],
			[20, () => this.#duplicate()],
			[4, () => this.#wipe()],
			[8, () => this.#badSend()],
			[8, () => this.#badChange()],
			[3, () => this.#flap()],
			[3, () => this.#visit()],
			[1, () => this.#signOut()],
		];
		this.#first = random.shuffle(this.#small.map(([, fault]) => fault));
	}

	/** One of the small faults: first each of them once, then by chance. */
	strike(): void {
		const first = this.#first.pop();
		if (first !== undefined) {
			this.#run(first);
			return;
		}
		const total = this.#small.reduce((sum, [weight]) => sum + weight, 0);
		let at = this.#random.next() * total;
		for (const [weight, fault] of this.#small) {
			at -= weight;
			if (at >= 0) continue;
			this.#run(fault);
			return;
		}
	}

	#run(fault: Small): void {
		const over = (async () => fault())()
			.catch((error: unknown) => {
				// Nobody waits for it before the end: `heal` throws it.
				this.#failures.push(error);
			})
			.finally(() => this.#under.delete(over));
		this.#under.add(over);
	}

	/** Every process of the server dies in the middle of a burst; it is started again on what it had stored. */
	async kill(): Promise<void> {
		for (const device of this.#talkative()) for (let count = 0; count < 6; count++) this.#world.write(device);
		await pause(this.#random.between(0, 150));
		const end = this.#recorder.begin("kill -9 of the server in a burst");
		await this.#world.server.kill();
		await this.#world.server.run();
		end();
	}

	/** The server ends and starts again in good order, under load. */
	async restart(): Promise<void> {
		const end = this.#recorder.begin("graceful restart under load");
		await this.#world.server.stop();
		await this.#world.server.run();
		end();
	}

	/** Waits until no fault lasts any more, and takes the rest back. */
	async heal(): Promise<void> {
		await Promise.all(this.#under);
		if (this.#failures.length > 0) throw new AggregateError(this.#failures, "a fault could not be injected");
		for (const { proxy } of this.#world.people) {
			proxy.release();
			proxy.setSlicing(false);
			proxy.setRefusing(false);
		}
		for (const device of this.#world.devices) device.freeze(false);
	}

	#person(): Person {
		return this.#random.pick(this.#world.people.filter(({ isSpared }) => !isSpared));
	}

	#talkative(): Device[] {
		return this.#world.talks.filter(({ isQuiet }) => !isQuiet).flatMap((talk) => this.#members(talk));
	}

	#members(talk: Talk): Device[] {
		return this.#world.devicesIn(talk).filter((device) => !device.isOut);
	}

	#reset(): void {
		this.#recorder.fault("connections reset");
		this.#person().proxy.reset();
	}

	#closeOne(): void {
		this.#recorder.fault("one connection closed");
		this.#person().proxy.closeOne(this.#random.between(0, 20));
	}

	#cutOnAnswer(): void {
		this.#recorder.fault("cut after commit, before the answer");
		const person = this.#person();
		person.proxy.cutOnAnswer();
		for (const device of person.devices) if (!device.isOut) this.#world.write(device);
	}

	async #blackhole(): Promise<void> {
		const { proxy } = this.#person();
		await this.#lasting("black hole, then reset", 500, 4_000, () => proxy.hold("up", "down"));
		proxy.reset();
	}

	async #stall(): Promise<void> {
		const { proxy } = this.#person();
		await this.#lasting("network stalls, then goes on", 200, 2_000, () => proxy.hold("up", "down"));
		proxy.release();
	}

	async #oneWay(): Promise<void> {
		const { proxy } = this.#person();
		const direction = this.#random.pick(["up", "down"] as const);
		await this.#lasting("one-way partition", 200, 3_500, () => proxy.hold(direction));
		proxy.release();
	}

	#halfOpen(): void {
		this.#recorder.fault("half-open connections");
		this.#person().proxy.halfOpen();
	}

	async #slice(): Promise<void> {
		const { proxy } = this.#person();
		await this.#lasting("bytes in slices of seven", 500, 3_000, () => proxy.setSlicing(true));
		proxy.setSlicing(false);
	}

	async #refuse(): Promise<void> {
		const { proxy } = this.#person();
		await this.#lasting("no new connections", 500, 2_500, () => {
			proxy.setRefusing(true);
			proxy.reset();
		});
		proxy.setRefusing(false);
	}

	async #flap(): Promise<void> {
		const { proxy } = this.#person();
		for (let times = this.#random.between(4, 8); times > 0; times--) {
			this.#recorder.fault("flapping");
			proxy.reset();
			await pause(this.#random.between(100, 500));
		}
	}

	async #freeze(): Promise<void> {
		const device = this.#random.pick(this.#talkative());
		await this.#lasting("client freezes", 200, 5_000, () => device.freeze(true));
		device.freeze(false);
	}

	#switch(): void {
		this.#recorder.fault("socket and polling switched");
		this.#random.pick(this.#talkative()).switch();
	}

	#duplicate(): void {
		const device = this.#random.pick(this.#talkative());
		if (device.pending === 0) this.#world.write(device);
		if (device.duplicate()) this.#recorder.fault("sent over two ways at once");
	}

	#wipe(): void {
		this.#recorder.fault("client loses its copy");
		this.#random.pick(this.#talkative()).wipe(this.#random.chance(0.6));
	}

	#badSend(): void {
		const device = this.#random.pick(this.#talkative());
		this.#recorder.fault("refusable message");
		const text = this.#random.pick([" \n ", "x".repeat(8_001), `half a pair \ud800 ${this.#random.next()}`]);
		device.write({ type: "send_message", body: { text } });
	}

	#badChange(): void {
		const device = this.#random.pick(this.#talkative());
		const seq = device.copy.messages.pick(this.#random);
		if (seq === null) return;
		this.#recorder.fault("refusable change");
		// Of somebody else's message, mostly; of none; of one that is deleted in the same moment.
		device.write({ type: "edit_message", seq, body: { text: `not by me ${this.#random.next()}` } });
		device.write({ type: "react", seq: 1_000_000_000, emoji: "👍", on: true });
		device.write({ type: "delete_message", seq });
		device.write({ type: "react", seq, emoji: "👍", on: true });
	}

	/** Somebody is taken out of a group while people talk, and brought back. */
	async #visit(): Promise<void> {
		const talk = this.#random.pick(this.#world.talks.filter(({ visitor }) => visitor !== null));
		const { visitor, owner, id } = talk;
		if (visitor === null) return;
		talk.visitor = null;
		const device = visitor.devices.find((each) => each.options.conversation === id);
		await this.#change(talk, owner, visitor, "removed");
		this.#recorder.fault("member taken out and brought back");
		for (const other of this.#members(talk)) if (other !== device) this.#world.write(other);
		await pause(this.#random.between(300, 2_000));
		await this.#change(talk, owner, visitor, "added");
		device?.start();
		talk.visitor = visitor;
	}

	/** Somebody's session ends, by a call that is none of their devices': nothing more may reach those. */
	async #signOut(): Promise<void> {
		const leaver = this.#world.people.find(({ isLeaver, isSignedOut }) => isLeaver && !isSignedOut);
		if (leaver === undefined) return;
		leaver.isSignedOut = true;
		for (let done = false; !done; ) {
			try {
				const { status } = await leaver.direct.call("POST", "/api/auth/sign-out", {});
				done = status === 200 || status === 401;
			} catch {
				// The server is down; it comes back.
			}
			if (!done) await pause(200);
		}
		this.#recorder.fault("session ended elsewhere");
		this.#recorder.note({ kind: "revoke", devices: leaver.devices.map(({ options }) => options.name) });
	}

	/** Asks until it is done: a server that is down now will be up again. */
	async #change({ id }: Talk, owner: Person, user: Person, change: "added" | "removed"): Promise<void> {
		const asked = this.#recorder.now();
		const members = `/api/conversations/${id}/members`;
		for (;;) {
			try {
				const { status, body } =
					change === "added"
						? await owner.direct.call("POST", members, { userId: user.id })
						: await owner.direct.call("DELETE", `${members}/${user.id}`);
				if (status === 201 || status === 204 || body.code === "already_member" || status === 404) break;
			} catch {
				// No answer: it may be done or not, and asking again does no harm.
			}
			await pause(200);
		}
		const seq = await this.#seqOf(id, owner, user.id);
		this.#recorder.note({ kind: "member", conversation: id, user: user.id, change, asked, seq });
	}

	/** The seq of the newest event about a member, found in the log from its end. */
	async #seqOf(id: string, owner: Person, userId: string): Promise<number> {
		for (let before: number | null = null; before === null || before > 1; ) {
			try {
				const from = before === null ? "" : `before=${before}&`;
				const { status, body } = await owner.direct.call("GET", `/api/conversations/${id}/events?${from}limit=100`);
				if (status !== 200) throw new Error(`${status} ${body.code}`);
				const found = body.events?.findLast((event) => event.userId === userId)?.seq;
				if (found !== undefined) return found;
				const [first] = body.events ?? [];
				before = (first === undefined ? null : contentOf(first)?.seq) ?? 1;
			} catch {
				// The server is down; it comes back.
				await pause(200);
			}
		}
		throw new Error(`no event tells of ${userId}`);
	}

	async #lasting(kind: string, shortest: number, longest: number, begin: () => void): Promise<void> {
		const end = this.#recorder.begin(kind);
		begin();
		await pause(this.#random.between(shortest, longest));
		end();
	}
}
