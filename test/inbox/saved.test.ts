import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Conversation } from "../../src/conversation/object.ts";
import { countSave } from "../../src/limiter/person.ts";
import type { Down } from "../../src/protocol/down.ts";
import { pass, path, refusal, settled, stopClock, tellInboxes } from "../conversation/kit.ts";
import { conversationObject, inboxObject, person, type TestPerson } from "../support/people.ts";
import { countRows } from "../support/rows.ts";
import { evictInbox, pair, poll, watch } from "./kit.ts";

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

const address = (id: string, seq: number | string) => `/api/inbox/saved/${id}/${seq}`;
const save = (who: TestPerson, id: string, seq: number | string, remindAt?: unknown) =>
	who.call("PUT", address(id, seq), remindAt === undefined ? {} : { remindAt });
const unsave = (who: TestPerson, id: string, seq: number) => who.call("DELETE", address(id, seq));
const page = async (who: TestPerson, query = "") => (await who.call("GET", `/api/inbox/saved${query}`)).body;
const saveFrame = (conversationId: string, seq: number, remindAt?: number, clientId = "s") => ({
	...{ type: "save_message", clientId, conversationId, seq },
	...(remindAt === undefined ? {} : { remindAt }),
});
const unsaveFrame = (conversationId: string, seq: number) => ({
	...{ type: "unsave_message", clientId: "u", conversationId, seq },
});
const ring = (who: TestPerson) => runDurableObjectAlarm(inboxObject(who));
const plannedAlarm = (who: TestPerson) => runInDurableObject(inboxObject(who), (_, { storage }) => storage.getAlarm());
const aboutSaved = (frames: readonly Down[]) => frames.filter(({ type }) => type.startsWith("saved_"));

/** Two people, and messages of one of them. */
async function talk(...texts: string[]) {
	const people = await pair();
	for (const text of texts) await people.ann.send(people.id, text, text);
	return people;
}

/** The three ways to save, and what each answers. */
const ways: Record<string, (who: TestPerson, id: string, seq: number, remindAt?: number) => Promise<string>> = {
	async rest(who, id, seq, remindAt) {
		const answer = await save(who, id, seq, remindAt);
		return answer.status === 200 ? "saved" : answer.body.code;
	},
	async socket(who, id, seq, remindAt) {
		const { socket } = await watch(who);
		socket.send(saveFrame(id, seq, remindAt));
		const isAnswer = ({ type }: Down) => type === "saved_changed" || type === "rejected";
		// The conversation is asked meanwhile.
		while (!socket.heard.some(isAnswer)) await settled(socket);
		const answer = socket.heard.find(isAnswer);
		socket.close(1000);
		return answer?.type === "rejected" ? answer.code : "saved";
	},
	async polling(who, id, seq, remindAt) {
		const { rev } = (await poll(who, null)).body;
		const { frames } = (await poll(who, rev, [saveFrame(id, seq, remindAt)])).body;
		expect(frames).toHaveLength(1);
		return frames[0].type === "rejected" ? frames[0].code : "saved";
	},
};

describe.each(Object.entries(ways))("saving over %s", (_, saving) => {
	test("SM1 SM2 ER6 a message that is there and theirs; anything else says the same", async () => {
		const { ann, ben, id } = await talk("one", "two", "three");
		const eve = await person("Eve");
		await ann.call("DELETE", path(id, "/messages/3"));
		const remindAt = Date.now() + 60_000;
		expect([await saving(ben, id, 1), await saving(ben, id, 2, remindAt)]).toEqual(["saved", "saved"]);
		expect([await saving(ben, id, 1), await saving(ben, id, 2, remindAt)]).toEqual(["saved", "saved"]);
		const others: [TestPerson, string, number][] = [
			[eve, id, 1],
			[eve, "g_AAAAAAAAAAAAAAAAAAAAAA", 1],
			[eve, "nonsense", 1],
			[ben, id, 99],
			[ben, id, 0],
		];
		for (const [who, where, seq] of others) expect(await saving(who, where, seq)).toBe("not_found");
		expect(await saving(ben, id, 3)).toBe("message_deleted");
		expect([await saving(ben, id, 1, Date.now() - 1), await saving(ben, id, 1, 9e14)]).toEqual([
			"bad_request",
			"bad_request",
		]);
		expect((await page(eve)).saved).toEqual([]);
		expect((await page(ann)).saved).toEqual([]);
		const { saved } = await page(ben);
		expect(saved.map(({ seq, remindAt }: { seq: number; remindAt: number }) => [seq, remindAt])).toEqual([
			[2, remindAt],
			[1, null],
		]);
	});
});

