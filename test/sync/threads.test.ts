import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { positionsGap } from "../../client/sync/positions.ts";
import { ThreadPositions } from "../../client/sync/thread-positions.ts";
import type { Down } from "../../src/protocol/down.ts";
import type { ThreadStanding } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { stored } from "../local/support.ts";
import { clock, freezeTime, pass, settle } from "../transport/support/device.ts";
import { openConversation, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const standing = (more: Partial<ThreadStanding> = {}): ThreadStanding => {
	return { thread: 1, read: 1, following: true, unread: 0, mentions: 0, last: 1, ...more };
};

/** The thread of the first thing that Bob said. */
async function open() {
	const world = await openConversation();
	world.server.say("a question");
	await settle();
	return { ...world, thread: world.handle.openThread(1) };
}

const seqsOf = (thread: { state: { peek(): { events: readonly Down[] } } }) =>
	thread.state.peek().events.flatMap((event) => (event.type === "new_message" ? [event.message.seq] : []));

describe("what is said in a thread", () => {
	test("SD1 TH2 waits there and not in the conversation, and leaves when the log has it", async () => {
		const { server, handle, thread } = await open();
		server.swallowsSends = true;
		expect(await thread.send("only here", false)).toEqual({ ok: true, value: undefined });
		expect(thread.state.peek().outbox).toMatchObject([{ kind: "reply", thread: 1, text: "only here" }]);
		expect(handle.openThread(2).state.peek().outbox).toEqual([]);
		server.swallowsSends = false;
		await pass(10_000);
		await settle();
		expect(seqsOf(thread)).toEqual([1, 2]);
		expect(server.log.at(-1)).toMatchObject({ message: { thread: 1, body: { text: "only here" } } });
		expect([thread.state.peek().outbox, await stored("outbox")]).toEqual([[], []]);
		await thread.send("for all", true);
		await settle();
		expect(server.log.at(-1)).toMatchObject({ message: { thread: 1, toConversation: true } });
	});

	test("SD6 is refused at once, in words, when the server would", async () => {
		const { thread } = await open();
		expect(await thread.send("  ", false)).toMatchObject({ ok: false, failure: { code: "text_empty" } });
	});

	test("SD1 outlives the page, as a row that no older version takes for a message", async () => {
		const world = await open();
		world.server.swallowsSends = true;
		await world.thread.send("later", false);
		const [row] = await stored("outbox");
		expect(row?.[1]).toMatchObject({ kind: "reply", text: "later" });
		expect(row?.[1]).not.toHaveProperty("body");
		world.server.swallowsSends = false;
		const again = await visit(world);
		await settle();
		expect(again.server.log.at(-1)).toMatchObject({ message: { thread: 1, body: { text: "later" } } });
	});

	test("a draft is kept by thread", async () => {
		const { handle, thread } = await open();
		thread.draft.value = "half";
		expect(handle.draft.peek()).toBe("");
		thread.close();
		await settle();
		expect(handle.openThread(1).draft.peek()).toBe("half");
	});
});

describe("a thread that is not among the events", () => {
	test("TH3 is asked for once, page by page, and goes on with what comes", async () => {
		const world = await openConversation();
		const { server } = world;
		server.say("a question");
		for (let index = 0; index < 5; index++) server.say(`reply ${index}`, "bob", `r${index}`, { thread: 1 });
		server.fill(1_200);
		const { handle } = await visit(world);
		await settle();
		expect(handle.state.peek().events[0]).toSatisfy((first) => seqOf(first) > 6);
		server.seen.length = 0;
		const thread = handle.openThread(1);
		await settle();
		expect(seqsOf(thread)).toEqual([1, 5, 6]);
		expect(thread.state.peek()).toMatchObject({ loaded: true, hasOlder: true });
		await thread.loadOlder();
		expect(seqsOf(thread)).toEqual([1, 3, 4, 5, 6]);
		await thread.loadOlder();
		expect([seqsOf(thread), thread.state.peek().hasOlder]).toEqual([[1, 2, 3, 4, 5, 6], false]);
		server.say("new", "bob", "new", { thread: 1 });
		await settle();
		expect(seqsOf(thread).at(-1)).toBe(server.head);
		expect(server.seen.filter((line) => line === "GET C/messages/1")).toHaveLength(1);
	});

	test("says why it could not be loaded, and comes when it is asked for again; says when there is none", async () => {
		const world = await openConversation();
		world.server.fill(1_300);
		const { handle, server } = await visit(world);
		await settle();
		server.hasNetwork = false;
		const thread = handle.openThread(2);
		await settle();
		expect(thread.pages.peek()).toMatchObject({ loading: false, failure: expect.stringContaining("offline") });
		server.hasNetwork = true;
		await thread.retry();
		expect([seqsOf(thread), thread.pages.peek().failure]).toEqual([[2], null]);
		const none = handle.openThread(9_999);
		await settle();
		expect([none.pages.peek().isGone, thread.pages.peek().isGone]).toEqual([true, false]);
	});

	test("RS9 of a reply there is none: it says in which thread that is said, known from the events or asked for", async () => {
		const world = await openConversation();
		const { server } = world;
		server.say("a question");
		server.say("a reply", "bob", "r", { thread: 1 });
		await settle();
		const known = world.handle.openThread(2);
		expect(known.pages.peek()).toMatchObject({ elsewhere: 1, isGone: false });
		server.fill(1_200);
		const { handle } = await visit(world);
		await settle();
		const asked = handle.openThread(2);
		await settle();
		expect(asked.pages.peek()).toMatchObject({ elsewhere: 1, isGone: false, failure: null });
		expect(await handle.find(2)).toMatchObject({ ok: true, value: { seq: 2, thread: 1 } });
		expect(await handle.showAround(2)).toMatchObject({ ok: false, failure: { code: "not_found" } });
	});

	test("goes back to a reply page by page, and says when that is not said here", async () => {
		const world = await openConversation();
		const { server } = world;
		server.say("a question");
		for (let index = 0; index < 7; index++) server.say(`reply ${index}`, "bob", `r${index}`, { thread: 1 });
		server.fill(1_200);
		const { handle } = await visit(world);
		await settle();
		const thread = handle.openThread(1);
		await settle();
		expect(await thread.showAround(7)).toMatchObject({ ok: true });
		expect(seqsOf(thread)).toEqual([1, 7, 8]);
		server.seen.length = 0;
		expect(await thread.showAround(3)).toMatchObject({ ok: true });
		expect(seqsOf(thread)).toEqual([1, 3, 4, 5, 6, 7, 8]);
		expect(server.seen).toHaveLength(2);
		expect(await thread.showAround(1_000)).toMatchObject({ ok: false, failure: { code: "not_found" } });
		server.hasNetwork = false;
		expect(await thread.showAround(2)).toMatchObject({ ok: false, failure: { code: "offline" } });
	});

	test("TH4 following holds as the server answered it", async () => {
		const { handle, thread } = await open();
		expect(await thread.follow(true)).toMatchObject({ ok: true });
		expect(handle.state.peek().threads.get(1)).toMatchObject({ following: true, read: 1 });
	});
});

describe("where one stands in threads", () => {
	const told = () => {
		const frames: string[] = [];
		let isOpen = true;
		const positions = new ThreadPositions(clock, (frame) => {
			if (!isOpen || frame.type !== "read_thread") return false;
			frames.push(`${frame.thread} ${frame.seq}`);
			return true;
		});
		const turn = (on: boolean) => {
			isOpen = on;
		};
		return { frames, positions, turn };
	};

	test("TH5 is told at once, then at most once a second, never backwards", async () => {
		const { frames, positions } = told();
		for (const seq of [2, 3, 1, 4]) positions.read(1, seq);
		expect(frames).toEqual(["1 2"]);
		await pass(positionsGap);
		expect(frames).toEqual(["1 2", "1 4"]);
		await pass(positionsGap);
		positions.read(1, 4);
		expect(frames).toHaveLength(2);
	});

	test("TH5 what a join does not confirm is told again, what it does is not", async () => {
		const { frames, positions, turn } = told();
		positions.read(1, 4);
		positions.read(2, 6);
		turn(false);
		await pass(positionsGap);
		turn(true);
		positions.rejoined([standing({ thread: 1, read: 4 }), standing({ thread: 2, read: 5 })]);
		expect(frames).toEqual(["1 4", "2 6"]);
	});
});
