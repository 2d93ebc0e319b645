import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationState } from "../../client/store/model.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { FakeApp, FakeConversation, me, message, said } from "./support/fake-app.ts";
import { FakeIntersectionObserver } from "./support/observers.ts";
import { button, clear, click, composer, doing, fetched, field, one, openApp, press, type } from "./support/page.tsx";

/** A row of each group, and those that are asked for here: a thousand more would make no difference, but take their time. */
vi.mock(import("virtual:emoji-rows"), async (original) => {
	const wanted = new Set(["fox_face", "bear", "tada", "wave", "handshake", "+1"]);
	const { default: rows } = await original();
	const some = rows.map((group) =>
		group.filter(([, , names], place) => place < 8 || names.split(" ").some((name) => wanted.has(name))),
	);
	return { default: some };
});

let app: FakeApp;
let conversation: FakeConversation;

const reacted = (seq: number, emoji: string, actor = "bob"): LogEvent => ({
	...{ type: "reaction_changed", seq, at: seq, actor, target: 1, clientId: `x${seq}`, hash: "", emoji, on: true },
});
const deleted = (seq: number): LogEvent => ({
	...{ type: "message_deleted", seq, at: seq, actor: "bob", target: 1, clientId: `x${seq}`, hash: "", erased: [1] },
});

/** Bob says something (1); then what the test says. */
async function open(events: LogEvent[] = [], more: Partial<ConversationState> = {}): Promise<void> {
	const first = said("c", message(1, "bob", "from Bob", Date.now()));
	conversation = new FakeConversation({ events: [first, ...events], head: 50, cursor: 50, ...more });
	app.conversations.set("c", conversation);
	await openApp(app, "/c/c");
}

async function openMenu(): Promise<void> {
	await click(one(".more-button"));
	await fetched(() => import("../../client/view/timeline/message-menu.tsx"));
}

/** Opens the picker for a reaction. */
async function react(): Promise<void> {
	await openMenu();
	await click(button("More emoji"));
	await fetched(() => import("../../client/view/timeline/reaction-picker.tsx"));
}

const calls = (verb: string) => conversation.calls.filter(([name]) => name === verb).map(([, ...args]) => args);
const cells = (within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(".emoji-cell")];
const shown = (within?: ParentNode) => cells(within).map((cell) => cell.textContent);
const titles = () => [...document.querySelectorAll(".emoji-section h3")].map((title) => title.textContent);
const focused = () => document.activeElement?.getAttribute("aria-label");
const preview = () => one(".emoji-preview").textContent;
const search = () => field("Search emoji");

// Read once before, so that no test pays for it.
beforeAll(() => import("../../client/view/timeline/reaction-picker.tsx"));

beforeEach(() => {
	app = new FakeApp();
	vi.stubGlobal("IntersectionObserver", FakeIntersectionObserver);
});