describe("what is told", () => {
	test("SM1 SM3 SM5 all of one's devices hear of it, and nobody else; what is so already is answered alone", async () => {
		const { ann, ben, id } = await talk("one");
		const [{ socket: one }, { socket: two }, { socket: anns }] = [await watch(ben), await watch(ben), await watch(ann)];
		const { rev } = (await poll(ben, null)).body;
		const row = { conversationId: id, seq: 1, savedAt: expect.any(Number), remindAt: null, due: false };
		one.send(saveFrame(id, 1));
		expect(await one.next("saved_changed")).toEqual({ type: "saved_changed", saved: row });
		expect(await two.next("saved_changed")).toEqual({ type: "saved_changed", saved: row });
		expect((await watch(ben)).hello.saved).toEqual([row]);
		const polled = await poll(ben, rev);
		expect(polled.body.frames).toEqual([{ type: "saved_changed", saved: row }]);
		one.send(saveFrame(id, 1));
		await one.next("saved_changed");
		expect((await poll(ben, polled.body.rev)).status).toBe(204);
		await unsave(ben, id, 1);
		const gone = { type: "saved_removed", conversationId: id, seq: 1 };
		expect([await one.next("saved_removed"), await two.next("saved_removed")]).toEqual([gone, gone]);
		expect((await poll(ben, polled.body.rev)).body.frames).toEqual([gone]);
		one.send(unsaveFrame(id, 1));
		expect(await one.next("saved_removed")).toEqual(gone);
		for (const socket of [two, anns]) await settled(socket);
		expect([aboutSaved(two.heard).length, aboutSaved(anns.heard).length]).toEqual([2, 0]);
		expect((await unsave(ben, id, 1)).status).toBe(204);
		expect((await watch(ben)).hello.saved).toEqual([]);
	});

	test("SM3 what was asked last holds, though the conversation takes its time", async () => {
		const { ben, id } = await talk("one");
		const { socket } = await watch(ben);
		socket.send(saveFrame(id, 1));
		socket.send(unsaveFrame(id, 1));
		await socket.next("saved_removed");
		expect((await page(ben)).saved).toEqual([]);
	});

	test("HS2 ER3 nothing is saved before the join, and a frame that is wrong says which", async () => {
		const { ben, id } = await talk("one");
		const socket = await ben.connect("/api/inbox/socket");
		socket.send(saveFrame(id, 1));
		expect(await socket.next("rejected")).toMatchObject({ clientId: "s", code: "not_joined" });
		socket.send({ ...saveFrame(id, 1), remindAt: "tomorrow" });
		expect(await socket.next("rejected")).toMatchObject({ clientId: "s", code: "bad_frame" });
		expect((await page(ben)).saved).toEqual([]);
	});

	test("a conversation that is out of reach is no reason to lose the wish: it may be tried again", async () => {
		const { ben, id } = await talk("one");
		const { socket } = await watch(ben);
		vi.spyOn(console, "error").mockImplementation(() => {});
		vi.spyOn(Conversation.prototype, "message").mockRejectedValueOnce(new Error("down") as never);
		socket.send(saveFrame(id, 1));
		expect(await socket.next("rejected")).toMatchObject({ code: "internal", retryable: true });
		socket.send(saveFrame(id, 1));
		expect((await socket.next("saved_changed")).saved.seq).toBe(1);
	});

	test("LM3 at most SAVES_PER_MINUTE changes", async () => {
		const few = { ...env, SAVES_PER_MINUTE: "2" };
		expect([await countSave(few, "somebody"), await countSave(few, "somebody")]).toEqual([null, null]);
		expect(await countSave(few, "somebody")).toMatchObject({ code: "rate_limited", retryAfter: expect.any(Number) });
		expect(await countSave(few, "somebody else")).toBeNull();
	});
});

