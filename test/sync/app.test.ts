import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { receiptsGap } from "../../client/sync/inbox.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId, message, summary } from "../transport/support/frames.ts";
import { makeWorld, startApp } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const ann = {
	id: "ann",
	name: "Ann",
	username: "ann",
	email: null,
	isGuest: true,
	settings: { hideRead: false, invisible: false },
};

describe("the session", () => {
	test("ID at start it asks who we are, and the inbox connects", async () => {
		const app = await startApp(makeWorld());
		expect(app.session.peek()).toEqual({ name: "signed_in", me: ann });
		expect(app.inboxLink.peek()).toEqual({ name: "live" });
		expect(app.inbox.peek().conversations.map(({ id }) => id)).toEqual([conversationId]);
	});

	test("ID3 signed out at the server: signed out here, and nothing connects", async () => {
		const world = makeWorld();
		world.server.isSignedIn = false;
		const app = await startApp(world);
		expect(app.session.peek()).toEqual({ name: "signed_out" });
		expect(app.inboxLink.peek()).toEqual({ name: "signed_out" });
		// A 401 would be a failure in the browser's console, and nothing has failed.
		expect(world.server.seen).toEqual(["GET /api/auth/get-session"]);
		expect(world.server.sockets.sockets).toHaveLength(0);
		expect(await app.openConversation(conversationId).send("x")).toMatchObject({ failure: { code: "signed_out" } });
	});

	test("a first start without network is unreachable, and asks again when the network is back", async () => {
		const world = makeWorld();
		world.server.hasNetwork = false;
		const app = await startApp(world);
		expect(app.session.peek()).toEqual({ name: "unreachable" });
		await app.refreshSession();
		expect(app.session.peek()).toEqual({ name: "unreachable" });
		world.server.hasNetwork = true;
		world.device.say("online");
		await settle();
		expect(app.session.peek()).toMatchObject({ name: "signed_in" });
	});

	test("a later start without network knows who one is, and keeps what one writes", async () => {
		const world = makeWorld();
		await startApp(world);
		world.browser.killTabs();
		world.server.hasNetwork = false;
		const later = makeWorld(world.server, world.browser);
		const app = await startApp(later);
		expect(app.session.peek()).toEqual({ name: "signed_in", me: ann });
		const handle = app.openConversation(conversationId);
		expect(await handle.send("from the train")).toMatchObject({ ok: true });
		world.server.hasNetwork = true;
		later.device.say("online");
		await pass(10_000);
		await settle();
		expect(world.server.texts).toEqual(["from the train"]);
	});

	test("the answer that changes nothing replaces no state", async () => {
		const app = await startApp(makeWorld());
		const before = app.session.peek();
		await app.refreshSession();
		expect(app.session.peek()).toBe(before);
	});

	test("signing out ends the links, in the other tabs too, and forgets who one was", async () => {
		const first = makeWorld();
		const second = makeWorld(first.server, first.browser);
		const [app, other] = [await startApp(first), await startApp(second)];
		const handle = other.openConversation(conversationId);
		await settle();
		expect(await app.signOut()).toEqual({ ok: true, value: undefined });
		await settle();
		expect(app.session.peek()).toEqual({ name: "signed_out" });
		expect(other.session.peek()).toEqual({ name: "signed_out" });
		expect(handle.link.peek()).toEqual({ name: "signed_out" });
		expect(app.inbox.peek().conversations).toEqual([]);
		expect([...first.browser.values.keys()]).toEqual([]);
		expect(first.server.sockets.sockets.every((socket) => socket.readyState !== 1)).toBe(true);
	});

	test("signing out without network fails in words, and one stays signed in", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		world.server.hasNetwork = false;
		const result = await app.signOut();
		expect(result).toMatchObject({ ok: false, failure: { code: "offline" } });
		expect(app.session.peek()).toMatchObject({ name: "signed_in" });
	});

	test("SD1 what was unsent at a sign-out is sent after the next sign-in", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		world.server.swallowsSends = true;
		await app.openConversation(conversationId).send("later");
		await app.signOut();
		await settle();
		world.server.swallowsSends = false;
		await pass(120_000);
		expect(world.server.texts).toEqual([]);
		expect(await app.signIn({ login: "ann", password: "secret" })).toEqual({ ok: true, value: undefined });
		await settle();
		expect(world.server.texts).toEqual(["later"]);
	});

	test("ID signIn takes an e-mail address or a username", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		await app.signIn({ login: "ann@example.com", password: "secret" });
		await app.signIn({ login: "ann", password: "secret" });
		expect(world.server.seen.filter((line) => line.includes("sign-in"))).toEqual([
			"POST /api/auth/sign-in/email",
			"POST /api/auth/sign-in/username",
		]);
	});
});

