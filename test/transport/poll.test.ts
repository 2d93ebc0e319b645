import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PollTransport, pollTimes } from "../../client/transport/poll.ts";
import { limits } from "../../src/protocol/limits.ts";
import { clock, FakeDevice, freezeTime, pass } from "./support/device.ts";
import { joined, message, messages, record, summary } from "./support/frames.ts";

beforeEach(freezeTime);
afterEach(() => vi.useRealTimers());

interface Asked {
	after: number | null;
	frames: { type: string }[];
	cursor?: string;
}

type Answer = Response | Error | "never";

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
	new Response(body === null ? null : JSON.stringify(body), { status, headers });
const nothing = () => answer(null, 204);

/** A transport whose requests are answered from `answers`, then with 204. */
async function open(answers: Answer[], hello: { after: number | null } | "inbox" = { after: null }) {
	const asked: Asked[] = [];
	const device = new FakeDevice();
	const events = record();
	let busy = 0;
	const transport = new PollTransport("http://parley.test/exchange", {
		clock,
		random: () => 0.5,
		device,
		fetch: async (_url, init) => {
			expect(busy).toBe(0);
			busy++;
			asked.push(JSON.parse(String(init.body)));
			const next = answers.shift() ?? nothing();
			try {
				if (next === "never") {
					await new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
				}
				if (next instanceof Error) throw next;
				return next as Response;
			} finally {
				busy--;
			}
		},
	});
	transport.open(
		() =>
			hello === "inbox"
				? { type: "join_inbox", version: 1 }
				: { type: "join_conversation", version: 1, after: hello.after },
		events,
	);
	await pass(0);
	return { transport, asked, device, events, answers };
}

describe("PL1 rhythm", () => {
	test("PL4 the first exchange carries the join, at once", async () => {
		const { asked, events } = await open([answer({ frames: [joined(2, messages(1, 2))], cursor: "a", more: false })]);
		expect(asked).toEqual([{ after: null, frames: [{ type: "join_conversation", version: 1, after: null }] }]);
		expect(events.log).toEqual(["opened", "received joined"]);
	});

	test("PL3 PL7 then it polls every 3 s with the last seq and cursor", async () => {
		const { asked } = await open([
			answer({ frames: [joined(2, messages(1, 2))], cursor: "a", more: false }),
			answer({ frames: [message(3)], cursor: "b", more: false }),
		]);
		await pass(pollTimes.every - 1);
		expect(asked).toHaveLength(1);
		await pass(1);
		await pass(pollTimes.every);
		expect(asked.slice(1)).toEqual([
			{ after: 2, frames: [], cursor: "a" },
			{ after: 3, frames: [], cursor: "b" },
		]);
	});

	test("PL2 a 204 emits nothing", async () => {
		const { events, asked } = await open([answer({ frames: [joined(0)], cursor: "a", more: false })]);
		const told = events.log.length;
		await pass(pollTimes.every * 5);
		expect(asked).toHaveLength(6);
		expect(events.log).toHaveLength(told);
	});

	test("PL7 a hidden page polls every 30 s, and at once when it is seen again", async () => {
		const { asked, device } = await open([answer({ frames: [joined(0)], cursor: "a", more: false })]);
		device.visible = false;
		await pass(pollTimes.every);
		expect(asked).toHaveLength(2);
		await pass(pollTimes.everyHidden - 1);
		expect(asked).toHaveLength(2);
		device.say("visible");
		await pass(0);
		expect(asked).toHaveLength(3);
	});

	test("PL1 frames go out at once, those of one moment together, one request at a time", async () => {
		const { asked, transport } = await open([answer({ frames: [joined(0)], cursor: "a", more: false })]);
		expect(transport.send({ type: "mark_read", seq: 1 })).toBe(true);
		expect(transport.send({ type: "typing", on: true })).toBe(true);
		await pass(0);
		expect(asked).toHaveLength(2);
		expect(asked[1]?.frames.map((frame) => frame.type)).toEqual(["mark_read", "typing"]);
	});

	test("PL1 at most `exchangeFrames` frames and 64 KiB go in one request; the rest follows at once", async () => {
		const { asked, transport } = await open([answer({ frames: [joined(0)], cursor: "a", more: false })]);
		for (let seq = 1; seq <= limits.exchangeFrames + 3; seq++) transport.send({ type: "mark_read", seq });
		await pass(0);
		expect(asked.slice(1).map((body) => body.frames.length)).toEqual([limits.exchangeFrames, 3]);
		const text = "\u0001".repeat(limits.textLength);
		for (const clientId of ["a", "b"]) transport.send({ type: "send_message", clientId, body: { text } });
		await pass(0);
		expect(asked.slice(3).map((body) => body.frames.length)).toEqual([1, 1]);
	});

	test("PL5 more: exchanges again at once, but not for ever without progress", async () => {
		const { asked } = await open(
			[
				answer({ frames: [joined(250, messages(1, 100), { more: true })], cursor: "a", more: true }),
				answer({ frames: messages(101, 200), cursor: "b", more: true }),
				answer({ frames: [], cursor: "b", more: true }),
			],
			{ after: 0 },
		);
		expect(asked.map((body) => body.after)).toEqual([0, 100, 200]);
		await pass(pollTimes.every - 1);
		expect(asked).toHaveLength(3);
	});

	test("SD2 a repeated send's answer from further ahead does not move after past the page", async () => {
		const { asked } = await open(
			[
				answer({ frames: [joined(5)], cursor: "a", more: false }),
				answer({ frames: [message(9), message(6), message(7)], cursor: "b", more: false }),
			],
			{ after: 5 },
		);
		await pass(pollTimes.every * 2);
		expect(asked.at(-1)?.after).toBe(7);
	});

	test("CV7 the inbox goes on from its rev", async () => {
		const { asked } = await open(
			[answer({ frames: [{ type: "inbox", self: "ann", conversations: [summary("a")], now: 1 }], rev: 41 })],
			"inbox",
		);
		await pass(pollTimes.every);
		expect(asked.map((body) => body.after)).toEqual([null, 41]);
		expect(asked[1]?.frames).toEqual([]);
	});
});

