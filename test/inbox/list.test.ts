import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Conversation } from "../../src/conversation/object.ts";
import { Inbox } from "../../src/inbox/object.ts";
import { joinGraceMs } from "../../src/objects/hello.ts";
import { limits } from "../../src/protocol/limits.ts";
import { pass, path, refusal, stopClock, tellInboxes } from "../conversation/kit.ts";
import { inboxObject, person } from "../support/people.ts";
import { evictInbox, pair, poll, rowOf, watch } from "./kit.ts";

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe("the list", () => {
	test("CV2 is in the order of the newest activity, each row as this reader sees it", async () => {
		const [ann, ben, cai] = [await person("Ann"), await person("Ben"), await person("Cai")];
		stopClock();
		const ids: string[] = [];
		for (const start of [
			() => ann.startDirect(ben),
			() => ann.startDirect(cai),
			() => ann.startGroup("Tea", ben, cai),
		]) {
			ids.push(await start());
			pass(1_000);
		}
		const [direct = "", other = "", group = ""] = ids;
		expect((await ann.list()).map(({ id }) => id)).toEqual([group, other, direct]);
		await ben.send(direct, "a", "hi");
		await tellInboxes(direct);
		pass(1_000);
		expect((await ann.list()).map(({ id }) => id)).toEqual([direct, group, other]);
		await cai.send(group, "b", "tea?");
		await tellInboxes(group);
		const list = await ann.list();
		expect(list.map(({ id, unread }) => [id, unread])).toEqual([
			[group, 1],
			[direct, 1],
			[other, 0],
		]);
		expect(list[0]).toEqual({
			id: group,
			kind: "group",
			title: "Tea",
			topic: null,
			members: expect.arrayContaining([{ userId: ann.id, name: "Ann", username: null, role: "owner" }]),
			memberCount: 3,
			head: 1,
			unread: 1,
			mentions: 0,
			threads: { unread: 0, mentions: 0, newest: null },
			editWindow: 86_400_000,
			lastMessage: { seq: 1, clientId: "b", sender: cai.id, at: expect.any(Number), body: { text: "tea?" } },
			activityAt: expect.any(Number),
			lastAt: expect.any(Number),
			muted: false,
			markedUnread: false,
		});
		expect((await cai.list()).find(({ id }) => id === group)?.unread).toBe(0);
	});

	test("CV2 RD5 unread is right after any sequence of sends, reads and looks", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		let said = 0;
		let read = 0;
		for (const step of [
			"say",
			"look",
			"say",
			"say",
			"read",
			"look",
			"say",
			"sleep",
			"look",
			"read",
			"read",
			"say",
			"sleep",
			"say",
			"look",
		]) {
			pass(1_500);
			if (step === "say") await ann.send(id, `m${++said}`, "x");
			if (step === "read") {
				read = said;
				await ben.call("PUT", path(id, "/receipts"), { read });
			}
			await tellInboxes(id);
			if (step === "sleep") await evictInbox(ben, "close");
			if (step === "look") expect(rowOf(await ben.list(), id)?.unread).toBe(said - read);
		}
	});

	test("a conversation that cannot be asked keeps its old row, and the list still comes", async () => {
		const { ann, ben, id } = await pair();
		await ben.list();
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		vi.spyOn(console, "error").mockImplementation(() => {});
		const down = vi.spyOn(Conversation.prototype, "takeSummary").mockImplementation(() => {
			throw new Error("down");
		});
		expect(rowOf(await ben.list(), id)).toBeDefined();
		down.mockRestore();
		await ann.send(id, "b", "hi");
		await tellInboxes(id);
		expect(rowOf(await ben.list(), id)?.unread).toBe(2);
	});
});

