/** Edits, deletions and reactions go through the stored outbox, as messages do. */
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { shownAt } from "../../client/store/shown.ts";
import { undoable, undoTime } from "../../client/store/undo.ts";
import { laneTimes } from "../../client/sync/lane.ts";
import { stored } from "../local/support.ts";
import { freezeTime, pass, settle } from "../transport/support/device.ts";
import { conversationId } from "../transport/support/frames.ts";
import type { FakeServer } from "./support/server.ts";
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

const changes = (server: FakeServer) =>
	server.seen.filter((line) => /^(edit_message|delete_message|react) /.test(line));
const shown = ({ handle }: Pick<Tab, "handle">, seq: number) => shownAt(handle.state.peek(), seq)?.shown;
const outbox = ({ handle }: Pick<Tab, "handle">) => handle.state.peek().outbox;
const hasConnection = ({ device }: Tab) => device.say("online");

describe("ED1 RX1 DL1 shown at once, kept until the log has it", () => {
	test("ED1 an edit is shown at once as pending, then as the log's", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		expect(await tab.handle.edit(1, "one, better")).toMatchObject({ ok: true });
		expect(shown(tab, 1)).toMatchObject({ text: "one, better", isSaving: true, editedAt: null });
		tab.server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(shown(tab, 1)).toMatchObject({ text: "one, better", isSaving: false, editedAt: 1 });
		expect(outbox(tab)).toEqual([]);
		expect(await stored("outbox")).toEqual([]);
	});

	test("SD2 a lost answer: the same frame under the same clientId, and one event", async () => {
		const tab = await openWithTwo();
		await tab.handle.react(2, "👍", true);
		await settle();
		tab.server.swallowsSends = true;
		await tab.handle.react(2, "👍", false);
		await settle();
		tab.socket().closeWith(1006);
		tab.server.swallowsSends = false;
		await pass(10_000);
		await settle();
		expect(changes(tab.server)).toEqual(["react id-1 2", "react id-2 2", "react id-2 2"]);
		expect(tab.server.head).toBe(4);
		expect(shown(tab, 2)?.reactions).toEqual([]);
		expect(outbox(tab)).toEqual([]);
	});

	test("the event was stored but its answer was lost: the log's copy settles the row", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.edit(1, "new");
		await settle();
		tab.server.change({ type: "edit_message", clientId: "id-1", seq: 1, body: { text: "new" } });
		await settle();
		expect(outbox(tab)).toEqual([]);
		expect(await stored("outbox")).toEqual([]);
	});

	test("SD1 in order with messages, one in flight", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.send("three");
		await tab.handle.edit(1, "edited");
		await tab.handle.react(2, "❤️", true);
		await settle();
		expect(changes(tab.server)).toEqual([]);
		tab.server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(tab.server.log.map(({ type }) => type).slice(2)).toEqual([
			"new_message",
			"message_edited",
			"reaction_changed",
		]);
	});

	test("an edit, a reaction and a deletion done offline survive a reload and are sent by the next visit", async () => {
		const tab = await openWithTwo();
		tab.server.hasNetwork = false;
		tab.server.cut(1006);
		await settle();
		await tab.handle.edit(1, "offline");
		await tab.handle.react(2, "😂", true);
		await tab.handle.deleteMessage(1);
		await settle();
		const later = await visit(tab);
		expect(shown(later, 1)).toMatchObject({ text: "", deleted: { actor: "ann" } });
		expect(shown(later, 2)?.reactions).toEqual([{ emoji: "😂", userIds: ["ann"] }]);
		later.server.hasNetwork = true;
		await pass(undoTime);
		hasConnection(later);
		for (let turn = 0; turn < 4; turn++) {
			await pass(20_000);
			await settle();
		}
		expect(later.server.log.map(({ type }) => type).slice(2)).toEqual([
			"message_edited",
			"reaction_changed",
			"message_deleted",
		]);
		expect(outbox(later)).toEqual([]);
	});

	test("PL1 over polling", async () => {
		const world = makeWorld();
		world.server.acceptsSockets = false;
		world.server.say("one", "ann");
		const tab = await openConversation(world);
		await pass(20_000);
		await settle();
		expect(tab.handle.link.peek().name).toBe("polling");
		await tab.handle.edit(1, "polled");
		await tab.handle.react(1, "👍", true);
		for (let turn = 0; turn < 3; turn++) {
			await pass(4_000);
			await settle();
		}
		expect(shown(tab, 1)).toMatchObject({ text: "polled", isSaving: false, reactions: [{ emoji: "👍" }] });
		expect(outbox(tab)).toEqual([]);
	});

	test("by REST when the conversation is not open", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.edit(1, "by rest");
		await tab.handle.react(2, "👍", true);
		await tab.handle.react(2, "👍", false);
		await tab.handle.deleteMessage(1);
		await settle();
		tab.handle.close();
		await pass(undoTime);
		await settle();
		const path = "C/messages/";
		const emoji = encodeURIComponent("👍");
		expect(tab.server.seen.filter((line) => line.includes(path))).toEqual([
			`PATCH ${path}1`,
			`PUT ${path}2/reactions/${emoji}?clientId=id-2`,
			`DELETE ${path}2/reactions/${emoji}?clientId=id-3`,
			`DELETE ${path}1?clientId=id-4`,
		]);
		expect(await stored("outbox")).toEqual([]);
	});
});

