/** The people, their conversations, devices and networks of one run. */

import { BadNetwork } from "./bad-network.ts";
import { Device } from "./client.ts";
import { InboxWatch } from "./inbox-watch.ts";
import type { Random } from "./random.ts";
import type { Recorder } from "./recorder.ts";
import type { Server } from "./server.ts";
import { Wire } from "./wire.ts";
import type { Writing } from "./writing.ts";

export interface Person {
	id: string;
	name: string;
	/** Goes through the bad network. */
	wire: Wire;
	/** Goes straight to the server: for what the run itself must know. */
	direct: Wire;
	proxy: BadNetwork;
	inbox: InboxWatch;
	devices: Device[];
	/** Whether their network is left alone. */
	isSpared: boolean;
	/** Whether they listen until their session is ended. */
	isLeaver: boolean;
	isSignedOut: boolean;
}

export interface Talk {
	id: string;
	owner: Person;
	people: Person[];
	/** Somebody who is taken out and brought back now and then. */
	visitor: Person | null;
	/** Left alone for long stretches, so that its object is evicted. */
	isQuiet: boolean;
}

/** Words of several scripts and lengths; what a chat has to bring back byte for byte. */
const words = ["hello", "tea", "и", "お茶", "👩‍🚀", "<b>", "&amp;", "e\u0301", "\u202eabc", "—", "\n", "\\", '"', "ok"];

const emoji = ["👍", "❤️", "👩‍🚀", "🇯🇵", "😂"];

export class World {
	readonly people: Person[] = [];
	readonly talks: Talk[] = [];
	readonly server: Server;
	readonly recorder: Recorder;
	readonly random: Random;
	#said = 0;

	constructor(server: Server, recorder: Recorder, random: Random) {
		this.server = server;
		this.recorder = recorder;
		this.random = random;
	}

	get devices(): Device[] {
		return this.people.flatMap((person) => person.devices);
	}

	/** How many messages and changes were handed to outboxes. */
	get said(): number {
		return this.#said;
	}

	/** A new guest, with a network of their own. Asked again if there was no answer: then there is one guest more, who is nobody here. */
	async addPerson(name: string, isSpared = false): Promise<Person> {
		const proxy = await BadNetwork.start(this.server.port);
		const direct = new Wire(() => this.server.port);
		const { headers, body } = await direct.ask("POST", "/api/auth/sign-in/anonymous", { name });
		const token = headers["set-auth-token"];
		if (typeof token !== "string" || body.user === undefined) throw new Error(`no session for ${name}`);
		const wire = new Wire(() => proxy.port);
		wire.token = token;
		direct.token = token;
		const inbox = new InboxWatch(wire, this.recorder);
		const person: Person = {
			id: body.user.id,
			name,
			wire,
			direct,
			proxy,
			inbox,
			devices: [],
			isSpared,
			isLeaver: false,
			isSignedOut: false,
		};
		this.people.push(person);
		return person;
	}

	/** A conversation of these people, the first of whom makes it; each gets a device in it. */
	async addTalk(people: Person[], kind: "direct" | "group", isQuiet = false): Promise<Talk> {
		const [owner, ...others] = people;
		if (owner === undefined) throw new Error("a conversation needs people");
		const title = kind === "group" ? { title: `Talk ${this.talks.length + 1}` } : {};
		const members = others.map(({ id }) => id);
		const { body } = await owner.direct.ask("POST", "/api/conversations", { kind, members, ...title });
		if (body.id === undefined) throw new Error(`no conversation: ${body.code}`);
		const conversation = body.id;
		const who = kind === "group" ? { owner: owner.id } : {};
		this.recorder.note({ kind: "founded", conversation, members: people.map(({ id }) => id), ...who });
		for (const person of people) {
			const name = `${person.name}@${this.talks.length + 1}`;
			const via = !isQuiet && this.random.chance(0.2) ? "polling" : "socket";
			const { wire } = person;
			const { recorder } = this;
			const random = this.random.fork();
			person.devices.push(new Device({ name, person: person.id, conversation, wire, recorder, random, via }));
		}
		const stays = others.filter(({ isLeaver }) => !isLeaver);
		const visitor = kind === "group" && !isQuiet ? (stays.at(-1) ?? null) : null;
		const talk = { id: conversation, owner, people, visitor, isQuiet };
		this.talks.push(talk);
		return talk;
	}

