/** Answers, forwarded messages and pins go through the stored outbox, and messages out of their place are fetched once. */
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { shownPins } from "../../client/store/pins.ts";
import { quotedMessage } from "../../client/store/quotes.ts";
import { draftStoredAfter } from "../../client/sync/drafts.ts";
import { laneTimes } from "../../client/sync/lane.ts";
import { stored } from "../local/support.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId, summary } from "../transport/support/frames.ts";
import { makeWorld, openConversation, startApp, visit } from "./support/world.ts";

beforeEach(() => {
	freezeTime();
	vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

type Tab = Awaited<ReturnType<typeof openConversation>>;

/** A conversation in which Ann has said "one" (1) and Bob "two" (2). */
async function openWithTwo(): Promise<Tab> {
	const tab = await openConversation();
	tab.server.say("one", "ann");
	tab.server.say("two");
	await settle();
	return tab;
}

const waiting = async () => (await stored("outbox")).map(([, row]) => row);
const pins = ({ handle }: Pick<Tab, "handle">) => shownPins(handle.state.peek());
const quoted = ({ handle }: Pick<Tab, "handle">, seq: number) =>
	quotedMessage(handle.state.peek(), handle.quotes.fetched.peek(), seq);

describe("answers", () => {
	test("SD7 are sent with what they answer, over the socket and by REST, also after a reload", async () => {
		const tab = await openWithTwo();
		await tab.handle.send("live", { replyTo: 2 });
		await settle();
		expect(tab.server.messageAt(3)).toMatchObject({ body: { text: "live" }, replyTo: 2 });
		tab.server.hasNetwork = false;
		tab.socket().closeWith(1006);
		await tab.handle.send("later", { replyTo: 1 });
		await settle();
		expect(await waiting()).toMatchObject([{ kind: "message", body: { text: "later" }, replyTo: 1 }]);
		tab.server.hasNetwork = true;
		tab.browser.killTabs();
		await startApp(makeWorld(tab.server, tab.browser));
		await settle();
		expect(tab.server.messageAt(4)).toMatchObject({ body: { text: "later" }, replyTo: 1 });
		expect(await stored("outbox")).toEqual([]);
	});

	test("what a draft answers is kept with it, on this device and for the next visit", async () => {
		const tab = await openWithTwo();
		expect(tab.handle.answering.peek()).toBeNull();
		tab.handle.draft.value = "I think";
		tab.handle.answer(2);
		expect(tab.handle.answering.peek()).toBe(2);
		await pass(draftStoredAfter);
		await settle();
		const later = await visit(tab);
		expect([later.handle.draft.peek(), later.handle.answering.peek()]).toEqual(["I think", 2]);
		later.handle.answer(null);
		await pass(draftStoredAfter);
		await settle();
		expect((await visit(later)).handle.answering.peek()).toBeNull();
	});
});

describe("forwarding", () => {
	const elsewhere = (name: string) => `g_${name.padEnd(22, "0")}`;
	const row = (id: string) => summary(id, { kind: "group", title: id });

	test("SD9 says it in conversations that are not open, each after the comment", async () => {
		const tab = await openWithTwo();
		const [a, b] = [elsewhere("a"), elsewhere("b")];
		tab.server.others.push(row(a), row(b));
		expect(await tab.app.forward([a, b, conversationId], "what Bob said", "look")).toMatchObject({ ok: true });
		await settle();
		const inBoth = (id: string) => [`${id} look`, `${id} what Bob said (forwarded)`];
		expect(tab.server.posted.filter((line) => line.startsWith(a))).toEqual(inBoth(a));
		expect(tab.server.posted.filter((line) => line.startsWith(b))).toEqual(inBoth(b));
		expect(tab.server.messageAt(3)).not.toHaveProperty("forwarded");
		expect(tab.server.messageAt(4)).toMatchObject({ body: { text: "what Bob said" }, forwarded: true });
		expect(await stored("outbox")).toEqual([]);
	});

	test("without a network it waits in the outbox of each, over a reload, and is sent once", async () => {
		const tab = await openWithTwo();
		const a = elsewhere("a");
		tab.server.others.push(row(a));
		tab.server.hasNetwork = false;
		tab.socket().closeWith(1006);
		await tab.app.forward([a], "later", " ");
		await settle();
		expect(await waiting()).toMatchObject([{ conversationId: a, body: { text: "later" }, forwarded: true }]);
		tab.server.hasNetwork = true;
		await visit(tab);
		await pass(laneTimes.retryCap);
		await settle();
		expect(tab.server.posted).toEqual([`${a} later (forwarded)`]);
		expect(await stored("outbox")).toEqual([]);
	});

	test("what is wrong with a text is said, and nothing is stored", async () => {
		const tab = await openWithTwo();
		expect(await tab.app.forward([conversationId], "fine", "x".repeat(8_001))).toMatchObject({
			failure: { code: "text_too_long" },
		});
		await settle();
		expect([tab.server.head, await stored("outbox")]).toEqual([2, []]);
	});
});

describe("pins", () => {
	test("PN1 are shown at once, and are the log's from then on", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.pin(2, true);
		expect([pins(tab), tab.handle.state.peek().pins]).toEqual([[2], []]);
		expect(await waiting()).toMatchObject([{ kind: "pin", target: 2, on: true }]);
		tab.server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect([pins(tab), tab.handle.state.peek().pins, tab.server.pins]).toEqual([[2], [2], [2]]);
		expect(await stored("outbox")).toEqual([]);
	});

	test("SD2 PN1 a pin survives a reload and is sent again under the same clientId", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.pin(1, true);
		await settle();
		tab.server.swallowsSends = false;
		const later = await visit(tab);
		await settle();
		expect(later.server.seen.filter((line) => /pin/.test(line))).toEqual([
			"pin_message id-1 1",
			"PUT C/messages/1/pin?clientId=id-1",
		]);
		expect(pins(later)).toEqual([1]);
	});

	test("PN1 over REST where no connection will come", async () => {
		const tab = await openWithTwo();
		tab.socket().closeWith(4403);
		await settle();
		await tab.handle.pin(1, true);
		await settle();
		expect(tab.server.seen.at(-1)).toBe("PUT C/messages/1/pin?clientId=id-1");
		expect(tab.server.pins).toEqual([1]);
	});

	test("one that is so already is settled; too many are said to be, with the row to retry or discard", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("id-1", { code: "no_change", retryable: false });
		tab.server.refusals.set("id-2", { code: "pins_limit", retryable: false });
		await tab.handle.pin(1, true);
		await tab.handle.pin(2, true);
		await settle();
		expect(tab.handle.state.peek().outbox).toMatchObject([{ kind: "pin", target: 2, failure: { code: "pins_limit" } }]);
		expect(pins(tab)).toEqual([]);
		await tab.handle.discard("id-2");
		expect(tab.handle.state.peek().outbox).toEqual([]);
	});

	test("PN1 DL2 what is pinned is known without a network after a reload", async () => {
		const tab = await openWithTwo();
		tab.server.change({ type: "pin_message", clientId: "p1", seq: 1, on: true }, "bob");
		tab.server.change({ type: "pin_message", clientId: "p2", seq: 2, on: true }, "bob");
		tab.server.change({ type: "delete_message", clientId: "d", seq: 1 }, "ann");
		await settle();
		expect(pins(tab)).toEqual([2]);
		tab.server.hasNetwork = false;
		expect(pins(await visit(tab))).toEqual([2]);
	});
});