describe("SD8 refusals", () => {
	test("no_change is as good as done, over the socket and by REST", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("react", { code: "no_change", retryable: false });
		await tab.handle.react(2, "👍", true);
		await settle();
		expect(outbox(tab)).toEqual([]);
		tab.handle.close();
		const again = tab.app.openConversation(tab.handle.state.peek().id);
		again.close();
		await again.react(2, "👍", true);
		await settle();
		expect(tab.server.seen.filter((line) => line.startsWith("PUT C/messages"))).toHaveLength(1);
		expect(await stored("outbox")).toEqual([]);
	});

	test("a refused edit keeps its text and reason, also over a reload; retry sends it, discard answers the text", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("edit_message", { code: "too_late", retryable: false });
		await tab.handle.edit(1, "too late");
		await settle();
		expect(shown(tab, 1)).toMatchObject({
			text: "one",
			isSaving: false,
			refused: [{ kind: "edit", text: "too late", failure: { code: "too_late", detail: "no: too_late" } }],
		});
		const later = await visit(tab);
		expect(shown(later, 1)?.refused).toHaveLength(1);
		await later.handle.retry("id-1");
		await settle();
		expect(changes(later.server)).toEqual(["edit_message id-1 1", "edit_message id-1 1"]);
		expect(await later.handle.discard("id-1")).toBe("too late");
		expect(shown(later, 1)?.refused).toEqual([]);
		await settle();
		expect(await stored("outbox")).toEqual([]);
	});

	test("what failed does not stop what comes after it, and goes when the same is asked for anew", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("edit_message", { code: "edits_limit", retryable: false });
		await tab.handle.edit(1, "a");
		await tab.handle.react(2, "👍", true);
		await settle();
		expect(outbox(tab)).toHaveLength(1);
		tab.server.refusals.clear();
		await tab.handle.edit(1, "b");
		await settle();
		expect(outbox(tab)).toEqual([]);
		expect(shown(tab, 1)?.text).toBe("b");
	});

	test("an edit of a message that was deleted meanwhile keeps its text; a reaction to it just goes", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("edit_message", { code: "message_deleted", retryable: false });
		tab.server.refusals.set("react", { code: "message_deleted", retryable: false });
		await tab.handle.edit(1, "a");
		await tab.handle.react(1, "👍", true);
		await settle();
		expect(outbox(tab)).toMatchObject([{ kind: "edit", text: "a", state: "failed" }]);
	});

	test("retryable: sent again after retryAfter", async () => {
		const tab = await openWithTwo();
		tab.server.refusals.set("id-1", { code: "rate_limited", retryable: true, retryAfter: 3 });
		await tab.handle.react(2, "👍", true);
		await settle();
		tab.server.refusals.clear();
		expect(changes(tab.server)).toHaveLength(1);
		await pass(3_000);
		await settle();
		expect(shown(tab, 2)?.reactions).toEqual([{ emoji: "👍", userIds: ["ann"] }]);
	});

	test("SD6 RX1 what the server would refuse is refused at once, in words", async () => {
		const tab = await openWithTwo();
		expect(await tab.handle.edit(1, " ")).toMatchObject({ ok: false, failure: { code: "text_empty" } });
		expect(await tab.handle.react(1, "hi", true)).toMatchObject({ ok: false, failure: { code: "bad_emoji" } });
		expect(outbox(tab)).toEqual([]);
	});
});

