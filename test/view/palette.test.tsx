import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { appearance, setAppearance } from "../../client/hooks/appearance.ts";
import { openPart } from "../../client/hooks/open-part.ts";
import { searchOpen } from "../../client/hooks/search-place.ts";
import { searchPauseMs } from "../../client/hooks/use-people.ts";
import { FakeApp, FakeConversation, me, refused, summary } from "./support/fake-app.ts";
import { button, clear, click, doing, fetched, field, one, openApp, press, type } from "./support/page.tsx";

let app: FakeApp;

const withPerson = (id: string, userId: string, name: string, more = {}) =>
	summary(id, {
		members: [
			{ userId: me.id, name: me.name, username: me.username, role: "member" },
			{ userId, name, username: userId, role: "member" },
		],
		...more,
	});

beforeEach(() => {
	app = new FakeApp();
	app.inbox.value = {
		loaded: true,
		conversations: [
			withPerson("a", "bob", "Bob Byron"),
			withPerson("b", "grace", "Grace Hopper", { kind: "group", title: "Compiler club", unread: 3 }),
			withPerson("c", "rene", "René Descartes"),
			withPerson("d", "kay", "Kay McNulty", { markedUnread: true }),
		],
	};
	for (const id of ["a", "b", "c", "d"]) app.conversations.set(id, new FakeConversation({ id }));
});
afterEach(async () => {
	await clear();
	setAppearance({ theme: "system", keys: "all" });
	searchOpen.value = null;
	vi.useRealTimers();
});

const options = () =>
	[...document.querySelectorAll('[role="option"]')].map((each) => each.querySelector("[dir]")?.textContent);
const active = () => document.querySelector('[role="option"][aria-selected="true"] [dir]')?.textContent;
const input = () => field("Conversation, person or action");

async function openPalette(path = "/"): Promise<void> {
	await openApp(app, path);
	await press("k", { ctrlKey: true });
	await fetched(() => import("../../client/view/palette/palette.tsx"));
}

