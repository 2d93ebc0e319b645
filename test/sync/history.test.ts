import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationHandle } from "../../client/store/handles.ts";
import { shownAt } from "../../client/store/shown.ts";
import { isDetached, keptMessages, shownFrom, windowMessages } from "../../client/store/window.ts";
import { keptBack, nearBy } from "../../client/sync/history.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { makeWorld, openConversation, range, seqs, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** An open conversation of so many messages. */
async function open(count: number) {
	const world = makeWorld();
	world.server.fill(count);
	const opened = await openConversation(world);
	const asked = () => world.server.seen.filter((line) => line.startsWith("GET C/"));
	return { ...opened, asked };
}

const state = (handle: ConversationHandle) => handle.state.peek();
const windowSeqs = (handle: ConversationHandle) => windowMessages(state(handle)).map(({ seq }) => seq);
const text = (handle: ConversationHandle, seq: number) => shownAt(state(handle), seq)?.shown.text;
const edit = (seq: number, words: string, clientId: string) =>
	({ type: "edit_message", clientId, seq, body: { text: words } }) as const;

describe("going to a message", () => {
	test("RS6 far back costs one request, whatever lies between", async () => {
		const { handle, asked } = await open(2_000);
		expect(await handle.showAround(1_000)).toEqual({ ok: true, value: undefined });
		expect(asked()).toEqual(["GET C/messages?around=1000"]);
		expect(windowSeqs(handle)).toEqual(range(950, 1_049));
		expect(seqs(handle)).toEqual(range(1_901, 2_000));
	});

	test("RS7 near by it lengthens the contiguous range, which has more than messages", async () => {
		const { handle, asked } = await open(1_000);
		await handle.showAround(901 - nearBy);
		expect(state(handle).window).toBeNull();
		expect(seqs(handle)[0]).toBe(901 - nearBy);
		expect(asked()).toEqual(["GET C/events?before=901", "GET C/events?before=801", "GET C/events?before=701"]);
		await handle.showAround(950);
		expect(asked()).toHaveLength(3);
	});

	test("again and again, each in a window of its own, and back to what is newest", async () => {
		const { handle, asked } = await open(2_000);
		await handle.showAround(1_000);
		await handle.showAround(1_010);
		expect(asked()).toHaveLength(1);
		await handle.showAround(1_500);
		expect(windowSeqs(handle)).toEqual(range(1_450, 1_549));
		await handle.showAround(1_950);
		expect(state(handle).window).toBeNull();
		await handle.showAround(1_500);
		handle.showNewest();
		expect(state(handle).window).toBeNull();
		expect(seqs(handle)).toEqual(range(1_901, 2_000));
	});

	test("the last wish counts, in whatever order the answers come", async () => {
		const { handle, server } = await open(2_000);
		const answers: (() => void)[] = [];
		server.beforeMessages = () => new Promise((resolve) => answers.push(resolve));
		const first = handle.showAround(1_000);
		const second = handle.showAround(1_500);
		await settle();
		answers[1]?.();
		await second;
		answers[0]?.();
		await first;
		expect(windowSeqs(handle)[0]).toBe(1_450);
		const third = handle.showAround(1_000);
		await settle();
		handle.showNewest();
		answers[2]?.();
		await third;
		expect(state(handle).window).toBeNull();
	});

	test.each([0, 5_001, 601])("what is no message is said to be none: %i", async (seq) => {
		const { handle, server } = await open(600);
		server.change({ type: "react", clientId: "r", seq: 1, emoji: "👍", on: true });
		server.fill(100);
		await settle();
		expect(await handle.showAround(seq)).toMatchObject({ ok: false, failure: { code: "not_found" } });
		expect(state(handle).window).toBeNull();
	});

	test("without a network it comes from the device if it is there, and else says why not", async () => {
		const before = await open(1_200);
		await before.handle.showAround(801);
		for (let page = 0; page < 5; page++) await before.handle.loadOlder();
		expect(seqs(before.handle)[0]).toBe(301);
		const { handle, server } = await visit(before);
		await settle();
		server.hasNetwork = false;
		server.cut(1006);
		expect(seqs(handle)[0]).toBe(1_101);
		expect(await handle.showAround(400)).toEqual({ ok: true, value: undefined });
		expect(seqs(handle)[0]).toBe(301);
		expect(await handle.showAround(100)).toMatchObject({ ok: false, failure: { code: "offline" } });
	});

	test("one's own new message brings back to the end", async () => {
		const { handle } = await open(2_000);
		await handle.showAround(1_000);
		await handle.send("here again");
		expect(state(handle).window).toBeNull();
		await settle();
		expect(text(handle, 2_001)).toBe("here again");
	});
});

