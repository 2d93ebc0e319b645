import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { goTo, jumpTo, leaveBeside, placeOf } from "../../client/hooks/use-location.ts";
import type { HistoryWindow } from "../../client/store/model.ts";
import { messagePath } from "../../client/store/paths.ts";
// Fetched when it is first needed: here it is at hand.
import "../../client/view/conversation/date-dialog.tsx";
import "../../client/view/timeline/message-menu.tsx";
import { FakeApp, FakeConversation, me, member, message, pending, refused, said, summary } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, composer, doing, findButton, one, openApp, submit, type } from "./support/page.tsx";

let app: FakeApp;
let conversation: FakeConversation;

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const events = (from: number, to: number) => range(from, to).map((seq) => said("c", message(seq, "bob", `m${seq}`)));
const window = (from: number, to: number, more: Partial<HistoryWindow> = {}): HistoryWindow => ({
	messages: range(from, to).map((seq) => message(seq, "bob", `m${seq}`)),
	...{ hasOlder: true, loadingOlder: false, loadingNewer: false, joined: false, stale: false },
	...more,
});
const row = (seq: number) => one(`[data-seq="${seq}"]`);
const drawn = () => [...document.querySelectorAll("[data-seq]")].map((row) => Number(row.getAttribute("data-seq")));
const calls = (verb: string) => conversation.calls.filter(([name]) => name === verb).map(([, ...args]) => args);
const note = () => document.querySelector(".toast")?.textContent ?? null;

/** The newest ten of a thousand messages; what is far back is fetched. */
beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
	app = new FakeApp();
	conversation = new FakeConversation({ head: 1_000, cursor: 1_000, hasOlder: true, events: events(991, 1_000) });
	conversation.onShowAround = (seq) => {
		conversation.update({ window: window(seq - 5, seq + 5) });
		return undefined;
	};
	app.conversations.set("c", conversation);
	app.inbox.value = { loaded: true, conversations: [summary("c"), summary("tea", { kind: "group", title: "Tea" })] };
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe("addresses", () => {
	test("lead to a conversation, or to a message of it", () => {
		expect(placeOf("/c/abc")).toEqual({ name: "conversation", id: "abc", thread: null });
		expect(placeOf("/c/abc/12")).toEqual({ name: "conversation", id: "abc", seq: 12, thread: null });
		expect(placeOf(messagePath("abc", 7))).toEqual({ name: "conversation", id: "abc", seq: 7, thread: null });
		for (const path of ["/c/abc/0", "/c/abc/-1", "/c/abc/1.5", "/c/abc/x", "/c/abc/1/2", `/c/abc/${"9".repeat(16)}`]) {
			expect(placeOf(path)).toEqual({ name: "unknown" });
		}
	});

	test("within a conversation change in place, so that going back leaves it", async () => {
		await openApp(app, "/");
		await doing(() => goTo("/c/c"));
		const { length } = history;
		await doing(() => jumpTo("c", 995));
		await doing(() => jumpTo("c", 500));
		expect([history.length, location.pathname]).toEqual([length, "/c/c/500"]);
		await doing(() => jumpTo("tea", 1));
		expect(history.length).toBe(length + 1);
	});
});

