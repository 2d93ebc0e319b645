import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeApp, refused, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, findButton, one, openApp, openSettings, press } from "./support/page.tsx";

let app: FakeApp;
const rows = (...conversations: ReturnType<typeof summary>[]) => {
	app.inbox.value = { loaded: true, conversations };
};
const items = () => [...document.querySelectorAll<HTMLButtonElement>("[role=menuitem]")];
const openMenu = () => click(button("Options for Bob Byron"));

beforeEach(() => {
	app = new FakeApp();
	rows(summary("c"));
});

afterEach(async () => {
	await clear();
	vi.restoreAllMocks();
});

describe("a row's menu", () => {
	test("CV8 offers what the row is not, and asks for it", async () => {
		await openApp(app);
		await openMenu();
		expect(items().map((item) => item.textContent)).toEqual(["Mark as unread", "Mute"]);
		expect(document.activeElement).toBe(items()[0]);
		await press("ArrowDown");
		await click(document.activeElement as Element);
		expect(app.calls).toContainEqual(["setMuted", "c", true]);
		expect(items()).toEqual([]);
		expect(document.activeElement).toBe(button("Options for Bob Byron"));
		await doing(() => rows(summary("c", { muted: true, markedUnread: true })));
		await openMenu();
		expect(items().map((item) => item.textContent)).toEqual(["Mark as read", "Unmute"]);
		await click(items()[0] as Element);
		expect(app.calls).toContainEqual(["markRead", "c"]);
	});

	test("Esc closes it and gives the focus back, and does nothing else", async () => {
		await openApp(app, "/c/c");
		const list = { matches: true, addEventListener: () => {}, removeEventListener: () => {} };
		vi.spyOn(globalThis, "matchMedia").mockReturnValue(list as unknown as MediaQueryList);
		await openMenu();
		await press("Escape");
		expect(items()).toEqual([]);
		expect(document.activeElement).toBe(button("Options for Bob Byron"));
		expect(location.pathname).toBe("/c/c");
	});

	test("a click elsewhere closes it", async () => {
		await openApp(app);
		await openMenu();
		await doing(() => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })));
		expect(items()).toEqual([]);
	});

	test("the open conversation is left when it is marked as unread: else it would be read again at once", async () => {
		await openApp(app, "/c/c");
		await openMenu();
		await click(items()[0] as Element);
		expect(location.pathname).toBe("/");
		expect(app.calls).toContainEqual(["markUnread", "c"]);
	});

	test("a refusal is said in words", async () => {
		app.answer = refused("You seem to be offline.");
		await openApp(app);
		await openMenu();
		await click(items()[1] as Element);
		expect(one(".toast").textContent).toContain("You seem to be offline.");
		await click(button("Close"));
		expect(document.querySelector(".toast")).toBeNull();
	});
});

describe("marks on the screen", () => {
	test("CV8 CV9 a marked row says so and counts as one; a muted one says so and does not count", async () => {
		rows(summary("c", { markedUnread: true }), summary("m", { title: "Loud", kind: "group", muted: true, unread: 7 }));
		await openApp(app);
		expect(one("[data-marked-unread]").textContent).toBe("Marked as unread");
		expect(one(".is-muted").textContent).toContain("Muted");
		expect(document.title).toBe("(1) Parley");
	});

	test("CV9 the app's badge shows the same count, and none after signing out", async () => {
		const badge = vi.fn(async (_count: number) => {});
		const none = vi.fn(async () => {});
		Object.assign(navigator, { setAppBadge: badge, clearAppBadge: none });
		rows(summary("c", { unread: 4 }), summary("m", { muted: true, unread: 7 }));
		await openApp(app);
		expect(badge.mock.calls.at(-1)).toEqual([4]);
		none.mockClear();
		await doing(() => {
			app.session.value = { name: "signed_out" };
		});
		expect(none).toHaveBeenCalled();
		Reflect.deleteProperty(navigator, "setAppBadge");
		Reflect.deleteProperty(navigator, "clearAppBadge");
	});
});

