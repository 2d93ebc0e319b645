import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

const line = ({ page }: BrowserPerson) => page.getByRole("log", { name: "Messages" }).locator(".thread-line");
const panel = ({ page }: BrowserPerson) => page.getByRole("complementary", { name: /^Thread/ });
const replies = (who: BrowserPerson) => panel(who).getByRole("log", { name: "Replies" });
const reply = (who: BrowserPerson) => panel(who).getByRole("textbox", { name: "Reply" });

/** Two people, and a question of the first that both see. */
async function asked(): Promise<[BrowserPerson, BrowserPerson]> {
	const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
	await ann.startWith(ben);
	await ann.say("What colour are the tiles?");
	await ben.openFromList("Ann");
	await ben.sees("What colour are the tiles?");
	return [ann, ben];
}

describe("threads", () => {
	test("TH2 TH5 TH7 begun with the menu, answered beside the conversation, unread in one place, in both if that is wanted", async () => {
		const [ann, ben] = await asked();
		await ben.message("What colour").hover();
		await ben.message("What colour").locator(".more-button").click();
		await ben.page.getByRole("button", { name: "Reply in thread" }).click();
		await reply(ben).fill("White");
		await reply(ben).press("Enter");
		await line(ann).filter({ hasText: "1 reply" }).filter({ hasText: "1 unread" }).waitFor();
		await ann.page.getByRole("button", { name: "Threads, 1 unread reply" }).waitFor();
		await ann.page.locator("[data-thread-unread='1']").waitFor();
		expect(await ann.message("White").count()).toBe(0);

		await line(ann).click();
		await replies(ann).getByText("White").waitFor();
		expect(await findings(ann.page)).toEqual([]);
		// Read there, and nowhere else.
		await ann.page.locator("[data-thread-unread]").waitFor({ state: "detached" });
		await panel(ann).getByLabel("Also send to the conversation").check();
		await reply(ann).fill("White it is");
		await reply(ann).press("Enter");
		await ann.sees("White it is");
		await ben.sees("White it is");
		await ben.page.getByRole("button", { name: "In thread: What colour" }).waitFor();
		await replies(ben).getByText("White it is").waitFor();
		expect(await panel(ann).getByLabel("Also send to the conversation").isChecked()).toBe(false);
	}, 120_000);

	test("its address is its own: it survives a reload, and the way back closes it", async () => {
		const [ann] = await asked();
		await ann.message("What colour").locator(".more-button").focus();
		await ann.page.keyboard.press("t");
		await reply(ann).fill("White it is");
		await reply(ann).press("Enter");
		await line(ann).filter({ hasText: "1 reply" }).waitFor();
		await ann.page.reload();
		await replies(ann).getByText("White it is").waitFor();
		await ann.page.getByRole("button", { name: "Close thread" }).click();
		await panel(ann).waitFor({ state: "detached" });
		await line(ann).click();
		await reply(ann).waitFor();
		await ann.page.goBack();
		await panel(ann).waitFor({ state: "detached" });
	}, 120_000);

	test("TH4 TH9 with the keyboard alone: open, answer, unfollow, close, and find it again", async () => {
		const [ann, ben] = await asked();
		const { page } = ben;
		await ben.message("What colour").locator(".more-button").focus();
		await page.keyboard.press("t");
		await reply(ben).waitFor();
		await page.keyboard.type("Blue");
		await page.keyboard.press("Enter");
		await line(ben).filter({ hasText: "1 reply" }).waitFor();
		await page.keyboard.press("Escape");
		await panel(ben).waitFor({ state: "detached" });
		expect(await page.evaluate(() => document.activeElement?.className)).toContain("thread-line");
		await page.keyboard.press("Enter");
		await reply(ben).waitFor();
		await panel(ben).getByRole("button", { name: "Following" }).press("Enter");
		await panel(ben).getByRole("button", { name: "Follow", exact: true }).waitFor();
		await page.keyboard.press("Escape");
		await page.getByRole("button", { name: "Threads" }).press("Enter");
		await panel(ben).getByText("No threads yet").waitFor();
		await line(ann).waitFor();
		await ann.page.getByRole("button", { name: /^Threads/ }).press("Enter");
		await panel(ann)
			.getByRole("button", { name: /What colour/ })
			.press("Enter");
		await replies(ann).getByText("Blue").waitFor();
	}, 120_000);

	test("RS9 SE1 SM7 a reply is found by its address, its quotation, the search and what was saved", async () => {
		const [ann, ben] = await asked();
		const { page } = ann;
		const conversation = new URL(page.url()).pathname;
		const post = (text: string, more: object): Promise<number> =>
			page.evaluate(
				async ({ conversation, text, more }) => {
					const answer = await fetch(`/api/conversations/${conversation.slice("/c/".length)}/messages`, {
						method: "POST",
						headers: { "Content-Type": "application/json" },
						body: JSON.stringify({ clientId: crypto.randomUUID(), body: { text }, ...more }),
					});
					return (await answer.json()).seq;
				},
				{ conversation, text, more },
			);
		const reply = await post("Moss green", { thread: 1 });
		await post("As I said there", { replyTo: reply });
		await ben.sees("As I said there");
		const inThread = (who: BrowserPerson) => replies(who).locator(`[data-seq="${reply}"][data-found]`);
		const address = `${conversation}?thread=1&at=${reply}`;
		const here = ({ page }: BrowserPerson) => page.evaluate(() => location.pathname + location.search);

		await ben.message("As I said there").getByRole("button", { name: "Moss green" }).click();
		await inThread(ben).waitFor();
		expect(await here(ben)).toBe(address);
		await ben.page.goBack();
		await panel(ben).waitFor({ state: "detached" });
		expect(await here(ben)).toBe(conversation);

		// As if it stood in the conversation, on a first visit.
		await ben.page.goto(`${stage.server.url}${conversation}/${reply}`);
		await inThread(ben).waitFor();
		expect(await here(ben)).toBe(address);
		// A link to it, in a message.
		await ann.say(`See ${stage.server.url}${address}`);
		await ben.page.goto(stage.server.url + conversation);
		await ben.page.getByRole("link", { name: "Message in the chat with Ann" }).click();
		await inThread(ben).waitFor();

		await replies(ben).locator(`[data-seq="${reply}"]`).hover();
		await replies(ben).locator(`[data-seq="${reply}"] .more-button`).click();
		await ben.page.getByRole("button", { name: "Save for later" }).click();
		await ben.page.goto(stage.server.url);
		await ben.page.getByRole("button", { name: /^Saved/ }).click();
		await ben.page.getByRole("button", { name: /Moss green/ }).click();
		await inThread(ben).waitFor();
		expect(await here(ben)).toBe(address);

		await ben.page.goto(stage.server.url);
		await ben.page.getByRole("button", { name: /^Saved/ }).waitFor();
		await ben.page.keyboard.press("/");
		await ben.page.getByRole("combobox", { name: "Search messages" }).fill("moss");
		await ben.page.getByRole("option", { name: /Moss green/ }).click();
		await inThread(ben).waitFor();
		expect(await here(ben)).toBe(address);
	}, 150_000);

	test("on a phone it covers the conversation, loses no unsent reply without a network, and leads back", async () => {
		const [ann, ben] = await asked();
		const { page } = ben;
		await page.setViewportSize({ width: 360, height: 740 });
		await ben.message("What colour").locator(".more-button").click();
		await page.getByRole("button", { name: "Reply in thread" }).click();
		await reply(ben).waitFor();
		expect(await ben.composer.isVisible()).toBe(false);
		await ben.context.setOffline(true);
		await reply(ben).fill("From the train");
		await reply(ben).press("Enter");
		await replies(ben).locator("[data-status='sending']").filter({ hasText: "From the train" }).waitFor();
		await ben.context.setOffline(false);
		await line(ann).filter({ hasText: "1 reply" }).waitFor();
		await replies(ben).locator("[data-status='delivered'], [data-status='sent']").first().waitFor();
		expect(await findings(page)).toEqual([]);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await page.getByRole("button", { name: "Back to the conversation" }).click();
		await ben.composer.waitFor();
		expect(await ben.message("From the train").count()).toBe(0);
	}, 120_000);
});