describe("a message that the address names", () => {
	test("is brought into view, marked for a moment, and has the focus", async () => {
		await openApp(app, "/c/c/995");
		expect(document.activeElement).toBe(row(995));
		expect(row(995).dataset.found).toBe("");
		await doing(() => vi.advanceTimersByTimeAsync(3_000));
		expect(row(995).dataset.found).toBeUndefined();
		expect(calls("showAround")).toEqual([]);
	});

	test("is fetched when it is far back, with nothing between", async () => {
		await openApp(app, "/c/c");
		await doing(() => jumpTo("c", 500));
		expect(calls("showAround")).toEqual([[500]]);
		expect(document.activeElement).toBe(row(500));
		expect(drawn()).toEqual(range(495, 505));
		expect(document.querySelectorAll(".divider-unread")).toHaveLength(0);
	});

	test("is shown again when one goes there again", async () => {
		await openApp(app, "/c/c/995");
		await doing(() => (document.activeElement as HTMLElement).blur());
		await doing(() => jumpTo("c", 995));
		expect(document.activeElement).toBe(row(995));
	});

	test("stays what the reader is at when something opens or closes beside it", async () => {
		await openApp(app, "/c/c/500");
		const address = () => location.pathname + location.search;
		await click(button("Search in this conversation"));
		expect(address()).toBe("/c/c/500?search");
		await click(button("Threads"));
		expect(address()).toBe("/c/c/500?thread=all");
		await doing(() => leaveBeside());
		expect(address()).toBe("/c/c/500");
		// What was found while a search was open: below it is the conversation without it.
		await doing(() => goTo("/c/c"));
		await click(button("Search in this conversation"));
		await doing(() => goTo("/c/c/400?search"));
		const before = calls("showNewest").length;
		expect(calls("showAround")).toEqual([[500], [400]]);
		await doing(() => leaveBeside());
		expect([address(), calls("showAround").length, calls("showNewest").length]).toEqual(["/c/c", 2, before]);
		expect(drawn()).toContain(400);
	});

	test("waits until the newest page is here", async () => {
		conversation.link.value = { name: "catching_up" };
		await openApp(app, "/c/c/500");
		expect(calls("showAround")).toEqual([]);
		await doing(() => {
			conversation.link.value = { name: "live" };
		});
		expect(calls("showAround")).toEqual([[500]]);
	});

	test("and does not exist, or cannot be fetched, is said in words, and can be tried again", async () => {
		conversation.onShowAround = () => ({ ok: false, failure: { code: "not_found", detail: "" } });
		await openApp(app, "/c/c/500");
		expect(note()).toContain("There is no such message in this conversation.");
		await click(button("Close"));
		expect(note()).toBeNull();
		conversation.onShowAround = () => refused("You seem to be offline.");
		await doing(() => jumpTo("c", 501));
		expect(note()).toContain("The message could not be shown. You seem to be offline.");
		conversation.onShowAround = (seq) => {
			conversation.update({ window: window(seq - 5, seq + 5) });
			return undefined;
		};
		await click(button("Try again"));
		expect(note()).toBeNull();
		expect(document.activeElement).toBe(row(501));
	});
});

describe("while history is shown", () => {
	beforeEach(() => openApp(app, "/c/c/500"));

	test("what arrives is counted on the way back, and is not drawn among it", async () => {
		await doing(() => conversation.arrive(message(1_001, "bob", "new")));
		expect(drawn()).toEqual(range(495, 505));
		await click(button("1 new message"));
		expect(calls("showNewest")).toHaveLength(1);
		expect(drawn()).toEqual(range(991, 1_001));
		expect(document.activeElement).toBe(one('[role="log"]'));
	});

	test("nothing counts as read", async () => {
		vi.spyOn(document, "hasFocus").mockReturnValue(true);
		const members = [member(me.id, me.name, { read: 100 }), member("bob", "Bob")];
		await doing(() => conversation.update({ members: new Map(members.map((one) => [one.userId, one])) }));
		await doing(() => FakeIntersectionObserver.show(row(505), 1));
		expect(calls("markRead")).toEqual([]);
		await click(button("Jump to newest"));
		await doing(() => FakeIntersectionObserver.show(row(1_000), 1));
		expect(calls("markRead")).toEqual([[1_000]]);
	});

	test("messages that wait to be sent are at the end, not here", async () => {
		await doing(() => conversation.update({ outbox: [pending("p", "waiting", 5_000)] }));
		expect(document.querySelector('[data-client-id="p"]')).toBeNull();
		await click(button("Jump to newest"));
		expect(document.querySelector('[data-client-id="p"]')).not.toBeNull();
	});

	test("more is loaded at both ends, and when it fails by a click", async () => {
		await doing(() => FakeIntersectionObserver.show(one(".more-of.newer"), 1));
		await doing(() => FakeIntersectionObserver.show(one(".more-of.older"), 1));
		expect([calls("loadNewer"), calls("loadOlder")]).toEqual([[[]], [[]]]);
		conversation.answer = refused("No network.");
		await click(button("Load newer messages"));
		expect(one(".more-of.newer").textContent).toContain("Newer messages could not be loaded. No network.");
		await click(button("Try again"));
		expect(calls("loadNewer")).toHaveLength(3);
	});

	test("once it joins up, the newest ones follow without a gap", async () => {
		await doing(() => conversation.update({ window: window(981, 990, { joined: true }) }));
		expect(drawn()).toEqual(range(981, 1_000));
		expect(document.querySelector(".more-of.newer")).toBeNull();
	});

	test("the open conversation in the list leads back to the newest", async () => {
		await doing(() => goTo("/c/c"));
		expect(drawn()).toEqual(range(991, 1_000));
	});

	test("what happened to a message is shown as far as it is known", async () => {
		const edited = message(500, me.id, "as it is now", 1, {
			edited: { seq: 700, at: 5 },
			reactions: [{ emoji: "👍", userIds: ["bob"] }],
		});
		const gone = message(501, "bob", "", 1, { deleted: { seq: 701, at: 5, actor: "bob" } });
		await doing(() => conversation.update({ window: { ...window(500, 501), messages: [edited, gone] } }));
		expect(row(500).textContent).toContain("as it is now");
		expect(row(500).textContent).toContain("edited");
		expect(row(500).querySelector(".edited-mark")).toBeNull();
		expect(row(500).querySelector(".reaction")?.textContent).toContain("1");
		expect(row(501).textContent).toContain("Message deleted");
	});
});

