/** Answers, forwarded messages, pins, and the settings of a group, as they are drawn. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forwarding } from "../../client/hooks/forward-place.ts";
import type { ConversationState } from "../../client/store/model.ts";
import type { ChangeRow } from "../../client/store/outbox-rows.ts";
import type { Message } from "../../src/protocol/entities.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { FakeApp, FakeConversation, me, member, message, pending, refused, said, summary } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import {
	button,
	clear,
	click,
	composer,
	doing,
	fetched,
	field,
	findButton,
	one,
	openApp,
	press,
	submit,
	type,
} from "./support/page.tsx";

const now = Date.now();
let app: FakeApp;
let conversation: FakeConversation;

const fields = (seq: number, actor: string, target: number) => ({
	...{ seq, at: now + seq, actor, target, clientId: `x${seq}`, hash: "" },
});
const pinned = (seq: number, target: number, actor = "bob", on = true): LogEvent => ({
	type: "pin_changed",
	...fields(seq, actor, target),
	on,
});
const saying = (seq: number, sender: string, text: string, more: Partial<Message> = {}) =>
	said("c", message(seq, sender, text, now - 10_000 + seq, more));

/** Bob says "from **Bob**" (1), the reader answers it with "mine" (2); then what the test says. */
async function open(events: LogEvent[] = [], more: Partial<ConversationState> = {}): Promise<void> {
	const start = [saying(1, "bob", "from **Bob**"), saying(2, me.id, "mine", { replyTo: 1 })];
	conversation = new FakeConversation({ events: [...start, ...events], head: 50, cursor: 50, ...more });
	app = new FakeApp();
	app.conversations.set("c", conversation);
	const groups = ["Tea", "Cake", "Biscuits"].map((title) => summary(title, { kind: "group", title }));
	app.inbox.value = { loaded: true, conversations: [summary("c"), ...groups] };
	await openApp(app, "/c/c");
	// It takes the focus when it appears.
	await until(() => document.activeElement === composer());
}

/** Draws until something is so. */
async function until(isSo: () => boolean): Promise<void> {
	await expect.poll(() => doing(() => {}).then(isSo)).toBe(true);
}

const row = (seq: number) => one(`[data-seq="${seq}"]`);
const quote = (seq: number) => row(seq).querySelector<HTMLElement>(".quote");
const calls = (verb: string) => conversation.calls.filter(([name]) => name === verb).map(([, ...args]) => args);
const bar = () => document.querySelector(".reply-bar");

async function openMenu(seq: number): Promise<void> {
	const more = row(seq).querySelector<HTMLButtonElement>(".more-button");
	if (more === null) throw new Error(`message ${seq} has no menu`);
	more.focus();
	await click(more);
	await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
}

beforeEach(() => {
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});
afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	forwarding.value = null;
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("a quotation", () => {
	test("says whom and what a message answers, without marks, and leads there", async () => {
		await open();
		expect(quote(1)).toBeNull();
		expect(quote(2)?.textContent).toBe("Reply to Bob Byron: from Bob");
		await click(quote(2) as HTMLElement);
		expect(document.activeElement).toBe(row(1));
	});

	test("ED1 DL2 follows the original", async () => {
		const edit: LogEvent = { type: "message_edited", ...fields(3, "bob", 1), body: { text: "from Robert" }, salt: "" };
		await open([edit]);
		expect(quote(2)?.textContent).toBe("Reply to Bob Byron: from Robert");
		const gone: LogEvent = { type: "message_deleted", ...fields(4, "bob", 1), erased: [1, 3] };
		await doing(() => conversation.update({ events: [...conversation.state.value.events, gone] }));
		expect(quote(2)?.textContent).toBe("Reply to Bob Byron: Deleted message");
	});

	test("of a message that is not here is asked for once, and drawn when it came", async () => {
		const events = [saying(12, "bob", "yes", { replyTo: 3 }), saying(13, "bob", "no", { replyTo: 4 })];
		const later = { events, hasOlder: true };
		await open([], later);
		expect(calls("want")).toEqual([[3], [4]]);
		expect(quote(12)?.textContent).toBe("Reply to: A message that is not loaded");
		await doing(() => {
			const found = message(3, me.id, "long ago", 5);
			conversation.fetched.value = new Map<number, Message | null>([
				[3, found],
				[4, null],
			]);
		});
		expect(quote(12)?.textContent).toBe("Reply to You: long ago");
		expect(quote(13)?.textContent).toBe("Reply to: A message that is not shown here");
		await click(quote(12) as HTMLElement);
		expect(calls("want")).toHaveLength(2);
		expect(location.pathname).toBe("/c/c/3");
	});

	test("stays text, whatever it says", async () => {
		const evil = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ||hidden||";
		await open([saying(3, "bob", evil), saying(4, me.id, "hm", { replyTo: 3 })]);
		expect(quote(4)?.querySelector("img, a")).toBeNull();
		expect(quote(4)?.textContent).toContain("<img src=x onerror=alert(1)>");
		expect(quote(4)?.textContent).not.toContain("hidden");
	});

	test("stands above an answer on its way, too", async () => {
		await open([], { outbox: [pending("p", "soon", now, { replyTo: 1 })] });
		const waiting = one('[data-client-id="p"]');
		expect(waiting.querySelector(".quote")?.textContent).toContain("from Bob");
	});
});