	/** Those that are to have everything at the end. */
	get lasting(): Person[] {
		return this.people.filter(({ isSignedOut }) => !isSignedOut);
	}

	devicesIn(talk: Talk): Device[] {
		return this.devices.filter((device) => device.options.conversation === talk.id);
	}

	/** Somebody says something, or changes what was said. */
	write(device: Device): void {
		const { random } = this;
		this.#said++;
		const chance = random.next();
		const change = chance < 0.27 ? this.#change(device, chance) : null;
		device.write(change ?? { type: "send_message", body: { text: this.#text() }, ...this.#place(device) });
	}

	/** Of all messages, 15 in 100 are said in a thread, a quarter of these in the conversation too; 5 were said elsewhere. */
	#place({ copy }: Device): { thread?: number; toConversation?: true; forwarded?: true } {
		const { random } = this;
		if (random.chance(0.05)) return { forwarded: true };
		const thread = random.chance(0.16) ? copy.messages.pickRoot(random) : null;
		if (thread === null) return {};
		return random.chance(0.25) ? { thread, toConversation: true } : { thread };
	}

	/** Somebody reads a thread, or wants to hear of one, or no more. */
	lookAtThread(device: Device): void {
		const { random } = this;
		const thread = device.copy.messages.pickRoot(random);
		if (thread === null) return;
		if (random.chance(0.1)) device.follow(thread, random.chance(0.5));
		else device.readThread(thread, Math.max(0, (device.cursor ?? 0) - random.between(-3, 40)));
	}

	/** The owner of a group says how long messages can be edited: never so short that it would be too late for one. */
	async setEditWindow({ id, owner }: Talk): Promise<void> {
		const editWindow = this.random.pick([null, 86_400_000, 7 * 86_400_000]);
		await owner.wire.call("PATCH", `/api/conversations/${id}`, { editWindow }).catch(() => {});
	}

	/** Of all that is written, 10 in 100 are edits, 5 deletions, 10 reactions and 2 pins; null: there is nothing to be changed. */
	#change({ options, copy }: Device, chance: number): Writing | null {
		const { random } = this;
		const { messages } = copy;
		const own = messages.pick(random, options.person);
		if (chance < 0.1) {
			return own === null ? null : { type: "edit_message", seq: own, body: { text: this.#text() } };
		}
		const any = messages.pick(random);
		const isOwner = this.talks.some(({ id, owner }) => id === options.conversation && owner.id === options.person);
		const isGroup = options.conversation.startsWith("g_");
		if (chance >= 0.25) {
			// Mostly by those who may; never so many that they reach the limit.
			if (any === null || (isGroup && !isOwner && random.chance(0.7))) return null;
			const pinned = copy.pins.length > 8 || random.chance(0.4) ? copy.pins : [];
			return pinned.length > 0
				? { type: "pin_message", seq: random.pick([...pinned]), on: false }
				: { type: "pin_message", seq: any, on: true };
		}
		if (chance < 0.15) {
			const seq = isOwner && isGroup && random.chance(0.5) ? any : own;
			return seq === null ? null : { type: "delete_message", seq };
		}
		const back = random.chance(0.4) ? messages.takeReaction() : undefined;
		if (back !== undefined) return { type: "react", ...back, on: false };
		if (any === null) return null;
		const reaction = { seq: any, emoji: random.pick(emoji) };
		messages.reacted(reaction.seq, reaction.emoji);
		return { type: "react", ...reaction, on: true };
	}

	/** A text that nobody else writes. */
	#text(): string {
		const { random } = this;
		const count = random.chance(0.01) ? random.between(300, 900) : random.between(1, 12);
		return `${this.#said}: ${Array.from({ length: count }, () => random.pick(words)).join(" ")}`;
	}

	tick(): void {
		for (const { inbox, devices } of this.people) {
			inbox.tick();
			for (const device of devices) device.tick();
		}
	}

	/** Everybody leaves. */
	stop(): void {
		for (const { inbox, devices } of this.people) {
			inbox.stop();
			for (const device of devices) device.stop();
		}
	}

	async close(): Promise<void> {
		this.stop();
		for (const { wire, direct, proxy } of this.people) {
			wire.close();
			direct.close();
			await proxy.close();
		}
	}
}