describe("Copy link", () => {
	test("copies the address of the message", async () => {
		const writeText = vi.fn(async () => {});
		vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ writeText } as unknown as Clipboard);
		await openApp(app, "/c/c");
		await click(row(995).querySelector(".more-button") as Element);
		await doing(() => vi.dynamicImportSettled());
		await click(button("Copy link"));
		expect(writeText).toHaveBeenCalledWith(`${location.origin}/c/c/995`);
	});
});

describe("a link in a message", () => {
	const saying = (text: string) =>
		doing(() => conversation.update({ events: [said("c", message(1, "bob", text))], hasOlder: false }));
	const link = () => one<HTMLAnchorElement>('[data-seq="1"] .bubble a');

	beforeEach(() => openApp(app, "/c/c"));

	test("to a conversation of mine has its title, and opens in place", async () => {
		await saying(`${location.origin}/c/tea`);
		expect(link().textContent).toBe("Tea");
		expect(link().title).toBe(`${location.origin}/c/tea`);
		await saying(`${location.origin}/c/tea?thread=2&at=3`);
		expect([link().textContent, link().getAttribute("href")]).toEqual(["Message in Tea", "/c/tea?thread=2&at=3"]);
		await saying(`${location.origin}/c/tea?thread=2`);
		expect(link().textContent).toBe("Thread in Tea");
		await saying(`look: ${location.origin}/c/tea/12, now`);
		expect(row(1).querySelector(".message-text")?.textContent).toBe("look: Message in Tea, now");
		await click(link());
		expect(location.pathname).toBe("/c/tea/12");
		expect(app.conversations.has("tea")).toBe(true);
	});

	test("to one that I am not in says so; while that is not known it says nothing of it", async () => {
		await saying(`${location.origin}/c/secret/3`);
		expect(link().textContent).toBe("Message in a conversation that you are not in");
		await doing(() => {
			app.inbox.value = { loaded: false, conversations: [] };
		});
		expect(link().textContent).toBe("Message in a conversation");
	});

	test("with words of its own keeps them", async () => {
		await saying(`[the plan](${location.origin}/c/tea)`);
		await doing(() => vi.dynamicImportSettled());
		expect(link().textContent).toContain("the plan");
		expect(link().textContent).toContain(`(${location.host})`);
	});

	test("to elsewhere is as it was written", async () => {
		await saying("https://example.com/c/tea");
		expect([link().textContent, link().target]).toEqual(["https://example.com/c/tea", "_blank"]);
	});
});

