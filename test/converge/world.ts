/**
 * People whose devices run the real client against the real Worker, in one
 * isolate: their time, their network and the object's memory are in the hands of a seed.
 */
import { effect } from "@preact/signals";
import type { App } from "../../client/store/app.ts";
import type { ConversationHandle } from "../../client/store/handles.ts";
import { shownAt } from "../../client/store/shown.ts";
import { createApp } from "../../client/sync/app.ts";
import { loadOpening } from "../../client/sync/opening-part.ts";
import type { DeviceEvent, Environment } from "../../client/transport/environment.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { Content, Shown } from "../checker/history.ts";
import { evict } from "../conversation/kit.ts";
import { hashOf, type Random } from "../faults/random.ts";
import { contentOf, type Frame, type Message, messageAsShown } from "../faults/wire.ts";
import { contentOfWriting, type Writing } from "../faults/writing.ts";
import { person, type TestPerson } from "../support/people.ts";
import { VirtualClock } from "./clock.ts";
import { Network } from "./network.ts";
import { Chronicle, Witness } from "./witness.ts";

await loadOpening();

/** Lets the isolate's turns happen: the Worker's, and what it sends. */
export async function turn(times = 1): Promise<void> {
	for (let count = 0; count < times; count++) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** One device, signed in, with the conversation open. */
export class SimulatedDevice {
	readonly name: string;
	readonly clock = new VirtualClock();
	readonly network: Network;
	readonly handle: ConversationHandle;
	readonly app: App;
	readonly person: TestPerson;
	/** A device that sleeps has no time; the network goes on without it. */
	isFrozen = false;
	/** Its session was ended on purpose. */
	isSignedOut = false;
	/** Ids that the client drew so far. */
	#ids = 0;
	readonly #listeners = new Set<(event: DeviceEvent) => void>();
	readonly #chronicle: Chronicle;
	readonly #conversation: string;

	constructor(owner: TestPerson, conversation: string, chronicle: Chronicle, random: Random) {
		this.name = owner.name;
		this.person = owner;
		this.#chronicle = chronicle;
		this.#conversation = conversation;
		const witness = new Witness(chronicle, conversation, owner.id, owner.name);
		this.network = new Network(owner, witness, random.fork());
		const chance = random.fork();
		const environment: Environment = {
			origin: "http://parley.test",
			fetch: this.network.fetch,
			WebSocket: this.network.socketClass(),
			clock: this.clock,
			random: () => chance.next(),
			newId: () => `${owner.name}-${++this.#ids}`,
			tabId: owner.name,
			notices: {
				permission: () => "unsupported",
				ask: async () => "unsupported",
				show: async () => {},
				takeBack: async () => {},
				watchClicks() {},
			},
			pause: turn,
			playSound() {},
			device: {
				isOnline: () => true,
				isVisible: () => true,
				watchTouches: () => () => {},
				watch: (listener) => {
					this.#listeners.add(listener);
					return () => this.#listeners.delete(listener);
				},
			},
			keyValue: { get: () => null, set() {}, remove() {} },
			channel: () => ({ post() {}, close() {} }),
			exclusive: (_, abandon, hold) => void Promise.resolve().then(() => (abandon.aborted ? undefined : hold())),
			info() {},
			warn() {},
		};
		this.app = createApp(environment);
		this.handle = this.app.openConversation(conversation);
	}

	/** Once it is signed in: opens the conversation, and follows what it makes of the log. */
	static async start(owner: TestPerson, conversation: string, chronicle: Chronicle, random: Random) {
		const device = new SimulatedDevice(owner, conversation, chronicle, random);
		for (let tries = 0; tries < 200 && device.app.session.peek().name !== "signed_in"; tries++) await turn();
		const handle = device.app.openConversation(conversation);
		Object.assign(device, { handle });
		device.#follow();
		return device;
	}

	/** What the device has, as a view would draw it. */
	get entries(): Content[] {
		return this.handle.state.peek().events.flatMap((event) => contentOf(event as unknown as Frame) ?? []);
	}

	/** Its messages with what became of them, as a view would draw them. */
	get shown(): Omit<Shown, "kind" | "conversation">[] {
		const state = this.handle.state.peek();
		return state.events.flatMap((event) => {
			const found = shownAt(state, seqOf(event));
			if (found === null) return [];
			const { message, shown } = found;
			const { seq, sender, clientId } = message;
			const fate = state.changes.get(seq);
			const edited = shown.editedAt === null ? null : (fate?.edits.at(-1)?.seq ?? 0);
			const deleted = shown.deleted === null ? null : ((fate?.deleted ?? message.deleted)?.seq ?? 0);
			const isErased = deleted !== null && shown.text === "";
			const text = isErased ? ({ hash: "", erased: true } as const) : { hash: hashOf(shown.text) };
			const reactions = shown.reactions.flatMap(({ emoji, userIds }) => userIds.map((id) => `${id} ${emoji}`));
			return [{ by: this.name, seq, sender, clientId, ...text, edited, deleted, reactions }];
		});
	}

	get pending(): number {
		return this.handle.state.peek().outbox.length;
	}

	/** The person writes something; its id is the one that the client draws in this moment. */
	write(writing: Writing): void {
		const before = this.#ids;
		void this.#ask(writing);
		if (this.#ids !== before + 1) throw new Error("what is written draws one id, at once");
		const clientId = `${this.name}-${this.#ids}`;
		const at = { conversation: this.#conversation, person: this.person.id };
		const waits = writing.type === "delete_message" ? ({ waits: true } as const) : {};
		this.#chronicle.note({ kind: "send.invoke", ...at, clientId, ...contentOfWriting(writing), ...waits });
	}

	#ask(writing: Writing): Promise<unknown> {
		switch (writing.type) {
			case "send_message": {
				const { body, thread, toConversation, forwarded } = writing;
				if (thread === undefined) return this.handle.send(body.text, { forwarded });
				const panel = this.handle.openThread(thread);
				const sent = panel.send(body.text, toConversation === true);
				return sent.finally(() => panel.close());
			}
			case "edit_message":
				return this.handle.edit(writing.seq, writing.body.text);
			case "delete_message":
				return this.handle.deleteMessage(writing.seq);
			case "react":
				return this.handle.react(writing.seq, writing.emoji, writing.on);
			case "pin_message":
				return this.handle.pin(writing.seq, writing.on);
		}
	}

	/** A message that this person has, and that was not deleted as far as they know; `own`: one that they wrote. */
	pick(random: Random, own: boolean): number | null {
		const { events } = this.handle.state.peek();
		const found = events.flatMap((event) =>
			event.type === "new_message" && event.digest === undefined && (!own || event.message.sender === this.person.id)
				? [event.message.seq]
				: [],
		);
		return found.length === 0 ? null : random.pick(found);
	}

	/** One of the first on which a thread can hang; null: there is none. */
	pickRoot(random: Random): number | null {
		const found = this.handle.state
			.peek()
			.events.flatMap((event) =>
				event.type === "new_message" && event.message.thread === undefined ? [event.message.seq] : [],
			);
		return found.length === 0 ? null : random.pick(found.slice(0, 4));
	}

	/** What was refused because its author was no member then, or its message was deleted, they let go of. */
	async discardRefused(): Promise<void> {
		for (const { clientId, failure } of this.handle.state.peek().outbox) {
			if (failure?.code === "not_found" || failure?.code === "message_deleted") await this.handle.discard(clientId);
		}
	}

	/** The device says something to the app, as a browser does. */
	signal(event: DeviceEvent): void {
		for (const listener of [...this.#listeners]) listener(event);
	}

	pass(ms: number): void {
		if (!this.isFrozen) this.clock.pass(ms);
	}

	/** Notes each event as it becomes part of the copy, and each jump. */
	#follow(): void {
		let cursor = 0;
		const at = { conversation: this.#conversation, person: this.person.id, device: this.name };
		effect(() => {
			const state = this.handle.state.value;
			if (state.cursor < cursor) {
				throw new Error(`${this.name} went back from ${cursor} to ${state.cursor}`);
			}
			for (const event of state.events) {
				const seq = seqOf(event);
				if (seq <= cursor) continue;
				const content = contentOf(event as unknown as Frame);
				if (content === null) continue;
				if (seq > cursor + 1) this.#chronicle.note({ kind: "gap", ...at, from: cursor + 1, to: seq - 1 });
				const connection = `${this.name}'s copy`;
				this.#chronicle.note({ kind: "received", ...at, connection, ...content, via: "live", applied: true });
				cursor = seq;
			}
		});
	}
}

export class SimulatedWorld {
	readonly chronicle = new Chronicle();
	readonly devices: SimulatedDevice[] = [];
	conversation = "";
	#owner: TestPerson | null = null;

	/** Four people in a group, each with a device. */
	static async start(random: Random): Promise<SimulatedWorld> {
		const world = new SimulatedWorld();
		const people = await Promise.all(["ann", "ben", "cai", "dan"].map((name) => person(name)));
		const [ann, ...others] = people;
		if (ann === undefined) throw new Error("nobody is here");
		world.#owner = ann;
		world.conversation = await ann.startGroup("Tea", ...others);
		const members = people.map(({ id }) => id);
		world.chronicle.note({ kind: "founded", conversation: world.conversation, members, owner: ann.id });
		for (const one of people) {
			world.devices.push(await SimulatedDevice.start(one, world.conversation, world.chronicle, random));
		}
		return world;
	}

	get owner(): TestPerson {
		if (this.#owner === null) throw new Error("nobody is here");
		return this.#owner;
	}

	fault(what: string): void {
		this.chronicle.note({ kind: "nemesis", phase: "once", what });
	}

	evict(webSockets: "hibernate" | "close"): Promise<void> {
		return evict(this.conversation, webSockets);
	}

	/** Time goes by for everybody who is awake, a bit at a time, and what it causes happens. */
	async pass(ms: number): Promise<void> {
		for (let left = ms; left > 0; left -= 500) {
			for (const device of this.devices) device.pass(Math.min(left, 500));
			if (left % 2_500 === 0 || left <= 500) await turn();
		}
	}

	/** Adds the log and the copies to the history. */
	async finish(): Promise<void> {
		const { conversation, chronicle } = this;
		for (let after = 0; ; ) {
			const { body } = await this.owner.call(
				"GET",
				`/api/conversations/${conversation}/events?after=${after}&limit=100`,
			);
			for (const event of body.events as Frame[]) {
				const content = contentOf(event);
				if (content === null) throw new Error("no event of a log");
				const { type, userId: user, change, emoji, on } = event;
				const who = user === undefined || change === undefined ? {} : { user, change };
				const how = { ...(emoji === undefined ? {} : { emoji }), ...(on === undefined ? {} : { on }) };
				chronicle.note({ kind: "log", dump: "final", conversation, type, ...content, ...who, ...how });
				after = content.seq;
			}
			if (body.hasMore !== true) break;
		}
		const threads = chronicle.lines.flatMap((line) => (line.kind === "log" ? (line.thread ?? []) : []));
		for (const thread of [undefined, ...new Set(threads)]) await this.#dumpPages(thread);
		const pinned = (await this.owner.call("GET", `/api/conversations/${conversation}/pins`)).body.messages as Message[];
		chronicle.note({ kind: "pins", by: null, conversation, seqs: pinned.map(({ seq }) => seq) });
		for (const { name, person: owner, handle, entries, shown, pending, isSignedOut } of this.devices) {
			if (isSignedOut) continue;
			for (const message of shown) chronicle.note({ kind: "shown", conversation, ...message });
			chronicle.note({ kind: "pins", by: name, conversation, seqs: [...handle.state.peek().pins] });
			const following = [...handle.state.peek().threads.values()].filter((standing) => standing.following);
			chronicle.note({ kind: "threads", conversation, person: owner.id, rows: following });
			chronicle.note({ kind: "view", device: name, person: owner.id, conversation, entries, pending });
		}
	}

	/** All messages that the server has, of the conversation or of one thread. */
	async #dumpPages(thread: number | undefined): Promise<void> {
		const { conversation, chronicle } = this;
		const of = thread === undefined ? "" : `&thread=${thread}`;
		for (let after = 0; ; ) {
			const path = `/api/conversations/${conversation}/messages?after=${after}${of}`;
			const { body } = await this.owner.call("GET", path);
			for (const message of body.messages as Message[]) {
				chronicle.note({ kind: "shown", conversation, ...messageAsShown(message, thread) });
				after = message.seq;
			}
			if (body.hasMore !== true) return;
		}
	}
}
