import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkState } from "../../client/store/model.ts";
import { FakeApp, FakeConversation, me, member, message, said } from "./support/fake-app.ts";
import { layout } from "./support/layout.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, doing, one, openApp, press } from "./support/page.tsx";

let conversation: FakeConversation;

const events = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => said("c", message(from + index, "bob", `m${from + index}`)));
const drawn = () => [...document.querySelectorAll("[data-seq]")].map((row) => Number(row.getAttribute("data-seq")));
const box = () => one('[role="log"]');
const row = (seq: number) => one(`[data-seq="${seq}"]`);
const isAtEnd = () => box().scrollTop === box().scrollHeight - layout.boxHeight;
/** Where a row is, from the top of the box. */
const placeOf = (seq: number) => row(seq).getBoundingClientRect().top;
const scrollTo = (top: number) =>
	doing(() => {
		box().scrollTop = top;
		box().dispatchEvent(new Event("scroll"));
	});

/** What waits until the page has nothing else to do. */
let waiting = new Map<number, () => void>();
let asked = 0;
/** How many rows were drawn before that. */
let atFirst = 0;
const becomeIdle = async () => {
	while (waiting.size > 0) {
		const due = [...waiting.values()];
		waiting.clear();
		await doing(() => due.map((run) => run()));
	}
};

/** Ten rows are in view, of a thousand messages, of which so many are read. */
async function openAt(read: number, link: LinkState = { name: "live" }): Promise<void> {
	const members = new Map([member(me.id, me.name, { read }), member("bob", "Bob")].map((one) => [one.userId, one]));
	const log = { head: 2_000, cursor: 2_000, hasOlder: true, events: events(1_001, 2_000) };
	conversation = new FakeConversation({ ...log, members });
	conversation.link.value = link;
	const app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
}

beforeEach(async () => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
	vi.stubGlobal("requestIdleCallback", (run: () => void) => {
		waiting.set(++asked, run);
		return asked;
	});
	vi.stubGlobal("cancelIdleCallback", (which: number) => waiting.delete(which));
	waiting = new Map();
	layout.boxHeight = 400;
	await openAt(2_000);
	atFirst = drawn().length;
	await becomeIdle();
});

afterEach(async () => {
	await clear();
	layout.boxHeight = 100_000;
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
});

