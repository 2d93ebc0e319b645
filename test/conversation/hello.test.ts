import { runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { joinGraceMs } from "../../src/objects/hello.ts";
import { limits } from "../../src/protocol/limits.ts";
import { conversationObject } from "../support/people.ts";
import { doWork, join, joined, logOf, message, open, pair, pass, path, settled, stopClock } from "./kit.ts";

afterEach(() => vi.useRealTimers());

describe("hello", () => {
	test("HS2 ER2 any frame before the join is refused, and nothing is done", async () => {
		const { ann, ben, id } = await pair();
		const watcher = await ben.join(id);
		const socket = await open(ann, id);
		socket.send(message("early", "too early"));
		expect(await socket.next("rejected")).toMatchObject({ clientId: "early", code: "not_joined" });
		for (const frame of [
			{ type: "typing", on: true },
			{ type: "mark_read", seq: 0 },
			{ type: "mark_delivered", seq: 0 },
		]) {
			socket.send(frame);
			expect(await socket.next("error")).toMatchObject({ code: "not_joined" });
		}
		socket.send(join(null));
		expect((await socket.next("joined")).head).toBe(0);
		socket.send(message("early", "in time"));
		expect((await watcher.next("new_message")).message).toMatchObject({ seq: 1, body: { text: "in time" } });
		expect(watcher.heard.some(({ type }) => type === "typing" || type === "message_status")).toBe(false);
	});

	test("HS2 who has not joined hears nothing", async () => {
		const { ann, ben, id } = await pair();
		const silent = await open(ben, id);
		await ann.send(id, "a", "hi");
		await doWork(id);
		silent.send({ type: "nonsense" });
		await silent.next("error");
		expect(silent.heard.map(({ type }) => type)).toEqual(["error"]);
	});

	test("HS2 without a join within 10 s the socket is closed 4408, and only that one", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const there = await ben.join(id);
		const silent = await open(ann, id);
		const waits = await open(ben, id);
		pass(limits.helloMs - 1);
		await doWork(id);
		const later = await open(ann, id);
		pass(1);
		await doWork(id);
		// Its join came in time, and is heard only now.
		waits.send(join(null));
		await waits.next("joined");
		expect(silent.closed).toBeNull();
		pass(joinGraceMs);
		await doWork(id);
		expect(await silent.end()).toMatchObject({ code: 4408 });
		expect(silent.heard).toMatchObject([{ type: "error", code: "not_joined" }]);
		later.send(join(null));
		await later.next("joined");
		pass(limits.helloMs);
		await doWork(id);
		pass(joinGraceMs);
		await doWork(id);
		expect([there.closed, waits.closed, later.closed]).toEqual([null, null, null]);
	});

	test("HS2 nobody is closed for a look that comes late itself, but not without an end", async () => {
		const { ann, id } = await pair();
		stopClock();
		const waits = await open(ann, id);
		for (let look = 0; look < 4; look++) {
			pass(limits.helloMs + 1_000);
			await doWork(id);
		}
		expect(waits.closed).toBeNull();
		pass(2 * limits.helloMs);
		await doWork(id);
		expect(await waits.end()).toMatchObject({ code: 4408 });
	});

	test("HS3 the answer tells where everything stands", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "a", "hi");
		const { hello } = await joined(ben, id, null);
		expect(hello).toEqual({
			type: "joined",
			conversationId: id,
			self: ben.id,
			kind: "direct",
			title: null,
			topic: null,
			editWindow: 86_400_000,
			pins: [],
			head: 1,
			members: expect.arrayContaining([
				{ userId: ann.id, name: "Ann", username: null, role: "member", delivered: 0, read: 0, lastSeen: null },
				{ userId: ben.id, name: "Ben", username: null, role: "member", delivered: 0, read: 0, lastSeen: null },
			]),
			former: [],
			online: expect.any(Array),
			away: [],
			threads: [],
			coarse: false,
			frames: [expect.objectContaining({ type: "new_message" })],
			more: false,
			prev: "",
			now: expect.any(Number),
		});
		expect(hello.members).toHaveLength(2);
	});

	test.each([0, 2, 99])("HS5 version %d is not served", async (version) => {
		const { ann, id } = await pair();
		const socket = await open(ann, id);
		socket.send(join(null, version));
		expect(await socket.next("error")).toMatchObject({ code: "version_unsupported" });
		expect(await socket.end()).toMatchObject({ code: 4400 });
	});

	test("HS6 leave_conversation closes 1000 and leaves the membership", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		socket.send({ type: "leave_conversation" });
		expect(await socket.end()).toMatchObject({ code: 1000 });
		expect((await ann.send(id, "a", "still here")).status).toBe(201);
	});

	test.each([undefined, 1000, 1001, 1008, 3000, 4000, 4999])(
		"HS6 a client's close with %s is answered",
		async (code) => {
			const { ann, id } = await pair();
			const socket = await ann.join(id);
			socket.close(code);
			expect((await socket.end()).code).toBe(code ?? 1000);
			const left = await runInDurableObject(conversationObject(id), (_, state) => state.getWebSockets().length);
			expect(left).toBe(0);
		},
	);

	test("HS7 an eleventh socket of one person is refused with 429; another person's and a freed place are not", async () => {
		const { ann, ben, id } = await pair();
		const sockets = await Promise.all(Array.from({ length: 10 }, () => ann.join(id)));
		await expect(open(ann, id)).rejects.toThrow("refused with 429");
		await ben.join(id);
		sockets[0]?.close(1000);
		await sockets[0]?.end();
		expect((await joined(ann, id, null)).hello.self).toBe(ann.id);
	});

	test("HS7 sockets that used to ping and are silent for a minute do not count, and are closed", async () => {
		const { ann, id } = await pair();
		const sockets = await Promise.all(Array.from({ length: 10 }, () => ann.join(id)));
		const [pinging] = sockets;
		if (pinging === undefined) throw new Error("no socket");
		pinging.sendRaw("ping");
		await settled(pinging);
		stopClock();
		pass(60_000);
		const late = await open(ann, id).catch((error: Error) => error.message);
		expect(late).not.toBe("refused with 429");
		expect(await pinging.end()).toMatchObject({ code: 1012 });
		expect(sockets.slice(1).every(({ closed }) => closed === null)).toBe(true);
	});

	test("RS5 EV3 a name that changed since the upgrade is taken once, and no older socket takes it back", async () => {
		const { ann, ben, id } = await pair();
		const old = await ann.join(id);
		const watcher = await ben.join(id);
		const account = {
			name: "Anna",
			username: `anna_${crypto.randomUUID().slice(0, 8)}`,
			email: `${crypto.randomUUID()}@example.com`,
		};
		expect((await ann.call("POST", "/api/me/account", { ...account, password: "correct horse battery" })).status).toBe(
			200,
		);
		const { socket, hello } = await joined(ann, id, 0);
		const renamed = { type: "member_changed", seq: 1, userId: ann.id, change: "renamed", name: "Anna" };
		expect(hello).toMatchObject({ head: 1, frames: [renamed] });
		expect(await watcher.next("member_changed")).toMatchObject(renamed);
		old.send(join(0));
		expect((await old.next("joined")).head).toBe(1);
		await ann.send(id, "a", "hi");
		expect((await socket.next("new_message")).message.seq).toBe(2);
		// What the join itself caused was in its answer, and is not told again.
		expect(socket.heard.filter(({ type }) => type === "member_changed")).toEqual([]);
		expect(await logOf(ben, id)).toHaveLength(2);
	});

	test("HS1 without an upgrade the address says what it speaks", async () => {
		const { ann, id } = await pair();
		expect(await ann.call("GET", path(id, "/socket"))).toMatchObject({
			status: 426,
			body: { code: "upgrade_expected" },
		});
	});
});
