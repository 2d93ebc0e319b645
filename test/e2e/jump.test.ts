import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { change, fill, isInView, unread, wayDown, wheelTo } from "./support/talk.ts";

const stage = useStage();

const found = (person: BrowserPerson, seq: number) => person.page.locator(`[data-seq="${seq}"][data-found]`);
const hasFocus = (person: BrowserPerson, seq: number) =>
	person.page.locator(`[data-seq="${seq}"]`).evaluate((row) => row === document.activeElement);
const path = (person: BrowserPerson) => new URL(person.page.url()).pathname;
const newest = (person: BrowserPerson) => person.page.getByRole("button", { name: "Jump to newest" });

/** Waits until a message is marked, in view and has the focus. */
async function isShown(person: BrowserPerson, seq: number): Promise<void> {
	await found(person, seq).waitFor();
	await expect.poll(() => isInView(person, seq)).toBe(true);
	expect(await hasFocus(person, seq)).toBe(true);
}

/** Ann and Ben, and what Ben said while Ann was away. */
async function apart(count: number) {
	const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
	await ben.startWith(ann);
	await fill(ben, count);
	return { ann, ben, conversation: path(ben) };
}

describe("finding one's way in history", { timeout: 150_000 }, () => {
	test("RD1 RS6 the first unread message is one step away, by keyboard too; looking at it reads nothing", async () => {
		const { ann, ben, conversation } = await apart(700);
		await ann.openFromList("Ben");
		const jump = ann.page.getByRole("button", { name: /^700 new messages since .+ Jump to the first$/ });
		await jump.waitFor();
		expect(await findings(ann.page)).toEqual([]);
		await jump.focus();
		await ann.page.keyboard.press("Enter");
		await isShown(ann, 1);
		expect(path(ann)).toBe(`${conversation}/1`);
		expect(await ann.page.getByRole("heading", { name: "New messages" }).count()).toBe(1);
		expect(await jump.count()).toBe(0);
		// Read on: what follows comes by itself.
		await wheelTo(ann, 130, "down");
		expect(await unread(ann)).toBe(700);

		// What is said meanwhile is counted, and is not put among what is old.
		await ben.say("And this is new");
		const back = ann.page.getByRole("button", { name: "1 new message" });
		await back.focus();
		await ann.page.keyboard.press("Enter");
		await ann.sees("And this is new");
		await expect.poll(() => unread(ann), { timeout: 15_000 }).toBe(0);
		expect(path(ann)).toBe(conversation);
		expect(await ann.page.locator('[data-seq="130"]').count()).toBe(0);
	});

	test("RS6 EV4 a permalink opens far back, marks its message, and shows live what becomes of it", async () => {
		const { ann, ben, conversation } = await apart(700);
		await ann.page.goto(`${stage.server.url}${conversation}/100`);
		await isShown(ann, 100);
		expect(await ann.page.locator("[data-seq]").count()).toBeLessThanOrEqual(60);
		expect(await findings(ann.page)).toEqual([]);
		await change(ben, "PATCH", "101", { body: { text: "said otherwise" } });
		await ann.sees("said otherwise");
		await change(ben, "DELETE", "102");
		await ann.page.locator('[data-seq="102"]').getByText("Message deleted").waitFor();
		await change(ben, "PUT", `103/reactions/${encodeURIComponent("👍")}`);
		await ann.page.locator('[data-seq="103"] .reaction').waitFor();

		// A reload stays there; one's own message leads back to the end.
		await ann.page.reload();
		await isShown(ann, 100);
		await ann.say("I am back");
		await ann.sees("I am back");
		expect(path(ann)).toBe(conversation);
		expect(await newest(ann).count()).toBe(0);

		await ann.page.goto(`${stage.server.url}${conversation}/99999`);
		await ann.page.getByText("There is no such message in this conversation.").waitFor();
	});

	test("a link to a message is copied from its menu, and opens in place where somebody says it", async () => {
		const { ann, ben, conversation } = await apart(700);
		const { page } = ben;
		await ben.context.grantPermissions(["clipboard-read", "clipboard-write"]);
		await page.goto(`${stage.server.url}${conversation}/7`);
		await isShown(ben, 7);
		await page
			.locator('[data-seq="7"]')
			.getByRole("button", { name: /^Actions for/ })
			.click();
		await page.getByRole("button", { name: "Copy link" }).click();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(link).toBe(`${stage.server.url}${conversation}/7`);
		await ben.say(`Remember ${link} and ${stage.server.url}/c/g_${"A".repeat(22)}/3`);

		await ann.openFromList("Ben");
		await newestOrHere(ann);
		await ann.page.evaluate(() => Object.assign(window, { isSamePage: true }));
		await ann.page.getByRole("link", { name: "Message in the chat with Ben" }).click();
		await isShown(ann, 7);
		expect(await ann.page.evaluate(() => "isSamePage" in window)).toBe(true);
		await newest(ann).click();
		await ann.page.getByRole("link", { name: "Message in a conversation that you are not in" }).click();
		await ann.page.getByText("You are not in this conversation.").waitFor();
		await ann.page.goBack();
		await ann.sees("Remember");
	});

	test("RS8 a date leads to the first message of the day, and says when there is none", async () => {
		const { ann, conversation } = await apart(700);
		await ann.openFromList("Ben");
		await newestOrHere(ann);
		const { page } = ann;
		const open = page.getByRole("button", { name: "Jump to a date" });
		await open.focus();
		await page.keyboard.press("Enter");
		const dialog = page.getByRole("dialog", { name: "Jump to a date" });
		const input = dialog.getByLabel("Show what was said on");
		expect(await findings(page)).toEqual([]);
		const day = (ago: number) =>
			page.evaluate((days) => {
				const date = new Date(Date.now() - days * 86_400_000);
				return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
			}, ago);
		await input.fill(await day(1));
		await page.keyboard.press("Enter");
		await dialog.getByText("Nothing was said yesterday.").waitFor();
		await input.fill(await day(0));
		await page.keyboard.press("Enter");
		await dialog.waitFor({ state: "detached" });
		await isShown(ann, 1);
		expect(path(ann)).toBe(`${conversation}/1`);

		// On a phone, from the divider of a day.
		await page.setViewportSize({ width: 360, height: 740 });
		await page.getByRole("button", { name: "Today" }).click();
		await dialog.waitFor();
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
	});
});

/** Goes to the newest message, if the conversation did not open there. */
async function newestOrHere(person: BrowserPerson): Promise<void> {
	await person.linkIs("live");
	const button = person.page.getByRole("button", { name: wayDown });
	if ((await button.count()) > 0) await button.click();
}
