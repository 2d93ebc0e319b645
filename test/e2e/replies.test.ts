/** Answers, passing on, pins and the time for editing, between two people in real browsers. */
import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** Ann's group with Ben, which both have open. */
async function group(): Promise<[ann: BrowserPerson, ben: BrowserPerson, id: string]> {
	const [ann, ben] = await Promise.all([stage.signUp("Ann"), stage.signUp("Ben")]);
	const id = await makeGroup(ann, ben, "Tea");
	for (const person of [ann, ben]) {
		await person.page.goto(`${stage.server.url}/c/${id}`);
		await person.linkIs("live");
	}
	return [ann, ben, id];
}

async function makeGroup(owner: BrowserPerson, other: BrowserPerson, title: string): Promise<string> {
	const [members] = [[await other.id()]];
	return owner.page.evaluate(
		async (body) => {
			const headers = { "Content-Type": "application/json" };
			const made = await fetch("/api/conversations", { method: "POST", headers, body: JSON.stringify(body) });
			return (await made.json()).id;
		},
		{ kind: "group", title, members },
	);
}

/** Says all of it at once, by REST; the last one last. */
async function post(person: BrowserPerson, id: string, texts: readonly string[], replyTo?: number): Promise<void> {
	await person.page.evaluate(
		async ({ id, texts, replyTo }) => {
			const post = (text: string, more: object) =>
				fetch(`/api/conversations/${id}/messages`, {
					method: "POST",
					headers: { "Content-Type": "application/json" },
					body: JSON.stringify({ clientId: crypto.randomUUID(), body: { text }, ...more }),
				});
			await Promise.all(texts.slice(0, -1).map((text) => post(text, {})));
			await post(texts.at(-1) ?? "", replyTo === undefined ? {} : { replyTo });
		},
		{ id, texts, replyTo },
	);
}

async function act(person: BrowserPerson, text: string, action: string): Promise<void> {
	await person.message(text).first().hover();
	await person.message(text).first().getByRole("button", { name: "Actions for the message" }).click();
	const menu = person.page.getByRole("dialog", { name: "Message actions" });
	await menu.getByRole("button", { name: action, exact: true }).click();
}

const quoteIn = (person: BrowserPerson, text: string): Locator => person.message(text).last().locator("[data-quote]");
const replyBar = (person: BrowserPerson) => person.page.getByRole("group", { name: "Reply" });
const isOnScreen = (locator: Locator) =>
	locator.evaluate((row) => {
		const box = row.closest('[role="log"]')?.getBoundingClientRect();
		const { top, bottom } = row.getBoundingClientRect();
		return box !== undefined && bottom > box.top && top < box.bottom;
	});

