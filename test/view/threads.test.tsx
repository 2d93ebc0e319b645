import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { jumpTo } from "../../client/hooks/use-location.ts";
import type { ThreadStanding } from "../../src/protocol/entities.ts";
import { FakeApp, FakeConversation, me, member, message, refused, said, summary } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, doing, fetched, findButton, one, openApp, press, type } from "./support/page.tsx";

let conversation: FakeConversation;
let app: FakeApp;

const standing = (more: Partial<ThreadStanding> = {}): ThreadStanding => {
	return { thread: 1, read: 3, following: true, unread: 0, mentions: 0, last: 3, ...more };
};
const stands = (more: Partial<ThreadStanding> = {}) => new Map([[1, standing(more)]]);

/** A question with two replies, the second of them in the conversation as well. */
const events = [
	said("c", message(1, "bob", "Tea or coffee?")),
	said("c", message(2, me.id, "plain")),
	said("c", message(3, me.id, "Tea", 3_000, { thread: 1 })),
	said("c", message(4, "bob", "Coffee", 4_000, { thread: 1, toConversation: true })),
];

async function open(more: ConstructorParameters<typeof FakeConversation>[0] = {}, query = ""): Promise<void> {
	conversation = new FakeConversation({ events, head: 4, cursor: 4, threads: stands({ unread: 1 }), ...more });
	app = new FakeApp();
	app.conversations.set("c", conversation);
	await openApp(app, `/c/c${query}`);
	await panel();
}

/** Waits until the panel is drawn, and then what is in it. */
async function panel(): Promise<void> {
	await fetched(() => import("../../client/view/thread/thread-panel.tsx"));
	await doing(() => {});
}

const inLog = (label: string) =>
	[...document.querySelectorAll(`[role="log"][aria-label="${label}"] [data-seq]`)].map((row) =>
		Number(row.getAttribute("data-seq")),
	);
const line = () => one(".thread-line");
const reply = () => one<HTMLTextAreaElement>('textarea[aria-label="Reply"]');
const thread = () => document.querySelector<HTMLElement>("aside.beside");

// Fetched before: else it is drawn between two steps of a test, and what follows from that comes later.
beforeAll(async () => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
	await open({}, "?thread=1");
	await clear();
});
beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});
afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
});

describe("in the conversation", () => {
	test("TH2 TH7 what is said in a thread only is a line below its message; what is said in both says so", async () => {
		await open();
		expect(inLog("Messages")).toEqual([1, 2, 4]);
		expect(line().textContent).toContain("2 replies");
		expect(line().textContent).toContain("1 unread");
		expect(one('[data-seq="4"] .in-thread').textContent).toContain("Tea or coffee?");
	});

	test("TH7 the line follows what is said, and goes with the last reply", async () => {
		await open({ threads: stands() });
		expect(line().textContent).not.toContain("unread");
		await doing(() => conversation.arrive(message(5, "bob", "More", 5_000, { thread: 1 })));
		expect(line().textContent).toContain("3 replies");
		const gone = [3, 4, 5].map((target, index) => ({
			...({ type: "message_deleted", seq: 6 + index, at: 6_000, actor: me.id, clientId: `d${target}` } as const),
			...{ target, erased: [target], hash: "" },
		}));
		await doing(() => conversation.update({ events: [...conversation.state.peek().events, ...gone] }));
		expect(document.querySelector(".thread-line")).toBeNull();
	});

	test.each([
		["the line", async () => click(line())],
		["the line of a reply that is shown there", async () => click(one(".in-thread"))],
		["the key T on its menu button", async () => void (await press("t", {}, one('[data-seq="1"] .more-button')))],
	])("a thread opens with %s, and its address says so", async (_, act) => {
		await open();
		await act();
		await panel();
		expect(location.search).toBe("?thread=1");
		expect(inLog("Replies")).toEqual([1, 3, 4]);
		expect(document.activeElement).toBe(reply());
	});

	test("a thread begins with the menu of a message", async () => {
		await open();
		await click(one('[data-seq="2"] .more-button'));
		await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
		await click(button("Reply in thread"));
		await panel();
		expect(location.search).toBe("?thread=2");
		expect(thread()?.textContent).toContain("No replies yet");
	});
});

