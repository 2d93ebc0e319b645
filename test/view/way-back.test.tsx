import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { searchOpen } from "../../client/hooks/search-place.ts";
import { goTo, leaveMessage } from "../../client/hooks/use-location.ts";
import { FakeApp, FakeConversation, me, member, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, fetched, field, one, openApp, press } from "./support/page.tsx";

const loadSettings = () => import("../../client/view/settings/settings.tsx");
const loadSearchPanel = () => import("../../client/view/search/search-panel.tsx");
const loadSearch = () => import("../../client/view/search/search-dialog.tsx");
const loadPalette = () => import("../../client/view/palette/palette.tsx");
const loadThread = () => import("../../client/view/thread/thread-panel.tsx");
const loadMembers = () => import("../../client/view/people/member-panel.tsx");

let app: FakeApp;

/** What is planned for after a drawing is done, and what the browser says then. */
const settled = () => doing(() => new Promise((done) => setTimeout(done)));
const back = async () => {
	await doing(() => history.back());
	await settled();
};
const here = () => location.pathname + location.search;
const dialog = () => document.querySelector("dialog");
const layers = () => (history.state as { layers?: number } | null)?.layers ?? 0;

beforeAll(async () => {
	await Promise.all([loadSettings(), loadSearch(), loadSearchPanel(), loadPalette(), loadThread(), loadMembers()]);
});
beforeEach(async () => {
	app = new FakeApp();
	const members = new Map([me.id, "bob"].map((id) => [id, member(id, id)]));
	app.conversations.set("g", new FakeConversation({ id: "g", kind: "group", title: "Tea", members }));
	app.inbox.value = { loaded: true, conversations: [summary("c"), summary("g", { kind: "group", title: "Tea" })] };
	// What the test begins with is not the last one's.
	history.pushState(null, "", "/before");
	history.pushState(null, "", "/");
	await openApp(app);
	await settled();
});
afterEach(async () => {
	await clear();
	vi.restoreAllMocks();
});

async function openGroup(): Promise<void> {
	await click(one('a[href="/c/g"]'));
	await settled();
}

