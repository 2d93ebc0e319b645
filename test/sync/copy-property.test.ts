/**
 * Whatever happens in whatever order, a tab shows a contiguous part of the
 * server's log, and the device says no more than it has.
 */

import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deletionsIn, withoutErased } from "../../client/store/erase.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { stored, storedAtOnce } from "../local/support.ts";
import { FakeBrowser, freezeTime, pass, settle } from "../transport/support/device.ts";
import { messages } from "../transport/support/frames.ts";
import { FakeServer } from "./support/server.ts";
import { makeWorld, openConversation } from "./support/world.ts";

beforeEach(freezeTime);
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

type Tab = Awaited<ReturnType<typeof openConversation>>;
type Step =
	| { act: "say" | "miss"; count: number }
	/** Somebody deletes or edits the message with about this seq. */
	| { act: "delete" | "edit"; seq: number }
	| { act: "send" | "older" | "close" | "atEnd"; tab: number }
	| { act: "cut" | "reload" | "open" | "settle" | "full" | "roomy" | "offline" | "online" | "wait" };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ act: fc.constant("say" as const), count: fc.integer({ min: 1, max: 9 }) }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant("miss" as const), count: fc.constantFrom(3, 60, 180, 700) }) },
	{
		weight: 6,
		arbitrary: fc.record({
			act: fc.constantFrom("send" as const, "older" as const, "older" as const, "close" as const, "atEnd" as const),
			tab: fc.integer({ min: 0, max: 1 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			act: fc.constantFrom("delete" as const, "edit" as const),
			seq: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 })),
		}),
	},
	{
		weight: 9,
		arbitrary: fc.record({
			act: fc.constantFrom(
				...([
					"cut",
					"cut",
					"reload",
					"open",
					"settle",
					"settle",
					"full",
					"roomy",
					"offline",
					"online",
					"wait",
				] as const),
			),
		}),
	},
);

const { put } = IDBObjectStore.prototype;

/** Whether the device refuses to write. */
let isFull = false;

function stubStorage(): void {
	vi.restoreAllMocks();
	vi.stubGlobal("indexedDB", new IDBFactory());
	isFull = false;
	vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
		if (isFull) throw new DOMException("full", "QuotaExceededError");
		return put.apply(this, args);
	});
}

class History {
	readonly server = new FakeServer();
	readonly browser = new FakeBrowser();
	tabs: Tab[] = [];
	sent: string[] = [];
	/** Sent while the device was full: these last as long as their page, as the console says. */
	fragile: string[] = [];

	async do(step: Step): Promise<void> {
		switch (step.act) {
			case "say":
				return this.server.fill(step.count);
			case "miss":
				// Nobody is told: the next frame that comes leaves a gap.
				this.server.log.push(...messages(this.server.head + 1, this.server.head + step.count));
				return;
			case "delete":
			case "edit":
				return this.change(step.act, step.seq);
			case "send": {
				const text = `mine ${this.sent.length + this.fragile.length + 1}`;
				const [tab, wasFull] = [this.tabs[step.tab], isFull];
				if (tab === undefined) return;
				await tab.handle.send(text);
				(wasFull ? this.fragile : this.sent).push(text);
				return;
			}
			case "older":
				void this.tabs[step.tab]?.handle.loadOlder();
				return;
			case "atEnd":
				return this.tabs[step.tab]?.handle.atEnd();
			case "close":
				this.tabs[step.tab]?.handle.close();
				this.tabs.splice(step.tab, 1);
				return;
			case "cut":
				return this.server.cut(1006);
			case "reload":
				this.browser.killTabs();
				this.server.hangUp();
				this.tabs = [];
				return this.open();
			case "open":
				return this.tabs.length < 2 ? this.open() : undefined;
			case "settle":
				return settle();
			case "full":
				isFull = true;
				return;
			case "roomy":
				isFull = false;
				return;
			case "offline":
				this.server.hasNetwork = false;
				return this.server.cut(1006);
			case "online":
				this.server.hasNetwork = true;
				return;
			case "wait":
				await pass(5_000);
				return;
		}
	}