describe("looking at a conversation", () => {
	const clears = () => app.calls.filter(([verb]) => verb === "clearMark").length;

	test("CV8 takes its mark off once it is known, and again only when one comes back to it", async () => {
		const focused = vi.spyOn(document, "hasFocus").mockReturnValue(true);
		app.inbox.value = { loaded: false, conversations: [summary("c", { markedUnread: true })] };
		await openApp(app, "/c/c");
		expect(clears()).toBe(0);
		await doing(() => rows(summary("c", { markedUnread: true })));
		expect(clears()).toBe(1);
		await doing(() => rows(summary("c")));
		// Marked on another device, while it stands open here.
		await doing(() => rows(summary("c", { markedUnread: true })));
		expect(clears()).toBe(1);
		focused.mockReturnValue(false);
		await doing(() => dispatchEvent(new Event("blur")));
		focused.mockReturnValue(true);
		await doing(() => dispatchEvent(new Event("focus")));
		expect(clears()).toBe(2);
	});

	test("CV10 the app knows which one is looked at, and that none is when the page is not", async () => {
		const focused = vi.spyOn(document, "hasFocus").mockReturnValue(true);
		await openApp(app, "/c/c");
		expect(app.looks.at(-1)).toEqual({ conversationId: "c", thread: null, isCovered: false });
		focused.mockReturnValue(false);
		await doing(() => dispatchEvent(new Event("blur")));
		expect(app.looks.at(-1)).toBeNull();
	});

	test("CV10 what a notification asks for is opened", async () => {
		await openApp(app);
		await doing(() => {
			app.wanted.value = "/c/c";
		});
		expect([location.pathname, location.search, app.wanted.value]).toEqual(["/c/c", "", null]);
		await doing(() => {
			app.wanted.value = "/c/c?thread=7&at=9";
		});
		expect([location.pathname, location.search, app.wanted.value]).toEqual(["/c/c", "?thread=7&at=9", null]);
	});
});

describe("notifications", () => {
	const findSwitch = (label: string) =>
		[...document.querySelectorAll('[role="switch"]')].find(
			(found) => found.querySelector(".switch-label")?.textContent === label,
		);
	const theSwitch = (label: string) => {
		const found = findSwitch(label);
		if (found === undefined) throw new Error(`There is no switch "${label}".`);
		return found;
	};
	const label = "Notifications on this device";

	test("are turned on and off by a click", async () => {
		app.notices.value = { permission: "granted", on: false, sound: true, pausedUntil: null };
		await openApp(app);
		await openSettings("Notifications");
		expect(one("[data-notices]").textContent).toBe("Notifications are off.");
		await click(theSwitch(label));
		expect(app.calls).toContainEqual(["setNotices", true]);
		expect(one("[data-notices]").textContent).toBe("Notifications are on.");
		expect(theSwitch(label).getAttribute("aria-checked")).toBe("true");
		await click(theSwitch(label));
		expect(app.calls).toContainEqual(["setNotices", false]);
	});

	test.each([
		["denied", "allow notifications"],
		["unsupported", "This browser has no notifications"],
	] as const)("that are %s are explained, and offer nothing that cannot work", async (permission, words) => {
		app.notices.value = { permission, on: true, sound: true, pausedUntil: null };
		await openApp(app);
		await openSettings("Notifications");
		expect(one("[data-notices]").textContent).toContain(words);
		expect(findSwitch(label)).toBeUndefined();
	});

	test("are not needed for the sound, which is turned off and on by a click", async () => {
		app.notices.value = { permission: "unsupported", on: false, sound: true, pausedUntil: null };
		await openApp(app);
		await openSettings("Notifications");
		expect(theSwitch("Sound").getAttribute("aria-checked")).toBe("true");
		await click(theSwitch("Sound"));
		expect(app.calls).toContainEqual(["setSound", false]);
		expect(theSwitch("Sound").getAttribute("aria-checked")).toBe("false");
	});

	test("are paused for a while or without an end, which shows beside the settings, too, and turned on again", async () => {
		vi.useFakeTimers({ now: new Date(2_026, 0, 31, 14, 5), toFake: ["Date"] });
		await openApp(app);
		await openSettings("Notifications");
		await click(button("For 1 hour"));
		expect(app.calls).toContainEqual(["pauseNotices", Date.now() + 3_600_000]);
		expect(one("[data-paused] .note").textContent).toMatch(/^Paused\. On again today at 3:05.PM\.$/);
		expect(document.activeElement).toBe(button("Turn back on"));
		await click(button("Turn back on"));
		expect(app.calls).toContainEqual(["pauseNotices", null]);
		expect(document.activeElement).toBe(button("For 1 hour"));
		await click(button("Until tomorrow morning"));
		expect(one("[data-paused] .note").textContent).toContain("On again tomorrow at 9:00");
		await click(button("Turn back on"));
		await click(button("Until I turn it back on"));
		expect(one("[data-paused] .note").textContent).toBe("Paused, until you turn it back on.");
		expect(findButton("Notifications and sound are paused")).not.toBeNull();
		await click(button("Turn back on"));
		expect(findButton("Notifications and sound are paused")).toBeNull();
		vi.useRealTimers();
	});
});
