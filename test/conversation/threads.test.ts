import { afterEach, describe, expect, test, vi } from "vitest";
import { threadStatements } from "../../src/conversation/thread-store.ts";
import { limits } from "../../src/protocol/limits.ts";
import { inboxObject, type TestPerson } from "../support/people.ts";
import {
	doWork,
	evict,
	exchange,
	group,
	inside,
	joined,
	pair,
	pass,
	path,
	refusal,
	settled,
	stopClock,
	tellInboxes,
} from "./kit.ts";
import { rowsOf } from "./row-count.ts";

afterEach(() => vi.useRealTimers());

let ids = 0;
/** Says something in a thread. */
const reply = (who: TestPerson, id: string, thread: number, rest: object = {}) =>
	who.call("POST", path(id, "/messages"), { clientId: `t${++ids}`, body: { text: `reply ${ids}` }, thread, ...rest });
const put = (who: TestPerson, id: string, thread: number, body: unknown) =>
	who.call("PUT", path(id, `/threads/${thread}`), body);
const inList = async (who: TestPerson, id: string) => (await who.list()).find((row) => row.id === id)?.threads;

describe("threads", () => {
	test("TH4 TH6 a reply is told to all, and to each who follows where they stand; by hand, over a socket and by REST alike", async () => {
		const { ann, ben, cai, id } = await group();
		await ann.send(id, "a", "a question");
		const [a, b, c] = [await ann.join(id), await ben.join(id), await cai.join(id)];
		await reply(ben, id, 1);
		expect(await a.next("thread_status")).toMatchObject({ thread: 1, following: true, unread: 1, last: 2 });
		expect(await b.next("thread_status")).toMatchObject({ thread: 1, following: true, unread: 0, read: 2 });
		c.send({ type: "follow_thread", thread: 1, on: true });
		expect(await c.next("thread_status")).toMatchObject({ thread: 1, following: true, read: 2, unread: 0 });
		await reply(ann, id, 1);
		expect(await c.next("thread_status")).toMatchObject({ unread: 1, last: 3 });
		c.send({ type: "read_thread", thread: 1, seq: 3 });
		await doWork(id);
		expect((await put(cai, id, 1, { read: 3 })).body).toMatchObject({ read: 3, unread: 0, following: true });
		expect((await put(cai, id, 1, { following: false })).body).toMatchObject({ following: false });
		await settled(c);
		await settled(a);
		expect(c.heard.filter((frame) => frame.type === "thread_status").at(-1)).toMatchObject({ following: false });
		// Positions of others are nobody's business.
		const told = a.heard.filter((frame) => frame.type === "thread_status");
		expect(told.map(({ read, last }) => [read, last])).toEqual([
			[1, 2],
			[1, 3],
		]);
	});

	test("TH6 HS3 PL1 a later join and a poller are told the same, over eviction too", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		let cursor = (await exchange(ann, id, null)).body.cursor;
		const statuses = async (after: number) => {
			const { body } = await exchange(ann, id, after, [], cursor);
			cursor = body?.cursor ?? cursor;
			return (body?.frames ?? []).filter(({ type }: { type: string }) => type === "thread_status");
		};
		await reply(ben, id, 1);
		expect(await statuses(1)).toMatchObject([{ thread: 1, unread: 1 }]);
		expect(await statuses(2)).toEqual([]);
		await evict(id, "close");
		const told = { thread: 1, read: 1, following: true, unread: 1, mentions: 0, last: 2 };
		expect((await joined(ann, id, 2)).hello.threads).toEqual([told]);
		stopClock();
		pass(2_000);
		await put(ann, id, 1, { read: 2 });
		expect(await statuses(2)).toMatchObject([{ thread: 1, read: 2, unread: 0 }]);
		pass(2_000);
		await reply(ben, id, 1);
		await ben.call("DELETE", path(id, "/messages/3"));
		expect(await statuses(2)).toMatchObject([{ thread: 1, read: 2, unread: 0 }]);
		const { body } = await exchange(ann, id, 4, [{ type: "follow_thread", thread: 1, on: false }], cursor);
		expect(body.frames).toMatchObject([{ type: "thread_status", thread: 1, following: false }]);
	});

	test("TH7 RS6 EV4 wherever its message is told, what hangs on it is told as well", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await ann.send(id, "b", "ho");
		await reply(ben, id, 1);
		await reply(ann, id, 1, { toConversation: true });
		const expected = { count: 2, lastAt: expect.any(Number), userIds: [ann.id, ben.id] };
		const page = (await ann.call("GET", path(id, "/messages"))).body.messages;
		expect(page.map((one: { seq: number; replies?: unknown }) => [one.seq, one.replies])).toEqual([
			[1, expected],
			[2, undefined],
			[4, undefined],
		]);
		expect((await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "hey" } })).body.replies).toEqual(
			expected,
		);
		await ann.call("PUT", path(id, "/messages/1/pin"));
		expect((await ann.call("GET", path(id, "/pins"))).body.messages[0].replies).toEqual(expected);
		const { body } = await ben.call("GET", path(id, "/threads"));
		expect(body).toMatchObject({
			threads: [{ root: { seq: 1, replies: expected }, unread: 0, last: 4 }],
			hasMore: false,
		});
	});

	test("ER2 what cannot be is refused and stores nothing", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "a", "hi");
		await reply(ann, id, 1);
		for (const [thread, body, code] of [
			[1, {}, "400 bad_request"],
			[1, { read: -1 }, "400 bad_request"],
			[1, { following: "yes" }, "400 bad_request"],
			[2, { following: true }, "404 not_found"],
			[9, { read: 1 }, "404 not_found"],
		] as const) {
			expect(refusal(await put(ann, id, thread, body))).toBe(code);
		}
		expect(refusal(await ann.call("PUT", path(id, "/threads"), {}))).toBe("400 bad_request");
		expect(refusal(await ann.call("GET", path(id, "/threads?before=x")))).toBe("400 bad_request");
		const socket = await ann.join(id);
		socket.send({ type: "follow_thread", thread: 9, on: true });
		expect(await socket.next("error")).toMatchObject({ code: "not_found" });
		socket.send({ type: "read_thread", thread: 9, seq: 4 });
		await settled(socket);
		const rows = await inside(id, (_, { storage: { sql } }) => [...sql.exec("SELECT thread FROM thread_standing")]);
		expect(rows).toEqual([{ thread: 1 }]);
	});

	test("TH8 the list counts what is unread in threads apart, names the newest, and keeps no text of what may be deleted", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await ann.list();
		await reply(ben, id, 1, { body: { text: "a secret" } });
		await tellInboxes(id);
		expect(await inList(ann, id)).toMatchObject({ unread: 1, mentions: 0, newest: { seq: 2, thread: 1 } });
		expect((await ann.call("GET", path(id))).body).toMatchObject({ unread: 0, threads: { unread: 1 } });
		await reply(ben, id, 1);
		await tellInboxes(id);
		await ben.call("DELETE", path(id, "/messages/2"));
		await tellInboxes(id);
		const stored = await inside(id, async () => {
			const { runInDurableObject } = await import("cloudflare:test");
			return runInDurableObject(inboxObject(ann), (_, { storage: { sql } }) =>
				JSON.stringify([...sql.exec("SELECT summary FROM conversation")]),
			);
		});
		expect(stored).not.toContain("secret");
		expect(await inList(ann, id)).toMatchObject({ unread: 1 });
		await ann.call("PUT", path(id, "/receipts"), { read: 99 });
		await tellInboxes(id);
		expect(await inList(ann, id)).toMatchObject({ unread: 1 });
		expect((await ann.call("PUT", path(id, "/threads"), { read: 99 })).body).toEqual({ unread: 0, mentions: 0 });
		await tellInboxes(id);
		expect(await inList(ann, id)).toEqual({ unread: 0, mentions: 0, newest: null });
	});

	test("SE1 a search says which thread it was found in", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await reply(ben, id, 1, { body: { text: "a needle" } });
		await reply(ben, id, 1, { body: { text: "another needle" }, toConversation: true });
		const { results } = (await ann.call("GET", `/api/search?q=needle&in=${id}`)).body;
		expect(results.map(({ seq, thread }: { seq: number; thread?: number }) => [seq, thread])).toEqual([
			[3, undefined],
			[2, 1],
		]);
	});
});