describe("answering", () => {
	test("SD7 by the menu: a bar says whom and what, the composer has the focus, and the message is sent with it", async () => {
		await open();
		await openMenu(1);
		await click(button("Reply"));
		expect(bar()?.textContent).toBe("Reply to Bob Byronfrom Bob");
		expect(document.activeElement).toBe(composer());
		await type(composer(), "an answer");
		await press("Enter");
		expect(calls("send")).toEqual([["an answer", { replyTo: 1 }]]);
		expect(bar()).toBeNull();
		await type(composer(), "no answer");
		await press("Enter");
		expect(calls("send")[1]).toEqual(["no answer", { replyTo: undefined }]);
	});

	test("by the key R in a row, not while something is written", async () => {
		await open();
		row(1).querySelector<HTMLElement>(".more-button")?.focus();
		await press("r", { ctrlKey: true });
		expect(bar()).toBeNull();
		await press("r");
		expect(conversation.answering.value).toBe(1);
		conversation.answering.value = null;
		composer().focus();
		await press("r");
		expect(conversation.answering.value).toBeNull();
	});

	test("Escape and the cross take it away, and what is written stays", async () => {
		await open();
		await doing(() => {
			conversation.answering.value = 1;
			conversation.draft.value = "half";
		});
		composer().focus();
		await press("Escape");
		expect([bar(), conversation.draft.value]).toEqual([null, "half"]);
		await doing(() => {
			conversation.answering.value = 1;
		});
		await click(button("Cancel reply"));
		expect([bar(), document.activeElement]).toEqual([null, composer()]);
	});

	test("what could not be stored keeps both; what is discarded comes back with both", async () => {
		await open([], { outbox: [pending("p", "first try", now, { replyTo: 1, state: "failed" })] });
		await click(button("Discard"));
		expect([conversation.draft.value, conversation.answering.value]).toEqual(["first try", 1]);
		conversation.answer = refused("No room.");
		await submit(composer());
		expect([conversation.draft.value, conversation.answering.value]).toEqual(["first try", 1]);
	});
});