describe("the palette", () => {
	test("opens on Ctrl+K with the newest conversations and what can be done, and closes on it", async () => {
		await openPalette();
		expect(document.activeElement).toBe(input());
		expect(options().slice(0, 5)).toEqual([
			"Bob Byron",
			"Compiler club",
			"René Descartes",
			"Kay McNulty",
			"New conversation",
		]);
		expect(
			[...document.querySelectorAll('[role="group"]')].map((group) => group.querySelector("p")?.textContent),
		).toEqual(["Conversations", "Actions"]);
		await press("k", { ctrlKey: true });
		expect(document.querySelector("dialog")).toBeNull();
	});

	test.each([
		["cmpc", "Compiler club"],
		["rene desc", "René Descartes"],
		["@kay", "Kay McNulty"],
		["dark", "Dark theme"],
	])("%s finds %s, and Enter takes it", async (query, title) => {
		await openPalette();
		await type(input(), query);
		expect(options()[0]).toBe(title);
		expect(input().getAttribute("aria-activedescendant")).toBe(
			document.querySelector('[role="option"][aria-selected="true"]')?.id,
		);
		await press("Enter");
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("arrows go round, a letter starts at the top again, Enter goes there", async () => {
		await openPalette();
		await press("ArrowDown");
		await press("ArrowDown");
		expect(active()).toBe("René Descartes");
		for (const key of ["ArrowUp", "ArrowUp", "ArrowUp"]) await press(key);
		expect(active()).toBe(options().at(-1));
		await type(input(), "bo");
		expect(active()).toBe("Bob Byron");
		await press("Enter");
		expect(location.pathname).toBe("/c/a");
	});

	test("a person whom one does not talk to yet is found by the server, and a conversation begun", async () => {
		vi.useFakeTimers();
		app.people = [
			{ id: "bob", name: "Bob Byron", username: "bob", isGuest: false },
			{ id: "boris", name: "Boris", username: "boris", isGuest: false },
		];
		await openPalette();
		await type(input(), "bo");
		await doing(() => vi.advanceTimersByTimeAsync(searchPauseMs));
		// Bob is among the conversations already.
		expect(options().slice(0, 2)).toEqual(["Bob Byron", "Boris"]);
		await press("ArrowDown");
		app.answer = refused("Too many new conversations.");
		await press("Enter");
		expect(one('dialog [role="alert"]').textContent).toBe("Too many new conversations.");
		app.answer = { ok: true, value: undefined };
		await press("Enter");
		expect(app.calls.filter(([verb]) => verb === "startDirect")).toHaveLength(2);
		expect(location.pathname).toBe("/c/c");
	});

	test("> asks for actions alone, and says so when there is none", async () => {
		await openPalette();
		await type(input(), ">");
		expect(options()).toContain("Settings: Devices");
		expect(options()).not.toContain("Bob Byron");
		await type(input(), ">zzzz");
		expect(one('dialog p[role="status"]').textContent).toContain("Nothing found");
		await press("Escape");
		expect(input().value).toBe("");
	});

	test.each([
		["Mute this conversation", ["setMuted", "b", true]],
		["Mark this conversation as unread", ["markUnread", "b"]],
		["Sign out", ["signOut"]],
	])("%s", async (title, call) => {
		await openPalette("/c/b");
		await type(input(), `>${title}`);
		expect(active()).toBe(title);
		await press("Enter");
		expect(app.calls).toContainEqual(call);
		expect(document.querySelector("dialog")).toBeNull();
	});

	test("all that is unread is marked as read at once, and a refusal is said", async () => {
		await openPalette();
		await type(input(), ">mark all");
		app.answer = refused("You seem to be offline.");
		await press("Enter");
		expect(app.calls.filter(([verb]) => verb === "markRead")).toEqual([
			["markRead", "b"],
			["markRead", "d"],
		]);
		expect(one('dialog [role="alert"]').textContent).toBe("You seem to be offline.");
	});

	test.each([
		["New group", { name: "new", group: true }],
		["Settings: Privacy", { name: "settings", section: "privacy" }],
		["Keyboard shortcuts", { name: "shortcuts" }],
	])("%s takes its place", async (title, part) => {
		await openPalette();
		await type(input(), `>${title}`);
		await press("Enter");
		expect(openPart.value).toEqual(part);
	});

	test("a theme is chosen, and the one that holds is not offered", async () => {
		await openPalette();
		await type(input(), ">dark theme");
		await press("Enter");
		expect(appearance.value.theme).toBe("dark");
		await press("k", { ctrlKey: true });
		await type(input(), ">theme");
		expect(options()).not.toContain("Dark theme");
		expect(options()).toContain("System theme");
	});
});

describe("shortcuts", () => {
	const path = () => location.pathname;

	test("Alt with arrows goes through the list and round its ends; with Shift only to the unread", async () => {
		await openApp(app);
		await press("ArrowDown", { altKey: true });
		expect(path()).toBe("/c/a");
		await press("ArrowUp", { altKey: true });
		expect(path()).toBe("/c/d");
		await press("ArrowDown", { altKey: true });
		expect(path()).toBe("/c/a");
		await press("ArrowDown", { altKey: true, shiftKey: true });
		expect(path()).toBe("/c/b");
		await press("ArrowDown", { altKey: true, shiftKey: true });
		expect(path()).toBe("/c/d");
	});

	test("? shows the overview outside of what is written into, Ctrl+/ everywhere; a switch turns the single keys off", async () => {
		await openApp(app, "/c/a");
		const writing = one<HTMLTextAreaElement>("textarea");
		writing.focus();
		await press("?");
		await press("/");
		expect([openPart.value, searchOpen.value]).toEqual([null, null]);
		await press("/", { ctrlKey: true });
		await fetched(() => import("../../client/view/palette/shortcuts.tsx"));
		expect(one("dialog").textContent).toContain("Next unread conversation");
		await click(one('dialog [role="switch"]'));
		await click(button("Close"));
		writing.blur();
		await press("?", {}, document.body);
		await press("/", {}, document.body);
		expect([openPart.value, searchOpen.value]).toEqual([null, null]);
		setAppearance({ keys: "all" });
		await press("?", {}, document.body);
		expect(openPart.value).toEqual({ name: "shortcuts" });
	});

	test("while a dialog is open the others wait, and Cmd+, stays the browser's", async () => {
		await openApp(app);
		await press(",", { metaKey: true });
		expect(openPart.value).toBeNull();
		await press(",", { ctrlKey: true });
		expect(openPart.value).toEqual({ name: "settings", section: "appearance" });
		await fetched(() => import("../../client/view/settings/settings.tsx"));
		await press("ArrowDown", { altKey: true });
		expect(path()).toBe("/");
	});
});