describe("answers", () => {
	test("SD7 with the mouse: the bar, the quotation for both, which follows an edit and a deletion, and leads back", {
		timeout: 150_000,
	}, async () => {
		const [ann, ben, id] = await group();
		await ann.say("Shall we meet on Thursday?");
		await ben.sees("Shall we meet on Thursday?");
		await post(
			ann,
			id,
			Array.from({ length: 25 }, (_, index) => `more to read ${index + 1}`),
		);
		await ben.sees("more to read 25");
		await ben.page.getByRole("log", { name: "Messages" }).evaluate((box) => box.scrollTo(0, 0));
		await ben.message("Shall we meet").first().waitFor();
		await act(ben, "Shall we meet", "Reply");
		await replyBar(ben).getByText("Reply to Ann").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		// Kept with the draft.
		await ben.composer.fill("At four");
		await ben.page.reload();
		await replyBar(ben).getByText("Shall we meet on Thursday?").waitFor();
		expect(await ben.composer.inputValue()).toBe("At four");
		await ben.composer.press("Enter");
		await replyBar(ben).waitFor({ state: "detached" });
		await quoteIn(ann, "At four").getByText("Shall we meet on Thursday?").waitFor();
		expect(await quoteIn(ann, "At four").textContent()).toBe("Reply to You: Shall we meet on Thursday?");

		await quoteIn(ann, "At four").click();
		await expect.poll(() => isOnScreen(ann.message("Shall we meet").first())).toBe(true);
		await act(ann, "Shall we meet", "Edit");
		const editor = ann.page.getByRole("textbox", { name: "Edit message" });
		await editor.fill("Shall we meet on Friday?");
		await editor.press("Enter");
		await quoteIn(ben, "At four").getByText("Friday").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		await act(ann, "Friday", "Delete for everyone");
		await quoteIn(ben, "At four").getByText("Deleted message").waitFor();
	});

	test("SD7 with the keyboard: R in a row answers it, Escape does not", async () => {
		const [ann, ben] = await group();
		await ann.say("a question");
		await ben.sees("a question");
		await ben.message("a question").first().getByRole("button", { name: "Actions for the message" }).focus();
		await ben.page.keyboard.press("r");
		await replyBar(ben).waitFor();
		await ben.page.keyboard.press("Escape");
		await replyBar(ben).waitFor({ state: "detached" });
		await ben.message("a question").first().getByRole("button", { name: "Actions for the message" }).focus();
		await ben.page.keyboard.press("r");
		await ben.page.keyboard.type("an answer");
		await ben.page.keyboard.press("Enter");
		await quoteIn(ann, "an answer").getByText("a question").waitFor();
	});

	test("RS6 what is answered is fetched when it is far back, and there is a way back from it", {
		timeout: 120_000,
	}, async () => {
		const [ann, ben, id] = await group();
		await post(ann, id, ["the very first"]);
		await post(
			ann,
			id,
			Array.from({ length: 130 }, (_, index) => `filler ${index}`),
		);
		await post(ann, id, ["about the first"], 1);
		await post(
			ann,
			id,
			Array.from({ length: 20 }, (_, index) => `more ${index}`),
		);
		await ben.sees("more 19");
		// Without a copy, only the newest page is here.
		const fresh = await ben.context.browser()?.newContext({ storageState: await ben.context.storageState() });
		const page = await fresh?.newPage();
		if (fresh === undefined || page === undefined) throw new Error("no browser");
		await page.goto(`${stage.server.url}/c/${id}`);
		const quote = page.locator("[data-quote='1']");
		await page.locator('[data-seq="152"]').waitFor({ timeout: 20_000 });
		await page.getByRole("log", { name: "Messages" }).hover();
		for (let turns = 0; turns < 20 && (await quote.count()) === 0; turns++) await page.mouse.wheel(0, -300);
		await quote.getByText("the very first").click();
		await page.locator('[data-seq="1"][data-found]').waitFor();
		const back = page.getByRole("button", { name: "Back to where you were" });
		await back.press("Enter");
		await page.locator('[data-seq="132"][data-found]').waitFor();
		expect(await page.locator('[data-seq="132"]').evaluate((row) => row === document.activeElement)).toBe(true);
		expect(await back.count()).toBe(0);
		await fresh.close();
	});

	test("on a phone: a swipe answers, and nothing is wider than the screen", { timeout: 120_000 }, async () => {
		const [ann, ben, id] = await group();
		await ann.say("a very long question ".repeat(12).trim());
		const phone = await ben.context.browser()?.newContext({
			...{ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true },
			storageState: await ben.context.storageState(),
		});
		const page = await phone?.newPage();
		if (phone === undefined || page === undefined) throw new Error("no browser");
		await page.goto(`${stage.server.url}/c/${id}`);
		const row = page.locator('[data-seq="1"] .bubble');
		await row.waitFor();
		const box = await row.boundingBox();
		if (box === null) throw new Error("not on the screen");
		const touch = await phone.newCDPSession(page);
		const [x, y] = [box.x + 20, box.y + 20];
		const at = (type: string, dx: number) =>
			touch.send("Input.dispatchTouchEvent", {
				type: type as "touchStart",
				touchPoints: type === "touchEnd" ? [] : [{ x: x + dx, y }],
			});
		await at("touchStart", 0);
		for (const dx of [20, 45, 70, 90]) await at("touchMove", dx);
		await at("touchEnd", 90);
		await page.getByRole("group", { name: "Reply" }).getByText("Reply to Ann").waitFor();
		await page.getByRole("textbox", { name: "Message" }).fill("short");
		await page.getByRole("button", { name: "Send" }).click();
		await page.locator("[data-quote='1']").waitFor();
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		expect(await findings(page)).toEqual([]);
		await phone.close();
	});
});

