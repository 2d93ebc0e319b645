import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SocketTransport, socketTimes } from "../../client/transport/socket.ts";
import type { Hello } from "../../client/transport/transport.ts";
import { clock, FakeDevice, freezeTime, pass } from "./support/device.ts";
import { joined, message, record } from "./support/frames.ts";
import { makeSocketClass } from "./support/socket.ts";

beforeEach(freezeTime);
afterEach(() => vi.useRealTimers());

/** An opened transport; `chance` is what `random` answers. */
async function open(chance = 0.5) {
	const classes = makeSocketClass();
	const device = new FakeDevice();
	const transport = new SocketTransport("ws://parley.test/socket", {
		WebSocket: classes.WebSocket,
		clock,
		random: () => chance,
		device,
	});
	let after: number | null = null;
	const events = record();
	transport.open((): Hello => ({ type: "join_conversation", version: 1, after }), events);
	await pass(0);
	const world = {
		transport,
		classes,
		device,
		events,
		setAfter: (seq: number) => {
			after = seq;
		},
		async join() {
			classes.last.accept();
			classes.last.receive(joined(0));
			await pass(0);
		},
	};
	return world;
}

describe("opening", () => {
	test("HS2 the first try comes at once and the hello is the first frame", async () => {
		const { classes, transport, events } = await open();
		expect(classes.sockets).toHaveLength(1);
		expect(transport.send({ type: "typing", on: true })).toBe(false);
		classes.last.accept();
		expect(classes.last.frames).toEqual([{ type: "join_conversation", version: 1, after: null }]);
		expect(transport.send({ type: "typing", on: true })).toBe(true);
		expect(events.log).toEqual(["opened"]);
	});

	test("HS2 each new connection asks for the hello again, with the cursor of that moment", async () => {
		const { classes, join, setAfter } = await open();
		await join();
		setAfter(17);
		classes.last.closeWith(1006);
		await pass(socketTimes.backoffBase);
		classes.last.accept();
		expect(classes.sockets).toHaveLength(2);
		expect(classes.last.frames[0]).toMatchObject({ after: 17 });
	});

	test("EV7 a batch arrives as its frames, in order; unknown types are left out", async () => {
		const { classes, join, events } = await open();
		await join();
		classes.last.receive({ type: "batch", frames: [message(1), { type: "of the future" }, message(2)] });
		expect(events.log.at(-1)).toBe("received new_message,new_message");
	});

	test("a frame that cannot be read ends the connection, since it is a hole", async () => {
		const { classes, join, events } = await open();
		await join();
		classes.last.receive({ type: "new_message", message: "what" });
		expect(events.log.at(-1)).toBe("lost 1006");
		await pass(socketTimes.backoffBase);
		expect(classes.sockets).toHaveLength(2);
	});
});

describe("ER close codes", () => {
	test.each([1000, 1003, 1009, 4400, 4401, 4403, 4404])("ER %i is final: no other try", async (code) => {
		const { classes, join, events, device } = await open();
		await join();
		classes.last.closeWith(code);
		await pass(120_000);
		expect(events.log.at(-1)).toBe(`lost ${code} final`);
		expect(classes.sockets).toHaveLength(1);
		expect(device.listeners).toBe(0);
	});

	test.each([1001, 1006, 1012, 4408, 4507, 4508, 4509])("ER after %i it connects again", async (code) => {
		const { classes, join, events } = await open();
		await join();
		classes.last.closeWith(code);
		expect(events.log.at(-1)).toBe(`lost ${code}`);
		await pass(socketTimes.backoffBase);
		expect(classes.sockets).toHaveLength(2);
	});

	test("ER an upgrade that fails is no final close, though partysocket reports it as 1000", async () => {
		const { classes, events } = await open();
		classes.last.fail();
		expect(events.log).toEqual(["lost 1006"]);
		await pass(socketTimes.backoffBase);
		expect(classes.sockets).toHaveLength(2);
	});

	test("ER an upgrade that hangs is given up and tried again", async () => {
		const { classes, events } = await open();
		await pass(socketTimes.connect);
		expect(events.log).toEqual(["lost 1006"]);
		await pass(socketTimes.backoffBase);
		expect(classes.sockets).toHaveLength(2);
	});

	test("LM2 after 4429 it waits for the retryAfter of the error before", async () => {
		const { classes, join } = await open(0);
		await join();
		classes.last.receive({ type: "error", code: "rate_limited", detail: "slow down", retryAfter: 20 });
		classes.last.closeWith(4429);
		await pass(19_999);
		expect(classes.sockets).toHaveLength(1);
		await pass(10);
		expect(classes.sockets).toHaveLength(2);
	});
});