describe("“back”", () => {
	test("closes what stands beside a conversation, then the conversation", async () => {
		await openGroup();
		await click(button("Members (2 members)"));
		await fetched(loadMembers);
		expect(here()).toBe("/c/g?members");
		await back();
		expect([here(), document.querySelector("aside")]).toEqual(["/c/g", null]);
		await click(button("Threads"));
		await fetched(loadThread);
		await back();
		expect([here(), document.querySelector("aside")]).toEqual(["/c/g", null]);
		await click(button("Search in this conversation"));
		await fetched(loadSearchPanel);
		expect([here(), field("Search messages") === document.activeElement]).toEqual(["/c/g?search", true]);
		await back();
		expect([here(), document.querySelector("aside")]).toEqual(["/c/g", null]);
		await back();
		expect([here(), document.querySelector('[role="log"]')]).toEqual(["/", null]);
	});

	test.each([
		["the settings", () => click(button("Settings")), loadSettings],
		["the search", () => press("F", { ctrlKey: true, shiftKey: true }), loadSearch],
		["the palette", () => press("k", { ctrlKey: true }), loadPalette],
	] as const)("closes %s first, and leaves the address alone", async (_, act, load) => {
		await openGroup();
		await act();
		await fetched(load);
		await settled();
		expect([dialog() === null, here(), layers()]).toEqual([false, "/c/g", 1]);
		await back();
		expect([dialog(), here(), layers()]).toEqual([null, "/c/g", 0]);
		await back();
		expect(here()).toBe("/");
	});

	test("leads where it led before, when something was opened and closed otherwise", async () => {
		await openGroup();
		for (let time = 0; time < 3; time++) {
			await click(button("Settings"));
			await fetched(loadSettings);
			await settled();
			await click(button("Close"));
			await settled();
			expect([dialog(), here(), layers()]).toEqual([null, "/c/g", 0]);
		}
		await back();
		expect(here()).toBe("/");
		await back();
		expect(here()).toBe("/before");
	});

	test("one thing that takes the place of another needs one step, not two", async () => {
		await press("k", { ctrlKey: true });
		await fetched(loadPalette);
		await settled();
		const settings = [...document.querySelectorAll('dialog [role="option"]')].find((option) =>
			option.textContent?.startsWith("Settings"),
		);
		await click(settings as Element);
		await fetched(loadSettings);
		await settled();
		expect([one("dialog h2").textContent, layers()]).toEqual(["Settings", 1]);
		await back();
		expect([dialog(), here(), layers()]).toEqual([null, "/", 0]);
	});

	test("leads from where one went out of a dialog to where the dialog was, without it", async () => {
		await doing(() => {
			searchOpen.value = { inside: null };
		});
		await fetched(loadSearch);
		await settled();
		await doing(() => {
			searchOpen.value = null;
			goTo("/c/g/7");
		});
		await settled();
		expect([here(), dialog(), layers()]).toEqual(["/c/g/7", null, 0]);
		await back();
		expect([here(), dialog()]).toEqual(["/", null]);
	});

	test("does not jump to a message again when what stood before it is closed", async () => {
		await doing(() => goTo("/c/g/7"));
		await click(button("Settings"));
		await fetched(loadSettings);
		await settled();
		// The reader has gone to the newest meanwhile.
		await doing(leaveMessage);
		await settled();
		expect([here(), dialog() === null, layers()]).toEqual(["/c/g", false, 1]);
		await back();
		expect([here(), dialog(), layers()]).toEqual(["/c/g", null, 0]);
	});

	test("and forward again open nothing that was closed", async () => {
		await click(button("Settings"));
		await fetched(loadSettings);
		await settled();
		await back();
		await doing(() => history.forward());
		await settled();
		expect([dialog(), here(), layers()]).toEqual([null, "/", 0]);
	});

	test("a page that is loaded again has nothing open, and says so to the history", async () => {
		await openGroup();
		await click(button("Settings"));
		await fetched(loadSettings);
		await settled();
		const state: unknown = history.state;
		await clear();
		history.replaceState(state, "", "/c/g");
		const { draw } = await import("./support/page.tsx");
		const { AppView } = await import("../../client/view/app.tsx");
		await draw(<AppView app={app} />);
		await settled();
		expect([dialog(), here(), layers()]).toEqual([null, "/c/g", 0]);
	});
});

describe("the way to the list", () => {
	test("is the way back, where one came from there: no second list is left behind", async () => {
		await openGroup();
		await click(one(".back-link"));
		await settled();
		expect(here()).toBe("/");
		await back();
		expect(here()).toBe("/before");
	});

	test("leads there from a conversation that the page began with", async () => {
		history.replaceState(null, "", "/c/g");
		await openApp(app, "/c/g");
		await click(one(".back-link"));
		expect(here()).toBe("/");
	});

	test("after a group was left “back” does not lead into it", async () => {
		await openGroup();
		await click(button("Members (2 members)"));
		await fetched(loadMembers);
		await click(button("Leave group"));
		await click(button("Leave"));
		await settled();
		expect(here()).toBe("/");
		await back();
		expect(here()).toBe("/before");
	});
});

test("an installed app that opens with a conversation has the list below it", async () => {
	vi.spyOn(globalThis, "matchMedia").mockImplementation((query) => {
		const matches = query.includes("standalone");
		return { matches, addEventListener() {}, removeEventListener() {} } as unknown as MediaQueryList;
	});
	vi.spyOn(history, "length", "get").mockReturnValue(1);
	await openApp(app, "/c/g");
	expect(here()).toBe("/c/g");
	await back();
	expect([here(), document.querySelector('[role="log"]')]).toEqual(["/", null]);
});
