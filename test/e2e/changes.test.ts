/** What becomes of a message, between two people in real browsers. */
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { undoTime } from "../../client/store/undo.ts";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

async function pair(): Promise<[BrowserPerson, BrowserPerson]> {
	const [ann, ben] = await Promise.all([stage.signUp("Ann"), stage.signUp("Ben")]);
	await ann.startWith(ben);
	await ben.page.goto(ann.page.url());
	await ben.linkIs("live");
	return [ann, ben];
}

/** Opens what can be done with a message. */
async function menuOf(person: BrowserPerson, text: string): Promise<Locator> {
	await person.message(text).first().hover();
	await person.message(text).first().getByRole("button", { name: "Actions for the message" }).click();
	const menu = person.page.getByRole("dialog", { name: "Message actions" });
	await menu.waitFor();
	return menu;
}

async function act(person: BrowserPerson, text: string, action: string): Promise<void> {
	await (await menuOf(person, text)).getByRole("button", { name: action, exact: true }).click();
}

async function edit(person: BrowserPerson, text: string, into: string): Promise<void> {
	await act(person, text, "Edit");
	const editor = person.page.getByRole("textbox", { name: "Edit message" });
	await editor.fill(into);
	await editor.press("Enter");
}

const chip = (person: BrowserPerson, text: string, emoji: string) =>
	person.message(text).first().locator(`[data-emoji="${emoji}"]`);
const tombstones = (person: BrowserPerson) =>
	person.page.getByRole("log").locator("[data-client-id]").filter({ hasText: "Message deleted" });

