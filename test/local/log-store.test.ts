import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withoutErased } from "../../client/store/erase.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { conversationId, member, message, messages } from "../transport/support/frames.ts";
import { change, key, openLocal, row, snapshot, stored } from "./support.ts";

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe("EV6 what is here", () => {
	test("the newest range comes back, at most a page of it, also to another page of the app", async () => {
		const { local } = openLocal();
		expect(await local.logs.newest(key, 100)).toBeNull();
		await local.logs.save(key, change(messages(1, 150), { snapshot: snapshot(150) }));
		const copy = await openLocal().local.logs.newest(key, 100);
		expect(copy?.events).toEqual(messages(51, 150));
		expect(copy?.snapshot).toEqual(snapshot(150));
	});

	test("an empty log is a copy, too", async () => {
		const { local } = openLocal();
		await local.logs.save(key, change([], { snapshot: snapshot(0) }));
		expect(await local.logs.newest(key, 100)).toMatchObject({ events: [], snapshot: { head: 0 } });
	});

	test("RS7 below reads down to a hole, and through it once it is filled", async () => {
		const { local } = openLocal();
		const below = async (before: number) => (await local.logs.below(key, before, 100)).map(seqOf);
		await local.logs.save(key, change(messages(1, 10), { snapshot: snapshot(10) }));
		await local.logs.save(key, change(messages(20, 30)));
		expect(await below(26)).toEqual([20, 21, 22, 23, 24, 25]);
		expect(await below(20)).toEqual([]);
		await local.logs.save(key, change(messages(15, 19)));
		await local.logs.save(key, change(messages(9, 14)));
		expect(await below(20)).toHaveLength(19);
		expect((await local.logs.newest(key, 100))?.events).toHaveLength(30);
	});

	test("EV6 a tab that lags behind moves nothing back", async () => {
		const [first, second] = [openLocal().local, openLocal().local];
		await first.logs.save(key, change(messages(1, 9), { snapshot: snapshot(9, { title: "New" }) }));
		const late = snapshot(4, { title: "Old", members: [member("ann", { read: 9 })] });
		await second.logs.save(key, change(messages(3, 4), { snapshot: late }));
		const copy = await first.logs.newest(key, 100);
		expect(copy?.events).toEqual(messages(1, 9));
		expect(copy?.snapshot).toMatchObject({ asOf: 9, title: "New", members: [{ userId: "ann", read: 9 }, {}] });
	});

	test("a range whose events are not all there is forgotten, not shown", async () => {
		const { local } = openLocal();
		await local.logs.save(key, change(messages(1, 9), { snapshot: snapshot(9) }));
		const database = await openDB("parley");
		await database.delete("events", ["ann", conversationId, 5]);
		database.close();
		expect(await local.logs.below(key, 9, 100)).toEqual([]);
		expect(await local.logs.newest(key, 100)).toBeNull();
		expect(await stored("events")).toEqual([]);
	});
});

describe("SD1 one transaction", () => {
	test("SD1 events, cursor and the outbox row of an own message change together", async () => {
		const { local } = openLocal();
		for (const id of ["a", "b"]) await local.outbox.put(row(id));
		await local.logs.save(key, change([message(1, "ann", "a")], { snapshot: snapshot(1), sent: ["a", "unknown"] }));
		expect((await local.outbox.all("ann")).map((each) => each.clientId)).toEqual(["b"]);
	});

	test("SD1 when one part fails nothing of it is stored, and the row stays", async () => {
		const { local, warnings } = openLocal();
		await local.outbox.put(row("a"));
		const put = IDBObjectStore.prototype.put;
		vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value, name) {
			if (this.name === "events") throw new DOMException("full", "QuotaExceededError");
			return put.call(this, value, name);
		});
		const saved = await local.logs.save(key, change([message(1, "ann", "a")], { snapshot: snapshot(1), sent: ["a"] }));
		expect(saved).toEqual({ name: "failed" });
		expect(warnings).toHaveLength(1);
		vi.restoreAllMocks();
		expect(await stored("copies")).toEqual([]);
		expect(await stored("snapshots")).toEqual([]);
		expect(await local.outbox.all("ann")).toHaveLength(1);
	});
});

describe("RS4 started again", () => {
	test("RS4 the log is forgotten, and a tab that still has the old one writes nothing", async () => {
		const [first, second] = [openLocal().local, openLocal().local];
		const saved = await first.logs.save(key, change(messages(1, 9), { snapshot: snapshot(9) }));
		const old = saved.name === "saved" ? saved.epoch : null;
		const fresh = await first.logs.startAgain(key, old);
		expect(await first.logs.newest(key, 100)).toBeNull();
		expect(await second.logs.save(key, change(messages(10, 10), { epoch: old }))).toEqual({ name: "superseded" });
		await first.logs.save(key, change(messages(1, 5), { epoch: fresh, snapshot: snapshot(5) }));
		expect(await second.logs.startAgain(key, old)).toBe(fresh);
		expect((await second.logs.newest(key, 100))?.events).toEqual(messages(1, 5));
	});
});

