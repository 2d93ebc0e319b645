/** Emoji as reactions and in what is written, in real browsers. */
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** axe looks at every emoji that is drawn. */
const slow = { timeout: 120_000 };

async function pair(): Promise<[BrowserPerson, BrowserPerson]> {
	const [ann, ben] = await Promise.all([stage.signUp("Ann"), stage.signUp("Ben")]);
	await ann.startWith(ben);
	await ben.page.goto(ann.page.url());
	await ben.linkIs("live");
	return [ann, ben];
}

/** Opens the picker for a reaction to a message. */
async function react(person: BrowserPerson, text: string): Promise<Locator> {
	await person.message(text).first().hover();
	await person.message(text).first().getByRole("button", { name: "Actions for the message" }).click();
	await person.page.getByRole("button", { name: "More emoji" }).click();
	const picker = person.page.getByRole("dialog", { name: "React with any emoji" });
	await picker.waitFor();
	return picker;
}

const chip = (person: BrowserPerson, text: string, emoji: string) =>
	person.message(text).first().locator(`[data-emoji="${emoji}"]`);
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
const emoji = (picker: Locator, name: string) => picker.getByRole("button", { name, exact: true });

describe("any emoji", () => {
	test("RX1 as a reaction, searched for; what was used is there after a reload", slow, async () => {
		const [ann, ben] = await pair();
		await ann.say("good news");
		await ben.sees("good news");
		const picker = await react(ben, "good news");
		expect(await isFocused(picker.getByLabel("Search emoji"))).toBe(true);
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.keyboard.type("tada");
		await picker.getByRole("heading", { name: "Found" }).waitFor();
		await ben.page.keyboard.press("Enter");
		await picker.waitFor({ state: "detached" });
		await chip(ann, "good news", "🎉").waitFor();
		await ben.nothingIsOpen();

		await ben.page.reload();
		await ben.sees("good news");
		const often = (await react(ben, "good news")).getByRole("grid", { name: "Frequently used" });
		expect(await often.getByRole("gridcell").allTextContents()).toEqual(["🎉"]);
	});

	test("RX1 in a skin tone, which is remembered; two people each in one of their own", async () => {
		const [ann, ben] = await pair();
		await ann.say("good news");
		await ben.sees("good news");
		let picker = await react(ben, "good news");
		await picker.getByRole("radio", { name: "medium-dark skin tone" }).check();
		await picker.getByRole("button", { name: "People", exact: true }).click();
		await emoji(picker, "waving hand: medium-dark skin tone").click();
		await chip(ann, "good news", "👋🏾").waitFor();

		await ben.page.reload();
		await ben.sees("good news");
		picker = await react(ben, "good news");
		expect(await picker.getByRole("radio", { name: "medium-dark skin tone" }).isChecked()).toBe(true);
		await picker.getByLabel("Search emoji").fill("handshake");
		await emoji(picker, "handshake: medium-dark skin tone").click({ button: "right" });
		await emoji(picker, "handshake: light and dark skin tone").click();
		await chip(ann, "good news", "🫱🏻‍🫲🏿").waitFor();
	});

	test("RX1 who reacted is told by the focus and by a right click", slow, async () => {
		const [ann, ben] = await pair();
		await ann.say("good news");
		await ben.sees("good news");
		await (await react(ben, "good news")).getByLabel("Search emoji").fill("fox");
		await ben.page.keyboard.press("Enter");
		await chip(ann, "good news", "🦊").click();
		const both = ann.page.getByRole("button", { name: "🦊 2: You, Ben" });
		await both.waitFor();
		await both.click({ button: "right" });
		const people = ann.page.getByRole("dialog", { name: "Who reacted" });
		await people.getByText("You").waitFor();
		await people.getByText("Ben").waitFor();
		expect(await findings(ann.page)).toEqual([]);
		await ann.page.keyboard.press("Escape");
		await people.waitFor({ state: "detached" });
		expect(await both.getAttribute("aria-pressed")).toBe("true");
	});

	test("with the keyboard alone, from the composer and back", async () => {
		const [ann, ben] = await pair();
		const { keyboard } = ann.page;
		await ann.composer.fill("well done!");
		await ann.composer.press("ArrowLeft");
		await keyboard.press("Tab");
		const add = ann.page.getByRole("button", { name: "Add an emoji" });
		expect(await isFocused(add)).toBe(true);
		await keyboard.press("Enter");
		const picker = ann.page.getByRole("dialog", { name: "Add an emoji" });
		await picker.waitFor();
		await keyboard.press("Escape");
		await picker.waitFor({ state: "detached" });
		expect(await isFocused(add)).toBe(true);

		await keyboard.press("Enter");
		await picker.waitFor();
		await keyboard.press("ArrowDown");
		expect(await isFocused(emoji(picker, "grinning face"))).toBe(true);
		await keyboard.press("ArrowRight");
		await keyboard.press("ArrowDown");
		await keyboard.press("End");
		expect(await isFocused(emoji(picker, "smiling face with heart-eyes"))).toBe(true);
		// What is typed there is a search.
		await keyboard.type("party popper");
		await picker.getByRole("heading", { name: "Found" }).waitFor();
		await keyboard.press("ArrowDown");
		await keyboard.press("Enter");
		await picker.waitFor({ state: "detached" });
		expect(await ann.composer.inputValue()).toBe("well done🎉!");
		expect(await isFocused(ann.composer)).toBe(true);
		await keyboard.press("Control+z");
		expect(await ann.composer.inputValue()).toBe("well done!");
		await keyboard.press("Control+Shift+z");
		await keyboard.press("Enter");
		await ben.sees("well done🎉!");
	});

	test("on a phone the picker is a sheet that fits, and a touch beside it closes it", slow, async () => {
		const [ann] = await pair();
		await ann.page.setViewportSize({ width: 360, height: 640 });
		await ann.page.getByRole("button", { name: "Add an emoji" }).click();
		const picker = ann.page.getByRole("dialog", { name: "Add an emoji" });
		await picker.waitFor();
		// It rises into its place.
		await picker.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
		const box = await picker.boundingBox();
		expect(box).toMatchObject({ x: 0, width: 360 });
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(640, 0);
		const panel = picker.getByRole("region", { name: "Emoji" });
		expect(await panel.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
		await picker.getByRole("button", { name: "Flags", exact: true }).click();
		await ann.page.waitForFunction(() => document.querySelector('[aria-label="Flags"]')?.ariaCurrent === "true");
		expect(await emoji(picker, "chequered flag").boundingBox()).toMatchObject({ height: 44 });
		await picker.getByLabel("Search emoji").fill("kiss");
		await picker.getByRole("heading", { name: "Found" }).waitFor();
		expect(await findings(ann.page)).toEqual([]);
		await ann.page.mouse.click(180, 20);
		await picker.waitFor({ state: "detached" });
	});
});

describe("an emoji by its name", () => {
	test(
		"is offered while it is written, and put in when it is closed; not in code, and it can be undone",
		slow,
		async () => {
			const [ann, ben] = await pair();
			const { keyboard } = ann.page;
			const fetched: string[] = [];
			ann.page.on("request", (request) => fetched.push(request.url()));
			await ann.composer.pressSequentially("hello :s");
			expect(fetched.filter((url) => /\/(book|picker)-/.test(url))).toEqual([]);
			await keyboard.type("mi");
			const list = ann.page.getByRole("listbox", { name: "Emoji" });
			await list.getByRole("option", { name: ":smile:" }).waitFor();
			expect(fetched.filter((url) => /\/book-/.test(url))).toEqual([expect.stringContaining(stage.server.url)]);
			await keyboard.press("Tab");
			expect(await ann.composer.inputValue()).toBe("hello 😄 ");
			await keyboard.type(":tada");
			await list.getByRole("option", { name: ":tada:" }).waitFor();
			// As few as are all in view: axe does not know that the arrow keys scroll the list from the field.
			expect(await findings(ann.page)).toEqual([]);
			await keyboard.type(":");
			expect(await ann.composer.inputValue()).toBe("hello 😄 🎉");
			await keyboard.press("Control+z");
			expect(await ann.composer.inputValue()).toBe("hello 😄 :tada:");
			await keyboard.press("Control+Shift+z");
			await keyboard.type(" `:tada:` ");
			await keyboard.press("Control+b");
			await keyboard.type("bold");
			await keyboard.press("Control+b");
			expect(await ann.composer.inputValue()).toBe("hello 😄 🎉 `:tada:` **bold**");
			await keyboard.press("Enter");
			await ben.sees("hello 😄 🎉 :tada: bold");
			await ben.message("hello").locator("strong", { hasText: "bold" }).waitFor();
		},
	);
});