afterEach(async () => {
	await clear();
	FakeIntersectionObserver.all = [];
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe("the picker", () => {
	test("RX1 reacts with any emoji, once, and remembers it", async () => {
		await open();
		await react();
		expect(one("dialog").getAttribute("aria-label")).toBe("React with any emoji");
		await click(button("grinning face"));
		expect(calls("react")).toEqual([[1, "😀", true]]);
		expect(app.calls.filter(([verb]) => verb === "noteEmoji")).toEqual([["noteEmoji", "😀"]]);
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("one that one has reacted with already stays", async () => {
		await open([reacted(2, "😀", me.id)]);
		await react();
		await click(button("grinning face"));
		expect(calls("react")).toEqual([[1, "😀", true]]);
	});

	test("shows all of them, in the groups of Unicode, each when it comes near the view", async () => {
		await open();
		await react();
		expect(titles()).toHaveLength(9);
		expect(titles()[0]).toBe("Smileys");
		const isDrawn = () => [...document.querySelectorAll(".emoji-section")].map((each) => cells(each).length > 0);
		expect([isDrawn()[0], isDrawn()[8]]).toEqual([true, false]);
		for (const section of document.querySelectorAll(".emoji-section")) {
			await doing(() => FakeIntersectionObserver.show(section, 1));
		}
		expect(isDrawn()).toEqual(Array(9).fill(true));
		expect([...document.querySelectorAll(".group-button")].map((each) => each.getAttribute("aria-label"))).toEqual(
			titles(),
		);
	});

	test("what is used most comes first, and stays where it is while the picker is open", async () => {
		app.emoji.value = { frequent: ["👋🏽", "nothing that is known", "🎉"], tone: 0 };
		await open();
		await react();
		expect(titles().slice(0, 2)).toEqual(["Frequently used", "Smileys"]);
		expect(shown(one(".emoji-section"))).toEqual(["👋🏽", "🎉"]);
		expect(cells()[0]?.getAttribute("aria-label")).toBe("waving hand: medium skin tone");
		await doing(() => {
			app.emoji.value = { frequent: ["🦊"], tone: 0 };
		});
		expect(shown(one(".emoji-section"))).toEqual(["👋🏽", "🎉"]);
	});

	test("a search shows what it finds, says how many, and Enter takes the first", async () => {
		await open();
		await react();
		expect(document.activeElement).toBe(search());
		await type(search(), "tada");
		expect(shown()).toEqual(["🎉"]);
		expect(one('dialog [role="status"]').textContent).toBe("1 emoji found. Enter takes party popper.");
		expect(preview()).toContain("party popper");
		await press("Enter", {}, search());
		expect(calls("react")).toEqual([[1, "🎉", true]]);
	});

	test("finding nothing is said, Enter does nothing then, and Escape empties the search first", async () => {
		await open();
		await react();
		await press("Enter", {}, search());
		await type(search(), "qqq");
		expect(one(".emoji-panel").textContent).toBe("No emoji found for “qqq”.");
		expect(one('dialog [role="status"]').textContent).toBe("No emoji found");
		await press("Enter", {}, search());
		expect(calls("react")).toEqual([]);
		expect((await press("Escape", {}, search())).defaultPrevented).toBe(true);
		expect(search().value).toBe("");
		expect((await press("Escape", {}, search())).defaultPrevented).toBe(false);
	});

	test("the arrow keys go from emoji to emoji, across groups, and up into the search", async () => {
		app.emoji.value = { frequent: ["👋🏽", "🎉"], tone: 0 };
		await open();
		await react();
		const goes = async (key: string, more: KeyboardEventInit = {}) => {
			expect((await press(key, more)).defaultPrevented).toBe(true);
			return focused();
		};
		expect(await goes("ArrowDown")).toBe("waving hand: medium skin tone");
		expect(await goes("ArrowRight")).toBe("party popper");
		// A shorter row above; the same column below.
		expect(await goes("ArrowDown")).toBe("grinning face with big eyes");
		expect(await goes("End")).toBe("face with tears of joy");
		expect(await goes("ArrowUp")).toBe("party popper");
		expect(await goes("ArrowRight")).toBe("grinning face");
		expect(await goes("ArrowLeft")).toBe("party popper");
		expect(await goes("Home")).toBe("waving hand: medium skin tone");
		// Four rows on: smileys have one, people two.
		for (const section of document.querySelectorAll(".emoji-section")) {
			await doing(() => FakeIntersectionObserver.show(section, 1));
		}
		expect(await goes("PageDown")).toBe("monkey face");
		expect(await goes("PageUp")).toBe("waving hand: medium skin tone");
		expect(document.querySelectorAll('.emoji-cell[tabindex="0"]')).toHaveLength(1);
		expect(preview()).toContain(":wave:");
		expect(await goes("ArrowUp")).toBe("Search emoji");
	});

	test("a letter goes to the search, and what else is pressed stays the browser's", async () => {
		await open();
		await react();
		await press("ArrowDown");
		expect((await press("c", { ctrlKey: true })).defaultPrevented).toBe(false);
		expect(focused()).toBe("grinning face");
		await press(" ");
		expect(focused()).toBe("grinning face");
		expect((await press("f")).defaultPrevented).toBe(false);
		expect(document.activeElement).toBe(search());
	});

	test("a group is jumped to, and the Tab key goes on there", async () => {
		await open();
		await react();
		await click(button("Flags"));
		expect(button("Flags").getAttribute("aria-current")).toBe("true");
		expect(one('.emoji-cell[tabindex="0"]').getAttribute("aria-label")).toBe("chequered flag");
		button("Flags").focus();
		await press("ArrowRight");
		expect(focused()).toBe("Smileys");
		await press("End");
		expect(focused()).toBe("Flags");
	});

	test("a skin tone holds for all people, in searches too", async () => {
		await open();
		await react();
		const dark = [...document.querySelectorAll<HTMLInputElement>(".tone input")][5];
		await click(dark as Element);
		expect(app.emoji.value.tone).toBe(5);
		expect(button("waving hand: dark skin tone").textContent).toBe("👋🏿");
		await type(search(), "handshake");
		expect(shown()[0]).toBe("🤝🏿");
		await press("Enter", {}, search());
		expect(calls("react")).toEqual([[1, "🤝🏿", true]]);
	});

	test("a right click, or the key for menus, shows one in all its tones; Escape leads back to it", async () => {
		await open();
		await react();
		const menuOn = async (name: string) => {
			const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
			await doing(() => button(name).dispatchEvent(event));
			return event.defaultPrevented;
		};
		expect(await menuOn("grinning face")).toBe(false);
		expect(await menuOn("handshake")).toBe(true);
		expect(shown()).toHaveLength(26);
		expect(focused()).toBe("handshake");
		await press("Escape");
		expect(titles()).toHaveLength(9);
		expect(focused()).toBe("handshake");
		await menuOn("handshake");
		await click(button("handshake: light and dark skin tone"));
		expect(calls("react")).toEqual([[1, "🫱🏻‍🫲🏿", true]]);
	});

	test("goes away when the message is deleted meanwhile", async () => {
		await open();
		await react();
		await doing(() => conversation.update({ events: [...conversation.state.value.events, deleted(3)] }));
		await doing(() => {});
		expect(document.querySelector("dialog")).toBeNull();
	});
});

describe("RX1 a message with as many kinds of reactions as it can have", () => {
	const kinds = [
		"🦊",
		"🐻",
		"🐼",
		"🐨",
		"🐯",
		"🦁",
		"🐮",
		"🐷",
		"🐸",
		"🐵",
		"🐔",
		"🐧",
		"🐦",
		"🐤",
		"🦆",
		"🦅",
		"🦉",
		"🦇",
		"🐺",
	];
	const full = ["👍", ...kinds].map((emoji, index) => reacted(index + 2, emoji));

	test("the menu offers those that are there, and the picker says why there are no others", async () => {
		expect(full).toHaveLength(limits.reactionKinds);
		await open(full);
		await openMenu();
		expect([...document.querySelectorAll(".emoji-button")].map((each) => each.textContent).slice(0, -1)).toEqual([
			"👍",
			...kinds,
		]);
		await click(button("More emoji"));
		await fetched(() => import("../../client/view/timeline/reaction-picker.tsx"));
		expect(one(".emoji-note").textContent).toContain("20 kinds of reactions, the most that one can have");
		expect(shown()).toEqual(["👍", ...kinds]);
		expect(document.querySelector("dialog input")).toBeNull();
		expect(focused()).toBe("thumbs up");
		await click(button("fox"));
		expect(calls("react")).toEqual([[1, "🦊", true]]);
	});

	test("with one less there is the whole picker", async () => {
		await open(full.slice(1));
		await react();
		expect(document.querySelector(".emoji-note")).toBeNull();
		expect(titles()).toHaveLength(9);
	});
});

describe("the picker of the composer", () => {
	async function add(): Promise<void> {
		await click(button("Add an emoji"));
		await fetched(() => import("../../client/view/emoji/picker.tsx"));
	}

	test("writes where the caret stands, or over what is selected, and gives the focus back", async () => {
		await open();
		await type(composer(), "well done!");
		composer().setSelectionRange(9, 9);
		await add();
		await type(search(), "tada");
		await press("Enter", {}, search());
		expect(composer().value).toBe("well done🎉!");
		expect([composer().selectionStart, composer().selectionEnd]).toEqual([11, 11]);
		expect(document.activeElement).toBe(composer());
		expect(document.querySelector("dialog")).toBeNull();

		composer().setSelectionRange(0, 4);
		await add();
		await click(button("grinning face"));
		expect(composer().value).toBe("😀 done🎉!");
		expect(conversation.draft.value).toBe("😀 done🎉!");
		expect(calls("send")).toEqual([]);
	});

	test("stays open for more while Shift is held", async () => {
		await open();
		await add();
		await doing(() =>
			button("grinning face").dispatchEvent(
				new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true }),
			),
		);
		expect(document.querySelector("dialog")).not.toBeNull();
		await click(button("waving hand"));
		expect(composer().value).toBe("😀👋");
		expect(document.querySelector("dialog")).toBeNull();
	});
});
