import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { laneTimes } from "../../client/sync/lane.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { limits } from "../../src/protocol/limits.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId, message } from "../transport/support/frames.ts";
import { FakeServer } from "./support/server.ts";
import { makeWorld, range, seqs, startApp, type World } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function open(world: World = makeWorld()) {
	const app = await startApp(world);
	const handle = app.openConversation(conversationId);
	await settle();
	return { ...world, app, handle };
}

const sends = (server: FakeServer) =>
	server.seen.filter((line) => line.startsWith("send")).map((line) => line.slice(5));
const posts = (server: FakeServer) =>
	server.seen.filter((line) => line.startsWith("post")).map((line) => line.slice(5));

describe("SD1 kept until the log has it", () => {
	test("SD1 SD4 a message is shown at once, and once: the row goes when its copy comes", async () => {
		const { handle, server } = await open();
		const shown: string[] = [];
		handle.state.subscribe(({ events, outbox }) => {
			const own = events.filter((event) => event.type === "new_message" && event.message.sender === "ann").length;
			if (own + outbox.length > 0) shown.push(`${own} sent, ${outbox.length} waiting`);
		});
		expect(await handle.send("hello")).toEqual({ ok: true, value: undefined });
		await settle();
		expect(server.texts).toEqual(["hello"]);
		expect(new Set(shown)).toEqual(new Set(["0 sent, 1 waiting", "1 sent, 0 waiting"]));
	});

	test("SD6 what the server would refuse is refused at once, in words", async () => {
		const { handle, server } = await open();
		expect(await handle.send("  ")).toMatchObject({ ok: false, failure: { code: "text_empty" } });
		expect(await handle.send("x".repeat(limits.textLength + 1))).toMatchObject({ failure: { code: "text_too_long" } });
		expect(await handle.send("\ud800")).toMatchObject({ failure: { code: "text_malformed" } });
		await settle();
		expect(sends(server)).toEqual([]);
		expect(handle.state.peek().outbox).toEqual([]);
	});

	test("SD1 one in flight, in order", async () => {
		const { handle, server } = await open();
		server.swallowsSends = true;
		for (const text of ["one", "two", "three"]) await handle.send(text);
		await settle();
		expect(sends(server)).toEqual(["id-1 one"]);
		server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(server.texts).toEqual(["one", "two", "three"]);
		expect(sends(server)).toEqual(["id-1 one", "id-1 one", "id-2 two", "id-3 three"]);
	});

	test("SD2 without an answer the same clientId is sent again after 10, 20, 40, then every 60 s", async () => {
		const { handle, server } = await open();
		server.swallowsSends = true;
		await handle.send("one");
		const counts: number[] = [];
		for (let step = 0; step < 20; step++) {
			await pass(10_000);
			counts.push(sends(server).length);
		}
		await settle();
		expect(new Set(sends(server))).toEqual(new Set(["id-1 one"]));
		expect(counts).toEqual([2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6]);
	});

	test("SD2 stored but its answer lost: the resume brings the copy, nothing is doubled", async () => {
		const { handle, server } = await open();
		server.swallowsSends = true;
		await handle.send("one");
		await settle();
		server.log.push(message(1, "ann", "id-1", "one"));
		server.swallowsSends = false;
		server.cut(1006);
		await pass(socketTimes.backoffBase);
		await settle();
		expect(server.texts).toEqual(["one"]);
		expect(sends(server)).toEqual(["id-1 one"]);
		expect(handle.state.peek().outbox).toEqual([]);
	});

	test("SD2 a copy that comes only as the answer to the repetition removes the row, too", async () => {
		const { handle, server } = await open();
		server.swallowsSends = true;
		await handle.send("one");
		await settle();
		server.swallowsSends = false;
		server.log.push(message(1, "ann", "id-1", "one"));
		server.say("two");
		await pass(laneTimes.ack);
		await settle();
		expect(seqs(handle)).toEqual([1, 2]);
		expect(handle.state.peek().outbox).toEqual([]);
	});
});

describe("SD8 rejected", () => {
	test("SD8 retryable: again after retryAfter, and only then", async () => {
		const { handle, server } = await open();
		server.refusals.set("one", { code: "rate_limited", retryable: true, retryAfter: 3 });
		await handle.send("one");
		await settle();
		await pass(2_999);
		expect(sends(server)).toHaveLength(1);
		server.refusals.clear();
		await pass(1);
		await settle();
		expect(server.texts).toEqual(["one"]);
		expect(handle.state.peek().outbox).toEqual([]);
	});

	test("SD8 final: kept with its reason, those behind it go on", async () => {
		const { handle, server } = await open();
		server.refusals.set("bad", { code: "text_too_long", retryable: false });
		await handle.send("bad");
		await handle.send("good");
		await settle();
		expect(server.texts).toEqual(["good"]);
		expect(handle.state.peek().outbox).toMatchObject([
			{ body: { text: "bad" }, state: "failed", failure: { code: "text_too_long", detail: "no: text_too_long" } },
		]);
		await pass(300_000);
		expect(sends(server).filter((line) => line.endsWith("bad"))).toHaveLength(1);
	});

	test("SD8 retry sends a failed one under the same clientId, SD3 a reused id under a new one", async () => {
		const { handle, server } = await open();
		server.refusals.set("one", { code: "bad_request", retryable: false });
		server.refusals.set("two", { code: "client_id_reused", retryable: false });
		await handle.send("one");
		await handle.send("two");
		await settle();
		server.refusals.clear();
		const [first, second] = handle.state.peek().outbox;
		await handle.retry(first?.clientId ?? "");
		await handle.retry(second?.clientId ?? "");
		await settle();
		expect(sends(server)).toEqual(["id-1 one", "id-2 two", "id-1 one", "id-3 two"]);
		expect(server.texts).toEqual(["one", "two"]);
		expect(handle.state.peek().outbox).toEqual([]);
	});

	test("SD8 discard removes a failed one and gives its text back", async () => {
		const { handle, server } = await open();
		server.refusals.set("one", { code: "bad_request", retryable: false });
		await handle.send("one");
		await settle();
		expect(await handle.discard("id-1")).toBe("one");
		expect(await handle.discard("id-1")).toBe("");
		expect(handle.state.peek().outbox).toEqual([]);
	});
});

