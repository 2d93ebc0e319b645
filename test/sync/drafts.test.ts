import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { draftStoredAfter } from "../../client/sync/drafts.ts";
import { stored } from "../local/support.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId } from "../transport/support/frames.ts";
import { makeWorld, openConversation, startApp, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("a draft", () => {
	test("survives a killed tab from 250 ms after the first key on, however long one types", async () => {
		const first = await openConversation();
		for (const text of ["h", "he", "hel", "hell"]) {
			first.handle.draft.value = text;
			await pass(draftStoredAfter / 3);
		}
		await settle();
		const { handle } = await visit(first);
		expect(handle.draft.peek()).toBe("hell");
	});

	test.each(["hidden", "leaving"] as const)("is stored at once when the page is %s", async (event) => {
		const first = await openConversation();
		first.handle.draft.value = "half a sentence";
		first.device.say(event);
		await settle();
		const { handle } = await visit(first);
		expect(handle.draft.peek()).toBe("half a sentence");
	});

	test("is remembered before the page is gone, which has no time to wait for the device; then by the device alone", async () => {
		const first = await openConversation();
		first.handle.draft.value = "half a sentence";
		first.device.say("leaving");
		const remembered = () => [...first.browser.values].filter(([key]) => key.startsWith("parley.drafts."));
		expect(remembered().map(([, value]) => JSON.parse(value))).toEqual([{ [conversationId]: "half a sentence" }]);
		await settle();
		expect(remembered()).toEqual([]);
	});

	test("is stored when the conversation is left, and there when it is opened again", async () => {
		const { app, handle } = await openConversation();
		handle.draft.value = "half a sentence";
		handle.close();
		await settle();
		expect(await stored("drafts")).toHaveLength(1);
		expect(app.openConversation(handle.state.peek().id).draft.peek()).toBe("half a sentence");
	});

	test("what is added stands behind what was written before, here or at the last visit, and is stored", async () => {
		const first = await openConversation();
		await first.app.addToDraft(conversationId, "https://example.com/");
		expect(first.handle.draft.peek()).toBe("https://example.com/");
		first.handle.draft.value = "Look:";
		await first.app.addToDraft(conversationId, "a link");
		expect(first.handle.draft.peek()).toBe("Look:\na link");
		const { app, handle } = await visit(first);
		// The device has not been asked yet.
		handle.close();
		await app.addToDraft(conversationId, "and more");
		expect(app.openConversation(conversationId).draft.peek()).toBe("Look:\na link\nand more");
		expect(await stored("drafts")).toEqual([[["ann", conversationId], "Look:\na link\nand more"]]);
	});

	test("SD1 is gone with the message that it became", async () => {
		const first = await openConversation();
		first.handle.draft.value = "hello";
		await pass(draftStoredAfter);
		await settle();
		first.handle.draft.value = "";
		await first.handle.send("hello");
		await settle();
		expect(await stored("drafts")).toEqual([]);
		expect((await visit(first)).handle.draft.peek()).toBe("");
	});

	test("what is typed before the device has answered stays", async () => {
		const first = await openConversation();
		first.handle.draft.value = "old";
		first.device.say("hidden");
		await settle();
		first.browser.killTabs();
		const app = await startApp(makeWorld(first.server, first.browser));
		const { draft } = app.openConversation(conversationId);
		draft.value = "new";
		await settle();
		expect(draft.peek()).toBe("new");
	});

	test("ID5 is kept for its author when the session runs out, and shown to nobody else", async () => {
		const { app, browser, server, handle } = await openConversation();
		handle.draft.value = "Ann's secret";
		server.isSignedIn = false;
		await app.refreshSession();
		await settle();
		browser.killTabs();
		server.isSignedIn = true;
		server.self = "bob";
		const bobs = await openConversation(makeWorld(server, browser));
		expect(bobs.handle.draft.peek()).toBe("");
		server.isSignedIn = false;
		await bobs.app.refreshSession();
		browser.killTabs();
		server.isSignedIn = true;
		server.self = "ann";
		const anns = await openConversation(makeWorld(server, browser));
		expect(anns.handle.draft.peek()).toBe("Ann's secret");
	});

	test("ID5 is there again in the same tab when its author signs in again after the session ran out", async () => {
		const { app, server, handle } = await openConversation();
		handle.draft.value = "half a sentence";
		server.isSignedIn = false;
		await app.refreshSession();
		await settle();
		expect([app.drafts.peek().size, app.openConversation(conversationId).draft.peek()]).toEqual([0, ""]);
		await app.signIn({ login: "ann", password: "secret" });
		const again = app.openConversation(conversationId);
		await settle();
		expect(again.draft.peek()).toBe("half a sentence");
		expect([...app.drafts.peek()]).toEqual([[conversationId, "half a sentence"]]);
	});

	test("shows in the list of conversations how it begins, also after a visit that did not open it, until it is sent", async () => {
		const first = await openConversation();
		first.handle.draft.value = "x".repeat(5_000);
		await pass(draftStoredAfter);
		await settle();
		first.browser.killTabs();
		const app = await startApp(makeWorld(first.server, first.browser));
		expect(app.drafts.peek().get(conversationId)).toBe("x".repeat(200));
		const handle = app.openConversation(conversationId);
		await settle();
		handle.draft.value = "";
		await handle.send("x");
		await settle();
		expect(app.drafts.peek().size).toBe(0);
		handle.draft.value = "  ";
		await pass(draftStoredAfter);
		expect(app.drafts.peek().size).toBe(0);
	});

	test("ID5 is erased at an explicit sign-out, from the list and from the device", async () => {
		const { app, handle, browser } = await openConversation();
		handle.draft.value = "Ann's secret";
		await pass(draftStoredAfter);
		await settle();
		expect(app.drafts.peek().size).toBe(1);
		await app.signOut();
		await settle();
		expect([app.drafts.peek().size, await stored("drafts"), [...browser.values.keys()]]).toEqual([0, [], []]);
	});

	test("without IndexedDB it lasts as long as the page", async () => {
		vi.stubGlobal("indexedDB", undefined);
		const { handle, app } = await openConversation();
		handle.draft.value = "here";
		await pass(draftStoredAfter);
		handle.close();
		expect(app.openConversation(handle.state.peek().id).draft.peek()).toBe("here");
	});
});

describe("a draft in two tabs", () => {
	/** Two tabs that have the same conversation open. */
	async function twoTabs() {
		const first = await openConversation();
		const second = await openConversation(makeWorld(first.server, first.browser));
		const [here, there] = [first.handle.draft, second.handle.draft];
		return { first, second, here, there };
	}
	const stretch = async () => {
		await pass(draftStoredAfter);
		await settle();
	};

	test("follows what is typed in the other, and is gone with the message there", async () => {
		const { first, here, there } = await twoTabs();
		here.value = "hel";
		await stretch();
		here.value = "hello";
		await stretch();
		expect(there.peek()).toBe("hello");
		here.value = "";
		await first.handle.send("hello");
		await settle();
		expect(there.peek()).toBe("");
		await stretch();
		expect(await stored("drafts")).toEqual([]);
	});

	test("is never taken from under the one who types it, and is what the device keeps", async () => {
		const { first, here, there } = await twoTabs();
		here.value = "hello";
		await stretch();
		there.value = "hello to you";
		here.value = "";
		await first.handle.send("hello");
		await settle();
		expect(there.peek()).toBe("hello to you");
		await stretch();
		expect([here.peek(), there.peek()]).toEqual(["hello to you", "hello to you"]);
		expect((await visit(first)).handle.draft.peek()).toBe("hello to you");
	});

	test("that the other tab never saw stays, though it is stored already", async () => {
		const { first, here, there } = await twoTabs();
		// Both at once: neither follows the other.
		here.value = "mine";
		there.value = "yours";
		await stretch();
		expect([here.peek(), there.peek()]).toEqual(["mine", "yours"]);
		here.value = "";
		await first.handle.send("mine");
		await settle();
		expect(there.peek()).toBe("yours");
		await stretch();
		expect((await visit(first)).handle.draft.peek()).toBe("yours");
	});

	test("ID5 is not another person's", async () => {
		const { here, there, second } = await twoTabs();
		second.browser.channel("parley-drafts", () => {}).post({ userId: "bob", conversationId, before: "", text: "x" });
		await settle();
		expect([here.peek(), there.peek()]).toEqual(["", ""]);
	});
});