describe("a long timeline", () => {
	test("draws little more than what is in view at first, and more beside it when there is nothing else to do", async () => {
		expect(atFirst).toBeGreaterThanOrEqual(10);
		expect(atFirst).toBeLessThan(14);
		expect(drawn().length).toBeGreaterThan(20);
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_000, true]);
	});

	test("draws only the rows near the view, and is as high as all of them", async () => {
		expect(drawn().length).toBeLessThan(40);
		expect(drawn().at(-1)).toBe(2_000);
		expect(isAtEnd()).toBe(true);
		await scrollTo(20_000);
		expect(drawn().length).toBeLessThan(40);
		expect(drawn()).not.toContain(2_000);
		expect(box().scrollHeight).toBeGreaterThan(30_000);
	});

	test("begins where the unread begins, however far above the end that is", async () => {
		await openAt(1_300);
		const divider = one("[data-unread-divider]").getBoundingClientRect().top;
		expect(divider).toBeGreaterThan(50);
		expect(divider).toBeLessThan(150);
		expect(drawn()).toContain(1_301);
		expect(drawn()).not.toContain(2_000);
	});

	test("leaves whoever went to the end there, although what is unread is only known then", async () => {
		await openAt(1_300, { name: "catching_up" });
		await scrollTo(20_000);
		await click(button("Newest messages"));
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_000, true]);
		await doing(() => {
			conversation.link.value = { name: "live" };
		});
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_000, true]);
	});

	test("leaves whoever has read on to the end there, when the connection falls behind, is lost and is back", async () => {
		await openAt(1_300);
		// Only then: what the page has planned is to be called off by the timers that it was planned with.
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		await scrollTo(1_000_000);
		// Nobody scrolls any more.
		await doing(() => vi.advanceTimersByTime(200));
		vi.useRealTimers();
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_000, true]);
		for (const name of ["catching_up", "live", "connecting", "live"] as const) {
			await doing(() => {
				conversation.link.value = { name };
				conversation.arrive(message(conversation.state.peek().head + 1, "bob", "more"));
			});
			expect([name, drawn().at(-1), isAtEnd()]).toEqual([name, conversation.state.peek().head, true]);
		}
	});

	test("stays at the end when something comes, and else where it is", async () => {
		await doing(() => conversation.arrive(message(2_001, "bob", "new")));
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_001, true]);
		await scrollTo(20_000);
		const [first = 0] = drawn();
		const before = placeOf(first);
		await doing(() => conversation.arrive(message(2_002, "bob", "newer")));
		expect(placeOf(first)).toBeCloseTo(before);
		await click(button("1 new message"));
		expect([drawn().at(-1), isAtEnd()]).toEqual([2_002, true]);
	});

	/** A page of older messages comes; by how much the first row in view moved against the view, and the box was scrolled. */
	const withOlder = async () => {
		const first = drawn().find((seq) => placeOf(seq) >= 0) ?? 0;
		const before = [placeOf(first), box().scrollTop] as const;
		const [oldest] = conversation.state.peek().events;
		const from = oldest?.type === "new_message" ? oldest.message.seq : 0;
		await doing(() =>
			conversation.update({ events: [...events(from - 100, from - 1), ...conversation.state.peek().events] }),
		);
		return { moved: Math.round(placeOf(first) - before[0]), scrolled: Math.round(box().scrollTop - before[1]) };
	};

	test("stays on the same message when older ones come above, from the very top too", async () => {
		await scrollTo(0);
		const { moved, scrolled } = await withOlder();
		expect(moved).toBe(0);
		expect(scrolled).toBeGreaterThan(3_000);
	});

	test("while the reader scrolls, the box is not scrolled by what comes above; once it rests, it is", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		await scrollTo(20_000);
		const before = box().scrollTop;
		expect(await withOlder()).toEqual({ moved: 0, scrolled: 0 });
		const first = drawn().find((seq) => placeOf(seq) >= 0) ?? 0;
		const place = placeOf(first);
		await doing(() => vi.advanceTimersByTime(200));
		expect(box().scrollTop).toBeGreaterThan(before + 3_000);
		expect(placeOf(first)).toBeCloseTo(place, 0);
		vi.useRealTimers();
	});

	test("what was scrolled before its event is told stays scrolled, from the end as from anywhere", async () => {
		const end = box().scrollTop;
		await doing(() => {
			box().scrollTop = end - 600;
			conversation.arrive(message(2_001, "bob", "new"));
		});
		expect(box().scrollTop).toBe(end - 600);
		await scrollTo(20_000);
		const first = drawn().find((seq) => placeOf(seq) >= 0) ?? 0;
		const before = placeOf(first);
		await doing(() => {
			box().scrollTop -= 600;
			conversation.update({ events: [...events(901, 1_000), ...conversation.state.peek().events] });
		});
		expect(placeOf(first)).toBeCloseTo(before + 600);
	});

	test("the row with the focus stays drawn when it is scrolled out of view", async () => {
		const focused = row(1_995).querySelector<HTMLElement>(".more-button");
		await doing(() => focused?.focus());
		await scrollTo(10_000);
		expect(document.activeElement).toBe(focused);
		expect(drawn()).toContain(1_995);
		expect(drawn().length).toBeLessThan(42);
		// The arrow keys lead back to it first.
		const back = vi.spyOn(row(1_995), "scrollIntoView");
		expect((await press("ArrowUp")).defaultPrevented).toBe(true);
		expect(back).toHaveBeenCalled();
		expect(document.activeElement).toBe(focused);
	});

	test("what is selected stays drawn, with all between its ends", async () => {
		const select = (from: number, to: number) =>
			doing(() => {
				const [start, end] = [row(from), row(to)].map((one) => one.querySelector(".message-text"));
				if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, 0);
				document.dispatchEvent(new Event("selectionchange"));
			});
		await select(1_998, 1_990);
		await scrollTo(10_000);
		expect(drawn()).toEqual(expect.arrayContaining([1_990, 1_994, 1_998]));
		expect(drawn()).not.toContain(1_989);
		await doing(() => {
			getSelection()?.removeAllRanges();
			document.dispatchEvent(new Event("selectionchange"));
		});
		await scrollTo(5_000);
		expect(drawn()).not.toContain(1_994);
	});

	test("each row says its place; of how many is not known while older ones are not here", async () => {
		const places = () =>
			[...document.querySelectorAll<HTMLElement>('[role="log"] ol > li:not([data-gap])')].map((one) =>
				Number(one.getAttribute("aria-posinset")),
			);
		expect(row(2_000).getAttribute("aria-setsize")).toBe("-1");
		await doing(() => conversation.update({ hasOlder: false }));
		const count = Number(row(2_000).getAttribute("aria-setsize"));
		expect(count).toBeGreaterThanOrEqual(1_001);
		expect(places().at(-1)).toBe(count);
		await scrollTo(0);
		expect(places().slice(0, 3)).toEqual([1, 2, 3]);
	});

	test("whoever begins to scroll away from the end is not drawn back to it; who rests beside it is", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		const end = box().scrollTop;
		await scrollTo(end - 20);
		await doing(() => conversation.arrive(message(2_001, "bob", "new")));
		expect(box().scrollTop).toBe(end - 20);
		await doing(() => vi.advanceTimersByTime(200));
		expect(isAtEnd()).toBe(true);
		vi.useRealTimers();
	});

	test("the Tab key stops at the menu of the newest message in view", async () => {
		const stops = () =>
			[...document.querySelectorAll('.more-button[tabindex="0"]')].map((stop) => stop.closest("li")?.dataset.seq);
		expect(stops()).toEqual(["2000"]);
		await scrollTo(20_000);
		const [stop] = stops();
		expect(stops()).toHaveLength(1);
		expect(placeOf(Number(stop))).toBeGreaterThan(0);
		expect(placeOf(Number(stop))).toBeLessThanOrEqual(layout.boxHeight);
	});

	test("a message that is jumped to is drawn and has the focus, wherever it is", async () => {
		await doing(() => history.replaceState(null, "", "/c/c"));
		const { jumpTo } = await import("../../client/hooks/use-location.ts");
		await doing(() => jumpTo("c", 1_100));
		expect(document.activeElement).toBe(row(1_100));
		expect(row(1_100).dataset.found).toBe("");
		expect(drawn().length).toBeLessThan(42);
	});
});