describe("outliving the page", () => {
	test("SD1 what was written without network is sent by the next visit, in order, though nothing is open", async () => {
		const first = await open();
		first.server.hasNetwork = false;
		first.server.cut(1006);
		for (const text of ["one", "two"]) await first.handle.send(text);
		await settle();
		first.server.hasNetwork = true;
		first.browser.killTabs();
		const server = new FakeServer();
		await startApp(makeWorld(server, first.browser));
		await settle();
		expect(posts(server)).toEqual(["id-1 one", "id-2 two"]);
		expect(server.texts).toEqual(["one", "two"]);
		await startApp(makeWorld(server, first.browser));
		await settle();
		expect(posts(server)).toHaveLength(2);
	});

	test("SD5 closing the conversation hands its rows to REST", async () => {
		const { handle, server } = await open();
		server.swallowsSends = true;
		await handle.send("one");
		await settle();
		server.swallowsSends = false;
		handle.close();
		await settle();
		expect(posts(server)).toEqual(["id-1 one"]);
		expect(server.texts).toEqual(["one"]);
	});

	test("SD5 REST refused for good keeps the row with its reason; without network it backs off and goes on", async () => {
		const { handle, server, device } = await open();
		handle.close();
		const world = makeWorld(server);
		const app = await startApp(world);
		server.hasNetwork = false;
		const again = app.openConversation(conversationId);
		await again.send("late");
		await again.send("refused");
		again.close();
		await settle();
		server.hasNetwork = true;
		server.refusals.set("refused", { code: "text_too_long", retryable: false });
		device.say("online");
		await pass(laneTimes.retryCap);
		await settle();
		expect(server.texts).toEqual(["late"]);
		const opened = app.openConversation(conversationId);
		expect(opened.state.peek().outbox).toMatchObject([{ state: "failed", failure: { code: "text_too_long" } }]);
	});

	test("rows of another person are neither shown nor sent", async () => {
		const { browser, handle, server } = await open();
		server.swallowsSends = true;
		await handle.send("ann's");
		await settle();
		browser.killTabs();
		const other = new FakeServer();
		const fetch = other.fetch;
		const world = makeWorld(other, browser);
		browser.values.clear();
		world.environment.fetch = async (url, init) =>
			url.endsWith("/api/me")
				? new Response(JSON.stringify({ id: "bob", name: "Bob", username: null, email: null, isGuest: true }))
				: fetch(url, init);
		const { handle: bobs } = await open(world);
		await settle();
		expect(bobs.state.peek().outbox).toEqual([]);
		expect(other.texts).toEqual([]);
	});

	test("without IndexedDB it works all the same, and says once that rows do not last", async () => {
		vi.stubGlobal("indexedDB", undefined);
		const { handle, server, said } = await open();
		for (const text of ["one", "two"]) expect(await handle.send(text)).toMatchObject({ ok: true });
		await settle();
		expect(server.texts).toEqual(["one", "two"]);
		expect(said.filter((line) => line.includes("cannot be stored"))).toHaveLength(1);
	});
});

describe("two tabs", () => {
	test("SD1 only one tab sends, in the order of both, and both see every row leave", async () => {
		const first = await open();
		const second = await open(makeWorld(first.server, first.browser));
		const { server } = first;
		server.swallowsSends = true;
		await first.handle.send("one");
		await second.handle.send("two");
		await first.handle.send("three");
		await settle();
		expect(sends(server)).toEqual(["id-1 one"]);
		for (const { handle } of [first, second]) {
			expect(handle.state.peek().outbox.map((row) => "body" in row && row.body.text)).toEqual(["one", "two", "three"]);
		}
		server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(server.texts).toEqual(["one", "two", "three"]);
		for (const { handle } of [first, second]) {
			expect(handle.state.peek().outbox).toEqual([]);
			expect(seqs(handle)).toEqual(range(1, 3));
		}
	});

	test("SD1 when the tab that sends is closed, the other goes on", async () => {
		const first = await open();
		const second = await open(makeWorld(first.server, first.browser));
		first.server.swallowsSends = true;
		await first.handle.send("one");
		await second.handle.send("two");
		await settle();
		first.server.swallowsSends = false;
		await first.app.signOut();
		first.server.isSignedIn = true;
		await settle();
		await pass(laneTimes.ack);
		await settle();
		const third = await open(makeWorld(first.server, first.browser));
		await settle();
		expect(first.server.texts).toEqual(["one", "two"]);
		expect(third.handle.state.peek().outbox).toEqual([]);
	});
});
