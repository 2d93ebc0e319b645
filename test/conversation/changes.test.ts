import { describe, expect, test } from "vitest";
import { seal } from "../../src/conversation/seal.ts";
import { brokenLink, chainStart } from "../../src/protocol/chain.ts";
import { isLogEvent } from "../../src/protocol/down.ts";
import { evict, exchange, group, inside, logOf, message, pair, path, refusal, seqs, tellInboxes } from "./kit.ts";
import { rowsOf } from "./row-count.ts";

const edit = (seq: number, text: string, clientId: string) => ({
	type: "edit_message",
	clientId,
	seq,
	body: { text },
});
const remove = (seq: number, clientId: string) => ({ type: "delete_message", clientId, seq });
const react = (seq: number, emoji: string, on: boolean, clientId: string) => ({
	type: "react",
	clientId,
	seq,
	emoji,
	on,
});
const thumb = encodeURIComponent("👍");

describe("what becomes of a message", () => {
	test("ED1 DL1 RX1 EV2 over a socket: everyone who is there is told, the asker too", async () => {
		const { ann, ben, id } = await pair();
		const [a, b] = [await ann.join(id), await ben.join(id)];
		a.send(message("m", "helo"));
		a.send(edit(1, "hello", "e"));
		for (const socket of [a, b]) {
			expect(await socket.next("message_edited")).toMatchObject({ seq: 2, target: 1, body: { text: "hello" } });
		}
		b.send(react(1, "👍", true, "r"));
		for (const socket of [a, b]) {
			expect(await socket.next("reaction_changed")).toMatchObject({ seq: 3, actor: ben.id, emoji: "👍", on: true });
		}
		a.send(remove(1, "d"));
		for (const socket of [a, b]) {
			expect(await socket.next("message_deleted")).toMatchObject({ seq: 4, target: 1, erased: [1, 2] });
		}
		b.send(edit(1, "mine", "x"));
		expect(await b.next("rejected")).toMatchObject({ clientId: "x", code: "message_deleted", retryable: false });
	});

	test("ED1 DL1 RX1 over REST, and what was so already is no error", async () => {
		const { ann, ben, id } = await pair();
		const socket = await ben.join(id);
		await ann.send(id, "m", "helo");
		const edited = await ann.call("PATCH", path(id, "/messages/1"), { clientId: "e", body: { text: "hello" } });
		expect(edited).toMatchObject({ status: 200, body: { seq: 1, body: { text: "hello" }, edited: { seq: 2 } } });
		const again = await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "hello" } });
		expect(again).toMatchObject({ status: 200, body: { edited: { seq: 2 } } });
		for (const method of ["PUT", "PUT", "DELETE", "DELETE", "PUT"]) {
			expect((await ben.call(method, path(id, `/messages/1/reactions/${thumb}`))).status).toBe(204);
		}
		const page = await ben.call("GET", path(id, "/messages"));
		expect(page.body.messages).toMatchObject([{ reactions: [{ emoji: "👍", userIds: [ben.id] }] }]);
		expect(refusal(await ben.call("DELETE", path(id, "/messages/1")))).toBe("403 forbidden");
		for (const _ of [1, 2]) expect((await ann.call("DELETE", path(id, "/messages/1"))).status).toBe(204);
		const log = await logOf(ann, id);
		expect(log.map(({ type }) => type)).toEqual([
			"new_message",
			"message_edited",
			...["reaction_changed", "reaction_changed", "reaction_changed"],
			"message_deleted",
		]);
		expect(await socket.next("message_deleted")).toMatchObject({ seq: 6 });
		expect((await ben.call("GET", path(id, "/messages"))).body.messages).toEqual([
			expect.objectContaining({ seq: 1, body: { text: "" }, deleted: expect.objectContaining({ actor: ann.id }) }),
		]);
	});

	test("ER1 REST refuses what cannot be, each with its code", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m", "hi");
		const answers = await Promise.all([
			ben.call("PATCH", path(id, "/messages/1"), { body: { text: "x" } }),
			ann.call("PATCH", path(id, "/messages/7"), { body: { text: "x" } }),
			ann.call("PATCH", path(id, "/messages/x"), { body: { text: "x" } }),
			ann.call("PATCH", path(id, "/messages/1"), { body: { text: "" } }),
			ann.call("PATCH", path(id, "/messages/1"), { text: "x" }),
			ann.call("PATCH", path(id, "/messages/1"), { clientId: "a b", body: { text: "x" } }),
			ann.call("PATCH", path(id, "/messages/1"), { clientId: "m", body: { text: "x" } }),
			ann.call("DELETE", path(id, "/messages/-1")),
			ann.call("DELETE", path(id, "/messages/1?clientId=a%20b")),
			ann.call("PUT", path(id, "/messages/1/reactions/no")),
			ann.call("PUT", path(id, "/messages/1/reactions/%F0%9F")),
			ann.call("PUT", path(id, "/messages/9/reactions/%F0%9F%91%8D")),
		]);
		expect(answers.map(refusal)).toEqual([
			"403 forbidden",
			"404 not_found",
			"404 not_found",
			"422 text_empty",
			"400 bad_request",
			"400 bad_request",
			"409 client_id_reused",
			"404 not_found",
			"400 bad_request",
			"422 bad_emoji",
			"422 bad_emoji",
			"404 not_found",
		]);
		expect(seqs(await logOf(ann, id))).toEqual([1]);
	});

	test("PL1 SD2 over polling, repeated with a socket and REST: one event", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m", "helo");
		const socket = await ann.join(id);
		const frame = edit(1, "hello", "e");
		socket.send(frame);
		const [polled] = await Promise.all([
			exchange(ann, id, 1, [frame, react(1, "🎉", true, "r")]),
			ann.call("PATCH", path(id, "/messages/1"), { clientId: "e", body: { text: "hello" } }),
		]);
		const told = polled.body.frames.filter((one: { target?: number }) => one.target === 1);
		expect(told.map(({ type }: { type: string }) => type).sort()).toEqual(["message_edited", "reaction_changed"]);
		expect(seqs(await logOf(ben, id))).toEqual([1, 2, 3]);
	});

	test("DL2 ED2 HC1 after an eviction all is as before, and a deleted text is nowhere in the object's storage", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m1", "kept");
		await ann.send(id, "m2", "canary one");
		await ann.call("PATCH", path(id, "/messages/2"), { body: { text: "canary two" } });
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "kept, better" } });
		await ben.call("PUT", path(id, `/messages/2/reactions/${thumb}`));
		const before = (await logOf(ben, id)).filter(isLogEvent).map(({ hash }) => hash);
		await ann.call("DELETE", path(id, "/messages/2"));
		await evict(id);
		const log = (await logOf(ben, id)).filter(isLogEvent);
		expect(log.slice(0, -1).map(({ hash }) => hash)).toEqual(before);
		expect(brokenLink(chainStart, id, log, seal.sha256)).toBeNull();
		expect((await ben.call("GET", path(id, "/messages"))).body.messages).toMatchObject([
			{ seq: 1, body: { text: "kept, better" }, edited: { seq: 4 } },
			{ seq: 2, body: { text: "" }, deleted: { seq: 6 } },
		]);
		const around = await ben.call("GET", path(id, "/messages?around=2&limit=2"));
		expect(around.body.messages.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2]);
		const rows = await inside(id, (_, { storage: { sql } }) =>
			JSON.stringify(["log", "member", "reaction"].map((table) => [...sql.exec(`SELECT * FROM ${table}`)])),
		);
		expect(rows).toContain("kept, better");
		expect(rows).not.toContain("canary");
	});

	test("DL3 CV2 the lists follow: unread, and what the newest message says", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m1", "one");
		await ann.send(id, "m2", "two");
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ unread: 2, lastMessage: { body: { text: "two" } } }]);
		await ann.call("PATCH", path(id, "/messages/2"), { body: { text: "three" } });
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ unread: 2, lastMessage: { body: { text: "three" } } }]);
		await ann.call("DELETE", path(id, "/messages/2"));
		await tellInboxes(id);
		expect(await ben.list()).toMatchObject([{ unread: 1, lastMessage: { deleted: { actor: ann.id } } }]);
	});

	test("DL1 the owner of a group deletes for others, a member does not", async () => {
		const { ann, ben, id } = await group();
		await ben.send(id, "m", "spam");
		await ann.send(id, "m", "rules");
		expect(refusal(await ben.call("DELETE", path(id, "/messages/2")))).toBe("403 forbidden");
		expect((await ann.call("DELETE", path(id, "/messages/1"))).status).toBe(204);
	});

	test("an edit and a reaction write two rows each", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "m", "hi");
		await tellInboxes(id);
		const edited = await rowsOf(id, () => ann.call("PATCH", path(id, "/messages/1"), { body: { text: "ho" } }));
		const reacted = await rowsOf(id, () => ben.call("PUT", path(id, `/messages/1/reactions/${thumb}`)));
		const takenBack = await rowsOf(id, () => ben.call("DELETE", path(id, `/messages/1/reactions/${thumb}`)));
		expect([edited.written, reacted.written, takenBack.written]).toEqual([2, 2, 2]);
	});
});