describe("the list, live", () => {
	test("CV6 the answer is the list; then what changes, what is new and what is gone", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const { socket, hello } = await watch(ben);
		expect(hello).toMatchObject({ self: ben.id, conversations: [] });
		const id = await ann.startGroup("Tea", ben);
		expect((await socket.next("conversation_updated")).conversation).toMatchObject({ id, title: "Tea", unread: 0 });
		await ann.call("PATCH", path(id), { title: "Coffee" });
		await tellInboxes(id);
		expect((await socket.next("conversation_updated")).conversation.title).toBe("Coffee");
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		await tellInboxes(id);
		expect(await socket.next("conversation_removed")).toEqual({ type: "conversation_removed", conversationId: id });
		expect((await watch(ben)).hello.conversations).toEqual([]);
	});

	test("CV6 what a look of one device finds out is told to the others: nobody will tell it again", async () => {
		const { ann, ben, id } = await pair();
		const group = await ann.startGroup("Tea", ben);
		for (const place of [id, group]) await tellInboxes(place);
		const { socket } = await watch(ben);
		await ann.send(group, "a", "hi");
		await tellInboxes(group);
		await evictInbox(ben);
		// The group cannot tell the inbox, and the list finds out by asking.
		vi.spyOn(console, "error").mockImplementation(() => {});
		vi.spyOn(Inbox.prototype, "remove").mockRejectedValue(new Error("down") as never);
		await ben.call("DELETE", `/api/conversations/${group}/members/${ben.id}`);
		expect((await ben.list()).map((row) => row.id)).toEqual([id]);
		expect(await socket.next("conversation_removed")).toEqual({ type: "conversation_removed", conversationId: group });
	});

	test("DL2 a deleted text does not live on in the lists of those who are away or have left", async () => {
		const { ann, ben } = await pair();
		const cai = await person("Cai");
		const group = await ann.startGroup("Tea", ben, cai);
		await ann.send(group, "m", "canary");
		await tellInboxes(group);
		await cai.list();
		await cai.call("DELETE", `/api/conversations/${group}/members/${cai.id}`);
		await ann.call("DELETE", `/api/conversations/${group}/messages/1`);
		await tellInboxes(group);
		for (const who of [ben, cai]) {
			const rows = await runInDurableObject(inboxObject(who), (_, { storage: { sql } }) => [
				...sql.exec("SELECT * FROM conversation"),
			]);
			expect(rows.length).toBeGreaterThan(0);
			expect(JSON.stringify(rows)).not.toContain("canary");
		}
	});

	test("CV6 nothing is told before the list, whatever changes while it is gathered", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		const { socket: elsewhere } = await watch(ann);
		const socket = await ben.connect("/api/inbox/socket");
		const takeSummary = Conversation.prototype.takeSummary;
		vi.spyOn(Conversation.prototype, "takeSummary").mockImplementationOnce(async function (
			this: Conversation,
			userId: string,
		) {
			const answer = takeSummary.call(this, userId);
			const news = answer && {
				...answer,
				version: answer.version + 1,
				summary: { ...answer.summary, title: "meanwhile" },
			};
			if (news !== null) await inboxObject(ben).update(news);
			return answer;
		} as never);
		socket.send({ type: "join_inbox", version: 1 });
		const hello = await socket.next("inbox");
		expect(socket.heard[0]).toEqual(hello);
		expect(rowOf(hello.conversations, id)?.title).toBe("meanwhile");
		expect(elsewhere.closed).toBeNull();
		// And from here on every change is told.
		await ann.send(id, "b", "hi");
		await tellInboxes(id);
		expect((await socket.next("conversation_updated")).conversation.head).toBe(2);
	});

	test("HS2 HS5 ER4 ER5 the inbox's socket has the same manners", async () => {
		const ann = await person("Ann");
		const connect = () => ann.connect("/api/inbox/socket");
		for (const [data, code] of [
			["{{{", 4400],
			[new ArrayBuffer(2), 1003],
			["x".repeat(limits.frameBytes + 1), 1009],
			['{"type":"join_inbox","version":7}', 4400],
			['{"type":"join_inbox"}', 4400],
		] as const) {
			const socket = await connect();
			socket.sendRaw(data);
			expect(await socket.next("error")).toBeDefined();
			expect(await socket.end()).toMatchObject({ code });
		}
		const stays = await connect();
		stays.send({ type: "send_message" });
		expect(await stays.next("error")).toMatchObject({ code: "unknown_type" });
		stopClock();
		pass(limits.helloMs);
		await runInDurableObject(inboxObject(ann), (instance) => instance.work());
		pass(joinGraceMs);
		await runInDurableObject(inboxObject(ann), (instance) => instance.work());
		expect(await stays.end()).toMatchObject({ code: 4408 });
	});

	test("HS6 HS7 closes are answered, and an eleventh socket is refused", async () => {
		const ann = await person("Ann");
		const sockets = await Promise.all(Array.from({ length: 10 }, () => watch(ann)));
		await expect(ann.connect("/api/inbox/socket")).rejects.toThrow("429");
		const first = sockets[0]?.socket;
		first?.close(3000);
		expect((await first?.end())?.code).toBe(3000);
		await watch(ann);
	});
});

