import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keptEvents } from "../../client/store/conversation.ts";
import type { ConversationHandle } from "../../client/store/handles.ts";
import { positionsStoredAfter } from "../../client/sync/conversation.ts";
import { listStoredAfter } from "../../client/sync/inbox.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId, joined, message, messages } from "../transport/support/frames.ts";
import type { FakeServer } from "./support/server.ts";
import { makeWorld, openConversation, range, seqs, startApp, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

const joins = (server: FakeServer) => server.seen.filter((line) => line.startsWith("join"));
const pages = (server: FakeServer) => server.seen.filter((line) => line.includes("/events?"));

/** Every state that a view could have drawn. */
function watch(handle: ConversationHandle) {
	const links: string[] = [];
	handle.link.subscribe(({ name }) => {
		if (links.at(-1) !== name) links.push(name);
	});
	return links;
}

describe("opening", () => {
	test("EV6 RS1 the copy is shown before the server answers, then it catches up, and is not live before", async () => {
		const world = makeWorld();
		world.server.fill(250);
		await openConversation(world);
		world.browser.killTabs();
		world.server.hangUp();
		world.server.fill(30);
		const later = makeWorld(world.server, world.browser);
		later.server.acceptsSockets = false;
		const app = await startApp(later);
		later.server.acceptsSockets = true;
		world.server.seen.length = 0;
		const handle = app.openConversation(conversationId);
		const links = watch(handle);
		const lives: number[] = [];
		handle.link.subscribe(({ name }) => name === "live" && lives.push(handle.state.peek().cursor));
		let painted: number[] = [];
		handle.state.subscribe((state) => {
			if (state.loaded && painted.length === 0) painted = [...seqs(handle), joins(world.server).length];
		});
		await settle();
		expect(painted).toEqual([...range(151, 250), 0]);
		expect(joins(world.server)).toEqual(["join 250"]);
		expect(seqs(handle)).toEqual(range(151, 280));
		expect(links).toEqual(["connecting", "catching_up", "live"]);
		expect(lives).toEqual([280]);
	});

	test("a start without network shows the list and the timeline, and keeps what is written", async () => {
		const first = await openConversation();
		first.server.say("one");
		await first.handle.send("two");
		await settle();
		await pass(listStoredAfter);
		await settle();
		first.server.hasNetwork = false;
		const { handle, app, device, server } = await visit(first);
		expect(app.inbox.peek()).toMatchObject({ loaded: false, conversations: [{ id: conversationId }] });
		expect(handle.state.peek()).toMatchObject({ loaded: true, title: "Team", cursor: 2 });
		expect(handle.state.peek().members.get("bob")?.name).toBe("bob");
		expect(await handle.send("three")).toMatchObject({ ok: true });
		expect(handle.state.peek().outbox).toHaveLength(1);
		server.hasNetwork = true;
		device.say("online");
		await pass(30_000);
		await settle();
		expect(server.texts).toEqual(["one", "two", "three"]);
		expect(handle.state.peek().outbox).toEqual([]);
		expect(app.inbox.peek().loaded).toBe(true);
	});

	test("RD2 positions that moved are in the copy", async () => {
		const first = await openConversation();
		await first.handle.send("one");
		await settle();
		first.server.announce({ type: "message_status", userId: "bob", delivered: 1, read: 1 });
		first.handle.close();
		await settle();
		first.server.hasNetwork = false;
		const { handle } = await visit(first);
		expect(handle.state.peek().members.get("bob")).toMatchObject({ delivered: 1, read: 1 });
	});

	test("TH6 where one stands in threads is in the copy, until the server has answered", async () => {
		const first = await openConversation();
		await first.handle.send("one");
		await settle();
		const standing = { thread: 1, read: 1, following: true, unread: 2, mentions: 0, last: 3 };
		first.server.announce({ type: "thread_status", ...standing });
		await settle();
		await pass(positionsStoredAfter);
		first.browser.killTabs();
		await settle();
		first.server.hasNetwork = false;
		const { handle, ...world } = await visit(first);
		expect(handle.state.peek().threads.get(1)).toEqual(standing);
		first.server.hasNetwork = true;
		handle.reconnect();
		await settle();
		expect(world.server.seen.filter((line) => line.startsWith("join"))).toHaveLength(2);
		expect(handle.state.peek().threads.size).toBe(0);
	});
});

describe("RS1 gaps", () => {
	test("RS1 a gap of 100,000 costs one page more than the resume, and is never shown as contiguous", async () => {
		const first = await openConversation();
		first.server.fill(10);
		await settle();
		first.browser.killTabs();
		first.server.log.push(...messages(11, 100_010));
		first.server.seen.length = 0;
		const { handle, server } = await visit(first);
		expect(joins(server).length + pages(server).length).toBeLessThanOrEqual(2);
		expect(seqs(handle)).toEqual(range(99_911, 100_010));
		expect(handle.state.peek().hasOlder).toBe(true);
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("RS3 a gap that the inbox knows of costs one page in all", async () => {
		const first = await openConversation();
		first.server.fill(10);
		await settle();
		first.handle.close();
		first.browser.killTabs();
		first.server.log.push(...messages(11, 100_010));
		const world = makeWorld(first.server, first.browser);
		const app = await startApp(world);
		first.server.seen.length = 0;
		const handle = app.openConversation(conversationId);
		await settle();
		expect(joins(first.server)).toEqual(["join null"]);
		expect(seqs(handle)).toEqual(range(99_911, 100_010));
	});

	test("RS7 going back fills the hole page by page, until what was here before is met; then nothing is asked", async () => {
		const first = await openConversation();
		first.server.fill(150);
		await settle();
		first.server.cut(1012);
		first.server.log.push(...messages(151, 850));
		await pass(socketTimes.backoffBase);
		await settle();
		const { handle, server } = first;
		expect(seqs(handle)).toEqual(range(751, 850));
		const asked = () => pages(server).length;
		while (handle.state.peek().hasOlder) {
			await handle.loadOlder();
			const shown = seqs(handle);
			expect(shown).toEqual(range(shown[0] ?? 0, 850));
		}
		expect(seqs(handle)).toEqual(range(1, 850));
		// 251 to 750: what the resume brought first (151 to 250) was kept.
		expect(asked()).toBe(5);
		const later = await visit(first);
		while (later.handle.state.peek().hasOlder) await later.handle.loadOlder();
		expect(seqs(later.handle)).toEqual(range(1, 850));
		expect(asked()).toBe(5);
	});

	test("RS7 every kind of event is in an older page", async () => {
		const world = makeWorld();
		world.server.log.push(...messages(1, 3), {
			...{ type: "conversation_changed" as const, hash: "", seq: 4, at: 1, actor: "bob" },
			title: "Team",
		});
		world.server.fill(150);
		const { handle } = await openConversation(world);
		await handle.loadOlder();
		expect(seqs(handle)).toEqual(range(1, 154));
		expect(handle.state.peek().events[3]?.type).toBe("conversation_changed");
	});
});

describe("memory", () => {
	test("live events push out old ones, which can be loaded again; a reader who has gone back keeps theirs", async () => {
		const { handle, server } = await openConversation();
		server.fill(keptEvents + 10);
		while (handle.state.peek().cursor < server.head) await settle();
		const shown = seqs(handle);
		expect(shown.length).toBeLessThanOrEqual(keptEvents);
		expect(shown).toEqual(range(shown[0] ?? 0, keptEvents + 10));
		expect(handle.state.peek().hasOlder).toBe(true);
		while (handle.state.peek().hasOlder) await handle.loadOlder();
		expect(pages(server)).toEqual([]);
		server.fill(1);
		while (handle.state.peek().cursor < server.head) await settle();
		expect(seqs(handle)).toEqual(range(1, keptEvents + 11));
		handle.atEnd();
		expect(seqs(handle).length).toBeLessThanOrEqual(keptEvents);
	});
});

describe("EV6 two tabs", () => {
	test("EV6 a tab that was frozen moves nothing back and leaves no hole", async () => {
		const first = await openConversation();
		first.server.fill(20);
		await settle();
		const frozen = await openConversation(makeWorld(first.server, first.browser));
		const socket = frozen.socket();
		frozen.server.cut(1006);
		await pass(socketTimes.backoffCap);
		await settle();
		// What the frozen tab had in its pipe arrives late, after the other one went on.
		first.server.fill(20);
		await settle();
		socket.receive(message(21));
		socket.receive(joined(21, messages(20, 21)));
		await settle();
		const later = await visit(first);
		expect(joins(first.server).at(-1)).toBe("join 40");
		expect(seqs(later.handle)).toEqual(range(1, 40));
	});

	test("RS4 a tab with the log that was started again elsewhere starts again itself", async () => {
		const first = await openConversation();
		const second = await openConversation(makeWorld(first.server, first.browser));
		first.server.fill(8);
		await settle();
		const sockets = first.server.sockets.sockets.filter((socket) => socket.url.includes(conversationId));
		first.server.log.splice(0, 8, ...messages(1, 5, "eve"));
		sockets[0]?.closeWith(4509);
		await pass(socketTimes.backoffBase * 2);
		await settle();
		expect(first.handle.state.peek().events).toEqual(messages(1, 5, "eve"));
		first.server.log.push(...messages(6, 9, "eve"));
		first.server.announce(message(9, "eve"));
		await settle();
		for (const { handle } of [first, second]) expect(handle.state.peek().events).toEqual(messages(1, 9, "eve"));
	});
});