describe("a window", () => {
	test("RS6 is lengthened page by page in both directions, until it is whole", async () => {
		const { handle, asked } = await open(700);
		await handle.showAround(150);
		expect(windowSeqs(handle)).toEqual(range(100, 199));
		const both = [handle.loadOlder(), handle.loadOlder(), handle.loadNewer(), handle.loadNewer()];
		expect(state(handle).window).toMatchObject({ loadingOlder: true, loadingNewer: true });
		await Promise.all(both);
		expect(windowSeqs(handle)).toEqual(range(1, 299));
		expect(shownFrom(state(handle))).toEqual({ seq: 1, hasOlder: false });
		while (isDetached(state(handle))) await handle.loadNewer();
		expect(windowSeqs(handle)).toEqual(range(1, 600));
		const requests = asked().length;
		await handle.loadNewer();
		await handle.loadOlder();
		expect(asked()).toHaveLength(requests);
		expect(asked().filter((line) => line.includes("before"))).toHaveLength(1);
	});

	test("is bounded however far the reader scrolls, and so is what follows live meanwhile", async () => {
		const { handle, server } = await open(3_000);
		await handle.showAround(1_000);
		for (let page = 0; page < 15; page++) await handle.loadNewer();
		expect(windowSeqs(handle)).toHaveLength(keptMessages);
		server.fill(2_500);
		while (state(handle).cursor < server.head) await settle();
		expect(seqs(handle).length).toBeLessThanOrEqual(2_000);
		expect(seqs(handle).at(-1)).toBe(5_500);
		expect(isDetached(state(handle))).toBe(true);
	});

	test("RS7 takes over where a reader scrolls on and on, so that what is kept is bounded, and leads back", async () => {
		const { handle, server } = await open(8_000);
		while (seqs(handle).length < keptBack) await handle.loadOlder();
		expect(state(handle).window).toBeNull();
		await Promise.all([handle.loadOlder(), handle.loadOlder()]);
		expect(windowSeqs(handle)).toEqual(range(2_901, 3_000));
		// It stands together with what is below, until it is too long.
		expect(isDetached(state(handle))).toBe(false);
		expect(shownFrom(state(handle))).toEqual({ seq: 2_901, hasOlder: true });
		while (!isDetached(state(handle))) await handle.loadOlder();
		expect(windowSeqs(handle)).toEqual(range(1_901, 2_900));
		expect(seqs(handle).length).toBeLessThanOrEqual(2_000);
		while (isDetached(state(handle))) await handle.loadNewer();
		expect(windowSeqs(handle).at(-1)).toBe((seqs(handle)[0] ?? 0) - 1);
		expect(seqs(handle).at(-1)).toBe(server.head);
		handle.atEnd();
		expect(state(handle).window).toBeNull();
	});

	test("without a network, a reader who scrolls on and on is shown what the device has", async () => {
		const { handle, server } = await open(6_000);
		while (seqs(handle).length < keptBack) await handle.loadOlder();
		server.hasNetwork = false;
		expect(await handle.loadOlder()).toMatchObject({ ok: false, failure: { code: "offline" } });
		expect(state(handle)).toMatchObject({ window: null, loadingOlder: false });
		server.hasNetwork = true;
		await handle.loadOlder();
		expect(windowSeqs(handle)).toEqual(range(901, 1_000));
	});

	test("that has joined up keeps what is above until the reader is at the end", async () => {
		const { handle, server } = await open(1_000);
		await handle.showAround(500);
		while (isDetached(state(handle))) await handle.loadNewer();
		server.fill(2_500);
		while (state(handle).cursor < server.head) await settle();
		expect(isDetached(state(handle))).toBe(false);
		expect(seqs(handle)[0]).toBe(901);
		handle.atEnd();
		expect(state(handle).window).toBeNull();
		expect(seqs(handle).length).toBeLessThanOrEqual(2_000);
	});

	test("without a network says so, and can be tried again", async () => {
		const { handle, server } = await open(2_000);
		await handle.showAround(1_000);
		server.hasNetwork = false;
		expect(await handle.loadNewer()).toMatchObject({ ok: false, failure: { code: "offline" } });
		expect(await handle.loadOlder()).toMatchObject({ ok: false, failure: { code: "offline" } });
		expect(state(handle).window).toMatchObject({ loadingOlder: false, loadingNewer: false });
		server.hasNetwork = true;
		await handle.loadNewer();
		expect(windowSeqs(handle)).toEqual(range(950, 1_149));
	});

	test("EV4 DL2 shows messages as they are now, and what becomes of them live", async () => {
		const { handle, server } = await open(2_000);
		server.change(edit(1_000, "before", "e1"), "bob");
		await settle();
		await handle.showAround(1_000);
		expect(text(handle, 1_000)).toBe("before");
		server.change(edit(1_000, "after", "e2"), "bob");
		server.change({ type: "delete_message", clientId: "d", seq: 1_001 }, "bob");
		await handle.react(1_002, "👍", true);
		await settle();
		expect([text(handle, 1_000), text(handle, 1_001)]).toEqual(["after", ""]);
		expect(shownAt(state(handle), 1_002)?.shown.reactions).toEqual([{ emoji: "👍", userIds: ["ann"] }]);
		expect(state(handle).outbox).toEqual([]);
	});

	test("EV6 what happens while it is fetched is in it", async () => {
		const { handle, server } = await open(2_000);
		let isLate = false;
		server.beforeMessages = async () => {
			if (isLate) server.change(edit(1_060, "in between", "e"), "bob");
			isLate = false;
		};
		await handle.showAround(1_000);
		isLate = true;
		await handle.loadNewer();
		expect(text(handle, 1_060)).toBe("in between");
	});

	test("RS1 changes that a long absence has swallowed are asked for when the connection is back", async () => {
		const { handle, server } = await open(2_000);
		await handle.showAround(1_000);
		await handle.loadNewer();
		server.cut(1012);
		server.change(edit(1_100, "while away", "e"), "bob");
		server.fill(900);
		await pass(socketTimes.backoffBase);
		await settle();
		expect(state(handle).window?.stale).toBe(false);
		expect(text(handle, 1_100)).toBe("while away");
		expect(windowSeqs(handle)).toEqual(range(950, 1_149));
	});

	test("RD1 moves no position", async () => {
		const { handle, server } = await open(2_000);
		const moved = () => server.seen.filter((line) => line.startsWith("mark_"));
		const before = moved();
		await handle.showAround(1_000);
		await handle.loadNewer();
		await settle();
		expect(moved()).toEqual(before);
	});
});