describe("reminders", () => {
	test.each(["hibernate", "close"] as const)(
		"SM4 ring over the loss of memory (%s), and twice is once",
		async (how) => {
			const { ben, id } = await talk("one", "two");
			stopClock();
			const remindAt = Date.now() + 600_000;
			await save(ben, id, 1, remindAt);
			await save(ben, id, 2, remindAt + 5_000);
			const { rev } = (await poll(ben, null)).body;
			const watching = how === "hibernate" ? (await watch(ben)).socket : null;
			await evictInbox(ben, how);
			expect(await plannedAlarm(ben)).toBe(remindAt);
			pass(600_000);
			expect(await ring(ben)).toBe(true);
			const due = { conversationId: id, seq: 1, remindAt, due: true };
			if (watching !== null) expect((await watching.next("saved_changed")).saved).toMatchObject(due);
			expect(await plannedAlarm(ben)).toBe(remindAt + 5_000);
			expect((await poll(ben, rev)).body.frames).toMatchObject([{ type: "saved_changed", saved: due }]);
			await runInDurableObject(inboxObject(ben), (inbox) => inbox.alarm());
			if (watching !== null) {
				await settled(watching);
				expect(aboutSaved(watching.heard)).toHaveLength(1);
			}
		},
	);

	test("SM4 a reminder that was due while nobody was there, or whose alarm was lost, is there at the next look", async () => {
		const { ben, id } = await talk("one");
		stopClock();
		await save(ben, id, 1, Date.now() + 1_000);
		const { rev } = (await poll(ben, null)).body;
		await runInDurableObject(inboxObject(ben), (_, { storage }) => storage.deleteAlarm());
		await evictInbox(ben, "close");
		pass(5_000);
		expect((await poll(ben, rev)).body.frames).toMatchObject([{ saved: { seq: 1, due: true } }]);
		expect((await watch(ben)).hello.saved).toMatchObject([{ seq: 1, due: true }]);
	});

	test("SM4 another time, none, or the message no longer saved: the alarm follows", async () => {
		const { ben, id } = await talk("one");
		stopClock();
		const later = Date.now() + 60_000;
		await save(ben, id, 1, Date.now() + 1_000);
		await save(ben, id, 1, later);
		expect(await plannedAlarm(ben)).toBe(later);
		await save(ben, id, 1, null);
		expect(await plannedAlarm(ben)).toBeNull();
		await save(ben, id, 1, later);
		await unsave(ben, id, 1);
		expect(await plannedAlarm(ben)).toBeNull();
	});

	test("ID5 SM4 the one alarm serves the end of a session and a reminder", async () => {
		const { ben, id } = await talk("one");
		stopClock();
		const remindAt = Date.now() + 3_000;
		await inboxObject(ben).notePlace("a session", id);
		vi.spyOn(console, "error").mockImplementation(() => {});
		const endSession = vi.spyOn(Conversation.prototype, "endSession").mockRejectedValue(new Error("down") as never);
		await inboxObject(ben).endSession("a session");
		expect(await plannedAlarm(ben)).toBe(Date.now() + 5_000);
		await save(ben, id, 1, remindAt);
		expect(await plannedAlarm(ben)).toBe(remindAt);
		pass(3_000);
		await ring(ben);
		expect([(await page(ben)).saved[0].due, await plannedAlarm(ben)]).toEqual([true, Date.now() + 5_000]);
		endSession.mockRestore();
		pass(5_000);
		await ring(ben);
		expect(await plannedAlarm(ben)).toBeNull();
	});
});