describe("passing on", () => {
	test("SD9 to two conversations with a comment, also without a network; the note leads there", {
		timeout: 150_000,
	}, async () => {
		const [ann, ben] = await group();
		await makeGroup(ann, ben, "Cake");
		await makeGroup(ann, ben, "Garden");
		await ben.say("the shop is closed");
		await ann.sees("the shop is closed");
		// The dialog comes a while after the page.
		const hasDialog = () =>
			ann.page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /forward-.*js/.test(name)));
		await expect.poll(hasDialog, { timeout: 20_000 }).toBe(true);
		await ann.context.setOffline(true);
		await act(ann, "the shop is closed", "Forward…");
		const dialog = ann.page.getByRole("dialog", { name: "Forward message" });
		const find = dialog.getByLabel("Find conversations");
		for (const title of ["Cak", "Gard"]) {
			await find.fill(title);
			await find.press("Enter");
		}
		expect(await findings(ann.page)).toEqual([]);
		await dialog.getByLabel("Comment (optional)").fill("did you know?");
		await dialog.getByRole("button", { name: "Forward to 2" }).click();
		await ann.page.getByText("Forwarded to Cake and Garden").waitFor();
		await ann.context.setOffline(false);
		await ben.openFromList("Garden");
		await ben.sees("did you know?");
		await ben.sees("the shop is closed");
		await ben.message("the shop is closed").first().getByText("Forwarded", { exact: true }).waitFor();
		expect(await findings(ben.page)).toEqual([]);
		await ben.openFromList("Cake");
		await ben.sees("the shop is closed");
		expect(await ben.message("the shop is closed").count()).toBe(1);
	});
});

describe("pins and settings", () => {
	test("PN1 PN2 a pin is seen by both, in the bar, the list and the timeline, after a reload, and only by right", {
		timeout: 120_000,
	}, async () => {
		const [ann, ben] = await group();
		await ben.say("the address is 5 Mill Lane");
		await ann.sees("the address");
		await ben.message("the address").first().hover();
		await ben.message("the address").first().getByRole("button", { name: "Actions for the message" }).click();
		const menu = ben.page.getByRole("dialog", { name: "Message actions" });
		await menu.getByRole("button", { name: "Reply", exact: true }).waitFor();
		expect(await menu.getByRole("button", { name: "Pin", exact: true }).count()).toBe(0);
		await ben.page.keyboard.press("Escape");

		await act(ann, "the address", "Pin");
		const bar = ben.page.getByRole("region", { name: "Pinned messages" });
		await bar.getByText("the address is 5 Mill Lane").waitFor();
		await ben.page.getByText("Ann pinned a message").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.reload();
		await bar.getByRole("button", { name: "All pinned messages (1)" }).click();
		const list = ben.page.getByRole("dialog", { name: "Pinned messages" });
		await list.getByText("the address is 5 Mill Lane").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		expect(await list.getByRole("button", { name: /^Unpin/ }).count()).toBe(0);
		await ben.page.keyboard.press("Escape");

		await ann.page.getByRole("button", { name: "All pinned messages (1)" }).click();
		await ann.page.getByRole("button", { name: /^Unpin the message of Ben/ }).click();
		await ann.page.getByText("No message is pinned in this conversation.").waitFor();
		await bar.waitFor({ state: "detached" });
	});

	test("ED3 CV3 the owner sets how long messages can be edited, and the topic; both see it", {
		timeout: 120_000,
	}, async () => {
		const [ann, ben] = await group();
		await ben.say("as it is");
		await ann.sees("as it is");
		await ann.page.getByRole("button", { name: /^Members/ }).click();
		await ann.page.getByLabel("Topic").fill("Where the tea is best");
		await ann.page.getByRole("button", { name: "Save", exact: true }).click();
		await ann.page.getByLabel("Messages can be edited").selectOption({ label: "Never" });
		await ben.page.getByText("Ann turned off the editing of messages").waitFor();
		expect(await findings(ann.page)).toEqual([]);
		await ben.page.getByText("· Where the tea is best").waitFor();
		await ben.message("as it is").first().hover();
		await ben.message("as it is").first().getByRole("button", { name: "Actions for the message" }).click();
		const menu = ben.page.getByRole("dialog", { name: "Message actions" });
		await menu.getByRole("button", { name: "Reply", exact: true }).waitFor();
		expect(await menu.getByRole("button", { name: "Edit", exact: true }).count()).toBe(0);
		await ben.page.keyboard.press("Escape");
		await ann.page.getByLabel("Messages can be edited").selectOption({ label: "For 1 hour" });
		await ben.page.getByText("Ann let messages be edited for 1 hour").waitFor();
		await act(ben, "as it is", "Edit");
	});
});