describe("the inbox", () => {
	const arrived = (head: number, sender: string) =>
		summary("g_BBBBBBBBBBBBBBBBBBBBBB", {
			head,
			unread: 1,
			activityAt: head,
			lastMessage: message(head, sender).message,
		});

	test("CV6 updates insert or replace by id, newest first, and one that changes nothing replaces no state", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		const socket = world.server.sockets.last;
		socket.receive({ type: "conversation_updated", conversation: arrived(5, "bob") });
		expect(app.inbox.peek().conversations.map(({ id }) => id)).toEqual(["g_BBBBBBBBBBBBBBBBBBBBBB", conversationId]);
		const before = app.inbox.peek();
		socket.receive({ type: "conversation_updated", conversation: arrived(5, "bob") });
		expect(app.inbox.peek()).toBe(before);
		socket.receive({ type: "conversation_removed", conversationId });
		expect(app.inbox.peek().conversations).toHaveLength(1);
	});

	test("RD1 what arrives in a conversation that is not open is told as delivered, a burst once, and once for all", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		const puts: string[] = [];
		const fetch = world.environment.fetch;
		world.environment.fetch = async (url, init) => {
			if (init.method !== "PUT") return fetch(url, init);
			puts.push(`${new URL(url).pathname} ${init.body}`);
			return new Response("{}");
		};
		const socket = world.server.sockets.last;
		for (const head of [5, 6, 7]) socket.receive({ type: "conversation_updated", conversation: arrived(head, "bob") });
		await pass(receiptsGap);
		await settle();
		const once = ['/api/conversations/g_BBBBBBBBBBBBBBBBBBBBBB/receipts {"delivered":7}'];
		expect(puts).toEqual(once);
		socket.receive({ type: "conversation_updated", conversation: { ...arrived(7, "bob"), title: "New title" } });
		socket.receive({ type: "conversation_updated", conversation: arrived(8, "ann") });
		await pass(receiptsGap);
		await settle();
		expect(puts).toEqual(once);
		world.browser.killTabs();
		const again = makeWorld(world.server, world.browser);
		again.environment.fetch = world.environment.fetch;
		await startApp(again);
		world.server.sockets.last.receive({ type: "conversation_updated", conversation: arrived(7, "bob") });
		await pass(receiptsGap);
		await settle();
		expect(puts).toEqual(once);
		expect(app.session.peek()).toMatchObject({ name: "signed_in" });
	});

	test("RD1 an open conversation says it itself", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		app.openConversation("g_BBBBBBBBBBBBBBBBBBBBBB");
		const socket = world.server.sockets.sockets[0];
		socket?.receive({ type: "conversation_updated", conversation: arrived(5, "bob") });
		await pass(receiptsGap);
		await settle();
		expect(world.server.seen.filter((line) => line.startsWith("PUT"))).toEqual([]);
	});

	test("CV5 a conversation that ended connects again when the inbox brings it back", async () => {
		const world = makeWorld();
		const app = await startApp(world);
		const inbox = world.server.sockets.last;
		const handle = app.openConversation(conversationId);
		await settle();
		world.server.cut(4403);
		expect(handle.link.peek()).toEqual({ name: "ended", reason: "not_member" });
		inbox.receive({ type: "conversation_updated", conversation: summary(conversationId, { title: "Back" }) });
		await settle();
		expect(handle.link.peek()).toEqual({ name: "live" });
	});
});