describe("a thread", () => {
	test("opens with the address, and Escape closes it and gives the focus back", async () => {
		await open({}, "?thread=1");
		expect(inLog("Replies")).toEqual([1, 3, 4]);
		vi.useFakeTimers();
		await press("Escape", {}, reply());
		expect([location.pathname, location.search, thread()]).toEqual(["/c/c", "", null]);
		vi.runAllTimers();
		vi.useRealTimers();
		expect(document.activeElement).toBe(line());
	});

	test("the address of a reply shows its thread, and the reply in it", async () => {
		await open({}, "?thread=3");
		expect(inLog("Replies")).toEqual([1, 3, 4]);
		expect(location.search).toBe("?thread=1&at=3");
		expect(document.activeElement).toBe(one('[aria-label="Replies"] [data-seq="3"]'));
	});

	test("SD1 TH2 what is written goes to the thread, and to the conversation only when that is asked for", async () => {
		await open({}, "?thread=1");
		await type(reply(), "only here");
		await press("Enter", {}, reply());
		const also = one<HTMLInputElement>(".thread-also input");
		await doing(() => {
			also.checked = true;
			also.dispatchEvent(new Event("change", { bubbles: true }));
		});
		await type(reply(), "for all");
		await press("Enter", {}, reply());
		await type(reply(), "here again");
		await press("Enter", {}, reply());
		expect(conversation.calls.filter(([verb]) => verb === "reply")).toEqual([
			["reply", 1, "only here", false],
			["reply", 1, "for all", true],
			["reply", 1, "here again", false],
		]);
		expect(conversation.calls.some(([verb]) => verb === "send")).toBe(false);
	});

	test("a draft is its own", async () => {
		await open({}, "?thread=1");
		await type(reply(), "half a thought");
		expect(one<HTMLTextAreaElement>('textarea[aria-label="Message"]').value).toBe("");
		expect(conversation.drafts.get(1)?.value).toBe("half a thought");
	});

	test("what waits is shown in the thread, and in the conversation if it goes there, too", async () => {
		const row = (clientId: string, toConversation: boolean) => ({
			...({ kind: "reply", clientId, conversationId: "c", userId: me.id, createdAt: 9_000, state: "sending" } as const),
			...{ thread: 1, toConversation, text: clientId },
		});
		await open({ outbox: [row("only", false), row("both", true)] }, "?thread=1");
		const waiting = (label: string) =>
			[...document.querySelectorAll(`[aria-label="${label}"] [data-status="sending"]`)].map((one) =>
				one.getAttribute("data-client-id"),
			);
		expect(waiting("Replies")).toEqual(["only", "both"]);
		expect(waiting("Messages")).toEqual(["both"]);
	});

	test("TH5 the divider stands before what is new, and what is on the screen is read there and not in the conversation", async () => {
		vi.spyOn(document, "hasFocus").mockReturnValue(true);
		const more = said("c", message(5, "bob", "New", 5_000, { thread: 1 }));
		await open({ events: [...events, more], cursor: 5, head: 5, threads: stands({ read: 4, unread: 1 }) }, "?thread=1");
		const rows = [...document.querySelectorAll('[aria-label="Replies"] .timeline-list > li')];
		const divider = rows.findIndex((row) => row.matches("[data-unread-divider]"));
		expect(rows[divider + 1]?.getAttribute("data-seq")).toBe("5");
		await doing(() => FakeIntersectionObserver.show(one('[aria-label="Replies"] [data-seq="5"]'), 1));
		expect(conversation.calls.filter(([verb]) => verb === "markThreadRead")).toEqual([["markThreadRead", 1, 5]]);
		expect(conversation.calls.some(([verb, seq]) => verb === "markRead" && seq === 5)).toBe(false);
	});

	test("TH5 of a reply that stands there only nobody is told who has read it", async () => {
		const read = new Map([
			[me.id, member(me.id, me.name)],
			["bob", member("bob", "Bob Byron", { delivered: 9, read: 9 })],
		]);
		await open({ members: read }, "?thread=1");
		expect(one('[aria-label="Replies"] [data-seq="3"]').getAttribute("data-status")).toBe("delivered");
		expect(one('[aria-label="Messages"] [data-seq="2"]').getAttribute("data-status")).toBe("read");
	});

	test("TH4 is followed and not any more", async () => {
		await open({}, "?thread=1");
		await click(button("Following"));
		expect(conversation.calls).toContainEqual(["follow", 1, false]);
		await doing(() => conversation.update({ threads: stands({ following: false }) }));
		await click(button("Follow"));
		expect(conversation.calls).toContainEqual(["follow", 1, true]);
	});

	test("what is not among the events is what was asked for; a failure can be tried again", async () => {
		await open({ events: [said("c", message(50, "bob", "later"))], cursor: 50, head: 50, hasOlder: true }, "?thread=1");
		await doing(() => {
			conversation.pages.value = { ...conversation.pages.value, failure: "You seem to be offline." };
		});
		expect(thread()?.textContent).toContain("could not be loaded. You seem to be offline.");
		await click(button("Try again"));
		expect(conversation.calls).toContainEqual(["retryThread", 1]);
		const root = message(1, "bob", "Tea or coffee?");
		const older = message(3, me.id, "Tea?", 3_000, {
			...{ thread: 1, edited: { seq: 9, at: 9_000 }, reactions: [{ emoji: "👍", userIds: ["bob"] }] },
		});
		await doing(() => {
			conversation.pages.value = { ...conversation.pages.value, failure: null, messages: [root, older] };
		});
		expect(inLog("Replies")).toEqual([1, 3]);
		expect(one('[aria-label="Replies"] [data-seq="3"]').textContent).toContain("👍");
		expect(one('[aria-label="Replies"] [data-seq="3"]').textContent).toContain("edited");
	});
});

