/**
 * What every transport promises to the client, whatever carries the frames.
 * One suite, run once for each transport against each kind of server.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Hello, Lost, Transport, Up } from "../../client/transport/transport.ts";
import { type Down, isLogEvent } from "../../src/protocol/down.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";

export type ContractPerson = "ann" | "bob" | "eve";

/** A server with one group: Ann made it, Bob is a member, Eve is not. */
export interface ContractWorld {
	conversationId: string;
	/** The user id of a person. */
	idOf(person: ContractPerson): string;
	/** A transport to the group, not opened yet. */
	connect(person: ContractPerson): Transport;
	/** Ann takes Bob out of the group. */
	removeBob(): Promise<void>;
	/** Lets a little happen: the server's turns, and timers where they are real. */
	turn(): Promise<void>;
}

/** How often the suite looks before it calls something missing. */
const patience = 400;

const join = (after: number | null): Hello => ({ type: "join_conversation", version: 1, after });
const say = (clientId: string, text: string): Up => ({ type: "send_message", clientId, body: { text } });

/** One opened transport, and all that it told. */
class Client {
	readonly frames: Down[] = [];
	lost: Lost | null = null;

	constructor(
		readonly transport: Transport,
		private readonly world: ContractWorld,
		after: number | null,
	) {
		transport.open(() => join(after), {
			opened() {},
			received: (frames) => void this.frames.push(...frames),
			lost: (lost) => {
				this.lost = lost;
			},
		});
	}

	/** Waits until `look` finds something. */
	async until<T>(what: string, look: () => T | undefined): Promise<T> {
		for (let round = 0; round < patience; round++) {
			const found = look();
			if (found !== undefined) return found;
			// Does a poll now; a socket that is open has no use for it.
			this.transport.retry();
			await this.world.turn();
		}
		throw new Error(`${what} never came; got ${this.frames.map((frame) => frame.type).join(", ") || "nothing"}`);
	}

	next<T extends Down["type"]>(
		type: T,
		fits: (frame: Extract<Down, { type: T }>) => boolean = () => true,
	): Promise<Extract<Down, { type: T }>> {
		return this.until(type, () =>
			this.frames.find((frame): frame is Extract<Down, { type: T }> => frame.type === type && fits(frame as never)),
		);
	}

	message(clientId: string) {
		return this.next("new_message", (frame) => frame.message.clientId === clientId);
	}

	send(frame: Up): void {
		expect(this.transport.send(frame)).toBe(true);
	}

	/** The events as they came, those of `joined` included. */
	get events(): LogEvent[] {
		return this.frames.flatMap((frame) => (frame.type === "joined" ? frame.frames : isLogEvent(frame) ? [frame] : []));
	}
}

/**
 * Declares the suite. `makeWorld` is called before each case and answers fresh
 * people and a fresh group.
 */
