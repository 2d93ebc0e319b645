import { describe, expect, test } from "vitest";
import { hostedPrices } from "../../bench/cost/hosted.ts";
import { costPage, costPlot, type PlayedScene, perMillion } from "../../bench/report/cost-page.ts";
import { between, billOf, type Counts, nothing, prices, together, unitsOf } from "../../src/cost/prices.ts";

const counts = (some: Partial<Counts>): Counts => ({ ...nothing, ...some });

describe("the bill", () => {
	test("counts twenty WebSocket messages as one request, and a call as one", () => {
		expect(unitsOf(counts({ socketMessages: 30, objectCalls: 2 }), 0).objectRequests).toBe(3.5);
	});

	test("charges an object for 128 MB while it is awake", () => {
		expect(unitsOf(counts({ awakeSeconds: 1_000 }), 0).gigabyteSeconds).toBe(128);
	});

	test("is what Cloudflare's own example comes to, before what is included", () => {
		// 100 objects with 100 sockets each, a message a minute of 10 ms, a month of 30 days (Durable Objects, pricing, example 4).
		const messages = 100 * 100 * 60 * 24 * 30;
		const { parts } = billOf(
			counts({ socketMessages: messages, awakeSeconds: messages * 0.01, objectCalls: 10_000 }),
			0,
		);
		const included = 1e6 * prices.objectRequests.dollars;
		expect(parts.objectRequests - included).toBeCloseTo(3.09, 2);
		expect(parts.gigabyteSeconds - 400_000 * prices.gigabyteSeconds.dollars).toBeCloseTo(1.91, 2);
	});

	test("is the sum of its parts", () => {
		const { parts, total } = billOf(
			counts({ rowsWritten: 2e6, rowsRead: 3e6, workerRequests: 1e6, databaseRowsWritten: 1e6, storedBytes: 1e9 }),
			5,
		);
		expect(parts).toMatchObject({ rowsWritten: 2, rowsRead: 0.003, databaseRowsWritten: 1, storedGigabytes: 0.2 });
		expect(parts.workerRequests + parts.workerCpuMs).toBeCloseTo(0.3 + 0.1);
		expect(total).toBeCloseTo(2 + 0.003 + 1 + 0.2 + 0.4);
	});

	test("is of what came between two readings", () => {
		const [before, after] = [counts({ rowsRead: 5, objectCalls: 1 }), counts({ rowsRead: 8, objectCalls: 1 })];
		expect(between(before, after)).toEqual(counts({ rowsRead: 3 }));
		expect(together([before, after]).rowsRead).toBe(13);
	});
});

describe("the page about money", () => {
	const scene: PlayedScene = {
		name: "a talk",
		unit: "message",
		units: 10,
		seconds: 60,
		byPart: { Conversation: counts({ rowsWritten: 20 }), Inbox: counts({ rowsWritten: 10 }) },
	};

	test("shares a scene's cost by its messages", () => {
		expect(perMillion(scene)).toBeCloseTo(3);
		const page = costPage([scene]);
		expect(page).toContain("| a talk: message | 3 |");
		expect(page).toContain("| a talk: message | 2 | 1 |");
		expect(page).toContain("A: a talk");
		expect(costPlot([scene])).toContain("rows written");
	});

	test("turns list prices into the same unit, and says where they stand", () => {
		const dollars = Object.fromEntries(
			hostedPrices.map(({ service, perMillion: of }) => [service, of?.({ saidByPerson: 1_000, hearers: 1 }) ?? null]),
		);
		expect(dollars["Twilio Conversations"]).toBeCloseTo(50);
		expect(dollars["Ably, by messages"]).toBeCloseTo(7.5);
		expect(dollars["PubNub, by transactions"]).toBeCloseTo(189);
		expect(dollars["Stream Chat"]).toBeNull();
		for (const { page, read } of hostedPrices) {
			expect(page).toMatch(/\.(com|io)\//);
			expect(read).toMatch(/^2026/);
		}
	});
});
