import { afterEach, describe, expect, test, vi } from "vitest";
import { evict, exchange, message, open, pair, pass, refusal, settled, stopClock } from "./kit.ts";

// In the tests a member may send 1,000 messages at once, and a socket 1,000 frames (vitest.config.ts).
const burst = 1_000;

afterEach(() => vi.useRealTimers());

async function sendByExchange(...[who, id, from, count]: [Parameters<typeof exchange>[0], string, number, number]) {
	for (let start = from; start < from + count; start += 10) {
		const frames = Array.from({ length: 10 }, (_, index) => message(`m${start + index}`, "x"));
		await exchange(who, id, 0, frames);
	}
}

describe("limits", () => {
	test("LM1 SD8 socket, REST and exchange share one burst; eviction is no way around it", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const socket = await ann.join(id);
		await sendByExchange(ann, id, 0, 500);
		for (let i = 500; i < burst - 1; i++) socket.send(message(`m${i}`, "x"));
		await settled(socket);
		expect((await ann.send(id, "last", "x")).status).toBe(201);
		const over = await ann.send(id, "over", "x");
		expect(refusal(over)).toBe("429 rate_limited");
		expect(over.headers.get("Retry-After")).toBe("1");
		expect(over.body).toMatchObject({ detail: expect.stringContaining("MESSAGE_BURST"), retryAfter: 1 });
		const rejected = { type: "rejected", clientId: "over", code: "rate_limited", retryable: true, retryAfter: 1 };
		socket.send(message("over", "x"));
		expect(await socket.next("rejected")).toMatchObject(rejected);
		const polled = await exchange(ann, id, burst, [message("over", "x")]);
		expect(polled.body.frames).toMatchObject([rejected]);
		expect((await ben.send(id, "ben", "not Ben's fault")).body.seq).toBe(burst + 1);
		await evict(id);
		expect(refusal(await ann.send(id, "over", "x"))).toBe("429 rate_limited");
		expect((await ann.send(id, "last", "x")).status).toBe(200);
		pass(1_000);
		expect((await ann.send(id, "over", "x")).status).toBe(201);
	}, 30_000);

	test("LM2 too many frames close their own socket 4429, with the time to wait", async () => {
		const { ann, ben, id } = await pair();
		stopClock();
		const [flood, calm] = [await ann.join(id), await ben.join(id)];
		for (let i = 0; i < burst; i++) flood.send({ type: "typing", on: false });
		expect(await flood.next("error")).toMatchObject({
			code: "rate_limited",
			retryAfter: 1,
			detail: expect.stringContaining("FRAMES_PER_SECOND"),
		});
		expect(await flood.end()).toMatchObject({ code: 4429 });
		calm.send(message("a", "hi"));
		await calm.next("new_message");
		const again = await open(ann, id);
		again.send({ type: "join_conversation", version: 1, after: 0 });
		await again.next("joined");
	});

	test("LM2 HS4 pings do not count", async () => {
		const { ann, id } = await pair();
		stopClock();
		const socket = await ann.join(id);
		for (let i = 0; i < burst + 5; i++) socket.sendRaw("ping");
		await settled(socket);
		expect(socket.closed).toBeNull();
	});
});