describe("forwarding", () => {
	const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
	async function choose(): Promise<void> {
		await openMenu(1);
		await click(button("Forward…"));
		await fetched(() => import("../../client/view/forward/forward.tsx"));
	}

	test("SD9 is marked, above the text", async () => {
		await open([saying(3, "bob", "heard it", { forwarded: true })]);
		expect(row(3).querySelector(".bubble")?.textContent).toMatch(/^\s*Forwarded/);
		expect(row(1).textContent).not.toContain("Forwarded");
	});

	test("to several conversations with a comment; then a note says where it went", async () => {
		await open();
		await choose();
		expect(one(".forward-text").textContent).toBe("from Bob");
		const titles = options().map((each) => each.querySelector(".person-name")?.textContent);
		expect(titles).toEqual(["Bob Byron", "Tea", "Cake", "Biscuits"]);
		await type(field("Find conversations"), "cak");
		expect(options()).toHaveLength(1);
		await press("Enter", {}, field("Find conversations"));
		await type(field("Find conversations"), "");
		await press("ArrowDown", {}, field("Find conversations"));
		await press("Enter", {}, field("Find conversations"));
		await type(one<HTMLTextAreaElement>(".forward-comment"), "look");
		await submit(one(".forward-comment"));
		expect(app.calls.filter(([verb]) => verb === "forward")).toEqual([
			["forward", ["Cake", "Tea"], "from **Bob**", "look"],
		]);
		expect(document.querySelector("dialog")).toBeNull();
		const note = one(".forward-note");
		expect(note.getAttribute("role")).toBe("status");
		expect(note.textContent).toContain("Forwarded to Cake and Tea");
		expect([...note.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["/c/Cake", "/c/Tea"]);
		await click(button("Close"));
		expect(forwarding.value).toBeNull();
	});

	test("says what is missing or refused, and at most ten at once", async () => {
		await open();
		const many = Array.from({ length: 12 }, (_, index) => summary(`g${index}`, { kind: "group", title: `G${index}` }));
		app.inbox.value = { loaded: true, conversations: many };
		await choose();
		await submit(one(".forward-comment"));
		expect(one("dialog").textContent).toContain("Pick at least one conversation.");
		for (const option of options()) await click(option);
		expect(document.querySelectorAll(".chip")).toHaveLength(10);
		expect(one("dialog").textContent).toContain("At most 10 conversations at once.");
		app.answer = refused("No.");
		await submit(one(".forward-comment"));
		expect(one("dialog").textContent).toContain("No.");
		await type(field("Find conversations"), "nobody");
		expect(one("dialog").textContent).toContain("No conversation is called that.");
	});
});

describe("pins", () => {
	const pinBar = () => document.querySelector<HTMLElement>(".pin-bar");

	test("PN1 by the menu, and off again", async () => {
		await open([], { pins: [2] });
		await openMenu(1);
		await click(button("Pin"));
		await openMenu(2);
		await click(button("Unpin"));
		expect(calls("pin")).toEqual([
			[1, true],
			[2, false],
		]);
	});

	test("a bar shows the newest, leads to it and then shows the one before; both rows are marked", async () => {
		await open([], { pins: [2, 1] });
		const shown = () => one(".pin-shown").textContent;
		expect(shown()).toBe("Pinned 2 of 2: from Bob");
		await click(one(".pin-shown"));
		expect(document.activeElement).toBe(row(1));
		expect(shown()).toBe("Pinned 1 of 2: mine");
		await click(one(".pin-shown"));
		expect(shown()).toBe("Pinned 2 of 2: from Bob");
		expect(document.querySelectorAll(".pin-mark")).toHaveLength(2);
		await doing(() => conversation.update({ pins: [] }));
		expect(pinBar()).toBeNull();
	});

	test("an own pin on its way counts already; one that was refused is said with its reason", async () => {
		const fields = {
			clientId: "r",
			conversationId: "c",
			userId: me.id,
			createdAt: now,
			kind: "pin",
			on: true,
		} as const;
		const failure = { code: "pins_limit", detail: "At most 50 messages can be pinned at once." };
		const outbox: ChangeRow[] = [
			{ ...fields, target: 1, state: "sending" },
			{ ...fields, clientId: "r2", target: 2, state: "failed", failure },
		];
		await open([], { outbox });
		expect(one(".pin-shown").textContent).toBe("Pinned: from Bob");
		expect(row(2).textContent).toContain("Not pinned. At most 50 messages can be pinned at once.");
	});

	test("PN2 the list: newest pin first, to go to and to take off by right", async () => {
		await open([], { pins: [2, 1] });
		await click(button("All pinned messages (2)"));
		await fetched(() => import("../../client/view/pins/pin-list.tsx"));
		await until(() => calls("loadPins").length === 1);
		expect([...document.querySelectorAll(".pin-words")].map((each) => each.textContent)).toEqual(["from Bob", "mine"]);
		await click(button("Unpin the message of Bob Byron: from Bob"));
		expect(calls("pin")).toEqual([[1, false]]);
		await click(one(".pin-message"));
		expect([document.querySelector("dialog"), document.activeElement]).toEqual([null, row(1)]);
	});

	test("PN1 plain members of a group see the list without that; a failure is said and can be tried again", async () => {
		const members = new Map(
			[member(me.id, me.name), member("bob", "Bob Byron", { role: "owner" })].map((m) => [m.userId, m]),
		);
		await open([], { pins: [1], kind: "group", members });
		conversation.answer = refused("You seem to be offline.");
		await click(button("All pinned messages (1)"));
		await fetched(() => import("../../client/view/pins/pin-list.tsx"));
		await doing(() => {});
		expect(findButton("Unpin the message of Bob Byron: from Bob")).toBeNull();
		expect(one("dialog").textContent).toContain("You seem to be offline.");
		await click(button("Try again"));
		expect(calls("loadPins")).toHaveLength(2);
	});

	test("a line in the timeline says who pinned; what one person pins in a row is one line; unpinning has none", async () => {
		await open([pinned(3, 1), pinned(4, 1, "bob", false), pinned(5, 2), pinned(6, 1, me.id)], { pins: [2, 1] });
		const lines = [...document.querySelectorAll<HTMLElement>(".system-line")];
		expect(lines.map((line) => line.textContent)).toEqual(["Bob Byron pinned 2 messages", "You pinned a message"]);
		await click(lines[1]?.querySelector("button") as HTMLElement);
		expect(document.activeElement).toBe(row(1));
		await click(lines[0]?.querySelector("button") as HTMLElement);
		await fetched(() => import("../../client/view/pins/pin-list.tsx"));
		expect(one("dialog").textContent).toContain("Pinned messages");
	});
});

describe("the settings of a group", () => {
	const group = (role: "owner" | "member", more: Partial<ConversationState> = {}): Partial<ConversationState> => ({
		kind: "group",
		title: "Tea",
		topic: "Green or black",
		members: new Map([member(me.id, me.name, { role }), member("bob", "Bob Byron")].map((m) => [m.userId, m])),
		...more,
	});
	const panel = async () => {
		await click(button("Members (2 members)"));
		await fetched(() => import("../../client/view/people/member-panel.tsx"));
	};
	const choices = () => one<HTMLSelectElement>("#edit-window");
	const choose = async (label: string) => {
		await doing(() => {
			const select = choices();
			select.selectedIndex = [...select.options].findIndex((option) => option.label === label || option.text === label);
			select.dispatchEvent(new Event("change", { bubbles: true }));
		});
	};

	test("ED3 the owner chooses how long messages can be edited, and is told when that is refused", async () => {
		await open([], group("owner"));
		await panel();
		expect([...choices().options].map(({ text }) => text)).toEqual([
			...["Never", "For 15 minutes", "For 1 hour", "For 24 hours", "For 7 days", "Without a time limit"],
		]);
		expect(choices().selectedOptions[0]?.text).toBe("For 24 hours");
		await choose("For 1 hour");
		await choose("Without a time limit");
		expect(calls("setEditWindow")).toEqual([[3_600_000], [null]]);
		conversation.answer = refused("Only the owner and admins change title, topic and settings.");
		await choose("Never");
		expect(one("aside.beside").textContent).toContain("Only the owner and admins");
		expect(choices().selectedOptions[0]?.text).toBe("For 24 hours");
	});

	test("ED3 a time that a program has set is among the choices", async () => {
		await open([], group("owner", { editWindow: 90 * 60_000 }));
		await panel();
		expect(choices().selectedOptions[0]?.text).toBe("For 90 minutes");
	});

	test("CV3 the owner sets the topic; it stands in the header", async () => {
		await open([], group("owner"));
		expect(one(".header-presence").textContent).toContain("· Green or black");
		await panel();
		await type(field("Topic"), "x".repeat(251));
		await submit(field("Topic"));
		expect(one("aside.beside").textContent).toContain("A topic has at most 250 characters.");
		await type(field("Topic"), " White ");
		await submit(field("Topic"));
		expect(calls("setTopic")).toEqual([["White"]]);
	});

	test("others read both", async () => {
		await open([], group("member"));
		await panel();
		expect(document.querySelector("#edit-window")).toBeNull();
		expect(one(".group-facts").textContent).toBe("TopicGreen or blackMessages can be editedFor 24 hours");
	});
});
