import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DeviceDatabase, openTimeout } from "../../client/local/database.ts";
import { DeviceOutboxStore } from "../../client/local/outbox-store.ts";
import type { MessageRow, OutboxRow } from "../../client/store/outbox-rows.ts";
import { clock } from "../transport/support/device.ts";

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function row(clientId: string, rest: Partial<MessageRow> = {}): MessageRow {
	return {
		kind: "message",
		clientId,
		conversationId: "g_1",
		userId: "ann",
		body: { text: clientId },
		createdAt: 1,
		state: "sending",
		...rest,
	};
}

function open() {
	const warnings: string[] = [];
	const environment = { clock, warn: (text: string) => warnings.push(text) };
	return { store: new DeviceOutboxStore(new DeviceDatabase(environment)), warnings };
}

const ids = async (store: DeviceOutboxStore, userId = "ann") => (await store.all(userId)).map((each) => each.clientId);

describe("on the device", () => {
	test("rows come back in the order in which they were put, also after a reload", async () => {
		const { store } = open();
		for (const id of ["c", "a", "b"]) await store.put(row(id));
		expect(await ids(store)).toEqual(["c", "a", "b"]);
		expect(await ids(open().store)).toEqual(["c", "a", "b"]);
	});

	test("a row that is put again keeps its place", async () => {
		const { store } = open();
		for (const id of ["a", "b"]) await store.put(row(id));
		const failed = row("a", { state: "failed", failure: { code: "x", detail: "y" } });
		await store.put(failed);
		expect((await store.all("ann"))[0]).toEqual(failed);
		expect(await ids(store)).toEqual(["a", "b"]);
	});

	test("rows of another person are not seen", async () => {
		const { store } = open();
		await store.put(row("a"));
		await store.put(row("b", { userId: "bob" }));
		expect(await ids(store)).toEqual(["a"]);
		expect(await ids(store, "bob")).toEqual(["b"]);
	});

	test("the same clientId in two conversations is two rows, and one can be removed", async () => {
		const { store } = open();
		await store.put(row("a"));
		await store.put(row("a", { conversationId: "g_2" }));
		await store.remove({ userId: "ann", conversationId: "g_1", clientId: "a" });
		expect((await store.all("ann")).map((each) => each.conversationId)).toEqual(["g_2"]);
		await store.remove({ userId: "ann", conversationId: "g_1", clientId: "a" });
	});

	test("a row that cannot be read is left out, the others are not lost", async () => {
		const { store } = open();
		await store.put(row("a"));
		const database = await openDB("parley");
		await database.put("outbox", { userId: "ann", conversationId: "g_1", clientId: "broken", body: 7 });
		expect(await ids(store)).toEqual(["a"]);
		database.close();
	});
});

describe("where the device does not take it", () => {
	test.each([
		["IndexedDB is missing", () => vi.stubGlobal("indexedDB", undefined)],
		[
			"opening throws",
			() =>
				vi.stubGlobal("indexedDB", {
					open() {
						throw new DOMException("blocked", "SecurityError");
					},
				}),
		],
	])("%s: rows are kept in memory, and it is said once", async (_name, breakIt) => {
		breakIt();
		const { store, warnings } = open();
		for (const id of ["a", "b"]) await store.put(row(id));
		await store.remove(row("a"));
		expect(await ids(store)).toEqual(["b"]);
		expect(warnings).toHaveLength(1);
	});

	test("an open that is never answered is given up", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
		vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
		const { store, warnings } = open();
		const put = store.put(row("a"));
		await vi.advanceTimersByTimeAsync(openTimeout);
		await put;
		expect(await ids(store)).toEqual(["a"]);
		expect(warnings).toHaveLength(1);
	});

	test("full: the new row is kept in memory beside the stored ones, and removed from there", async () => {
		const { store, warnings } = open();
		await store.put(row("a"));
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("full", "QuotaExceededError");
		});
		await store.put(row("b"));
		expect(await ids(store)).toEqual(["a", "b"]);
		expect(warnings).toHaveLength(1);
		put.mockRestore();
		await store.put(row("b"));
		expect(await ids(open().store)).toEqual(["a", "b"]);
	});
});

test("rows of every kind come back, and a row without a kind is a message of an older version", async () => {
	const { store } = open();
	const { kind, body, ...fields } = row("x");
	const rows: OutboxRow[] = [
		row("a"),
		{ ...fields, clientId: "b", kind: "edit", target: 1, text: "new" },
		{ ...fields, clientId: "c", kind: "deletion", target: 1, notBefore: 5 },
		{ ...fields, clientId: "d", kind: "reaction", target: 1, emoji: "👍", on: true },
	];
	for (const each of rows) await store.put(each);
	const database = await openDB("parley");
	await database.put("outbox", { ...fields, clientId: "old", body: { text: "old" } });
	await database.put("outbox", { ...fields, clientId: "newer", kind: "of the future" });
	database.close();
	expect(await open().store.all("ann")).toEqual([...rows, row("old")]);
});
