import { IDBFactory } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPause, openTimeout } from "../../client/local/database.ts";
import { messages } from "../transport/support/frames.ts";
import { change, key, openLocal, row, snapshot, stored } from "./support.ts";

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** The database as version 1 of the app made it. */
async function makeOldDatabase() {
	return openDB("parley", 1, {
		upgrade(database) {
			const store = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
			store.createIndex("row", ["userId", "conversationId", "clientId"], { unique: true });
			store.createIndex("user", "userId");
		},
		blocking(_current, _blocked, event) {
			(event.target as IDBDatabase).close();
		},
	});
}

describe("upgrade", () => {
	test("SD1 the unsent rows of the first version are kept, in order, and everything else works", async () => {
		const old = await makeOldDatabase();
		for (const id of ["c", "a", "b"]) await old.put("outbox", row(id));
		old.close();
		const { local, warnings } = openLocal();
		expect((await local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["c", "a", "b"]);
		await local.outbox.put(row("d"));
		await local.logs.save(key, change(messages(1, 3), { snapshot: snapshot(3), sent: ["a"] }));
		expect((await local.logs.newest(key, 100))?.events).toHaveLength(3);
		expect((await openLocal().local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["c", "b", "d"]);
		expect(warnings).toEqual([]);
	});

	test("an old tab that is still open lets go of the database", async () => {
		await makeOldDatabase();
		const { local, warnings } = openLocal();
		await local.outbox.put(row("a"));
		expect(warnings).toEqual([]);
		expect(await stored("outbox")).toHaveLength(1);
	});
});

describe("while it is open", () => {
	test("SD1 a wiped database gets the unsent rows again, and goes on as a new one", async () => {
		const { local, warnings } = openLocal();
		for (const id of ["a", "b"]) await local.outbox.put(row(id));
		await local.logs.save(key, change(messages(1, 3), { snapshot: snapshot(3) }));
		await deleteDB("parley");
		expect((await local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["a", "b"]);
		expect(await local.logs.newest(key, 100)).toBeNull();
		await local.logs.save(key, change(messages(4, 4), { snapshot: snapshot(4) }));
		expect((await local.logs.newest(key, 100))?.events).toEqual(messages(4, 4));
		expect((await openLocal().local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["a", "b"]);
		expect(warnings).toEqual([]);
	});

	test("SD1 a wipe that another tab noticed first is noticed here, too", async () => {
		const [first, second] = [openLocal().local, openLocal().local];
		await first.outbox.put(row("a"));
		await second.outbox.put(row("b"));
		await deleteDB("parley");
		await second.outbox.put(row("c"));
		expect((await first.outbox.all("ann")).map((each) => each.clientId).sort()).toEqual(["a", "b", "c"]);
	});

	test("SD1 rows that cannot be read for a while are not forgotten", async () => {
		const { local, warnings } = openLocal();
		await local.outbox.put(row("a"));
		const read = vi.spyOn(IDBIndex.prototype, "getAll").mockImplementation(() => {
			throw new DOMException("damaged", "UnknownError");
		});
		expect((await local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["a"]);
		expect(warnings).toHaveLength(1);
		read.mockRestore();
	});
});

describe("when it does not open", () => {
	test("everything answers as if nothing were stored, it is said once, and tried again later", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
		const works = indexedDB;
		vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
		const { local, warnings } = openLocal();
		const saving = local.logs.save(key, change(messages(1, 3), { snapshot: snapshot(3) }));
		await vi.advanceTimersByTimeAsync(openTimeout);
		expect(await saving).toEqual({ name: "failed" });
		expect(await local.logs.newest(key, 100)).toBeNull();
		expect(await local.logs.below(key, 3, 100)).toEqual([]);
		expect(await local.summaries.all("ann")).toEqual([]);
		expect(await local.drafts.get("ann", "g_1")).toBe("");
		await local.forgetUser("ann");
		expect(warnings).toHaveLength(1);
		vi.stubGlobal("indexedDB", works);
		expect(await local.logs.save(key, change(messages(1, 3)))).toEqual({ name: "failed" });
		await vi.advanceTimersByTimeAsync(openPause);
		expect(await local.logs.save(key, change(messages(1, 3)))).toMatchObject({ name: "saved" });
	});
});