describe("the list, polled", () => {
	test("CV7 null brings the list; the last rev what changed since; 204 when nothing did", async () => {
		const { ann, ben, id } = await pair();
		const first = await poll(ben, null);
		expect(first.body.frames).toMatchObject([{ type: "inbox", self: ben.id, conversations: [{ id }] }]);
		expect((await poll(ben, first.body.rev)).status).toBe(204);
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		const next = await poll(ben, first.body.rev);
		expect(next.body.frames).toMatchObject([{ type: "conversation_updated", conversation: { id, unread: 1 } }]);
		expect(next.body.rev).toBeGreaterThan(first.body.rev);
		expect((await poll(ben, next.body.rev)).status).toBe(204);
	});

	test("CV7 CV5 a removal comes once; nothing is missed over eviction", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const id = await ann.startGroup("Tea", ben);
		let { rev } = (await poll(ben, null)).body;
		for (const round of [1, 2, 3]) {
			await ann.send(id, `m${round}`, "x");
			await tellInboxes(id);
			if (round > 1) await evictInbox(ben, "close");
			const { body } = await poll(ben, rev);
			expect(body.frames.at(-1)).toMatchObject({ conversation: { unread: round } });
			rev = body.rev;
		}
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		await tellInboxes(id);
		await evictInbox(ben, "close");
		const { body } = await poll(ben, rev);
		expect(body.frames).toEqual([{ type: "conversation_removed", conversationId: id }]);
		expect((await poll(ben, body.rev)).status).toBe(204);
	});

	test("CV7 frames are answered; what is wrong does not keep the rest from being done", async () => {
		const { ben, id } = await pair();
		const { rev } = (await poll(ben, null)).body;
		const frames = [5, { type: "nonsense" }, { type: "join_inbox", version: 9 }];
		expect((await poll(ben, rev, frames)).body.frames.map(({ code }: { code: string }) => code)).toEqual([
			"bad_frame",
			"unknown_type",
			"version_unsupported",
		]);
		const joined = await poll(ben, rev, [{ type: "join_inbox", version: 1 }]);
		expect(joined.body.frames).toMatchObject([{ type: "inbox", conversations: [{ id }] }]);
		expect(refusal(await poll(ben, -1))).toBe("400 bad_request");
	});

	test("CV7 whoever polls counts as looking: the list follows without asking", async () => {
		const { ann, ben, id } = await pair();
		const { rev } = (await poll(ben, null)).body;
		const asked = vi.spyOn(Conversation.prototype, "takeSummary");
		await ann.send(id, "a", "hi");
		await tellInboxes(id);
		await ann.send(id, "b", "hi");
		await tellInboxes(id);
		expect((await poll(ben, rev)).body.frames).toMatchObject([{ conversation: { unread: 2 } }]);
		expect(asked).not.toHaveBeenCalled();
	});
});