describe("finding a place", () => {
	test("RS8 the first message since a time, or none", async () => {
		const { handle, asked } = await open(3_000);
		const time = (seq: number) => 1_800_000_000_000 + seq;
		expect(await handle.firstSince(time(1_234))).toEqual({ ok: true, value: { seq: 1_234, at: time(1_234) } });
		expect(await handle.firstSince(-5)).toEqual({ ok: true, value: { seq: 1, at: time(1) } });
		expect(await handle.firstSince(time(3_001))).toEqual({ ok: true, value: null });
		expect(asked().every((line) => line.endsWith("limit=1"))).toBe(true);
	});

	test("the first unread message is somebody else's, and was not deleted", async () => {
		const { handle, server } = await open(3_000);
		server.say("mine", "ann", "mine");
		server.say("gone");
		server.change({ type: "delete_message", clientId: "d", seq: 3_002 }, "bob");
		await settle();
		expect(await handle.firstUnread(10)).toMatchObject({ ok: true, value: { seq: 11 } });
		expect(await handle.firstUnread(3_000)).toEqual({ ok: true, value: null });
		server.say("there");
		await settle();
		expect(await handle.firstUnread(3_000)).toMatchObject({ ok: true, value: { seq: 3_004 } });
		server.hasNetwork = false;
		expect(await handle.firstUnread(3_000)).toMatchObject({ ok: false, failure: { code: "offline" } });
	});
});