describe("what becomes of a message", () => {
	test("ED1 ED2 an edit is seen by the other at once and after a reload, with all versions", async () => {
		const [ann, ben] = await pair();
		await ann.say("frist");
		await ben.sees("frist");
		await ann.composer.fill("a draft that waits");
		await edit(ann, "frist", "first");
		await ben.sees("first");
		expect(await ann.composer.inputValue()).toBe("a draft that waits");
		await ben.page.reload();
		await ben.sees("first");
		await ben
			.message("first")
			.getByRole("button", { name: /^Edited/ })
			.click();
		const versions = ben.page.getByRole("dialog", { name: "All versions" });
		await versions.getByText("frist").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.keyboard.press("Escape");
		await versions.waitFor({ state: "detached" });
		await ben.linkIs("live");
		expect(await ben.message("first").count()).toBe(1);
	});

	test("ED1 the arrow key edits the last message, and Escape lets it be", async () => {
		const [ann, ben] = await pair();
		await ann.say("one");
		await ann.seesStatus("one", "read");
		await ann.composer.press("ArrowUp");
		const editor = ann.page.getByRole("textbox", { name: "Edit message" });
		await editor.press("Escape");
		expect(await ann.composer.inputValue()).toBe("");
		await ann.composer.press("ArrowUp");
		await editor.press("End");
		await editor.pressSequentially(" and a half");
		await editor.press("Enter");
		await ben.sees("one and a half");
	});

	test("DL1 DL2 a deletion that is undone never happened; one that is not takes the text away everywhere", async () => {
		const [ann, ben] = await pair();
		await ann.say("I take this back");
		await ann.say("this stays");
		await ben.sees("this stays");
		await edit(ann, "I take this back", "I take that back");
		await ben.sees("I take that back");

		await act(ann, "I take that back", "Delete for everyone");
		await tombstones(ann).waitFor();
		await ann.page.getByRole("button", { name: "Undo" }).click();
		await ann.sees("I take that back");
		await ann.page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });

		await act(ann, "I take that back", "Delete for everyone");
		await tombstones(ben).waitFor({ timeout: undoTime + 15_000 });
		expect(await ben.message("I take that back").count()).toBe(0);
		for (const person of [ann, ben]) {
			await person.page.reload();
			await tombstones(person).waitFor();
			await person.sees("this stays");
			await person.linkIs("live");
			// Not on this device either.
			const stored = await person.page.evaluate(storedTexts);
			expect(stored).toContain("this stays");
			expect(stored).not.toContain("take");
		}
	});

	test("DL1 a deletion whose page is left in the same moment happens at once, without another visit", async () => {
		const [ann, ben] = await pair();
		await ann.say("gone soon");
		await ben.sees("gone soon");
		await act(ann, "gone soon", "Delete for everyone");
		await tombstones(ann).waitFor();
		await ann.page.goto("about:blank");
		await tombstones(ben).waitFor();
		await ann.page.goBack();
		await tombstones(ann).waitFor();
		expect(await ann.page.getByRole("button", { name: "Undo" }).count()).toBe(0);
	});

	test("DL1 a deletion can be undone in the list, and one whose tab was closed happens all the same", async () => {
		const [ann, ben] = await pair();
		await ann.say("gone soon");
		await ben.sees("gone soon");
		const { url } = stage.server;
		await act(ann, "gone soon", "Delete for everyone");
		await tombstones(ann).waitFor();
		const path = ann.page.url();
		await ann.page.evaluate(() => history.back());
		await ann.page.waitForURL((at) => at.href !== path);
		await ann.page.getByRole("button", { name: "Undo" }).click();
		await ann.page.goForward();
		await ann.sees("gone soon");
		await act(ann, "gone soon", "Delete for everyone");
		await tombstones(ann).waitFor();
		await ann.closeTab();
		await ann.openTab(url);
		await tombstones(ben).waitFor({ timeout: undoTime + 15_000 });
	});

	test("RX1 reactions are seen by both at once, toggled by a click, and there after a reload", async () => {
		const [ann, ben] = await pair();
		await ann.say("good news");
		await ben.sees("good news");
		await act(ben, "good news", "React with 👍");
		await chip(ann, "good news", "👍").waitFor();
		await chip(ann, "good news", "👍").click();
		await ben.page.getByRole("button", { name: "👍 2: You, Ann" }).waitFor();
		expect(await chip(ben, "good news", "👍").getAttribute("aria-pressed")).toBe("true");
		expect(await findings(ann.page)).toEqual([]);
		const menu = await menuOf(ann, "good news");
		expect(await findings(ann.page)).toEqual([]);
		await menu.getByRole("button", { name: "More emoji" }).click();
		await ann.page.getByLabel("Search emoji").fill("fox");
		await ann.page.getByRole("button", { name: "fox", exact: true }).click();
		await chip(ben, "good news", "🦊").waitFor();
		await chip(ben, "good news", "👍").click();
		await ann.page.getByRole("button", { name: "👍 1: You" }).waitFor();
		await ben.page.reload();
		await ben.page.getByRole("button", { name: "👍 1: Ann" }).waitFor();
		await chip(ben, "good news", "🦊").waitFor();
		// Nobody was told of a new message.
		expect(await ben.page.locator("[data-unread]").count()).toBe(0);
	});

	test("ED1 DL1 RX1 with the keyboard alone", async () => {
		const [ann, ben] = await pair();
		await ann.say("with keys");
		await ann.seesStatus("with keys", "read");
		const { keyboard } = ann.page;
		const more = ann.message("with keys").getByRole("button", { name: "Actions for the message" });
		await ann.page.getByRole("log").focus();
		for (let step = 0; step < 5 && !(await more.evaluate((button) => button === document.activeElement)); step++) {
			await keyboard.press("Tab");
		}
		await keyboard.press("Enter");
		const menu = ann.page.getByRole("dialog", { name: "Message actions" });
		await menu.waitFor();
		await keyboard.press("Escape");
		await menu.waitFor({ state: "detached" });
		expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
		await keyboard.press("Enter");
		await menu.waitFor();
		await keyboard.press("ArrowRight");
		await keyboard.press("Enter");
		await chip(ben, "with keys", "❤️").waitFor();
	});

	test("PL1 with WebSockets blocked, an edit, a reaction and a deletion go both ways over polling", {
		timeout: 120_000,
	}, async () => {
		const [ann, ben] = await pair();
		await ann.say("over polling");
		await ann.say("to be deleted");
		await ben.sees("to be deleted");
		for (const person of [ann, ben]) {
			await person.page.routeWebSocket(/\/api\//, (socket) => void socket.close());
			await person.page.reload();
			await person.linkIs("polling");
		}
		await edit(ann, "over polling", "edited over polling");
		await ben.sees("edited over polling");
		await act(ben, "edited over polling", "React with 😂");
		await chip(ann, "edited over polling", "😂").waitFor();
		await act(ann, "to be deleted", "Delete for everyone");
		await tombstones(ben).waitFor({ timeout: undoTime + 15_000 });
	});
});

/** All that the page's database says, as one text. */
async function storedTexts(): Promise<string> {
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open("parley");
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error);
	});
	const all = await new Promise<unknown>((resolve) => {
		const reading = database.transaction("events").objectStore("events").getAll();
		reading.onsuccess = () => resolve(reading.result);
	});
	database.close();
	return JSON.stringify(all);
}