describe("DL1 a deletion can be undone for a while", () => {
	test("it hides the text at once, and goes when that time is over", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		expect(shown(tab, 1)).toMatchObject({ text: "", deleted: { actor: "ann" } });
		await pass(undoTime - 1);
		await settle();
		expect(changes(tab.server)).toEqual([]);
		await pass(1);
		await settle();
		expect(changes(tab.server)).toEqual(["delete_message id-1 1"]);
		expect(shown(tab, 1)).toMatchObject({ text: "", deleted: { actor: "ann" } });
		expect(outbox(tab)).toEqual([]);
	});

	test("what is written meanwhile does not wait for it", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await tab.handle.send("three");
		await settle();
		expect(tab.server.texts).toEqual(["one", "two", "three"]);
	});

	test("undone, nothing is sent, and all is as it was", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await pass(undoTime - 1);
		await tab.app.undoDeletion(conversationId, "id-1");
		expect(shown(tab, 1)).toMatchObject({ text: "one", deleted: null });
		await pass(undoTime);
		await settle();
		expect(changes(tab.server)).toEqual([]);
		expect(await stored("outbox")).toEqual([]);
	});

	test("once it is on its way it cannot be undone", async () => {
		const tab = await openWithTwo();
		tab.server.swallowsSends = true;
		await tab.handle.deleteMessage(1);
		await pass(undoTime);
		await tab.app.undoDeletion(conversationId, "id-1");
		expect(outbox(tab)).toHaveLength(1);
		tab.server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(tab.server.log.at(-1)?.type).toBe("message_deleted");
	});

	test("a tab that is closed does not forget it: the next visit sends it, without opening the conversation", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await settle();
		tab.browser.killTabs();
		tab.server.hangUp();
		await pass(undoTime);
		expect(changes(tab.server)).toEqual([]);
		await startApp(makeWorld(tab.server, tab.browser));
		await settle();
		expect(tab.server.seen).toContain("DELETE C/messages/1?clientId=id-1");
		expect(await stored("outbox")).toEqual([]);
	});

	test("SD2 a page that goes away sends it at once, by a request that outlives it, and the repetition is harmless", async () => {
		const world = makeWorld();
		const kept: string[] = [];
		world.environment.fetch = (url, init) => {
			const answer = world.server.fetch(url, init);
			if (!init.keepalive) return answer;
			kept.push(`${init.method} ${new URL(url).search}`);
			// Nobody is there any more to hear it.
			return new Promise(() => {});
		};
		world.server.say("one", "ann");
		world.server.say("two", "ann");
		const tab = await openConversation(world);
		await tab.handle.deleteMessage(1);
		await tab.handle.send("three");
		await settle();
		tab.device.say("leaving");
		expect(kept).toEqual([]);
		tab.device.say("gone");
		// Before anything else had time to run: a page that is closed has none.
		expect(kept).toEqual(["DELETE ?clientId=id-1"]);
		tab.browser.killTabs();
		tab.server.hangUp();
		await settle();
		expect(changes(tab.server)).toEqual([]);
		expect(tab.server.log.at(-1)?.type).toBe("message_deleted");
		expect(await stored("outbox")).toHaveLength(1);
		await startApp(makeWorld(tab.server, tab.browser));
		await settle();
		expect(tab.server.seen.filter((line) => line === "DELETE C/messages/1?clientId=id-1")).toHaveLength(2);
		expect(tab.server.log.filter(({ type }) => type === "message_deleted")).toHaveLength(1);
		expect(await stored("outbox")).toEqual([]);
	});

	test("a page that went away without a network: the next visit offers no undo, and sends it without waiting", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await settle();
		tab.server.hasNetwork = false;
		tab.device.say("gone");
		tab.browser.killTabs();
		tab.server.hangUp();
		await settle();
		expect(await stored("outbox")).toHaveLength(1);
		tab.server.hasNetwork = true;
		const later = makeWorld(tab.server, tab.browser);
		const app = await startApp(later);
		expect(undoable(app.unsent.peek(), Date.now())).toEqual([]);
		await settle();
		expect(tab.server.log.at(-1)?.type).toBe("message_deleted");
		expect(await stored("outbox")).toEqual([]);
	});

	test("a page that comes back from the browser's cache offers no undo, nor does another tab, and what failed is sent", async () => {
		const tab = await openWithTwo();
		const other = await startApp(makeWorld(tab.server, tab.browser));
		await tab.handle.deleteMessage(1);
		await settle();
		expect(undoable(other.unsent.peek(), Date.now())).toHaveLength(1);
		tab.server.hasNetwork = false;
		tab.server.swallowsSends = true;
		tab.device.say("gone");
		expect(undoable(tab.app.unsent.peek(), Date.now())).toEqual([]);
		await settle();
		expect(undoable(other.unsent.peek(), Date.now())).toEqual([]);
		for (const app of [tab.app, other]) await app.undoDeletion(conversationId, "id-1");
		expect(outbox(tab)).toHaveLength(1);
		tab.server.hasNetwork = true;
		tab.server.swallowsSends = false;
		await pass(laneTimes.ack);
		await settle();
		expect(tab.server.log.filter(({ type }) => type === "message_deleted")).toHaveLength(1);
		expect(outbox(tab)).toEqual([]);
		// What is deleted from then on has its whole time.
		await tab.handle.deleteMessage(2);
		await pass(undoTime - 1);
		expect(undoable(tab.app.unsent.peek(), Date.now())).toHaveLength(1);
	});

	test("after a crash it can still be undone, and each deletion has its own time", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await settle();
		const later = await visit(tab);
		expect(changes(later.server)).toEqual([]);
		await later.app.undoDeletion(conversationId, "id-1");
		await later.handle.deleteMessage(1);
		await pass(1_000);
		await later.handle.deleteMessage(2);
		await pass(undoTime - 1_000);
		await settle();
		expect(changes(later.server)).toEqual(["delete_message id-2 1"]);
		await pass(1_000);
		await settle();
		expect(changes(later.server)).toEqual(["delete_message id-2 1", "delete_message id-3 2"]);
	});

	test("a clock that was set back does not hold it up", async () => {
		const tab = await openWithTwo();
		await tab.handle.deleteMessage(1);
		await settle();
		tab.browser.killTabs();
		vi.setSystemTime(Date.now() - 3_600_000);
		await startApp(makeWorld(tab.server, tab.browser));
		await settle();
		expect(tab.server.log.at(-1)?.type).toBe("message_deleted");
	});
});

