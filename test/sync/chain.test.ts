import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LogStore } from "../../client/local/log-store.ts";
import { sha256 } from "../../client/store/sha256.ts";
import { copyTimes } from "../../client/sync/copy.ts";
import { digestOf } from "../../src/protocol/chain.ts";
import type { NewMessage } from "../../src/protocol/events.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import type { FakeServer } from "./support/server.ts";
import { makeWorld, openConversation, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** Writes another text into an old message, and makes the chain fit again from there on. */
function forge(server: FakeServer, seq: number): void {
	const event = structuredClone(server.log[seq - 1] as NewMessage);
	event.message.body.text = "I never said that";
	server.log[seq - 1] = event;
	server.chain(seq);
}

const brokenAt = ({ handle }: Awaited<ReturnType<typeof openConversation>>) => handle.state.peek().brokenAt;

describe("HC3 a log that is changed behind the reader", () => {
	test("live, older, resumed and empty answers of an honest server are never doubted", async () => {
		const first = await openConversation();
		first.server.fill(450);
		await settle();
		await first.handle.send("mine");
		await settle();
		const later = await visit(first);
		later.server.say("while away");
		while (later.handle.state.peek().hasOlder) await later.handle.loadOlder();
		await settle();
		later.socket().closeWith(1006);
		await pass(5_000);
		await settle();
		expect(later.handle.state.peek()).toMatchObject({ cursor: 452, brokenAt: null });
		expect(later.handle.state.peek().events).toHaveLength(452);
	});

	test("an event that does not follow from the one before", async () => {
		const world = await openConversation();
		world.server.fill(3);
		world.server.log[2] = { ...(world.server.log[2] as NewMessage), hash: "forged" };
		world.server.say("four");
		await settle();
		expect(brokenAt(world)).toBe(4);
		expect(world.handle.state.peek().cursor).toBe(4);
	});

	test("something that this device has was changed, and nothing came after it", async () => {
		const first = await openConversation();
		first.server.fill(5);
		await settle();
		forge(first.server, 3);
		const later = await visit(first);
		expect(brokenAt(later)).toBe(5);
	});

	test("something that this device has was changed, and more came; it is still known after a reload without a network", async () => {
		const first = await openConversation();
		first.server.fill(5);
		await settle();
		forge(first.server, 3);
		const later = await visit(first);
		later.server.say("six");
		await settle();
		expect(brokenAt(later)).toBe(5);
		expect(later.handle.state.peek().cursor).toBe(6);
		await pass(5_000);
		await settle();
		later.server.hasNetwork = false;
		const third = await visit(later);
		expect(brokenAt(third)).toBe(5);
	});

	test("behind a hole: found when the hole is closed", async () => {
		const first = await openConversation();
		first.server.fill(10);
		await settle();
		first.browser.killTabs();
		first.server.hangUp();
		forge(first.server, 3);
		// More than a copy catches up with: the newest page is shown, with a hole below it.
		first.server.fill(700);
		const world = await visit(first);
		expect(world.handle.state.peek()).toMatchObject({ cursor: 710, brokenAt: null });
		while (world.handle.state.peek().hasOlder) await world.handle.loadOlder();
		expect(brokenAt(world)).toBe(11);
	});

	test("behind a hole, in a page that overlaps what is here: the copy is not written over", async () => {
		const first = await openConversation();
		first.server.fill(10);
		await settle();
		first.browser.killTabs();
		first.server.hangUp();
		forge(first.server, 7);
		first.server.fill(695);
		const world = await visit(first);
		while (world.handle.state.peek().hasOlder) await world.handle.loadOlder();
		await settle();
		expect(brokenAt(world)).toBe(7);
	});

	test("while the device was too slow to say what it has", async () => {
		const first = await openConversation();
		first.server.fill(5);
		await settle();
		forge(first.server, 3);
		const newest = LogStore.prototype.newest;
		vi.spyOn(LogStore.prototype, "newest").mockImplementationOnce(async function (this: LogStore, ...asked) {
			await new Promise((resolve) => setTimeout(resolve, copyTimes.read + 300));
			return newest.apply(this, asked);
		});
		const later = await visit(first);
		for (let round = 0; round < 6; round++) {
			await pass(400);
			await settle();
		}
		expect(brokenAt(later)).toBe(3);
	});

	test("HC5 a forged text with the digest of the true one, and a text taken away without a deletion", async () => {
		for (const text of ["I never said that", ""]) {
			vi.stubGlobal("indexedDB", new IDBFactory());
			const empty = makeWorld();
			empty.server.fill(250);
			const world = await openConversation(empty);
			const event = world.server.log[49] as NewMessage;
			const message = { ...event.message, body: { text } };
			world.server.log[49] = { ...event, message, salt: "", digest: digestOf(event, sha256) };
			while (world.handle.state.peek().hasOlder) await world.handle.loadOlder();
			expect(brokenAt(world)).toBe(50);
		}
	});

	test("HC4 a log that is shorter than what was read; and a warning does not go away by starting again", async () => {
		const first = await openConversation();
		first.server.fill(5);
		await settle();
		first.server.log.splice(3);
		const later = await visit(first);
		await pass(5_000);
		await settle();
		expect(later.handle.state.peek()).toMatchObject({ cursor: 3, brokenAt: 5 });
		expect(brokenAt(await visit(later))).toBe(5);
	});

	test("in a page of older events", async () => {
		const empty = makeWorld();
		empty.server.fill(250);
		const world = await openConversation(empty);
		expect(brokenAt(world)).toBeNull();
		const event = world.server.log[49] as NewMessage;
		world.server.log[49] = { ...event, message: { ...event.message, body: { text: "I never said that" } } };
		while (world.handle.state.peek().hasOlder) await world.handle.loadOlder();
		expect(brokenAt(world)).toBe(50);
	});

	/** A world whose browser gives the page its next turn when `go` is called. */
	function slowWorld(count: number) {
		const world = makeWorld();
		world.server.fill(count);
		let waiting: (() => void)[] = [];
		let turns = 0;
		world.environment.pause = () => {
			turns++;
			return new Promise((resolve) => waiting.push(resolve));
		};
		const go = async () => {
			const ready = waiting;
			waiting = [];
			for (const resolve of ready) resolve();
			await settle();
		};
		return { world, go, turns: () => turns };
	}

	test("a long first page is looked at in pieces, between which the browser has its turn; what comes meanwhile waits", async () => {
		const { world, go, turns } = slowWorld(60);
		const { handle } = await openConversation(world);
		world.server.say("meanwhile");
		await settle();
		for (const turn of [1, 2, 3]) {
			expect(turns()).toBe(turn);
			expect(handle.state.peek().events).toEqual([]);
			await go();
		}
		expect(turns()).toBe(3);
		expect(handle.state.peek()).toMatchObject({ cursor: 61, brokenAt: null });
		expect(handle.state.peek().events).toHaveLength(61);
	});

	test("a forged text in a later piece of a long first page", async () => {
		const { world, go } = slowWorld(60);
		const event = world.server.log[39] as NewMessage;
		world.server.log[39] = { ...event, message: { ...event.message, body: { text: "I never said that" } } };
		const opened = await openConversation(world);
		for (let turn = 0; turn < 3; turn++) await go();
		expect(brokenAt(opened)).toBe(40);
		expect(opened.handle.state.peek().cursor).toBe(60);
	});

	test("a long page that is cut off by a lost connection while it is looked at is taken once, and then comes what was missed", async () => {
		const { world, go } = slowWorld(60);
		const { handle, socket } = await openConversation(world);
		socket().closeWith(1006);
		world.server.say("missed");
		await pass(5_000);
		await settle();
		for (let turn = 0; turn < 8; turn++) await go();
		expect(handle.state.peek()).toMatchObject({ cursor: 61, brokenAt: null });
		expect(handle.state.peek().events).toHaveLength(61);
	});
});
