import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetSearches, searchOpen } from "../../client/hooks/search-place.ts";
import { besides } from "../../client/hooks/use-media.ts";
import { prepareAgainMs, searchPauseMs } from "../../client/hooks/use-search.ts";
import type { VerbResult } from "../../client/store/model.ts";
// Fetched when it is first needed: here it is at hand.
import "../../client/view/search/search-dialog.tsx";
import "../../client/view/search/search-panel.tsx";
import type { SearchPage, SearchResult } from "../../src/protocol/search.ts";
import { FakeApp, FakeConversation, refused, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, field, findButton, one, openApp, press, type } from "./support/page.tsx";

let app: FakeApp;

const result = (seq: number, more: Partial<SearchResult> = {}): SearchResult => ({
	...{ conversationId: "c", seq, sender: "bob", senderName: "Bob Byron", at: seq * 1_000 },
	snippet: `tea number ${seq}`,
	hits: [{ from: 0, to: 3 }],
	...more,
});
const page = (results: SearchResult[], more: Partial<SearchPage> = {}): VerbResult<SearchPage> => ({
	ok: true,
	value: { results, preparing: [], failed: [], left: 0, ...more },
});
const searches = () => app.calls.filter(([verb]) => verb === "searchMessages").map(([, request]) => request);
const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const words = () => one(".people-state").textContent;
const input = () => field("Search messages");

async function open(): Promise<void> {
	await click(button("Search messages"));
	await doing(() => vi.dynamicImportSettled());
}
async function search(text: string): Promise<void> {
	await type(input(), text);
	await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	app = new FakeApp();
	app.inbox.value = { loaded: true, conversations: [summary("c"), summary("tea", { kind: "group", title: "Tea" })] };
	app.onSearch = async () => page([result(9), result(8, { conversationId: "tea", sender: "me" }), result(7)]);
});