describe("messages out of their place", () => {
	/** So long that its first messages are not here. */
	async function openLong(): Promise<Tab> {
		const world = makeWorld();
		world.server.fill(250);
		return openConversation(world);
	}
	const asked = ({ server }: Tab) => server.seen.filter((line) => line.startsWith("GET C/messages"));

	test("are fetched once, several in one request", async () => {
		const tab = await openLong();
		expect(quoted(tab, 3)).toMatchObject({ name: "loading" });
		tab.handle.quotes.want(3);
		tab.handle.quotes.want(3);
		await settle();
		expect(quoted(tab, 3)).toMatchObject({ name: "known", sender: "bob", text: "old 3", isDeleted: false });
		for (const seq of [3, 20, 25, 30]) tab.handle.quotes.want(seq);
		await settle();
		expect(quoted(tab, 20)).toMatchObject({ text: "old 20" });
		expect(quoted(tab, 31)).toMatchObject({ name: "loading" });
		tab.handle.quotes.want(20);
		await settle();
		expect(asked(tab)).toEqual(["GET C/messages/3", "GET C/messages?around=30&limit=100"]);
	});

	test("RS9 TH2 of a thread only are fetched alone, and say in which; what is nowhere is asked for once", async () => {
		const world = makeWorld();
		world.server.say("a question");
		world.server.say("a reply", "bob", "r", { thread: 1 });
		world.server.say("a reply in both", "bob", "b", { thread: 1, toConversation: true });
		world.server.fill(250);
		const tab = await openConversation(world);
		tab.handle.quotes.want(2);
		await settle();
		expect(quoted(tab, 2)).toMatchObject({ name: "known", text: "a reply", thread: 1 });
		for (const seq of [1, 3, 9_999]) tab.handle.quotes.want(seq);
		await settle();
		expect([quoted(tab, 1), quoted(tab, 3), quoted(tab, 9_999)].map(({ name }) => name)).toEqual([
			...["known", "known", "gone"],
		]);
		expect(quoted(tab, 3)).not.toHaveProperty("thread");
		expect(asked(tab).filter((line) => line.includes("9999"))).toEqual([
			...["GET C/messages?around=9999&limit=100", "GET C/messages/9999"],
		]);
		// Deleted, it is still said where it was.
		tab.server.change({ type: "delete_message", clientId: "d", seq: 2 }, "bob");
		await settle();
		expect(quoted(tab, 2)).toMatchObject({ isDeleted: true, thread: 1 });
	});

	test("ED1 DL2 follow what becomes of them, also when those events are not here any more", async () => {
		const tab = await openLong();
		for (const seq of [3, 4]) tab.handle.quotes.want(seq);
		await settle();
		tab.server.change({ type: "edit_message", clientId: "e", seq: 3, body: { text: "better" } }, "bob");
		tab.server.change({ type: "delete_message", clientId: "d", seq: 4 }, "bob");
		await settle();
		const both = () => [quoted(tab, 3), quoted(tab, 4)];
		expect(both()).toMatchObject([{ text: "better" }, { text: "", isDeleted: true }]);
		for (let count = 0; count < 2_100; count += 100) {
			tab.server.fill(100);
			await settle();
		}
		tab.handle.atEnd();
		expect(tab.handle.state.peek().changes.size).toBe(0);
		expect(both()).toMatchObject([{ text: "better" }, { text: "", isDeleted: true }]);
	});

	test("one that is fetched after an edit is not taken back to what an older event says", async () => {
		const tab = await openLong();
		tab.server.change({ type: "edit_message", clientId: "e", seq: 3, body: { text: "second" } }, "bob");
		await settle();
		const { state } = tab.handle;
		const message = {
			seq: 3,
			clientId: "c",
			sender: "bob",
			at: 1,
			body: { text: "third" },
			edited: { seq: 400, at: 2 },
		};
		expect(quotedMessage(state.peek(), new Map([[3, message]]), 3)).toMatchObject({ text: "third" });
	});

	test("after a hole in the log they are asked for anew", async () => {
		const tab = await openLong();
		tab.handle.quotes.want(3);
		await settle();
		tab.server.cut(1006);
		tab.server.acceptsSockets = false;
		await settle();
		tab.server.fill(750);
		tab.server.acceptsSockets = true;
		await pass(30_000);
		await settle();
		expect(tab.handle.state.peek().cursor).toBe(1_000);
		expect(quoted(tab, 3)).toMatchObject({ name: "loading" });
	});

	test("what is no message is gone, and without a network it is asked for later", async () => {
		const tab = await openLong();
		tab.handle.quotes.want(999);
		await settle();
		expect(quoted(tab, 999)).toMatchObject({ name: "gone" });
		tab.server.hasNetwork = false;
		tab.socket().closeWith(1006);
		await settle();
		tab.handle.quotes.want(5);
		await settle();
		expect(quoted(tab, 5)).toMatchObject({ name: "loading" });
		tab.server.hasNetwork = true;
		tab.device.say("online");
		await pass(2_000);
		await settle();
		expect(quoted(tab, 5)).toMatchObject({ text: "old 5" });
	});

	test("PN2 all that are pinned come in one call", async () => {
		const tab = await openLong();
		for (const seq of [2, 9]) tab.server.change({ type: "pin_message", clientId: `p${seq}`, seq, on: true }, "bob");
		await settle();
		expect(await tab.handle.quotes.loadPins()).toMatchObject({ ok: true });
		expect([quoted(tab, 2), quoted(tab, 9)]).toMatchObject([{ text: "old 2" }, { text: "old 9" }]);
		expect(asked(tab)).toEqual([]);
		tab.server.hasNetwork = false;
		expect(await tab.handle.quotes.loadPins()).toMatchObject({ ok: false, failure: { code: "offline" } });
	});
});