describe("backoff", () => {
	test("the delay is a random part of a doubling bound, capped; a good connection starts it anew", async () => {
		const { classes, join, transport } = await open(0.5);
		const waits: number[] = [];
		for (let failure = 0; failure < 6; failure++) {
			const before = classes.sockets.length;
			const since = Date.now();
			classes.last.fail();
			while (classes.sockets.length === before) await pass(100);
			waits.push(Math.round((Date.now() - since) / 1000));
		}
		expect(waits).toEqual([2, 4, 8, 15, 15, 15]);
		await join();
		await pass(socketTimes.stable);
		classes.last.closeWith(1012);
		await pass(2_100);
		expect(classes.sockets).toHaveLength(8);
		transport.close();
	});

	test("a server that accepts and drops at once is not stormed", async () => {
		const { classes } = await open(0.99);
		for (let round = 0; round < 40; round++) {
			classes.last.accept();
			classes.last.receive(joined(0));
			classes.last.closeWith(1012);
			await pass(1_000);
			if (classes.last.readyState !== 0) continue;
		}
		expect(classes.sockets.length).toBeLessThan(6);
	});

	test.each(["online", "visible"] as const)("a wait ends at once when the device says %s", async (event) => {
		const { classes, device } = await open(0.99);
		classes.last.fail();
		await pass(100);
		expect(classes.sockets).toHaveLength(1);
		device.say(event);
		await pass(0);
		expect(classes.sockets).toHaveLength(2);
	});

	test("close during a wait ends it: no other socket, no timer, no event", async () => {
		const { classes, transport, events, device } = await open();
		classes.last.fail();
		const told = events.log.length;
		transport.close();
		await pass(120_000);
		expect(classes.sockets).toHaveLength(1);
		expect(events.log).toHaveLength(told);
		expect(device.listeners).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	});
});

describe("HS4 signs of life", () => {
	test("HS4 HS7 pings at once and every 25 s, and a pong keeps the connection", async () => {
		const { classes, join } = await open();
		await join();
		expect(classes.last.sent.at(-1)).toBe("ping");
		for (let round = 1; round <= 4; round++) {
			await pass(socketTimes.pingEvery);
			expect(classes.last.sent.filter((text) => text === "ping")).toHaveLength(1 + round);
			classes.last.receive("pong");
		}
		expect(classes.sockets).toHaveLength(1);
	});

	test("HS4 a half-open socket is found by the missing pong and replaced at once", async () => {
		const { classes, join, events } = await open(0.99);
		await join();
		await pass(socketTimes.pingEvery + socketTimes.pong - 1);
		expect(classes.sockets).toHaveLength(1);
		await pass(2);
		expect(events.log.at(-1)).toBe("lost 1006");
		expect(classes.sockets).toHaveLength(2);
		// What the dead one still says is nobody's business.
		classes.sockets[0]?.receive(message(1));
		classes.sockets[0]?.closeWith(4403);
		expect(events.log.at(-1)).toBe("lost 1006");
	});

	test("HS4 any frame is a sign of life", async () => {
		const { classes, join } = await open();
		await join();
		await pass(socketTimes.pingEvery);
		classes.last.receive(message(1));
		await pass(socketTimes.pong + 1);
		expect(classes.sockets).toHaveLength(1);
	});

	test.each(["online", "visible"] as const)(
		"a socket that says OPEN is probed when the device says %s",
		async (event) => {
			const { classes, join, device } = await open(0.99);
			await join();
			device.say(event);
			expect(classes.last.sent.at(-1)).toBe("ping");
			await pass(socketTimes.probePong + 1);
			expect(classes.sockets).toHaveLength(2);
		},
	);

	test("a jump of the wall clock is noticed at the next tick and probed", async () => {
		const { classes, join } = await open(0.99);
		await join();
		await pass(socketTimes.tick);
		const before = classes.last.sent.length;
		vi.setSystemTime(Date.now() + 3_600_000);
		await pass(socketTimes.tick);
		expect(classes.last.sent.slice(before)).toEqual(["ping"]);
		await pass(socketTimes.probePong + 1);
		expect(classes.sockets).toHaveLength(2);
	});
});
