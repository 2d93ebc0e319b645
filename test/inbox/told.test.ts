import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Inbox } from "../../src/inbox/object.ts";
import { evict, pass, path, stopClock, tellInboxes } from "../conversation/kit.ts";
import { conversationObject, inboxObject, person } from "../support/people.ts";
import { countUpdates, evictInbox, pair, rowOf, watch } from "./kit.ts";

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe("an inbox where nobody looks", () => {
	test("is told once per unread stretch, however much is said, over eviction too", async () => {
		const { ann, ben, id } = await pair();
		await ben.list();
		const updates = countUpdates();
		for (let i = 1; i <= 12; i++) {
			await ann.send(id, `m${i}`, `text ${i}`);
			await tellInboxes(id);
			if (i % 4 === 0) await evict(id, "close");
		}
		expect(updates(ben)).toBe(1);
		expect(rowOf(await ben.list(), id)).toMatchObject({
			unread: 12,
			head: 12,
			lastMessage: { body: { text: "text 12" } },
		});
		for (let i = 13; i <= 15; i++) {
			await ann.send(id, `m${i}`, "more");
			await tellInboxes(id);
		}
		expect(updates(ben)).toBe(2);
	});

	test("is not told again by whoever merely opens the conversation", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		await ben.list();
		const updates = countUpdates();
		for (let i = 0; i < 3; i++) {
			await evict(id, "close");
			await ann.call("GET", path(id, "/messages"));
			await tellInboxes(id);
		}
		expect(updates(ben)).toBe(0);
		expect(rowOf(await ben.list(), id)?.unread).toBe(1);
	});

	test("writes one row per stretch", async () => {
		const { ann, ben, id } = await pair();
		await ben.list();
		const puts = await runInDurableObject(inboxObject(ben), (instance) => {
			const { store } = instance as unknown as { store: { put: () => void } };
			return vi.spyOn(store, "put");
		});
		for (let i = 1; i <= 6; i++) {
			await ann.send(id, `m${i}`, "x");
			await tellInboxes(id);
		}
		expect(puts).toHaveBeenCalledTimes(1);
	});
});

describe("an inbox that somebody watches", () => {
	test("CV6 RD5 hears every change of its list, and writes nothing for it", async () => {
		const { ann, ben, id } = await pair();
		const { socket } = await watch(ben);
		await ann.send(id, "m0", "the stretch begins");
		await tellInboxes(id);
		await socket.next("conversation_updated");
		const puts = await runInDurableObject(inboxObject(ben), (instance) => {
			const { store } = instance as unknown as { store: { put: () => void } };
			return vi.spyOn(store, "put");
		});
		for (let i = 1; i <= 5; i++) {
			await ann.send(id, `m${i}`, `text ${i}`);
			await tellInboxes(id);
			const { conversation } = await socket.next("conversation_updated");
			expect(conversation).toMatchObject({
				id,
				unread: i + 1,
				head: i + 1,
				lastMessage: { body: { text: `text ${i}` } },
			});
		}
		expect(puts).not.toHaveBeenCalled();
	});

	test("is told a burst once per round, not per message", async () => {
		const { ann, ben, id } = await pair();
		const { socket } = await watch(ben);
		await tellInboxes(id);
		stopClock();
		const updates = countUpdates();
		await Promise.all(Array.from({ length: 20 }, (_, index) => ann.send(id, `m${index}`, "x")));
		await tellInboxes(id);
		expect(updates(ben)).toBeLessThanOrEqual(3);
		while ((await socket.next("conversation_updated")).conversation.head < 20);
	});

	test("hears of what was said while its conversation had lost its memory", async () => {
		const { ann, ben, id } = await pair();
		const { socket } = await watch(ben);
		for (const webSockets of ["hibernate", "close"] as const) {
			await ann.send(id, `before ${webSockets}`.replace(" ", "_"), "x");
			await tellInboxes(id);
			await evict(id, webSockets);
			const { body } = await ann.send(id, `after_${webSockets}`, "x");
			await tellInboxes(id);
			while ((await socket.next("conversation_updated")).conversation.head < body.seq);
		}
	});

	test("goes on hearing after it hibernated itself", async () => {
		const { ann, ben, id } = await pair();
		const { socket } = await watch(ben);
		await ann.send(id, "a", "x");
		await tellInboxes(id);
		await evictInbox(ben);
		await ann.send(id, "b", "x");
		await tellInboxes(id);
		while ((await socket.next("conversation_updated")).conversation.head < 2);
	});
});

describe("an inbox that is down", () => {
	test("does not keep a message from being stored and told; the alarm makes up for it", async () => {
		const { ann, ben, id } = await pair();
		await ben.list();
		vi.spyOn(console, "error").mockImplementation(() => {});
		const down = vi.spyOn(Inbox.prototype, "update").mockImplementation(() => {
			throw new Error("down");
		});
		const socket = await ben.join(id);
		expect((await ann.send(id, "a", "hi")).status).toBe(201);
		expect((await socket.next("new_message")).message.body.text).toBe("hi");
		await tellInboxes(id);
		// Not by every message.
		const calls = down.mock.calls.length;
		for (let i = 0; i < 3; i++) await ann.send(id, `m${i}`, "more");
		await tellInboxes(id);
		expect(down.mock.calls.length).toBeLessThanOrEqual(calls + 1);
		await evict(id, "close");
		// Still down: the alarm comes again.
		expect(await runDurableObjectAlarm(conversationObject(id))).toBe(true);
		down.mockRestore();
		const updates = countUpdates();
		expect(await runDurableObjectAlarm(conversationObject(id))).toBe(true);
		expect(updates(ben)).toBe(1);
		expect(rowOf(await ben.list(), id)).toMatchObject({ unread: 4 });
		// Alarms run at least once: once more tells nothing new.
		await runInDurableObject(conversationObject(id), (instance) => instance.alarm());
		expect(rowOf(await ben.list(), id)).toMatchObject({ unread: 4 });
	});

	test("CV1 does not keep a conversation from being made", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		vi.spyOn(console, "error").mockImplementation(() => {});
		const down = vi.spyOn(Inbox.prototype, "update").mockImplementation(() => {
			throw new Error("down");
		});
		const id = await ann.startDirect(ben);
		expect(await ben.list()).toEqual([]);
		down.mockRestore();
		expect(await runDurableObjectAlarm(conversationObject(id))).toBe(true);
		for (const who of [ann, ben]) expect((await who.list()).map((row) => row.id)).toEqual([id]);
	});

	test("CV5 is told of a removal later", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const id = await ann.startGroup("Tea", ben);
		await ben.list();
		vi.spyOn(console, "error").mockImplementation(() => {});
		const down = vi.spyOn(Inbox.prototype, "remove").mockImplementation(() => {
			throw new Error("down");
		});
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		await tellInboxes(id);
		down.mockRestore();
		expect(await runDurableObjectAlarm(conversationObject(id))).toBe(true);
		expect(await ben.list()).toEqual([]);
	});

	test("a crash between a message and its telling is made up for by the alarm", async () => {
		const { ann, ben, id } = await pair();
		await ben.list();
		stopClock();
		vi.spyOn(Inbox.prototype, "update").mockImplementation(() => {
			throw new Error("the call was lost");
		});
		vi.spyOn(console, "error").mockImplementation(() => {});
		await ann.send(id, "a", "hi");
		await evict(id, "close");
		vi.restoreAllMocks();
		pass(5_000);
		await runDurableObjectAlarm(conversationObject(id));
		expect(rowOf(await ben.list(), id)?.unread).toBe(1);
	});
});
