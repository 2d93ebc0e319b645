import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Conversation } from "../../src/conversation/object.ts";
import { Inbox } from "../../src/inbox/object.ts";
import { inboxObject, person, TestPerson as Someone, type TestPerson } from "../support/people.ts";
import { exchange, inside, join, message, open, pair, pass, path, refusal, settled, stopClock } from "./kit.ts";

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const daysOfASession = 400;

/** An account, so that it can be signed in twice. */
async function twoDevices(
	name: string,
): Promise<{ phone: TestPerson; laptop: TestPerson; sessionOf(device: TestPerson): Promise<string> }> {
	const phone = await person(name);
	const email = `${crypto.randomUUID()}@example.com`;
	const password = "correct horse battery";
	const account = { name, username: `u_${crypto.randomUUID().slice(0, 8)}`, email, password };
	const made = await phone.call("POST", "/api/me/account", account);
	if (made.status !== 200) throw new Error(JSON.stringify(made.body));
	const answer = await phone.call("POST", "/api/auth/sign-in/email", { email, password });
	const laptop = new Someone(phone.id, name, answer.headers.get("set-auth-token") ?? "");
	const sessionOf = async (device: TestPerson) => (await device.call("GET", "/api/auth/get-session")).body.session.id;
	return { phone, laptop, sessionOf };
}

describe("a session that ends", () => {
	test("ID5 closes its own sockets, in conversations and in the inbox, and no other session's", async () => {
		const { phone, laptop } = await twoDevices("Ann");
		const ben = await person("Ben");
		const [one, two] = [await phone.startDirect(ben), await phone.startGroup("Tea", ben)];
		const open = async (device: TestPerson) => {
			const list = await device.connect("/api/inbox/socket");
			list.send({ type: "join_inbox", version: 1 });
			await list.next("inbox");
			return [list, await device.join(one), await device.join(two)];
		};
		const [gone, stays, others] = [await open(phone), await open(laptop), [await ben.join(one)]];
		expect((await phone.call("POST", "/api/auth/sign-out", {})).status).toBe(200);
		for (const socket of gone) {
			expect(await socket.end()).toMatchObject({ code: 4401 });
			expect(socket.heard.at(-1)).toMatchObject({ type: "error", code: "signed_out" });
		}
		await ben.send(one, "a", "still there?");
		const [list, inOne, inTwo] = stays;
		expect((await inOne?.next("new_message"))?.message.body.text).toBe("still there?");
		for (const socket of [list, inOne, inTwo, ...others]) expect(socket?.closed).toBeNull();
		expect(refusal(await exchange(phone, one, 0))).toBe("401 signed_out");
	});

	test("ID5 hears nothing more, though its client says nothing", async () => {
		const { ann, ben, id } = await pair();
		const socket = await ann.join(id);
		await ann.call("POST", "/api/auth/sign-out", {});
		await ben.send(id, "secret", "secret");
		await socket.end();
		expect(JSON.stringify(socket.heard)).not.toContain("secret");
	});

	test("ID5 before its socket was noted closes that socket, too", async () => {
		const { phone, sessionOf } = await twoDevices("Ann");
		const ben = await person("Ben");
		const id = await phone.startDirect(ben);
		const sessionId = await sessionOf(phone);
		// As if the sign-out came between the check of the session and the upgrade.
		await inboxObject(phone).endSession(sessionId);
		const socket = await open(phone, id);
		expect(await socket.end()).toMatchObject({ code: 4401 });
		const list = await phone.connect("/api/inbox/socket");
		expect(await list.end()).toMatchObject({ code: 4401 });
		expect(await inboxObject(phone).notePlace(sessionId, id)).toBe(false);
	});

	test("ID5 by expiry hears nothing more, and is closed with the next thing that would have been told", async () => {
		const { ann, ben, id } = await pair();
		const socket = await ann.join(id);
		await settled(socket);
		stopClock();
		pass(daysOfASession * 24 * 60 * 60 * 1_000);
		await inside(id, ({ room, live }) => {
			const sent = room.write(ben.id, { type: "send_message", clientId: "secret", body: { text: "secret" } });
			if (sent.ok) live.announce([{ frame: sent.value.event }]);
		});
		expect(await socket.end()).toMatchObject({ code: 4401 });
		expect(JSON.stringify(socket.heard)).not.toContain("secret");
	});

	test("ID5 by expiry does nothing more: its next frame closes the socket", async () => {
		const { ann, ben, id } = await pair();
		const [socket, other] = [await ann.join(id), await open(ann, id)];
		stopClock();
		pass(daysOfASession * 24 * 60 * 60 * 1_000);
		socket.send(message("late", "late"));
		other.send(join(0));
		for (const closed of [socket, other]) {
			expect(await closed.next("error")).toMatchObject({ code: "signed_out" });
			expect(await closed.end()).toMatchObject({ code: 4401 });
		}
		expect(refusal(await ann.send(id, "late", "late"))).toBe("401 signed_out");
		vi.useRealTimers();
		expect((await ben.call("GET", path(id))).body.head).toBe(0);
	});

	test("ID5 a conversation that cannot be told is told by the alarm", async () => {
		const { ann, id } = await pair();
		const socket = await ann.join(id);
		vi.spyOn(Conversation.prototype, "endSession").mockImplementationOnce(() => {
			throw new Error("down");
		});
		await ann.call("POST", "/api/auth/sign-out", {});
		expect(socket.closed).toBeNull();
		const waits = await runInDurableObject(inboxObject(ann), (_, state) => state.storage.getAlarm());
		expect(waits).not.toBeNull();
		expect(await runDurableObjectAlarm(inboxObject(ann))).toBe(true);
		expect(await socket.end()).toMatchObject({ code: 4401 });
		// Once more does no harm.
		await runInDurableObject(inboxObject(ann), (instance) => instance.alarm());
	});

	test("HS7 an upgrade whose session cannot be looked up is closed 1012, and leaves no socket behind", async () => {
		const { ann, id } = await pair();
		vi.spyOn(console, "error").mockImplementation(() => {});
		vi.spyOn(Inbox.prototype, "notePlace").mockImplementationOnce(() => {
			throw new Error("down");
		});
		const socket = await open(ann, id);
		expect(await socket.end()).toMatchObject({ code: 1012 });
		const isOpen = ({ readyState }: WebSocket) => readyState === WebSocket.OPEN;
		expect(await inside(id, (_, state) => state.getWebSockets().filter(isOpen).length)).toBe(0);
		await ann.join(id);
	});
});