describe("what one saved", () => {
	test("SM7 DL2 comes with each message as it is now, from every conversation, page by page", async () => {
		const { ann, ben, id } = await talk("one", "two", "three");
		const group = await ann.startGroup("Tea", ben);
		await ann.send(group, "g", "in the group");
		for (const seq of [1, 2, 3]) await save(ben, id, seq, seq === 3 ? Date.now() + 60_000 : undefined);
		await save(ben, group, 1);
		await ann.call("PATCH", path(id, "/messages/1"), { body: { text: "one, edited" } });
		await ann.call("DELETE", path(id, "/messages/2"));
		const first = await page(ben, "?limit=3");
		expect(first.hasMore).toBe(true);
		expect(first.saved).toMatchObject([
			{ conversationId: group, seq: 1, message: { body: { text: "in the group" } }, senderName: "Ann" },
			{ seq: 3, message: { seq: 3, sender: ann.id }, due: false, failed: false },
			{ seq: 2, message: null, senderName: null, failed: false },
		]);
		const rest = await page(ben, `?limit=3&before=${first.saved[2].savedAt}`);
		expect(rest).toMatchObject({ saved: [{ seq: 1, message: { body: { text: "one, edited" } } }], hasMore: false });
		expect((await page(ben, "?reminder=true")).saved.map(({ seq }: { seq: number }) => seq)).toEqual([3]);
		const rows = await runInDurableObject(inboxObject(ben), (_, { storage: { sql } }) => [
			...sql.exec("SELECT * FROM saved"),
		]);
		expect(JSON.stringify(rows)).not.toMatch(/one|two|three|group/);
	});

	test("SM7 a conversation that is out of reach does not fail the rest", async () => {
		const { ann, ben, id } = await talk("one");
		const group = await ann.startGroup("Tea", ben);
		await ann.send(group, "g", "here");
		await save(ben, id, 1);
		await save(ben, group, 1);
		vi.spyOn(console, "error").mockImplementation(() => {});
		const messagesAt = Conversation.prototype.messagesAt;
		vi.spyOn(Conversation.prototype, "messagesAt").mockImplementation(function (this: Conversation, caller, seqs) {
			if ((this as unknown as { ctx: DurableObjectState }).ctx.id.name === id) throw new Error("down");
			return messagesAt.call(this, caller, seqs);
		});
		expect((await page(ben)).saved).toMatchObject([
			{ conversationId: group, message: { body: { text: "here" } }, failed: false },
			{ conversationId: id, message: null, failed: true },
		]);
	});

	test("SM6 CV5 is hidden while one is not a member, the reminder too, and is there again with the conversation", async () => {
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const id = await ann.startGroup("Tea", ben);
		await ann.send(id, "m", "hi");
		stopClock();
		await save(ben, id, 1, Date.now() + 1_000);
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		// Its inbox does not know yet: the conversation says no more all the same.
		expect((await page(ben)).saved).toMatchObject([{ seq: 1, message: null, failed: false }]);
		await tellInboxes(id);
		pass(2_000);
		await ring(ben);
		const { socket, hello } = await watch(ben);
		expect([hello.saved, (await page(ben)).saved]).toEqual([[], []]);
		const { rev } = (await poll(ben, null)).body;
		await ann.call("POST", path(id, "/members"), { userId: ben.id });
		await tellInboxes(id);
		expect((await socket.next("saved_changed")).saved).toMatchObject({ conversationId: id, seq: 1 });
		expect((await poll(ben, rev)).body.frames.map(({ type }: Down) => type)).toContain("saved_changed");
		expect((await page(ben)).saved).toMatchObject([{ seq: 1, due: true, message: { body: { text: "hi" } } }]);
	});

	test("ER1 wrong questions are refused in plain words; no address leads to what another person saved", async () => {
		const { ann, ben, id } = await talk("one");
		await save(ben, id, 1);
		for (const query of ["?before=x", "?limit=-1", "?reminder=maybe"]) {
			expect(refusal(await ben.call("GET", `/api/inbox/saved${query}`))).toBe("400 bad_request");
		}
		for (const body of [{ remindAt: "soon" }, { remindAt: 1.5 }, { remindAt: {} }]) {
			expect(refusal(await ben.call("PUT", address(id, 1), body))).toBe("400 bad_request");
		}
		expect(refusal(await save(ben, id, "x"))).toBe("404 not_found");
		expect((await ben.call("PUT", address(id, 1))).status).toBe(200);
		await unsave(ann, id, 1);
		expect((await page(ben)).saved).toHaveLength(1);
		expect((await ann.call("GET", `/api/inbox/saved/${ben.id}`)).status).toBe(404);
		expect((await ann.call("GET", `/api/inbox/saved?userId=${ben.id}`)).body).toEqual({ saved: [], hasMore: false });
	});

	test("SM1 costs one row in the inbox, another for the alarm, and none in the conversation", async () => {
		const { ben, id } = await talk("one", "two");
		await tellInboxes(id);
		await ben.list();
		stopClock();
		const conversation = await countRows(conversationObject(id));
		const cost = async (act: () => Promise<unknown>) => {
			const count = await countRows(inboxObject(ben));
			await act();
			return (await count()).written;
		};
		expect(await cost(() => save(ben, id, 1))).toBe(1);
		expect(await cost(() => save(ben, id, 1))).toBe(0);
		expect(await cost(() => save(ben, id, 2, Date.now() + 1_000))).toBe(2);
		expect(await cost(() => save(ben, id, 1, Date.now() + 2_000))).toBe(1);
		pass(1_500);
		// The message's row, and the alarm for the other one.
		expect(await cost(() => ring(ben))).toBe(2);
		expect(await cost(() => unsave(ben, id, 2))).toBe(1);
		expect((await conversation()).written).toBe(0);
	});
});
