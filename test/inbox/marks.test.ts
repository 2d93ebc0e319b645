import { afterEach, describe, expect, test, vi } from "vitest";
import { evict, pass, path, refusal, settled, stopClock, tellInboxes } from "../conversation/kit.ts";
import { conversationObject, inboxObject, person, type TestPerson } from "../support/people.ts";
import { countRows } from "../support/rows.ts";
import { evictInbox, pair, poll, rowOf, watch } from "./kit.ts";

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

const mark = (who: TestPerson, id: string, body: unknown) => who.call("PATCH", `/api/inbox/conversations/${id}`, body);
const marks = async (who: TestPerson, id: string) => {
	const { muted, markedUnread } = rowOf(await who.list(), id) ?? {};
	return { muted, markedUnread };
};

describe("marks in one's own list", () => {
	test("CV8 are answered, told to one's other devices, and kept from everybody else", async () => {
		const { ann, ben, id } = await pair();
		const { rev } = (await poll(ben, null)).body;
		const { socket } = await watch(ben);
		const { socket: anns } = await watch(ann);
		const { status, body } = await mark(ben, id, { muted: true, unread: true });
		expect([status, body]).toEqual([200, { ...rowOf(await ben.list(), id), muted: true, markedUnread: true }]);
		const told = { type: "conversation_updated", conversation: body };
		expect(await socket.next("conversation_updated")).toEqual(told);
		expect((await poll(ben, rev)).body.frames).toEqual([told]);
		await settled(anns);
		expect(anns.heard.filter(({ type }) => type === "conversation_updated")).toEqual([]);
		expect(await marks(ann, id)).toEqual({ muted: false, markedUnread: false });
		// What is there already is no news.
		const count = socket.heard.length;
		await mark(ben, id, { muted: true });
		await settled(socket);
		expect(socket.heard.slice(count).map(({ type }) => type)).toEqual(["error"]);
	});

	test("CV8 survive what comes from the conversation, and the loss of memory on both sides", async () => {
		const { ann, ben, id } = await pair();
		await mark(ben, id, { muted: true });
		await mark(ben, id, { unread: true });
		for (const webSockets of ["hibernate", "close"] as const) {
			await ann.send(id, webSockets, "hi");
			await tellInboxes(id);
			await evict(id, webSockets);
			await evictInbox(ben, webSockets);
			expect(await marks(ben, id)).toEqual({ muted: true, markedUnread: true });
		}
		expect((await mark(ben, id, { muted: false, unread: false })).body).toMatchObject({ muted: false, unread: 2 });
		await evictInbox(ben, "close");
		expect(await marks(ben, id)).toEqual({ muted: false, markedUnread: false });
	});

	test("CV8 RD2 the unread mark moves no position, and goes when its reader reads on, watched or not", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		for (let seq = 1; seq <= 4; seq++) await ann.send(id, `m${seq}`, "hi");
		await ben.call("PUT", path(id, "/receipts"), { read: 2 });
		// Not even written yet; the mark comes after it all the same.
		await mark(ben, id, { unread: true });
		const standing = await ben.call("PUT", path(id, "/receipts"), { read: 1 });
		expect(standing.body).toMatchObject({ read: 2 });
		pass(2_000);
		await tellInboxes(id);
		expect(await marks(ben, id)).toEqual({ muted: false, markedUnread: true });
		await ben.call("PUT", path(id, "/receipts"), { read: 3 });
		await tellInboxes(id);
		await evictInbox(ben, "close");
		expect(rowOf(await ben.list(), id)).toMatchObject({ unread: 1, markedUnread: false });
		const { socket } = await watch(ben);
		await mark(ben, id, { unread: true });
		pass(2_000);
		await ben.call("PUT", path(id, "/receipts"), { read: 4 });
		await tellInboxes(id);
		expect((await socket.next("conversation_updated")).conversation.markedUnread).toBe(true);
		expect((await socket.next("conversation_updated")).conversation).toMatchObject({ unread: 0, markedUnread: false });
	});

	test.each(["before", "after"])(
		"CV8 end when one leaves, also when one is back %s the inbox hears of it",
		async (when) => {
			const [ann, ben] = [await person("Ann"), await person("Ben")];
			const id = await ann.startGroup("Tea", ben);
			stopClock();
			await mark(ben, id, { muted: true, unread: true });
			await ben.call("DELETE", path(id, `/members/${ben.id}`));
			if (when === "after") {
				await tellInboxes(id);
				expect(refusal(await mark(ben, id, { muted: true }))).toBe("404 not_found");
			}
			pass(5);
			await ann.call("POST", path(id, "/members"), { userId: ben.id });
			expect((await ben.call("GET", path(id))).body).toMatchObject({ muted: false, markedUnread: false });
			await tellInboxes(id);
			expect(await marks(ben, id)).toEqual({ muted: false, markedUnread: false });
		},
	);

	test("CV8 are in every answer that has a summary", async () => {
		const { ann, ben, id } = await pair();
		await mark(ann, id, { muted: true, unread: true });
		const both = { muted: true, markedUnread: true };
		expect((await ann.call("GET", path(id))).body).toMatchObject(both);
		const again = await ann.call("POST", "/api/conversations", { kind: "direct", members: [ben.id] });
		expect([again.status, again.body]).toMatchObject([200, both]);
		const group = await ann.startGroup("Tea", ben);
		await mark(ann, group, { muted: true });
		expect((await ann.call("PATCH", path(group), { title: "Coffee" })).body).toMatchObject({ muted: true });
	});

	test("CV8 ER6 whatever is not on one's list is not found; what is no change is refused", async () => {
		const { ben, id } = await pair();
		const eve = await person("Eve");
		for (const other of [id, "g_AAAAAAAAAAAAAAAAAAAAAA", "nonsense", "%20"]) {
			expect(refusal(await mark(eve, other, { muted: true }))).toBe("404 not_found");
		}
		for (const body of [{}, { muted: "yes" }, { unread: 1 }, { muted: null }, { other: true }, [], 5]) {
			expect(refusal(await mark(ben, id, body))).toBe("400 bad_request");
		}
		expect((await ben.call("GET", `/api/inbox/conversations/${id}`)).status).toBe(405);
	});
});

describe("what it costs", () => {
	test("CV8 a change of a mark writes one row in the inbox, and none in the conversation", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		await ben.list();
		const [inbox, conversation] = [await countRows(inboxObject(ben)), await countRows(conversationObject(id))];
		for (const change of [{ muted: true }, { unread: true }, { muted: false, unread: false }, { muted: false }]) {
			await mark(ben, id, change);
		}
		expect([(await inbox()).written, (await conversation()).written]).toEqual([3, 0]);
	});

	test("an unread stretch of somebody who is away costs the same for 1 message and for 200", async () => {
		const cost = async (messages: number) => {
			const { ann, ben, id } = await pair();
			await ben.list();
			await ann.list();
			const counts = [await countRows(inboxObject(ben)), await countRows(conversationObject(id))];
			for (let i = 1; i <= messages; i++) {
				await ann.send(id, `m${i}`, "hi");
				await tellInboxes(id);
			}
			const [inbox = 0, conversation = 0] = (await Promise.all(counts.map((count) => count()))).map(
				(rows) => rows.written,
			);
			// A message's own row, and one for the clientIds of each 128.
			return { inbox, besidesTheLog: conversation - messages - Math.floor(messages / 128) };
		};
		const one = await cost(1);
		expect(one.inbox).toBe(1);
		expect(await cost(200)).toEqual(one);
	}, 30_000);
});