describe("rows of threads", () => {
	test("TH4 a reply costs two, and one for each who follows from then on; being read costs one", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		const first = await rowsOf(id, async () => {
			await reply(ben, id, 1);
			await tellInboxes(id);
		});
		expect(first.written).toBe(2 + 2);
		const rest = await rowsOf(id, async () => {
			for (let i = 0; i < 5; i++) await reply(ben, id, 1);
			await tellInboxes(id);
		});
		expect(rest.written).toBe(2 * 5);
		const socket = await ann.join(id);
		stopClock();
		pass(2_000);
		const read = await rowsOf(id, async () => {
			for (let seq = 2; seq <= 7; seq++) socket.send({ type: "read_thread", thread: 1, seq });
			await settled(socket);
			pass(1_000);
			await doWork(id);
		});
		expect(read.written).toBe(2);
	});

	test("TH7 a thread costs a few rows where its message is shown, however long it is; only a deletion reads what is counted", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await ann.send(id, "b", "ho");
		await reply(ben, id, 1);
		await reply(ben, id, 2);
		await inside(id, ({ room }, state) => {
			state.storage.transactionSync(() => {
				for (let number = 0; number < 3_000; number++) {
					room.append((seq) => {
						const message = { seq, clientId: `f${seq}`, sender: ben.id, at: seq, body: { text: "x" }, thread: 1 };
						return { type: "new_message", conversationId: id, message, salt: "" };
					});
				}
			});
		});
		await tellInboxes(id);
		for (const seq of [1, 2]) await ann.call("PUT", path(id, `/messages/${seq}/pin`));
		await tellInboxes(id);
		const { read } = await rowsOf(id, async () => {
			const { messages } = (await ann.call("GET", path(id, "/pins"))).body;
			expect(messages[0].replies.count).toBe(limits.repliesCounted);
			expect(messages[1].replies.count).toBe(1);
		});
		expect(read).toBeLessThanOrEqual(20);
		const deletion = await rowsOf(id, () => ben.call("DELETE", path(id, "/messages/3000")));
		expect(deletion.read).toBeLessThanOrEqual(2 * limits.repliesCounted + 40);
		expect(deletion.read).toBeGreaterThan(limits.repliesCounted);
		const count = async () => (await ann.call("GET", path(id, "/messages/1"))).body.replies.count;
		expect(await count()).toBe(limits.repliesCounted - 1);
		// What is unread is counted anew after a deletion, once.
		await reply(ben, id, 1);
		// The deleted one moves back among the counted with every reply, and then is none of them any more.
		const said = await rowsOf(id, () => reply(ben, id, 1));
		expect(said.read).toBeLessThanOrEqual(30);
		expect(await count()).toBe(limits.repliesCounted - 1);
		await inside(id, ({ room }) => {
			for (let number = 1; number < limits.repliesCounted; number++) {
				room.append((seq) => {
					const message = { seq, clientId: `g${seq}`, sender: ann.id, at: seq, body: { text: "x" }, thread: 1 };
					return { type: "new_message", conversationId: id, message, salt: "" };
				});
			}
		});
		const { replies } = (await ann.call("GET", path(id, "/messages/1"))).body;
		expect(replies).toMatchObject({ count: limits.repliesCounted, userIds: [ann.id, ben.id] });
	});

	test.each(Object.entries(threadStatements))("%s uses the primary key or an index", async (name, statement) => {
		const { id } = await pair();
		const plan = await inside(id, (_, state) => {
			const values = Array.from({ length: statement.split("?").length - 1 }, () => 1);
			const rows = state.storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values).toArray();
			return rows.map(({ detail }) => detail);
		});
		expect(plan.join("; ")).not.toMatch(/TEMP B-TREE|AUTOMATIC|SCAN (?!CONSTANT)/);
		expect(name).not.toBe("");
	});
});