describe("Jump to a date", () => {
	const day = new Date(2026, 2, 3).getTime();
	const input = () => one<HTMLInputElement>('input[type="date"]');
	const ask = async (value: string) => {
		await type(input(), value);
		await submit(input());
	};
	const answer = () => one(".date-answer").textContent;

	test("goes to the first message of the day", async () => {
		await openApp(app, "/c/c");
		await click(button("Jump to a date"));
		await doing(() => vi.dynamicImportSettled());
		expect(document.activeElement).toBe(input());
		conversation.first = { ok: true, value: { seq: 500, at: day + 3_600_000 } };
		await ask("2026-03-03");
		expect(calls("firstSince")).toEqual([[day]]);
		expect(document.querySelector("dialog")).toBeNull();
		expect(location.pathname).toBe("/c/c/500");
		expect(document.activeElement).toBe(row(500));
	});

	test("begins with the day of the divider that was pressed", async () => {
		await openApp(app, "/c/c");
		await doing(() => conversation.update({ events: [said("c", message(1, "bob", "x", day + 5))] }));
		await click(one(".day-button"));
		await doing(() => vi.dynamicImportSettled());
		expect(input().value).toBe("2026-03-03");
	});

	test("says when nothing was said that day, and offers what comes after", async () => {
		await openApp(app, "/c/c");
		await click(button("Jump to a date"));
		await doing(() => vi.dynamicImportSettled());
		conversation.first = { ok: true, value: null };
		await ask("2026-03-03");
		expect(answer()).toMatch(/^Nothing was said on .+ or since\.$/);
		conversation.first = { ok: true, value: { seq: 500, at: new Date(2026, 2, 5).getTime() } };
		await ask("2026-03-04");
		expect(answer()).toMatch(/^Nothing was said on .+[^e]\.$/);
		const next = [...document.querySelectorAll("button")].find((one) => one.textContent?.startsWith("Go to the next"));
		await click(next as Element);
		expect(location.pathname).toBe("/c/c/500");
	});

	test("says why it did not work", async () => {
		await openApp(app, "/c/c");
		await click(button("Jump to a date"));
		await doing(() => vi.dynamicImportSettled());
		conversation.first = refused("You seem to be offline.");
		await ask("2026-03-03");
		expect(answer()).toBe("That did not work. You seem to be offline.");
	});
});

describe("what is unread further up than what is shown", () => {
	const bar = () => document.querySelector(".unread-bar");
	const jump = () => one<HTMLButtonElement>(".unread-jump");

	beforeEach(() => {
		const members = [member(me.id, me.name, { read: 100 }), member("bob", "Bob")];
		conversation.update({ members: new Map(members.map((one) => [one.userId, one])) });
		app.inbox.value = { loaded: true, conversations: [summary("c", { unread: 900 })] };
		conversation.first = { ok: true, value: { seq: 101, at: 101_000 } };
	});

	test("is offered with how many and since when, leads to the first, and is offered once", async () => {
		await openApp(app, "/c/c");
		expect(jump().textContent).toMatch(/^900 new messages since .+ · Jump to the first$/);
		expect(calls("firstUnread")).toEqual([[100]]);
		await click(jump());
		expect(location.pathname).toBe("/c/c/101");
		expect(document.activeElement).toBe(row(101));
		const rows = [...document.querySelectorAll("[data-unread-divider], [data-seq]")];
		expect(rows[rows.indexOf(row(101)) - 1]?.hasAttribute("data-unread-divider")).toBe(true);
		expect(bar()).toBeNull();
		await click(button("Jump to newest"));
		expect(bar()).toBeNull();
	});

	test("is not offered when it can be seen, nor when it was declined", async () => {
		await openApp(app, "/c/c");
		await click(button("Do not show"));
		expect(bar()).toBeNull();
		await doing(() => conversation.arrive(message(1_001, "bob", "new")));
		expect(bar()).toBeNull();
		await clear();
		conversation.update({ members: new Map([[me.id, member(me.id, me.name, { read: 990 })]]) });
		await openApp(app, "/c/c");
		expect(bar()).toBeNull();
	});

	test("says when it could not be found, and can be asked again", async () => {
		conversation.first = refused("You seem to be offline.");
		await openApp(app, "/c/c");
		expect(jump().textContent).toMatch(/^900 new messages · Jump to the first$/);
		await click(jump());
		expect(jump().textContent).toContain("could not be found. You seem to be offline.");
		conversation.first = { ok: true, value: { seq: 101, at: 101_000 } };
		await click(jump());
		expect(location.pathname).toBe("/c/c/101");
	});

	test("comes back after the composer sends to the end", async () => {
		await openApp(app, "/c/c/500");
		await type(composer(), "hello");
		expect(findButton("Jump to newest")).not.toBeNull();
	});
});