describe("the way to a reply", () => {
	const inThread = (seq: number) => one(`[aria-label="Replies"] [data-seq="${seq}"]`);

	test("TH2 leads into its thread when the conversation does not show it, and back from there", async () => {
		await open();
		conversation.onShowAround = () => refused("", undefined, "not_found");
		conversation.elsewhere = [message(3, me.id, "Tea", 3_000, { thread: 1 })];
		const { length } = history;
		await doing(() => jumpTo("c", 3));
		await panel();
		expect([location.pathname, location.search]).toEqual(["/c/c", "?thread=1&at=3"]);
		expect(document.activeElement).toBe(inThread(3));
		// What was left is the conversation, and not the message that it does not show.
		expect(history.length).toBe(length + 1);
		await doing(() => jumpTo("c", 4));
		expect([location.pathname, location.search]).toEqual(["/c/c/4", ""]);
	});

	test("RS9 when it is not here, its thread is asked for; when it is nowhere, that is said", async () => {
		conversation = new FakeConversation({
			...{ events: [said("c", message(50, "bob", "later"))], cursor: 50, head: 50, hasOlder: true },
		});
		conversation.onShowAround = () => refused("", undefined, "not_found");
		conversation.elsewhere = [message(3, "bob", "Tea", 3_000, { thread: 1 })];
		conversation.pages.value = {
			...conversation.pages.value,
			messages: [message(1, "bob", "Tea or coffee?"), message(3, "bob", "Tea", 3_000, { thread: 1 })],
		};
		app = new FakeApp();
		app.conversations.set("c", conversation);
		await openApp(app, "/c/c/3");
		await panel();
		expect([location.pathname, location.search]).toEqual(["/c/c", "?thread=1&at=3"]);
		expect(document.activeElement).toBe(inThread(3));
		await doing(() => jumpTo("c", 4));
		await doing(() => {});
		expect(document.querySelector(".toast")?.textContent).toContain("There is no such message");
		expect(conversation.calls.filter(([verb]) => verb === "find")).toEqual([
			["find", 3],
			["find", 4],
		]);
	});

	test("in a thread loads older replies for it; what is said in the conversation is shown there", async () => {
		await open();
		conversation.onShowReply = () => refused("", undefined, "not_found");
		await doing(() => jumpTo("c", 2, 1));
		await panel();
		expect([location.pathname, location.search]).toEqual(["/c/c", "?thread=1&at=2"]);
		conversation.elsewhere = [message(2, me.id, "plain")];
		await doing(() => jumpTo("c", 2, 1));
		expect([location.pathname, location.search]).toEqual(["/c/c/2", ""]);
	});

	test("a quotation of it leads into its thread", async () => {
		await open({ events: [...events, said("c", message(5, "bob", "so?", 5_000, { replyTo: 3 }))], cursor: 5, head: 5 });
		await click(one('[data-seq="5"] .quote'));
		await panel();
		expect(location.search).toBe("?thread=1&at=3");
		expect(document.activeElement).toBe(inThread(3));
	});
});

