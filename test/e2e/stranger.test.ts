import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { Server } from "./support/server.ts";
import { Stranger } from "./support/stranger.ts";

let server: Server;

beforeAll(async () => {
	server = await Server.start();
});

afterAll(async () => {
	await server?.remove();
});

async function pair() {
	const ann = await Stranger.signUp(server.url, "Ann");
	const ben = await Stranger.signUp(server.url, "Ben");
	const { status, body } = await ann.call("POST", "/api/conversations", { kind: "direct", members: [ben.id] });
	expect(status).toBe(201);
	return { ann, ben, path: `/api/conversations/${body.id}` };
}

const join = { type: "join_conversation", version: 1, after: null };
const say = (clientId: string, text: string) => ({ type: "send_message", clientId, body: { text } });

describe("a client that knows only SPEC.md, against the real server", () => {
	test("EV2 PL1 RS6 gets the same events over two sockets, polling, and pages of history", async () => {
		const { ann, ben, path } = await pair();
		const [a, b] = [await ann.connect(`${path}/socket`), await ben.connect(`${path}/socket`)];
		a.send(join);
		b.send(join);
		await Promise.all([a.next("joined"), b.next("joined")]);
		for (let n = 1; n <= 30; n++) (n % 2 === 0 ? a : b).send(say(`m${n}`, `message ${n}`));
		await ann.call("POST", `${path}/messages`, { clientId: "rest", body: { text: "over REST" } });
		while (a.events.length < 31) await a.next("new_message");
		while (b.events.length < 31) await b.next("new_message");
		expect(a.events).toEqual(b.events);
		expect(a.events.map((event) => event.message.seq)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));

		const polled = await ben.call("POST", `${path}/exchange`, { after: 0, frames: [] });
		expect(polled.body.frames.filter((frame: { type: string }) => frame.type === "new_message")).toEqual(a.events);

		const pages = [];
		for (let before = 1_000; ; ) {
			const { body } = await ann.call("GET", `${path}/messages?before=${before}&limit=10`);
			pages.unshift(...body.messages);
			before = body.messages[0].seq;
			if (!body.hasMore) break;
		}
		expect(pages).toEqual(a.events.map((event) => event.message));
	});

	test("ER3 ER4 HS4 SD6 hears of its mistakes, and only its own socket is hurt", async () => {
		const { ann, ben, path } = await pair();
		const [a, b] = [await ann.connect(`${path}/socket`), await ben.connect(`${path}/socket`)];
		a.send(join);
		b.send(join);
		await Promise.all([a.next("joined"), b.next("joined")]);
		a.send("ping");
		await a.next("pong");
		a.send({ type: "no_such_type" });
		expect((await a.next("error")).code).toBe("unknown_type");
		a.send(say("long", "x".repeat(8_001)));
		expect(await a.next("rejected")).toMatchObject({ clientId: "long", code: "text_too_long", retryable: false });
		a.send("{{{");
		expect((await a.next("error")).code).toBe("bad_json");
		expect(await a.end()).toBe(4400);
		b.send(say("fine", "still here"));
		expect((await b.next("new_message")).message.seq).toBe(1);
	});

	test("ER6 ID3 ID4 ID5 strangers, foreign origins and the signed out are told nothing", async () => {
		const { ann, path } = await pair();
		const eve = await Stranger.signUp(server.url, "Eve");
		const missing = await eve.call("GET", "/api/conversations/g_0000000000000000000000");
		const hidden = await eve.call("GET", path);
		expect([hidden.status, hidden.body]).toEqual([404, missing.body]);
		expect(missing.status).toBe(404);
		expect(await (await eve.connect(`${path}/socket`)).end()).toBe(4403);
		expect(await (await eve.connect("/api/conversations/nothing/socket")).end()).toBe(4404);

		const refusal = (headers: Record<string, string>) =>
			new Promise((resolve) => {
				const socket = new WebSocket(`${server.url.replace("http", "ws")}${path}/socket`, { headers });
				socket.once("unexpected-response", (_, response) => resolve(response.statusCode));
				socket.once("open", () => resolve("open"));
			});
		expect(await refusal({ Origin: "https://evil.example" })).toBe(403);
		expect(await refusal({ Origin: server.url })).toBe(401);

		const a = await ann.connect(`${path}/socket`);
		a.send(join);
		await a.next("joined");
		await ann.call("POST", "/api/auth/sign-out", {});
		expect(await a.end()).toBe(4401);
		expect((await ann.call("GET", path)).status).toBe(401);
	});
});

describe("the server", () => {
	test("EV2 SD2 keeps an acknowledged message through kill -9, once, and ends cleanly when asked", async () => {
		const { ann, path } = await pair();
		const sent = await ann.call("POST", `${path}/messages`, { clientId: "kept", body: { text: "kept" } });
		expect(sent.status).toBe(201);
		await server.kill();
		await server.run();
		const again = await ann.call("POST", `${path}/messages`, { clientId: "kept", body: { text: "kept" } });
		expect([again.status, again.body]).toEqual([200, sent.body]);
		expect((await ann.call("GET", `${path}/messages`)).body.messages).toEqual([sent.body]);
		expect(await server.stop()).toBe(0);
		await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
	});
});
