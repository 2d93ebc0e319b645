import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkState } from "../../client/store/model.ts";
import { FakeApp, FakeConversation, message, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, findButton, one, openApp, press } from "./support/page.tsx";

let app: FakeApp;
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('nav[aria-label="Conversations"] a')];

beforeEach(() => {
	app = new FakeApp();
	app.inbox.value = {
		loaded: true,
		conversations: [
			summary("c", { unread: 3, lastMessage: message(1, "bob", "see you"), activityAt: Date.now() }),
			summary("g", {
				kind: "group",
				title: "Club",
				unread: 150,
				lastMessage: message(1, "bob", "hello all"),
				activityAt: Date.now(),
			}),
			summary("m", { kind: "group", title: "Loud", unread: 7, muted: true, activityAt: Date.now() }),
		],
	};
});

afterEach(async () => {
	await clear();
	vi.useRealTimers();
});

describe("the list", () => {
	test("says who, what, by whom in groups, and how much is unread", async () => {
		await openApp(app);
		const [direct, group] = links();
		expect(direct?.textContent).toContain("Bob Byron");
		expect(direct?.textContent).toContain("see you");
		expect(direct?.textContent).not.toContain("Bob Byron: see you");
		expect(group?.textContent).toContain("Bob Byron: hello all");
		expect(group?.querySelector("[data-unread]")?.getAttribute("data-unread")).toBe("150");
		expect(group?.querySelector("[data-unread]")?.textContent).toContain("99+");
		expect(group?.querySelector("[data-unread]")?.textContent).toContain("150 unread messages");
	});

	test("while it loads and while it is empty it says so, and leads on", async () => {
		app.inbox.value = { loaded: false, conversations: [] };
		await openApp(app);
		expect(one("nav").getAttribute("aria-busy")).toBe("true");
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [] };
		});
		expect(one("nav").textContent).toContain("No conversations yet");
		expect(findButton("Find a person")).not.toBeNull();
	});

	test("arrow keys move through it", async () => {
		await openApp(app);
		links()[0]?.focus();
		await press("ArrowDown");
		expect(document.activeElement).toBe(links()[1]);
		await press("End");
		expect(document.activeElement).toBe(links()[2]);
		await press("ArrowUp");
		expect(document.activeElement).toBe(links()[1]);
	});

	test("says how it is connected only when it is not live", async () => {
		await openApp(app);
		const status = one("[data-inbox-link]");
		expect(status.textContent).toBe("");
		await doing(() => {
			app.inboxLink.value = { name: "offline", retryAt: null };
		});
		expect(status.textContent).toBe("Offline");
	});
});

describe("places", () => {
	test("a click opens a conversation, and back closes it", async () => {
		await openApp(app);
		const [direct] = links();
		if (direct !== undefined) await click(direct);
		expect(location.pathname).toBe("/c/c");
		expect(one("h1").textContent).toBe("Bob Byron");
		expect(links()[0]?.getAttribute("aria-current")).toBe("page");
		await doing(() => {
			history.replaceState(null, "", "/");
			window.dispatchEvent(new PopStateEvent("popstate"));
		});
		expect(document.querySelector('[role="log"]')).toBeNull();
		expect(app.conversations.get("c")?.calls).toContainEqual(["close"]);
	});

	test("a click that asks for a new tab is left to the browser", async () => {
		await openApp(app);
		const event = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
		// The page of the test would follow the link itself, in place of a browser.
		const leftAlone: boolean[] = [];
		const stop = (seen: Event) => {
			leftAlone.push(!seen.defaultPrevented);
			seen.preventDefault();
		};
		window.addEventListener("click", stop, { once: true });
		await doing(() => links()[0]?.dispatchEvent(event));
		expect(leftAlone).toEqual([true]);
		expect(location.pathname).toBe("/");
	});

	test("the title names the conversation and counts what is unread and not muted", async () => {
		await openApp(app, "/c/c");
		expect(document.title).toBe("(99+) Bob Byron · Parley");
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [] };
		});
		expect(document.title).toBe("Bob Byron · Parley");
	});

	test("an unknown address leads home", async () => {
		await openApp(app, "/nowhere/at/all");
		expect(one("main a").getAttribute("href")).toBe("/");
	});

	test("what is written stays with its conversation while another one is open", async () => {
		await openApp(app, "/c/c");
		const composer = () => one<HTMLTextAreaElement>("textarea");
		await doing(() => {
			composer().value = "not yet";
			composer().dispatchEvent(new Event("input", { bubbles: true }));
		});
		const [direct, group] = links();
		if (group !== undefined) await click(group);
		expect(composer().value).toBe("");
		if (direct !== undefined) await click(direct);
		expect(composer().value).toBe("not yet");
	});

	test("Esc goes back to the list on a narrow screen, and only there", async () => {
		await openApp(app, "/c/c");
		await press("Escape");
		expect(location.pathname).toBe("/c/c");
		const list = { matches: true, addEventListener: () => {}, removeEventListener: () => {} };
		vi.spyOn(globalThis, "matchMedia").mockReturnValue(list as unknown as MediaQueryList);
		await openApp(app, "/c/c");
		await press("Escape");
		expect(location.pathname).toBe("/");
		vi.restoreAllMocks();
	});
});

describe("the connection", () => {
	const status = () => one("main [data-link-state]");

	test("is said in words, with its state for tests", async () => {
		await openApp(app, "/c/c");
		const states: [LinkState, string][] = [
			[{ name: "connecting" }, "Connecting…"],
			[{ name: "catching_up" }, "Catching up…"],
			[{ name: "live" }, "Live"],
			[{ name: "polling" }, "Polling every 3 s"],
			[{ name: "signed_out" }, "Signed out"],
			[{ name: "ended", reason: "not_member" }, "Not a member"],
		];
		for (const [state, words] of states) {
			await doing(() => {
				const conversation = app.conversations.get("c");
				if (conversation !== undefined) conversation.link.value = state;
			});
			expect([status().getAttribute("data-link-state"), status().textContent, status().getAttribute("role")]).toEqual([
				state.name,
				words,
				"status",
			]);
		}
	});

	test("offline counts down outside of the status, and can be tried again at once", async () => {
		vi.useFakeTimers({ now: 1_000_000 });
		const conversation = new FakeConversation();
		conversation.link.value = { name: "offline", retryAt: 1_010_000 };
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		expect(status().textContent).toBe("Offline");
		expect(one(".countdown").textContent).toContain("10 s");
		await doing(() => vi.advanceTimersByTime(1_001));
		await doing(() => vi.advanceTimersByTime(1_001));
		expect(one(".countdown").textContent).toContain("8 s");
		await click(button("Retry now"));
		expect(conversation.calls).toContainEqual(["reconnect"]);
	});

	test("a conversation that ended has no composer and says what to do", async () => {
		const conversation = new FakeConversation();
		conversation.link.value = { name: "ended", reason: "not_member" };
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c");
		expect(document.querySelector("textarea")).toBeNull();
		expect(one(".notice").textContent).toContain("not in this conversation");
	});
});

test("a mistake in the app ends in a page with plain words, not in a blank one", async () => {
	vi.spyOn(console, "error").mockImplementation(() => {});
	Object.defineProperty(app, "inboxLink", {
		get() {
			throw new Error("broken");
		},
	});
	await openApp(app, "/c/c");
	expect(one("h1").textContent).toBe("Something went wrong on this page");
	vi.restoreAllMocks();
});