export function transportContract(name: string, makeWorld: () => Promise<ContractWorld>): void {
	describe(`transport contract: ${name}`, () => {
		let world: ContractWorld;
		let clients: Client[];

		beforeEach(async () => {
			world = await makeWorld();
			clients = [];
		});
		afterEach(() => {
			for (const client of clients) client.transport.close();
		});

		function connect(person: ContractPerson, after: number | null = null): Client {
			const client = new Client(world.connect(person), world, after);
			clients.push(client);
			return client;
		}

		async function joined(person: ContractPerson, after: number | null = null): Promise<Client> {
			const client = connect(person, after);
			await client.next("joined");
			return client;
		}

		/** Fills the log with `count` messages of Ann's. */
		async function fill(ann: Client, count: number): Promise<void> {
			for (let index = 1; index <= count; index++) ann.send(say(`fill-${index}`, `text ${index}`));
			await ann.message(`fill-${count}`);
		}

		test("HS2 nothing can be sent before it is open", () => {
			const ann = connect("ann");
			expect(ann.transport.send(say("early", "too early"))).toBe(false);
		});

		test("HS3 a join of an empty conversation says who is there and where it stands", async () => {
			const ann = await joined("ann");
			const frame = await ann.next("joined");
			expect(frame).toMatchObject({ conversationId: world.conversationId, self: world.idOf("ann"), kind: "group" });
			expect(frame).toMatchObject({ head: 0, frames: [], more: false });
			expect(frame.members.map(({ userId }) => userId).sort()).toEqual([world.idOf("ann"), world.idOf("bob")].sort());
		});

		test("RS3 a join without a copy brings the newest page", async () => {
			const ann = await joined("ann");
			await fill(ann, 3);
			const bob = await joined("bob");
			expect(bob.events.map(seqOf)).toEqual([1, 2, 3]);
			expect(await bob.next("joined")).toMatchObject({ head: 3, more: false });
		});

		test("SD4 EV2 a message reaches both, with the same seq", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "hello"));
			const [sent, heard] = [await ann.message("one"), await bob.message("one")];
			expect(sent).toEqual(heard);
			expect(sent.message).toMatchObject({ seq: 1, sender: world.idOf("ann"), body: { text: "hello" } });
		});

		test("EV5 text comes back byte for byte", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			const text = " \u0000 e\u0301 \u{1f469}\u200d\u{1f680} \u202e \uffff <b>&amp;</b>\n";
			ann.send(say("odd", text));
			expect((await bob.message("odd")).message.body.text).toBe(text);
		});

		test("EV1 EV6 what several send at once is one log without holes, the same for all", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			for (let index = 0; index < 10; index++) {
				ann.send(say(`a${index}`, `a${index}`));
				bob.send(say(`b${index}`, `b${index}`));
			}
			const inOrder = async (client: Client) => {
				await client.until("seq 20", () => client.events.find((event) => seqOf(event) === 20));
				const bySeq = new Map(client.events.map((event) => [seqOf(event), event]));
				return [...bySeq.keys()].sort((a, b) => a - b).map((seq) => bySeq.get(seq));
			};
			const log = await inOrder(ann);
			expect(log).toHaveLength(20);
			expect(await inOrder(bob)).toEqual(log);
		});

		test("SD2 a repeated clientId is the same message, once, and told to its sender alone", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "hello"));
			const first = await ann.message("one");
			await bob.message("one");
			ann.frames.length = 0;
			ann.send(say("one", "hello"));
			expect(await ann.message("one")).toEqual(first);
			ann.send(say("two", "after it"));
			expect((await bob.message("two")).message.seq).toBe(2);
			expect(bob.events.map(seqOf)).toEqual([1, 2]);
		});

		test("SD3 a clientId used for another text is rejected for good, and the log keeps the first", async () => {
			const ann = await joined("ann");
			ann.send(say("one", "hello"));
			await ann.message("one");
			ann.send(say("one", "something else"));
			expect(await ann.next("rejected")).toMatchObject({ clientId: "one", code: "client_id_reused", retryable: false });
			expect((await (await joined("bob")).next("joined")).head).toBe(1);
		});

		test("SD6 too long a text is rejected, naming the limit; ER2 nothing is stored", async () => {
			const ann = await joined("ann");
			ann.send(say("long", "x".repeat(limits.textLength + 1)));
			const rejected = await ann.next("rejected");
			expect(rejected).toMatchObject({ clientId: "long", code: "text_too_long", retryable: false });
			expect(rejected.detail).toMatch(/8.?000/);
			ann.send(say("fits", "x".repeat(limits.textLength)));
			expect((await ann.message("fits")).message.seq).toBe(1);
		});

		test("ED1 RX1 DL1 what becomes of a message reaches both, in order, live and by a later resume", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "helo"));
			const { seq } = (await bob.message("one")).message;
			ann.send({ type: "edit_message", clientId: "e", seq, body: { text: "hello" } });
			expect(await bob.next("message_edited")).toMatchObject({ target: seq, body: { text: "hello" } });
			bob.send({ type: "react", clientId: "r", seq, emoji: "👍", on: true });
			expect(await ann.next("reaction_changed")).toMatchObject({ target: seq, actor: world.idOf("bob"), on: true });
			bob.send({ type: "delete_message", clientId: "d", seq });
			expect(await bob.next("rejected")).toMatchObject({ clientId: "d", code: "forbidden", retryable: false });
			ann.send({ type: "delete_message", clientId: "d", seq });
			await bob.next("message_deleted");
			await ann.next("message_deleted");
			const later = await joined("bob", seq);
			for (const { events } of [ann, bob]) expect(events.map(seqOf)).toEqual([1, 2, 3, 4]);
			expect(later.events.map(({ type }) => type)).toEqual(["message_edited", "reaction_changed", "message_deleted"]);
			expect(JSON.stringify(later.events)).not.toContain("hello");
		});

		test("SD7 SD9 PN1 an answer, what was passed on, and pins reach both, live and by a later join", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "hello"));
			const { seq } = (await bob.message("one")).message;
			bob.send({ type: "send_message", clientId: "two", body: { text: "hi" }, replyTo: seq, forwarded: true });
			const answer = (await ann.message("two")).message;
			expect(answer).toMatchObject({ replyTo: seq, forwarded: true });
			for (const target of [answer.seq, seq])
				ann.send({ type: "pin_message", clientId: `p${target}`, seq: target, on: true });
			for (const { next } of [ann, bob].map((client) => ({
				next: () => client.next("pin_changed", (one) => one.target === seq),
			}))) {
				expect(await next()).toMatchObject({ actor: world.idOf("ann"), on: true });
			}
			bob.send({ type: "pin_message", clientId: "no", seq, on: false });
			expect(await bob.next("rejected")).toMatchObject({ clientId: "no", code: "forbidden", retryable: false });
			ann.send({ type: "pin_message", clientId: "again", seq, on: true });
			expect(await ann.next("rejected")).toMatchObject({ clientId: "again", code: "no_change", retryable: false });
			ann.send({ type: "pin_message", clientId: `p${seq}`, seq, on: true });
			const later = await joined("bob");
			expect(await later.next("joined")).toMatchObject({ pins: [answer.seq, seq], head: 4 });
			expect(later.events.map(({ type }) => type)).toEqual([
				...["new_message", "new_message", "pin_changed", "pin_changed"],
			]);
		});

		test("SD2 a repeated edit is the same event, once, and told to its sender alone", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "helo"));
			const { seq } = (await ann.message("one")).message;
			const edit: Up = { type: "edit_message", clientId: "e", seq, body: { text: "hello" } };
			ann.send(edit);
			const first = await ann.next("message_edited");
			await bob.next("message_edited");
			ann.frames.length = 0;
			ann.send(edit);
			expect(await ann.next("message_edited")).toEqual(first);
			ann.send(say("two", "after it"));
			await bob.message("two");
			expect(bob.events.map(seqOf)).toEqual([1, 2, 3]);
		});

		test("RD1 RD3 positions are told to the others", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			await fill(ann, 2);
			await bob.message("fill-2");
			bob.send({ type: "mark_read", seq: 2 });
			const status = await ann.next("message_status", ({ userId, read }) => userId === world.idOf("bob") && read === 2);
			expect(status.delivered).toBe(2);
		});

		test("RD1 positions stand in a later joined", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			await fill(ann, 1);
			bob.send({ type: "mark_delivered", seq: 1 });
			await ann.next("message_status", ({ userId }) => userId === world.idOf("bob"));
			const again = await (await joined("ann")).next("joined");
			expect(again.members.find(({ userId }) => userId === world.idOf("bob"))?.delivered).toBe(1);
		});

		test("TH4 TH6 who follows a thread is told where they stand in it, live and by a later join; nobody else is", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send(say("one", "a question"));
			const { seq } = (await bob.message("one")).message;
			bob.send({ type: "send_message", clientId: "r", body: { text: "an answer" }, thread: seq });
			const reply = (await ann.message("r")).message.seq;
			expect(await ann.next("thread_status")).toMatchObject({ thread: seq, following: true, unread: 1, last: reply });
			expect(await bob.next("thread_status")).toMatchObject({ thread: seq, following: true, unread: 0, read: reply });
			await ann.until("the position", () => {
				ann.transport.send({ type: "read_thread", thread: seq, seq: reply });
				return ann.frames.find((frame) => frame.type === "thread_status" && frame.unread === 0);
			});
			const later = await (await joined("ann")).next("joined");
			expect(later.threads).toMatchObject([{ thread: seq, read: reply, unread: 0, following: true }]);
			bob.send({ type: "follow_thread", thread: seq, on: false });
			expect(await bob.next("thread_status", ({ following }) => !following)).toMatchObject({ thread: seq, unread: 0 });
			expect((await (await joined("bob")).next("joined")).threads).toEqual([]);
			expect(bob.frames.some((frame) => frame.type === "thread_status" && frame.unread > 0)).toBe(false);
		});

		test("PR1 typing reaches the others, not oneself", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			ann.send({ type: "typing", on: true });
			expect(await bob.next("typing")).toMatchObject({ userId: world.idOf("ann"), on: true });
			expect(ann.frames.some((frame) => frame.type === "typing")).toBe(false);
		});

		test("PR2 whoever has it open is online in a joined", async () => {
			await joined("ann");
			expect((await (await joined("bob")).next("joined")).online).toContain(world.idOf("ann"));
		});

		test("PR4 who says that nobody is in front of it is online and away in a joined, until it says otherwise", async () => {
			const ann = await joined("ann");
			for (const away of [true, false]) {
				ann.send({ type: "set_presence", away });
				ann.send(say(`said-${away}`, "after that"));
				await ann.message(`said-${away}`);
				const hello = await (await joined("bob")).next("joined");
				expect(hello.online).toContain(world.idOf("ann"));
				expect(hello.away.includes(world.idOf("ann"))).toBe(away);
			}
		});

		test("RS1 a resume after N brings exactly what came after N", async () => {
			const ann = await joined("ann");
			await fill(ann, 5);
			const bob = await joined("bob", 2);
			expect(bob.events.map(seqOf)).toEqual([3, 4, 5]);
		});

		test("RS1 RS2 more than a page missed: a page with `more`, and joining again brings the rest", async () => {
			const ann = await joined("ann");
			await fill(ann, limits.pageMessages + 20);
			const bob = await joined("bob", 5);
			const page = await bob.next("joined");
			expect(page.more).toBe(true);
			expect(page.frames.map(seqOf)).toEqual(Array.from({ length: limits.pageMessages }, (_, index) => index + 6));
			const last = limits.pageMessages + 5;
			bob.send(join(last));
			await bob.until("the rest", () => bob.events.find((event) => seqOf(event) === limits.pageMessages + 20));
			const rest = bob.events.map(seqOf).filter((seq) => seq > last);
			expect([...new Set(rest)]).toEqual(Array.from({ length: 15 }, (_, index) => index + last + 1));
		});

		test("RS5 what follows a joined comes live, in order", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob", 0)];
			await fill(ann, 8);
			await bob.message("fill-8");
			expect(bob.events.map(seqOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		});

		test("RS4 a copy that is ahead of the log has to start again", async () => {
			const ann = connect("ann", 99);
			expect(await ann.until("4509", () => ann.lost ?? undefined)).toMatchObject({ code: 4509, final: false });
		});

		test("ER6 who is no member is turned away for good", async () => {
			const eve = connect("eve");
			expect(await eve.until("a final close", () => eve.lost ?? undefined)).toMatchObject({ code: 4403, final: true });
			expect(eve.events).toEqual([]);
		});

		test("CV5 who is taken out gets nothing from then on, and is turned away", async () => {
			const [ann, bob] = [await joined("ann"), await joined("bob")];
			await world.removeBob();
			ann.send(say("secret", "bob is gone"));
			await ann.message("secret");
			expect(await bob.until("a final close", () => bob.lost ?? undefined)).toMatchObject({ code: 4403, final: true });
			expect(bob.events.some((event) => event.type === "new_message")).toBe(false);
		});

		test("HS6 leaving ends it with 1000", async () => {
			const ann = await joined("ann");
			ann.send({ type: "leave_conversation" });
			expect(await ann.until("a close", () => ann.lost ?? undefined)).toMatchObject({ code: 1000, final: true });
		});
	});
}
