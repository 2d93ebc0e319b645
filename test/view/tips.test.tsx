import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setAppearance } from "../../client/hooks/appearance.ts";
import { searchOpen } from "../../client/hooks/search-place.ts";
import { repeatTips } from "../../client/hooks/tips.ts";
import { Tip } from "../../client/view/tips/tip.tsx";
import { FakeApp, me, message, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, drawIn, fetched, one, openApp, openSettings } from "./support/page.tsx";

const loadTip = () => import("../../client/view/tips/tip.tsx");

let app: FakeApp;

const tip = () => document.querySelector(".tip p")?.textContent ?? null;
/** A page that is loaded again: what it has shown is forgotten, what the device keeps is not. */
async function visit(more: Parameters<typeof summary>[1] = {}, isOpen = true): Promise<void> {
	const kept = localStorage.getItem("parley.tips");
	repeatTips();
	if (kept !== null) localStorage.setItem("parley.tips", kept);
	app.inbox.value = { loaded: true, conversations: [summary("c", more)] };
	await drawIn(<Tip self={me.id} openId={isOpen ? "c" : null} />, app);
}
function say(hasKeys: boolean): void {
	vi.spyOn(globalThis, "matchMedia").mockImplementation((query) => {
		const matches = hasKeys && query === "(hover: hover) and (pointer: fine)";
		return { matches, addEventListener() {}, removeEventListener() {} } as unknown as MediaQueryList;
	});
}

beforeAll(() => loadTip());
beforeEach(() => {
	app = new FakeApp();
	say(true);
});
afterEach(async () => {
	await clear();
	repeatTips();
	setAppearance({ keys: "all" });
	searchOpen.value = null;
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const own = { lastMessage: message(2, me.id, "hello"), head: 60 };

describe("a tip", () => {
	test("is shown once, one a page, in their order", async () => {
		await visit({}, false);
		expect(tip()).toBeNull();
		await visit(own);
		expect(tip()).toBe("CtrlK jumps to any conversation, person or action.");
		await click(button("Got it"));
		expect(tip()).toBeNull();
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [summary("c", { ...own, head: 61 })] };
		});
		expect(tip()).toBeNull();
		await visit(own);
		expect(tip()).toBe("↑ in an empty field edits your last message.");
		await visit(own);
		expect(tip()).toBe("/ searches all your messages.");
		await visit(own);
		expect(tip()).toBeNull();
	});

	test("waits for its occasion", async () => {
		await visit();
		await visit();
		expect(tip()).toBeNull();
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [summary("c", { lastMessage: message(2, me.id, "hello") })] };
		});
		expect(tip()).toContain("edits your last message");
	});

	test("names keys that do something, and is not shown to whoever knows", async () => {
		localStorage.setItem("parley.tips", JSON.stringify(["jump", "editLast"]));
		setAppearance({ keys: "combined" });
		await visit(own);
		expect(tip()).toBe("CtrlShiftF searches all your messages.");
		localStorage.setItem("parley.tips", JSON.stringify(["jump", "editLast"]));
		await visit({}, false);
		await doing(() => {
			searchOpen.value = { inside: null };
		});
		await visit(own);
		expect(tip()).toBeNull();
	});

	test("is read out politely, and gives the focus on when it is closed", async () => {
		await visit(own);
		expect(one(".tip").closest("[aria-live]")?.getAttribute("aria-live")).toBe("polite");
		const field = document.body.appendChild(document.createElement("main"));
		field.id = "main";
		field.tabIndex = -1;
		button("Got it").focus();
		await click(button("Got it"));
		expect(document.activeElement).toBe(field);
		field.remove();
	});

	test("is not shown where nobody has keys", async () => {
		say(false);
		await visit(own);
		expect([tip(), localStorage.getItem("parley.tips")]).toEqual([null, null]);
	});

	test("what the device keeps may be broken", async () => {
		localStorage.setItem("parley.tips", "{");
		await visit(own);
		expect(tip()).toContain("jumps");
	});
});

test("in the app a tip comes a while after the conversation, below the list", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	await openApp(app, "/c/c");
	await doing(() => {
		app.inbox.value = { loaded: true, conversations: [summary("c")] };
	});
	expect(tip()).toBeNull();
	await doing(() => vi.advanceTimersByTime(5_000));
	vi.useRealTimers();
	await fetched(loadTip);
	expect(one(".sidebar .tip").textContent).toContain("jumps to any conversation");
});

test("all are shown again when that is asked for in the settings", async () => {
	localStorage.setItem("parley.tips", JSON.stringify(["jump", "editLast", "find"]));
	await openApp(app);
	await openSettings("Appearance");
	await click(button("Show tips again"));
	expect(document.body.textContent).toContain("They are shown again, one at a time.");
	expect(localStorage.getItem("parley.tips")).toBeNull();
});