	change(act: "delete" | "edit", from: number): void {
		const said = this.server.log.find(
			(event) =>
				event.type === "new_message" &&
				event.message.seq >= from &&
				event.message.sender === "bob" &&
				event.message.deleted === undefined,
		);
		if (said === undefined) return;
		const target = { clientId: `change-${this.server.head}`, seq: seqOf(said) };
		if (act === "delete") this.server.change({ type: "delete_message", ...target }, "bob");
		else this.server.change({ type: "edit_message", ...target, body: { text: "edited" } }, "bob");
	}

	async open(): Promise<void> {
		this.tabs.push(await openConversation(makeWorld(this.server, this.browser)));
	}

	/** At any moment. */
	checkShown(): void {
		for (const { handle } of this.tabs) {
			const { events, cursor, hasOlder, loaded, head } = handle.state.peek();
			if (!loaded) continue;
			const from = events[0] === undefined ? cursor + 1 : seqOf(events[0]);
			expect(this.erased(events)).toEqual(this.server.log.slice(from - 1, cursor));
			// DL2: of what this tab has heard to be deleted, nothing is here.
			expect(withoutErased(events)).toBe(events);
			expect(hasOlder).toBe(from > 1);
			if (handle.link.peek().name === "live") expect(cursor).toBe(head);
		}
	}

	/** At any moment. */
	async checkStored(): Promise<void> {
		const [copies = [], events = []] = await storedAtOnce("copies", "events");
		const { ranges } = (copies[0]?.[1] ?? { ranges: [] }) as { ranges: { from: number; to: number }[] };
		const said = ranges.flatMap(({ from, to }) => this.server.log.slice(from - 1, to));
		const here = events.map(([, event]) => event as LogEvent);
		expect(this.erased(here)).toEqual(said);
		expect(withoutErased(here)).toBe(here);
	}

	/** As the server has it by now: a copy that is behind may not know of a deletion yet. */
	erased(events: readonly LogEvent[]): readonly LogEvent[] {
		return withoutErased(events, deletionsIn(this.server.log));
	}

	/** Everything works again: both tabs and the device come to the head, and nothing unsent is left over or sent twice. */
	async checkEnd(): Promise<void> {
		isFull = false;
		this.server.hasNetwork = true;
		if (this.tabs.length === 0) await this.open();
		for (const { device } of this.tabs) device.say("online");
		for (let turn = 0; turn < 8; turn++) {
			await pass(20_000);
			await settle();
		}
		this.server.say("the last");
		const isBehind = () => this.tabs.some(({ handle }) => handle.state.peek().cursor < this.server.head);
		for (let turn = 0; turn === 0 || (turn < 20 && isBehind()); turn++) await settle();
		this.checkShown();
		await this.checkStored();
		const mine = this.server.texts.filter((text) => text.startsWith("mine"));
		expect(new Set(mine).size).toBe(mine.length);
		expect(mine).toEqual(expect.arrayContaining(this.sent));
		expect([...this.sent, ...this.fragile]).toEqual(expect.arrayContaining(mine));
		for (const { handle } of this.tabs) {
			expect(handle.state.peek()).toMatchObject({ cursor: this.server.head, outbox: [] });
		}
		expect(await stored("outbox")).toEqual([]);
	}
}

test("EV6 RS1 RS3 RS7 SD1 SD2 DL2 what is shown is the server's log without a hole, what is stored is what is said to be", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
			stubStorage();
			const history = new History();
			await history.open();
			for (const each of steps) {
				await history.do(each);
				history.checkShown();
			}
			await settle();
			history.checkShown();
			await history.checkStored();
			await history.checkEnd();
			history.browser.killTabs();
		}),
		{ seed: 7, numRuns: 40 },
	);
}, 120_000);