afterEach(async () => {
	await clear();
	forgetSearches();
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe("the search", () => {
	test("SE1 shows where, by whom, and what was found marked", async () => {
		await openApp(app);
		await open();
		expect(document.activeElement).toBe(input());
		await search("tea");
		expect(searches()).toEqual([{ query: "tea", inside: null, cursor: null }]);
		const [first, second] = options();
		expect(first?.textContent).toContain("Bob Byron: tea number 9");
		expect(first?.querySelector("mark")?.textContent).toBe("tea");
		expect(second?.querySelector(".found-title")?.textContent).toBe("Tea");
		expect(second?.textContent).toContain("You: tea number 8");
		expect(words()).toContain("3 messages found");
	});

	test("asks once for what was typed in one go, and drops answers that come late", async () => {
		const answers = new Map<string, (page: VerbResult<SearchPage>) => void>();
		app.onSearch = ({ query }) => new Promise((resolve) => answers.set(query, resolve));
		await openApp(app);
		await open();
		await type(input(), "o");
		await search("old");
		expect(words()).toContain("Searching…");
		await search("new");
		expect([...answers.keys()]).toEqual(["old", "new"]);
		await doing(() => answers.get("new")?.(page([result(2)])));
		await doing(() => answers.get("old")?.(page([result(1)])));
		expect(options().map((row) => row.querySelector("mark")?.parentElement?.textContent)).toEqual([
			"Bob Byron: tea number 2",
		]);
	});

	test("text of others is never markup", async () => {
		app.onSearch = async () => page([result(1, { snippet: "<img src=x> tea", hits: [{ from: 12, to: 15 }] })]);
		await openApp(app);
		await open();
		await search("tea");
		expect(document.querySelector(".found img")).toBeNull();
		expect(options()[0]?.textContent).toContain("<img src=x> tea");
	});

	test("arrows choose, Enter opens the conversation, and Escape empties the field first", async () => {
		await openApp(app);
		await open();
		await search("tea");
		await press("ArrowDown", {}, input());
		const active = document.getElementById(input().getAttribute("aria-activedescendant") ?? "");
		expect(active).toBe(options()[1]);
		expect(active?.getAttribute("aria-selected")).toBe("true");
		const pressed = await press("Escape", {}, input());
		expect(pressed.defaultPrevented).toBe(true);
		expect(input().value).toBe("");
		await search("tea");
		await press("ArrowDown", {}, input());
		await press("Enter", {}, input());
		expect(location.pathname).toBe("/c/tea/8");
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("Enter opens nothing while the list is that of an earlier text", async () => {
		await openApp(app);
		await open();
		await search("tea");
		await type(input(), "tea time");
		await press("Enter", {}, input());
		expect(location.pathname).toBe("/");
	});

	test("SE6 asks again while older messages are prepared, and says so", async () => {
		const pages = [
			page([], { preparing: ["c"] }),
			page([result(3)], { preparing: ["c"] }),
			page([result(3), result(1)]),
		];
		app.onSearch = async () => pages.shift() ?? page([]);
		await openApp(app);
		await open();
		await search("tea");
		expect(words()).toContain("Nothing found yet: older messages are still being prepared");
		await doing(() => vi.advanceTimersByTimeAsync(prepareAgainMs));
		expect([options().length, words()]).toEqual([1, expect.stringContaining("still being prepared")]);
		await doing(() => vi.advanceTimersByTimeAsync(prepareAgainMs));
		expect(options()).toHaveLength(2);
		expect(words()).not.toContain("prepared");
		await doing(() => vi.advanceTimersByTimeAsync(10 * prepareAgainMs));
		expect(searches()).toHaveLength(3);
	});

	test("SE1 loads older ones by the button or at the end of the list, once at a time", async () => {
		app.onSearch = async ({ cursor }) =>
			cursor === null ? page([result(9), result(8)], { cursor: "next" }) : page([result(7)]);
		await openApp(app);
		await open();
		await search("tea");
		await press("ArrowDown", {}, input());
		await press("ArrowDown", {}, input());
		expect(searches().at(-1)).toEqual({ query: "tea", inside: null, cursor: "next" });
		expect(options()).toHaveLength(3);
		expect(findButton("Show older ones")).toBeNull();
	});

	test("says in plain words what went wrong, and tries again", async () => {
		app.onSearch = async () => ({ ok: false, failure: { code: "offline", detail: "You seem to be offline." } });
		await openApp(app);
		await open();
		await search("tea");
		expect(words()).toContain("The search did not work. You seem to be offline.");
		app.onSearch = async () => page([], { failed: ["x"] });
		await click(button("Try again"));
		await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
		expect(words()).toContain("Nothing found for “tea”");
		expect(words()).toContain("1 conversation could not be searched");
		app.onSearch = async () => refused("has: knows only has:link.");
		await search("has:cake");
		expect(words()).toBe("has: knows only has:link.");
	});

	describe("beside a conversation", () => {
		const here = () => location.pathname + location.search;
		/** The screen is wide enough for a conversation with something beside it. */
		const haveRoom = () =>
			vi.spyOn(globalThis, "matchMedia").mockImplementation((query) => {
				const list = { matches: query === besides, addEventListener() {}, removeEventListener() {} };
				return list as unknown as MediaQueryList;
			});
		async function openBeside(): Promise<void> {
			app.conversations.set("c", new FakeConversation({ id: "c" }));
			app.conversations.set("tea", new FakeConversation({ id: "tea" }));
			await openApp(app, "/c/c");
			await click(button("Search in this conversation"));
			await doing(() => vi.dynamicImportSettled());
			await search("tea");
		}

		test("what was found stays while one looks at it there", async () => {
			haveRoom();
			await openBeside();
			expect(searches()).toEqual([{ query: "tea", inside: "c", cursor: null }]);
			expect(here()).toBe("/c/c?search");
			await click(options()[0] as HTMLElement);
			expect(here()).toBe("/c/c/9?search");
			await click(options()[2] as HTMLElement);
			expect([here(), options().length]).toEqual(["/c/c/7?search", 3]);
			await press("F", { ctrlKey: true, shiftKey: true }, document.body);
			expect([searchOpen.value, document.activeElement]).toEqual([null, input()]);
			// What lies in another conversation is shown there.
			await click(options()[1] as HTMLElement);
			expect([here(), document.querySelector("aside")]).toEqual(["/c/tea/8", null]);
		});

		test("says which result is on the screen", async () => {
			haveRoom();
			await openBeside();
			const shown = () => options().map((option) => option.getAttribute("aria-current"));
			expect(shown()).toEqual([null, null, null]);
			await click(options()[2] as HTMLElement);
			expect(shown()).toEqual([null, null, "true"]);
		});

		test("whoever comes back finds all that was found, where they were, and nobody is asked again", async () => {
			app.onSearch = async ({ cursor }) =>
				cursor === null ? page([result(9), result(8)], { cursor: "older" }) : page([result(5), result(4)]);
			await openBeside();
			await click(button("Show older ones"));
			await press("ArrowDown", {}, input());
			await press("ArrowDown", {}, input());
			const asked = searches().length;
			await press("Enter", {}, input());
			expect([here(), document.querySelector("aside")]).toEqual(["/c/c/5", null]);
			await click(button("Search in this conversation"));
			await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
			expect([input().value, options().length, searches().length]).toEqual(["tea", 4, asked]);
			expect(document.querySelector(".found.is-active")?.textContent).toContain("tea number 5");
			// What is typed then is looked for.
			await search("cake");
			expect(searches().at(-1)).toMatchObject({ query: "cake" });
			expect(document.querySelector(".found.is-active")?.textContent).toContain("tea number 9");
		});

		test("a tap on a result keeps the place, though it takes the search off the page at once", async () => {
			app.onSearch = async ({ cursor }) =>
				cursor === null ? page([result(9), result(8)], { cursor: "older" }) : page([result(5), result(4)]);
			await openBeside();
			await click(button("Show older ones"));
			await doing(() => {
				const row = options()[3] as HTMLElement;
				// As a finger does it: all in one go.
				for (const name of ["mousemove", "mousedown", "mouseup", "click"]) {
					row.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
				}
			});
			expect(here()).toBe("/c/c/4");
			await click(button("Search in this conversation"));
			expect(document.querySelector(".found.is-active")?.textContent).toContain("tea number 4");
		});

		test("one page is asked for again behind what is shown, and several when they are old", async () => {
			await openBeside();
			const asked = searches().length;
			await click(button("Search in this conversation"));
			await click(button("Search in this conversation"));
			expect([options().length, searches().length]).toEqual([3, asked]);
			app.onSearch = async ({ cursor }) => page([result(cursor === null ? 9 : 8)], { cursor: "older" });
			await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
			expect([options().length, searches().length]).toEqual([1, asked + 1]);
			await click(button("Show older ones"));
			await click(button("Search in this conversation"));
			const later = Date.now() + 6 * 60_000;
			vi.spyOn(Date, "now").mockReturnValue(later);
			await click(button("Search in this conversation"));
			expect([input().value, options().length]).toEqual(["tea", 0]);
			await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
			expect([options().length, searches().length]).toEqual([1, asked + 3]);
		});

		test("opened by a link to a message it leaves the focus to that message, where both are on the screen", async () => {
			haveRoom();
			app.conversations.set("c", new FakeConversation({ id: "c" }));
			await openApp(app, "/c/c/9?search");
			await doing(() => vi.dynamicImportSettled());
			expect(input()).not.toBe(document.activeElement);
		});

		test("a conversation that has ended offers none", async () => {
			await openBeside();
			const talk = app.conversations.get("c");
			await doing(() => {
				if (talk !== undefined) talk.link.value = { name: "ended", reason: "not_member" };
			});
			expect([here(), findButton("Search in this conversation")]).toEqual(["/c/c", null]);
		});

		test("its button closes it again, and gives it back with what was looked for", async () => {
			await openBeside();
			await click(button("Search in this conversation"));
			expect(here()).toBe("/c/c");
			await click(button("Search in this conversation"));
			await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
			expect([input().value, options().length]).toEqual(["tea", 3]);
			await press("Escape", {}, input());
			expect([here(), input().value]).toEqual(["/c/c?search", ""]);
			await press("Escape", {}, input());
			expect(here()).toBe("/c/c");
		});
	});

	test("keys open it, but not what is typed into a field; in a conversation it begins there", async () => {
		app.conversations.set("c", new FakeConversation({ id: "c" }));
		await openApp(app, "/c/c");
		await press("/", {}, one('textarea[aria-label="Message"]'));
		expect(searchOpen.value).toBeNull();
		await press("/", {}, document.body);
		expect(searchOpen.value).toEqual({ inside: "c" });
		await doing(() => {
			searchOpen.value = null;
		});
		await press("F", { ctrlKey: true, shiftKey: true }, one('textarea[aria-label="Message"]'));
		await doing(() => vi.dynamicImportSettled());
		await search("tea");
		expect(searches()).toEqual([{ query: "tea", inside: "c", cursor: null }]);
		await click(one('input[type="checkbox"]'));
		await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
		expect(searches().at(-1)).toEqual({ query: "tea", inside: null, cursor: null });
	});
});
