import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { linkTimes } from "../../client/sync/link.ts";
import { pollTimes } from "../../client/transport/poll.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId, joined, message, messages } from "../transport/support/frames.ts";
import { makeWorld, openConversation, range, seqs } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("EV6 the log", () => {
	test("RS3 HS3 an empty copy joins with null and shows the newest page", async () => {
		const world = makeWorld();
		world.server.fill(150);
		const { handle, server } = await openConversation(world);
		expect(server.seen.filter((line) => line.startsWith("join"))).toEqual(["join null"]);
		expect(seqs(handle)).toEqual(range(51, 150));
		expect(handle.state.peek()).toMatchObject({
			loaded: true,
			self: "ann",
			title: "Team",
			hasOlder: true,
			cursor: 150,
		});
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("EV6 the next event is applied, a lower one dropped", async () => {
		const { handle, server, socket } = await openConversation();
		server.say("one");
		server.say("two");
		await settle();
		const state = handle.state.peek();
		socket().receive(message(1, "bob", "x", "another one"));
		expect(handle.state.peek()).toBe(state);
		expect(seqs(handle)).toEqual([1, 2]);
	});

	test("EV6 RS2 a higher one makes it ask for what is missing, and it is not live meanwhile", async () => {
		const { handle, server, socket } = await openConversation();
		server.say("one");
		await settle();
		server.log.push(message(2), message(3));
		socket().receive(message(3));
		expect(handle.link.peek()).toEqual({ name: "catching_up" });
		await settle();
		expect(server.seen.filter((line) => line.startsWith("join"))).toEqual(["join null", "join 1"]);
		expect(seqs(handle)).toEqual([1, 2, 3]);
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("EV6 a batch whose order is upset but whole asks for nothing", async () => {
		const { handle, server, socket } = await openConversation();
		server.log.push(message(1), message(2), message(3));
		socket().receive({ type: "batch", frames: [message(1), message(2), message(3)] });
		await settle();
		expect(seqs(handle)).toEqual([1, 2, 3]);
		expect(server.seen.filter((line) => line.startsWith("join"))).toHaveLength(1);
	});

	test("RS1 a reconnect resumes after the cursor", async () => {
		const { handle, server } = await openConversation();
		server.fill(3);
		server.acceptsSockets = false;
		server.cut(1012);
		server.fill(4);
		server.acceptsSockets = true;
		await pass(socketTimes.backoffBase);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("join"))).toEqual(["join null", "join 3"]);
		expect(seqs(handle)).toEqual(range(1, 7));
	});

	test("RS1 a gap of several pages, at most 500 events, is closed page by page", async () => {
		const { handle, server } = await openConversation();
		server.fill(1);
		server.cut(1012);
		server.fill(350);
		await pass(socketTimes.backoffBase);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("join"))).toEqual([
			"join null",
			"join 1",
			"join 101",
			"join 201",
			"join 301",
		]);
		expect(seqs(handle)).toEqual(range(1, 351));
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("RS1 a longer gap shows the newest page, and the rest is loaded as older", async () => {
		const { handle, server } = await openConversation();
		server.fill(1);
		server.cut(1012);
		server.fill(900);
		await pass(socketTimes.backoffBase);
		await settle();
		expect(seqs(handle)).toEqual(range(802, 901));
		expect(handle.state.peek().hasOlder).toBe(true);
		await handle.loadOlder();
		expect(seqs(handle)).toEqual(range(702, 901));
	});

	test("RS4 4509 forgets the copy and joins with null", async () => {
		const { handle, server } = await openConversation();
		server.fill(8);
		server.log.length = 5;
		server.cut(1012);
		await pass(socketTimes.backoffBase);
		await pass(socketTimes.backoffBase * 2);
		await settle();
		expect(server.seen.filter((line) => line.startsWith("join"))).toEqual(["join null", "join 8", "join null"]);
		expect(seqs(handle)).toEqual(range(1, 5));
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("RS7 loadOlder goes back page by page until there is nothing older", async () => {
		const world = makeWorld();
		world.server.fill(250);
		const { handle } = await openConversation(world);
		const both = [handle.loadOlder(), handle.loadOlder()];
		expect(handle.state.peek().loadingOlder).toBe(true);
		await Promise.all(both);
		expect(seqs(handle)).toEqual(range(51, 250));
		await handle.loadOlder();
		expect(seqs(handle)).toEqual(range(1, 250));
		expect(handle.state.peek()).toMatchObject({ hasOlder: false, loadingOlder: false });
		const asked = world.server.seen.length;
		await handle.loadOlder();
		expect(world.server.seen).toHaveLength(asked);
	});

	test("RS7 loadOlder without network says so and can be tried again", async () => {
		const world = makeWorld();
		world.server.fill(150);
		const { handle, server } = await openConversation(world);
		server.hasNetwork = false;
		expect(await handle.loadOlder()).toMatchObject({ ok: false, failure: { code: "offline" } });
		server.hasNetwork = true;
		expect(await handle.loadOlder()).toEqual({ ok: true, value: undefined });
		expect(seqs(handle)).toHaveLength(150);
	});
});

describe("PL switching transports", () => {
	test("PL2 an empty poll replaces no state", async () => {
		const world = makeWorld();
		world.server.acceptsSockets = false;
		world.server.fill(3);
		const { handle, app } = await openConversation(world);
		await pass(linkTimes.open + socketTimes.backoffCap);
		await settle();
		expect(handle.link.peek()).toEqual({ name: "polling" });
		const before = [handle.state.peek(), handle.link.peek(), app.inbox.peek(), app.session.peek()];
		let changes = -3;
		const stops = [handle.state, handle.link, app.inbox].map((signal) => signal.subscribe(() => void changes++));
		await pass(pollTimes.every * 10);
		await settle();
		const after = [handle.state.peek(), handle.link.peek(), app.inbox.peek(), app.session.peek()];
		expect(after.every((value, index) => value === before[index])).toBe(true);
		expect(changes).toBe(0);
		for (const stop of stops) stop();
	});

	test("EV6 socket, polling, socket: nothing is lost or doubled, and each change is said once", async () => {
		const { handle, server, said } = await openConversation();
		server.fill(3);
		await handle.send("from the socket");
		await settle();
		server.acceptsSockets = false;
		server.cut(1006);
		server.fill(2);
		await pass(60_000);
		await settle();
		expect(handle.link.peek()).toEqual({ name: "polling" });
		await handle.send("from polling");
		await settle();
		server.fill(2);
		await pass(pollTimes.every);
		server.acceptsSockets = true;
		await pass(socketTimes.backoffCap + 1_000);
		await settle();
		expect(handle.link.peek()).toEqual({ name: "live" });
		server.fill(2);
		await handle.send("from the socket again");
		await settle();
		expect(seqs(handle)).toEqual(range(1, server.head));
		expect(server.texts.filter((text) => text.startsWith("from"))).toEqual([
			"from the socket",
			"from polling",
			"from the socket again",
		]);
		expect(handle.state.peek().outbox).toEqual([]);
		const polls = said.filter((line) => line === "WebSocket not available, using polling");
		// Once for the conversation and once for the inbox, which lost nothing here.
		expect(polls).toHaveLength(1);
	});

	test("EV6 a joined that is older than what polling brought moves nothing back", async () => {
		const { handle, server, socket } = await openConversation();
		server.fill(5);
		await settle();
		socket().receive(joined(3, messages(1, 3), { title: "Old title" }));
		expect(handle.state.peek()).toMatchObject({ cursor: 5, head: 5, title: "Team" });
		expect(seqs(handle)).toEqual(range(1, 5));
	});
});

describe("ends", () => {
	test.each([
		[4403, { name: "ended", reason: "not_member" }],
		[4404, { name: "ended", reason: "not_found" }],
		[4400, { name: "ended", reason: "bad_client" }],
		[1000, { name: "offline", retryAt: null }],
	] as const)("CV5 ER after %i it stays away until asked", async (code, shown) => {
		const { handle, server } = await openConversation();
		server.cut(code);
		await pass(120_000);
		expect(handle.link.peek()).toEqual(shown);
		const joins = server.seen.filter((line) => line.startsWith("join")).length;
		handle.reconnect();
		await settle();
		expect(handle.link.peek()).toEqual({ name: "live" });
		expect(server.seen.filter((line) => line.startsWith("join"))).toHaveLength(joins + 1);
	});

	test("ID5 4401 signs out when the server confirms it", async () => {
		const { handle, server, app } = await openConversation();
		server.isSignedIn = false;
		server.cut(4401);
		await settle();
		expect(handle.link.peek()).toEqual({ name: "signed_out" });
		expect(app.session.peek()).toEqual({ name: "signed_out" });
	});

	test("ID3 a failed upgrade asks who we are, since a browser is not told why", async () => {
		const { server, app } = await openConversation();
		server.cut(1006);
		server.isSignedIn = false;
		await pass(socketTimes.backoffBase);
		await settle();
		expect(server.seen.filter((line) => line === "GET /api/me").length).toBeGreaterThan(1);
		expect(app.session.peek()).toEqual({ name: "signed_out" });
	});

	test("two handles share one connection, which ends with the last", async () => {
		const world = await openConversation();
		const second = world.app.openConversation(conversationId);
		await settle();
		expect(second.state).toBe(world.handle.state);
		world.handle.close();
		world.handle.close();
		expect(world.socket().readyState).toBe(1);
		second.close();
		expect(world.socket().readyState).toBe(2);
	});
});

describe("offline", () => {
	test("the device's word shows at once, and what arrives proves it wrong", async () => {
		const { handle, device, server } = await openConversation();
		device.say("offline");
		expect(handle.link.peek()).toEqual({ name: "offline", retryAt: null });
		server.say("still here");
		expect(handle.link.peek()).toEqual({ name: "live" });
	});

	test("when neither transport gets through it says when it tries again", async () => {
		const { handle, server } = await openConversation();
		server.hasNetwork = false;
		server.cut(1006);
		await pass(30_000);
		const link = handle.link.peek();
		expect(link.name).toBe("offline");
		expect(link.name === "offline" && (link.retryAt ?? 0) > Date.now()).toBe(true);
		server.hasNetwork = true;
		server.fill(2);
		handle.reconnect();
		await settle();
		expect(["live", "polling"]).toContain(handle.link.peek().name);
		expect(seqs(handle)).toEqual([1, 2]);
	});
});
