import { describe, expect, test } from "vitest";
import { type CostStore, Costs } from "../../src/conversation/costs.ts";
import type { MemberRecord } from "../../src/conversation/model.ts";
import { TypingSigns } from "../../src/conversation/typing.ts";
import { dayMs, dayOf, Meter, type Reading } from "../../src/cost/meter.ts";
import { monthStart, Readings } from "../../src/cost/periods.ts";
import { nothing, prices } from "../../src/cost/prices.ts";
import { limits } from "../../src/protocol/limits.ts";
import { fakeClock, memberRecord } from "../support/memory-store.ts";

const noon = Date.UTC(2026, 4, 20, 12);

describe("the meter", () => {
	test("CO2 counts what it is told, and time awake once however much happens in it", () => {
		const meter = new Meter(noon);
		meter.event(noon, { socketMessages: 1 });
		meter.event(noon + 4, { workerRequests: 1, objectCalls: 1 });
		meter.rows(3, 2);
		meter.stayAwake(noon + 10, noon + 250);
		meter.event(noon + 100, { socketMessages: 1 });
		expect(meter.reading()).toEqual({
			day: dayOf(noon),
			counts: {
				...nothing,
				workerRequests: 1,
				objectCalls: 1,
				socketMessages: 2,
				rowsRead: 3,
				rowsWritten: 2,
				awakeSeconds: 0.25,
			},
		});
	});

	test("CO2 goes on from what was kept, once, with what came since it woke", () => {
		const meter = new Meter(noon);
		meter.rows(5, 0);
		const kept = { day: dayOf(noon), counts: { ...nothing, rowsRead: 100, rowsWritten: 7 } };
		meter.restore(kept);
		meter.restore({ ...kept, counts: { ...nothing, rowsRead: 9_999 } });
		expect(meter.reading().counts).toMatchObject({ rowsRead: 105, rowsWritten: 7 });
		expect(meter.endedDays()).toEqual([]);
	});

	test("CO1 says at the end of each day what it came to, also of a day before it slept", () => {
		const kept = { day: dayOf(noon) - 3, counts: { ...nothing, rowsWritten: 7 } };
		const meter = new Meter(noon);
		meter.restore(kept);
		meter.rows(0, 1);
		meter.event(noon + dayMs, {});
		meter.event(noon + dayMs - 1, {});
		expect(meter.endedDays().map(({ day, counts }) => [day, counts.rowsWritten])).toEqual([
			[dayOf(noon) - 3, 7],
			[dayOf(noon), 8],
		]);
		meter.forgetEnded();
		expect(meter.endedDays()).toEqual([]);
	});
});

const reading = (day: number, rowsWritten: number, storedBytes = 0): Reading => ({
	day,
	counts: { ...nothing, rowsWritten, storedBytes },
});

describe("days and months", () => {
	const today = dayOf(noon);
	const at = (ended: Reading[], current: Reading) => new Readings(ended, current, noon);

	test("CO1 a day is what was counted between its ends; days without anything are there, and empty", () => {
		const days = at([reading(today - 3, 10), reading(today - 1, 30)], reading(today, 100)).days(31);
		expect(days.map(({ counts }) => counts.rowsWritten)).toEqual([70, 20, 0, 10]);
		expect(days[0]).toMatchObject({ from: today * dayMs, to: noon });
		expect(days[1]?.dollars).toBeCloseTo(20 * prices.rowsWritten.dollars);
	});

	test("CO1 months are those of UTC, from the one in which counting began", () => {
		const april = dayOf(Date.UTC(2026, 3, 30));
		const readings = at([reading(april, 10)], reading(today, 50));
		const months = readings.months(12);
		expect(months.map(({ from, counts }) => [from, counts.rowsWritten])).toEqual([
			[Date.UTC(2026, 4, 1), 40],
			[Date.UTC(2026, 3, 1), 10],
		]);
		expect(months[1]?.to).toBe(Date.UTC(2026, 4, 1));
		expect(readings.since()).toBe(Date.UTC(2026, 3, 30));
	});

	test("CO1 what is kept costs by the day, also when nothing happens", () => {
		const day = (1e9 / 1e9) * (prices.storedGigabytes.dollars / 31);
		const readings = at([reading(today - 10, 0, 1e9)], reading(today, 0, 1e9));
		expect(readings.days(31).map(({ parts }) => parts.storage / day)).toEqual([
			expect.closeTo(0.5),
			...Array.from({ length: 10 }, () => expect.closeTo(1)),
		]);
		expect(readings.months(1)[0]?.dollars).toBeCloseTo(10.5 * day);
	});

	test("CO1 the parts are what it comes to, and days make up their month", () => {
		const counts = {
			...nothing,
			workerRequests: 1e6,
			objectCalls: 2e6,
			socketMessages: 2e7,
			rowsRead: 1e9,
			rowsWritten: 3e6,
			awakeSeconds: 1e6,
			storedBytes: 5e9,
		};
		const readings = at([reading(today - 2, 100, 1e9)], { day: today, counts });
		const [month] = readings.months(1);
		const sum = readings.days(31).reduce((all, { dollars }) => all + dollars, 0);
		expect(month?.dollars).toBeCloseTo(sum);
		expect(month?.parts).toMatchObject({
			requests: expect.closeTo(0.3 + 0.1 + 0.3 + 0.15),
			awake: expect.closeTo(1.6),
			rows: expect.closeTo(1 + 3),
		});
	});

	test("a month begins where UTC has it, over the end of a year too", () => {
		expect(monthStart(Date.UTC(2026, 0, 31, 23), 2)).toBe(Date.UTC(2025, 10, 1));
		expect(monthStart(Date.UTC(2026, 11, 31), -1)).toBe(Date.UTC(2027, 0, 1));
	});
});