describe("whose it is", () => {
	test("CV5 a removed conversation leaves nothing, the others stay", async () => {
		const { local } = openLocal();
		const other = { ...key, conversationId: "g_2" };
		for (const each of [key, other]) {
			await local.logs.save(each, change(messages(1, 3), { snapshot: snapshot(3) }));
		}
		await local.logs.remove(key);
		expect(await local.logs.newest(key, 100)).toBeNull();
		expect((await local.logs.newest(other, 100))?.events).toHaveLength(3);
	});

	test("forgetUser leaves the unsent messages of that user, and all of another", async () => {
		const { local } = openLocal();
		const bob = { ...key, userId: "bob" };
		for (const each of [key, bob]) {
			await local.logs.save(each, change(messages(1, 3), { snapshot: snapshot(3) }));
			await local.drafts.put(each.userId, conversationId, `draft of ${each.userId}`);
			await local.outbox.put(row("a", { userId: each.userId }));
		}
		expect(await local.logs.newest({ ...key, userId: "eve" }, 100)).toBeNull();
		await local.forgetUser("ann");
		for (const name of ["copies", "snapshots", "events", "drafts"]) {
			for (const [owner] of await stored(name)) expect(owner).toContain("bob");
		}
		expect(await local.outbox.all("ann")).toHaveLength(1);
		expect(await local.drafts.get("bob", conversationId)).toBe("draft of bob");
		expect((await local.logs.newest(bob, 100))?.events).toHaveLength(3);
	});
});

describe("DL2 what was deleted is erased here, too", () => {
	const deletion = (seq: number, target: number, erased: number[]): LogEvent => ({
		type: "message_deleted",
		seq,
		at: 5,
		actor: "bob",
		hash: "",
		clientId: `d${seq}`,
		target,
		erased,
	});
	const edit = (seq: number, target: number): LogEvent => ({
		type: "message_edited",
		seq,
		at: 5,
		actor: "bob",
		hash: "",
		clientId: `e${seq}`,
		target,
		body: { text: "secret edit" },
		salt: "salt",
	});
	const salted = (seq: number) => ({ ...message(seq, "bob", `c${seq}`, "secret"), salt: "salt" });
	const onDevice = async () => (await stored("events")).map(([, event]) => event);
	const told = (...events: LogEvent[]) => withoutErased(events);

	test("DL2 with the deletion, in the same transaction, with its edits; the digest stays", async () => {
		const { local } = openLocal();
		await local.logs.save(key, change([salted(1), edit(2, 1)], { snapshot: snapshot(2) }));
		const commits: string[] = [];
		const transaction = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			commits.push(String(args[0]));
			return original.apply(this, args);
		});
		await local.logs.save(key, change([deletion(3, 1, [1, 2])]));
		transaction.mockRestore();
		expect(commits).toEqual(["copies,events,snapshots,outbox"]);
		expect(await onDevice()).toEqual(told(salted(1), edit(2, 1), deletion(3, 1, [1, 2])));
		expect(JSON.stringify(await stored("events"))).not.toContain("secret");
		expect(JSON.stringify(await stored("events"))).not.toContain('"salt":"salt"');
		expect((await stored("copies"))[0]?.[1]).toMatchObject({ ranges: [{ from: 1, to: 3 }] });
	});
	const original = IDBDatabase.prototype.transaction;

	test("DL2 when it comes later than its deletion, and never as a seq that is not here", async () => {
		const { local } = openLocal();
		await local.logs.save(key, change([deletion(9, 1, [1, 4])], { snapshot: snapshot(9) }));
		expect((await stored("copies"))[0]?.[1]).toMatchObject({ ranges: [{ from: 9, to: 9 }] });
		await local.logs.save(key, change([edit(4, 1)]));
		await local.logs.save(key, change([salted(1)]));
		const all = told(salted(1), edit(4, 1), deletion(9, 1, [1, 4]));
		expect(await onDevice()).toEqual(all);
		// What was waited for has come.
		expect((await stored("copies"))[0]?.[1]).not.toHaveProperty("awaited");
	});

	test("DL2 a slow answer, or another tab's, does not bring it back", async () => {
		const [first, second] = [openLocal().local, openLocal().local];
		await first.logs.save(key, change([salted(1), deletion(2, 1, [1])], { snapshot: snapshot(2) }));
		await second.logs.save(key, change([salted(1)]));
		expect(await onDevice()).toEqual(told(salted(1), deletion(2, 1, [1])));
		// What the server erased itself is taken as it is told.
		const erased = told(salted(3), deletion(4, 3, [3]))[0];
		await first.logs.save(key, change([salted(3)]));
		if (erased !== undefined) await second.logs.save(key, change([erased]));
		expect(await onDevice()).toEqual([...told(salted(1), deletion(2, 1, [1])), erased]);
	});
});