describe("PL failures", () => {
	test.each([
		[401, 4401],
		[404, 4403],
		[400, 4400],
	])("ER6 status %i is final, as %i on a socket", async (status, code) => {
		const { events, asked } = await open([answer({ code: "x" }, status)]);
		expect(events.log).toEqual([`lost ${code} final`]);
		await pass(120_000);
		expect(asked).toHaveLength(1);
		expect(vi.getTimerCount()).toBe(0);
	});

	test("LM 429 waits for Retry-After", async () => {
		const { events, asked } = await open([answer({ code: "rate_limited" }, 429, { "Retry-After": "7" })]);
		expect(events.log).toEqual(["lost 4429"]);
		await pass(7_999);
		expect(asked).toHaveLength(1);
		await pass(1);
		expect(asked).toHaveLength(2);
	});

	test("a failed network backs off, and the next success begins with a join from the cursor", async () => {
		const { events, asked, transport } = await open(
			[
				answer({ frames: [joined(5)], cursor: "a", more: false }),
				new Error("no network"),
				answer({ type: "proxy page" }, 502),
				answer({ frames: [joined(5)], cursor: "c", more: false }),
			],
			{ after: 5 },
		);
		await pass(pollTimes.every);
		expect(events.log.at(-1)).toBe("lost 1006");
		expect(transport.send({ type: "typing", on: true })).toBe(false);
		await pass(60_000);
		expect(events.log.slice(2, 6)).toEqual(["lost 1006", "lost 1006", "opened", "received joined"]);
		expect(asked[3]).toEqual({
			after: 5,
			frames: [{ type: "join_conversation", version: 1, after: 5 }],
			cursor: "a",
		});
	});

	test("a request that is never answered is given up", async () => {
		const { events } = await open(["never"]);
		await pass(pollTimes.timeout);
		expect(events.log).toEqual(["lost 1006"]);
	});

	test("an answer that cannot be read counts as a failure", async () => {
		const { events } = await open([answer({ frames: [{ type: "joined" }] })]);
		expect(events.log).toEqual(["lost 1006"]);
	});

	test("online: tries at once", async () => {
		const { asked, device } = await open([new Error("no network")]);
		device.say("online");
		await pass(0);
		expect(asked).toHaveLength(2);
	});

	test("RS4 start_again is told as 4509, and the next exchange joins anew", async () => {
		const { events, asked } = await open(
			[answer({ frames: [{ type: "error", code: "start_again", detail: "" }], cursor: "a", more: false })],
			{ after: 9 },
		);
		expect(events.log.at(-1)).toBe("lost 4509");
		await pass(pollTimes.every);
		expect(asked[1]?.frames[0]?.type).toBe("join_conversation");
	});

	test("HS5 version_unsupported is final", async () => {
		const { events } = await open([
			answer({ frames: [{ type: "error", code: "version_unsupported", detail: "" }], cursor: "a", more: false }),
		]);
		expect(events.log.at(-1)).toBe("lost 4400 final");
	});

	test("HS6 leave_conversation ends it with 1000", async () => {
		const { events, transport, asked } = await open([answer({ frames: [joined(0)], cursor: "a", more: false })]);
		transport.send({ type: "leave_conversation" });
		await pass(60_000);
		expect(events.log.at(-1)).toBe("lost 1000 final");
		expect(asked).toHaveLength(2);
	});

	test("close: no request, no timer, no event afterwards", async () => {
		const { events, transport, asked } = await open(["never"]);
		transport.close();
		await pass(120_000);
		expect(asked).toHaveLength(1);
		expect(events.log).toEqual([]);
		expect(vi.getTimerCount()).toBe(0);
	});
});