function costsOf(kind: "direct" | "group" = "group") {
	const clock = fakeClock(noon);
	const meter = new Meter(clock.now);
	const days: Reading[] = [];
	let puts = 0;
	const store: CostStore = {
		daysSince: (day) => [...days.filter((each) => each.day < day).slice(-1), ...days.filter((each) => each.day >= day)],
		putDay: (each) => void days.push(each),
		putMeter: () => void puts++,
		bytes: () => 0,
	};
	let info: { kind: "direct" | "group"; budget: number | null } = { kind, budget: null };
	const room = {
		info: () => info,
		putInfo: (change: { budget: number | null }) => {
			info = { ...info, ...change };
		},
	};
	const costs = new Costs(meter, store, room, clock);
	return { clock, meter, costs, days, puts: () => puts };
}

const owner = memberRecord("ann", { role: "owner" });
const spend = (meter: Meter, dollars: number) => meter.rows(0, Math.round(dollars / prices.rowsWritten.dollars));
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? "ok" : result.refusal?.code);

describe("the costs of a conversation", () => {
	test("CO1 CO3 owner and admins see and set them, members do not, and of a direct conversation nobody does", () => {
		const { costs } = costsOf();
		const answers = (member: MemberRecord, of = costs) => [code(of.report(member)), code(of.setBudget(member, 1))];
		expect(answers(owner)).toEqual(["ok", "ok"]);
		expect(answers(memberRecord("ben", { role: "admin" }))).toEqual(["ok", "ok"]);
		expect(answers(memberRecord("cai"))).toEqual(["forbidden", "forbidden"]);
		expect(answers(owner, costsOf("direct").costs)).toEqual(["direct_conversation", "direct_conversation"]);
	});

	test("CO4 it is coarse from when the month has come to the budget until the budget is raised or the month ends", () => {
		const { costs, meter, clock } = costsOf();
		spend(meter, 0.5);
		expect(costs.isCoarse()).toBe(false);
		const set = costs.setBudget(owner, 1);
		expect(set).toMatchObject({ ok: true, value: { budget: 1, coarse: false } });
		spend(meter, 0.6);
		clock.now += 61_000;
		expect(costs.isCoarse()).toBe(true);
		expect(costs.setBudget(owner, 2)).toMatchObject({ ok: true, value: { coarse: false } });
		expect(costs.setBudget(owner, 1)).toMatchObject({ ok: true, value: { coarse: true } });
		// The next month.
		clock.now = Date.UTC(2026, 5, 1, 0, 0, 1);
		meter.event(clock.now, {});
		costs.settle();
		expect(costs.isCoarse()).toBe(false);
		expect(costs.setBudget(owner, null)).toMatchObject({ ok: true, value: { budget: null, coarse: false } });
	});

	test("CO2 a row of its own is written once for each tenth of a cent, and one for each day that ended", () => {
		const { costs, meter, clock, puts, days } = costsOf();
		costs.settle();
		for (let step = 0; step < 100; step++) {
			spend(meter, 0.000_1);
			costs.settle();
		}
		// Sums of fractions may come a step late.
		expect([9, 10]).toContain(puts());
		clock.now += dayMs;
		meter.event(clock.now, {});
		costs.settle();
		costs.settle();
		expect(days.map(({ day }) => day)).toEqual([dayOf(noon)]);
	});
});

describe("typing that costs too much", () => {
	test("CO4 PR1 of each person a sign is told every 15 s at most, and its end not at all", () => {
		const signs = new TypingSigns();
		const told = [0, 3_000, 6_000, 14_999, 15_000, 20_000].filter((at) => signs.setCoarsely("ann", true, noon + at));
		expect(told).toEqual([0, limits.coarseTypingMs]);
		expect(signs.setCoarsely("ann", false, noon + 16_000)).toBe(false);
		expect(signs.setCoarsely("ben", true, noon + 16_000)).toBe(true);
	});
});
