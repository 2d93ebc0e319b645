import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beatEvery, Leader, silence } from "../../client/sync/leader.ts";
import type { Environment } from "../../client/transport/environment.ts";
import { FakeBrowser, freezeTime, makeEnvironment, pass, settle } from "../transport/support/device.ts";

beforeEach(() => freezeTime());
afterEach(() => {
	vi.useRealTimers();
});

/** Tabs of one browser, in the order in which they were opened. */
function open(count: number, overrides: Partial<Environment> = {}) {
	const browser = new FakeBrowser();
	const another = (more: Partial<Environment> = {}, userId = "ann") =>
		new Leader({ userId, environment: makeEnvironment({ ...overrides, ...more }, browser) });
	return { tabs: Array.from({ length: count }, () => another()), another };
}

const leads = (tabs: readonly Leader[]) => tabs.map((tab) => tab.leads.peek());
const noLocks = { exclusive: (_name: string, _abandon: AbortSignal, hold: () => Promise<void>) => void hold() };

describe("with locks", () => {
	test("the first of three tabs leads, and the next one when it closes", async () => {
		const { tabs } = open(3);
		await settle();
		expect(leads(tabs)).toEqual([true, false, false]);
		tabs[1]?.close();
		await settle();
		expect(leads(tabs)).toEqual([true, false, false]);
		tabs[0]?.close();
		await settle();
		expect(leads(tabs)).toEqual([false, false, true]);
	});

	test("a leader that lives keeps leading, however long it lasts", async () => {
		const { tabs } = open(2);
		for (let beat = 0; beat < 10; beat++) await pass(beatEvery);
		await pass(silence);
		expect(leads(tabs)).toEqual([true, false]);
	});

	test("each person has a leader of their own", async () => {
		const { tabs, another } = open(1);
		const bobs = another({}, "bob");
		await settle();
		expect(leads([...tabs, bobs])).toEqual([true, true]);
	});

	test("a leader that was frozen with its lock is replaced after some silence", async () => {
		const { another } = open(0);
		// Neither its timers nor what it hears run any more.
		const frozen = another({ clock: { now: () => Date.now(), after: () => () => {} }, channel: () => silent });
		const next = another();
		await pass(silence - 1);
		expect(leads([frozen, next])).toEqual([true, false]);
		await pass(1);
		expect(next.leads.peek()).toBe(true);
	});

	test("of two that lead one gives way, whoever hears the other first", async () => {
		const { tabs, another } = open(1);
		// It believes to have a lock.
		const other = another(noLocks);
		await settle();
		expect(leads([...tabs, other]).filter(Boolean)).toEqual([true]);
	});
});

const silent = { post() {}, close() {} };

describe("without locks", () => {
	test("one of three tabs leads as long as they hear each other, and another one after it is gone", async () => {
		const { tabs } = open(3, noLocks);
		await settle();
		expect(leads(tabs)).toEqual([true, false, false]);
		tabs[0]?.close();
		await pass(silence);
		await settle();
		expect(leads(tabs).filter(Boolean)).toEqual([true]);
	});

	test("and without a line between them every tab leads itself", async () => {
		const { tabs } = open(2, { ...noLocks, channel: () => silent });
		await settle();
		expect(leads(tabs)).toEqual([true, true]);
	});
});
