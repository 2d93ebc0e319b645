import { IDBFactory } from "fake-indexeddb";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listStoredAfter } from "../../client/sync/inbox.ts";
import { socketTimes } from "../../client/transport/socket.ts";
import { stored } from "../local/support.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId } from "../transport/support/frames.ts";
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

describe("what is deleted", () => {
	test("RS4 4509 forgets the copy on the device, too", async () => {
		const first = await openConversation();
		first.server.fill(8);
		await settle();
		first.server.log.length = 5;
		const { handle, server, browser } = await visit(first);
		await pass(socketTimes.backoffBase * 3);
		await settle();
		expect(seqs(handle)).toEqual(range(1, 5));
		browser.killTabs();
		server.hasNetwork = false;
		const { handle: again } = await openConversation(makeWorld(server, browser));
		expect(seqs(again)).toEqual(range(1, 5));
	});

	test.each([4403, 4404])("CV5 %i deletes the copy", async (code) => {
		const { server } = await openConversation();
		server.fill(5);
		await settle();
		expect(await stored("events")).toHaveLength(5);
		server.cut(code);
		await settle();
		for (const name of ["copies", "events", "snapshots"]) expect(await stored(name)).toEqual([]);
	});

	test("CV5 a conversation that leaves the list leaves the device, also when it is not open", async () => {
		const { handle, server } = await openConversation();
		server.fill(5);
		await settle();
		handle.close();
		await pass(listStoredAfter);
		server.sockets.sockets[0]?.receive({ type: "conversation_removed", conversationId });
		await pass(listStoredAfter);
		await settle();
		for (const name of ["copies", "events", "snapshots", "summaries"]) expect(await stored(name)).toEqual([]);
	});

	test("signing out deletes the copy and the drafts, in spite of another tab, and keeps what is unsent", async () => {
		const first = await openConversation();
		const second = await openConversation(makeWorld(first.server, first.browser));
		first.server.fill(5);
		first.server.swallowsSends = true;
		await second.handle.send("unsent");
		second.handle.draft.value = "half a sentence";
		await pass(listStoredAfter);
		await settle();
		first.server.fill(5);
		await first.app.signOut();
		await settle();
		await pass(10_000);
		await settle();
		for (const name of ["copies", "events", "snapshots", "summaries", "drafts"]) expect(await stored(name)).toEqual([]);
		expect(await stored("outbox")).toHaveLength(1);
	});

	test("ID5 a session that has run out keeps the copy for its owner; ID6 nobody else sees or fills it", async () => {
		const { server, app, browser, handle } = await openConversation();
		server.fill(5);
		await settle();
		server.isSignedIn = false;
		server.cut(4401);
		await settle();
		expect(app.session.peek()).toEqual({ name: "signed_out" });
		expect(handle.link.peek()).toEqual({ name: "signed_out" });
		expect(await stored("events")).toHaveLength(5);
		browser.killTabs();
		// The device still thinks that it is Ann's; the server says otherwise.
		server.isSignedIn = true;
		server.self = "bob";
		const world = makeWorld(server, browser);
		world.browser.values.set(
			"parley.me",
			JSON.stringify({ id: "ann", name: "Ann", username: null, email: null, isGuest: true }),
		);
		server.fill(1);
		const other = await startApp(world);
		expect(other.session.peek()).toMatchObject({ me: { id: "bob" } });
		const bobs = other.openConversation(conversationId);
		await settle();
		expect(seqs(bobs)).toEqual(range(1, 6));
		expect((await stored("events")).filter(([owner]) => Array.isArray(owner) && owner[0] === "ann")).toHaveLength(5);
	});
});

describe("when the device does not take it", () => {
	test("full: it goes on from memory, says so once, and stores what it missed as soon as it can", async () => {
		const { handle, server, said, browser } = await openConversation();
		server.fill(3);
		await settle();
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("full", "QuotaExceededError");
		});
		server.fill(3);
		await handle.send("unsent is never lost");
		await settle();
		expect(seqs(handle)).toEqual(range(1, 7));
		expect(handle.state.peek().outbox).toEqual([]);
		expect(said.filter((line) => line.includes("cannot be stored"))).toHaveLength(1);
		put.mockRestore();
		server.fill(1);
		await settle();
		server.hasNetwork = false;
		const later = await visit({ browser, server });
		expect(seqs(later.handle)).toEqual(range(1, 8));
	});

	test("wiped while open: nothing is lost on the screen, and the copy says only what it has", async () => {
		const { handle, server, said, browser } = await openConversation();
		server.fill(3);
		server.swallowsSends = true;
		await handle.send("waits");
		await settle();
		await deleteDB("parley");
		server.fill(2);
		await settle();
		expect(seqs(handle)).toEqual(range(1, 5));
		expect(handle.state.peek().outbox).toHaveLength(1);
		expect(said).toEqual([]);
		server.swallowsSends = false;
		const later = await visit({ browser, server });
		await settle();
		expect(server.texts.filter((text) => text === "waits")).toHaveLength(1);
		while (later.handle.state.peek().hasOlder) await later.handle.loadOlder();
		expect(seqs(later.handle)).toEqual(range(1, server.head));
	});

	test("a write that takes long does not keep events from the screen", async () => {
		const { handle, server } = await openConversation();
		vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => new EventTarget() as IDBRequest<IDBValidKey>);
		server.fill(1);
		await pass(1_000);
		await settle();
		expect(seqs(handle)).toEqual([1]);
	});
});