describe("the list of threads", () => {
	const root = message(1, "bob", "Tea or coffee?", 1_000, {
		replies: { count: 2, lastAt: 4_000, userIds: ["bob", me.id] },
	});

	test("TH9 shows those that are followed with what is unread, opens one, and reads all", async () => {
		await open();
		conversation.followed = { threads: [{ root, ...standing({ unread: 1 }) }], hasMore: false };
		await click(button("Threads"));
		await panel();
		expect(location.search).toBe("?thread=all");
		expect(thread()?.textContent).toContain("2 replies");
		expect(thread()?.textContent).toContain("1 unread reply");
		await click(button("Mark all as read"));
		expect(conversation.calls).toContainEqual(["readThreads"]);
		await click(one(".thread-row"));
		await panel();
		expect(location.search).toBe("?thread=1");
	});

	test("says when there is none, and when it could not be loaded", async () => {
		await open({ threads: new Map() }, "?thread=all");
		expect(thread()?.textContent).toContain("No threads yet");
		await clear();
		conversation.answer = { ok: false, failure: { code: "offline", detail: "You seem to be offline." } };
		await openApp(app, "/c/c?thread=all");
		await panel();
		expect(thread()?.textContent).toContain("could not be loaded");
		conversation.answer = { ok: true, value: undefined };
		await click(button("Try again"));
		expect(findButton("Try again")).toBeNull();
	});
});

test("CV10 the app knows which thread is looked at", async () => {
	vi.spyOn(document, "hasFocus").mockReturnValue(true);
	await open({}, "?thread=1");
	// There is no room for both here.
	expect(app.looks.at(-1)).toEqual({ conversationId: "c", thread: 1, isCovered: true });
	await click(button("Back to the conversation"));
	expect(app.looks.at(-1)).toEqual({ conversationId: "c", thread: null, isCovered: false });
});

describe("the list of conversations", () => {
	test("TH8 CV9 shows threads apart from what is unread, and counts them in the title, muted ones only where one is mentioned", async () => {
		await open();
		const threads = { unread: 2, mentions: 1, newest: null };
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [summary("c", { unread: 3, threads })] };
		});
		expect(one("[data-thread-unread]").textContent).toContain("2 unread replies in threads, you are mentioned");
		expect(document.title).toMatch(/^\(5\)/);
		await doing(() => {
			app.inbox.value = { loaded: true, conversations: [summary("c", { unread: 3, threads, muted: true })] };
		});
		expect(document.title).toMatch(/^\(1\)/);
	});
});