describe("DL2 erased on this device", () => {
	const onDevice = async () => JSON.stringify([await stored("events"), await stored("copies")]);

	test("DL2 HC1 from memory and from the device, and the chain of what stays still holds", async () => {
		const tab = await openConversation();
		tab.server.say("a secret");
		tab.server.change({ type: "edit_message", clientId: "e", seq: 1, body: { text: "a new secret" } }, "bob");
		await settle();
		expect(await onDevice()).toContain("secret");
		tab.server.change({ type: "delete_message", clientId: "d", seq: 1 }, "bob");
		await settle();
		expect(JSON.stringify(tab.handle.state.peek().events)).not.toContain("secret");
		expect(await onDevice()).not.toContain("secret");
		const later = await visit(tab);
		later.server.say("after");
		await settle();
		expect(later.handle.state.peek()).toMatchObject({ cursor: 4, brokenAt: null });
	});

	test("DL2 on the device, when the message is not in memory", async () => {
		const tab = await openConversation();
		tab.server.say("a secret");
		tab.server.fill(250);
		await settle();
		const later = await visit(tab);
		expect(JSON.stringify(later.handle.state.peek().events)).not.toContain("secret");
		later.server.change({ type: "delete_message", clientId: "d", seq: 1 }, "bob");
		await settle();
		expect(await onDevice()).not.toContain("secret");
		while (later.handle.state.peek().hasOlder) await later.handle.loadOlder();
		expect(shown(later, 1)).toMatchObject({ text: "", deleted: { actor: "bob" } });
		expect(later.handle.state.peek().brokenAt).toBeNull();
	});

	test("DL2 while the device could not store anything", async () => {
		const tab = await openConversation();
		const { put } = IDBObjectStore.prototype;
		let isFull = true;
		const spy = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
			if (isFull) throw new DOMException("full", "QuotaExceededError");
			return put.apply(this, args);
		});
		tab.server.say("a secret");
		await settle();
		tab.server.change({ type: "delete_message", clientId: "d", seq: 1 }, "bob");
		await settle();
		isFull = false;
		tab.server.say("after");
		await settle();
		spy.mockRestore();
		expect(await onDevice()).toContain("after");
		expect(await onDevice()).not.toContain("secret");
	});
});
