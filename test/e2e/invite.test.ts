import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** Makes a group alone and answers a link into it. */
async function inviteTo(owner: BrowserPerson, title: string, uses = "anybody"): Promise<string> {
	const { page } = owner;
	await page.getByRole("button", { name: "New conversation" }).first().click();
	await page.getByRole("button", { name: "Start group" }).click();
	await page.getByLabel("Group title").fill(title);
	await page.getByRole("button", { name: "Create group" }).click();
	await page.getByRole("button", { name: /Members/ }).click();
	await page.getByRole("button", { name: "Invite people" }).click();
	await page.getByLabel("Lets in").selectOption({ label: uses });
	await page.getByRole("button", { name: "Create link" }).click();
	return page.getByLabel(`Link for ${uses}`).inputValue();
}

describe("invites", () => {
	test("IV1 IV3 IV4 a link, one field, and a stranger talks as a guest", async () => {
		const ann = await stage.signUp("Ann");
		const link = await inviteTo(ann, "Tea at four");
		expect(link.startsWith(`${stage.server.url}/i/g_`)).toBe(true);
		expect(await findings(ann.page)).toEqual([]);
		await ann.page.keyboard.press("Escape");

		const gus = await stage.visit("Gus");
		await gus.page.goto(link);
		await gus.page.getByRole("heading", { level: 1, name: "Tea at four" }).waitFor();
		expect(await findings(gus.page)).toEqual([]);
		await gus.page.getByLabel("Your name").fill("Gus");
		await gus.page.keyboard.press("Enter");
		await gus.composer.waitFor();
		await gus.say("Hello, I am new here");
		await ann.sees("Hello, I am new here");
		await ann.page.getByText("Gus joined").waitFor();
		await gus.linkIs("live");
		// Going back does not lead to the invite again.
		expect(new URL(gus.page.url()).pathname).toMatch(/^\/c\/g_/);
		await gus.page.goto(link);
		await gus.page.getByRole("link", { name: "Open the conversation" }).click();
		await gus.sees("Hello, I am new here");
	});

	test("IV2 IV3 IV4 whoever is signed in joins with one click; what is used up or revoked says so", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		const link = await inviteTo(ann, "A small circle", "1 person");
		await ben.page.goto(link);
		await ben.page.getByText("You join as Ben").waitFor();
		await ben.page.getByRole("button", { name: "Join", exact: true }).click();
		await ben.composer.waitFor();
		await ben.say("In");
		await ann.sees("In");

		const late = await stage.visit("Late");
		await late.page.goto(link);
		await late.page.getByRole("heading", { name: "This invite does not work" }).waitFor();
		expect(await findings(late.page)).toEqual([]);
		await late.page.getByRole("link", { name: "Go to Parley" }).click();
		await late.page.getByRole("button", { name: "Continue as guest" }).waitFor();

		await ann.page.getByRole("button", { name: "Make another" }).click();
		await ann.page.getByRole("button", { name: "Create link" }).click();
		const second = await ann.page.getByLabel("Link for anybody").inputValue();
		await ann.page
			.getByRole("listitem")
			.filter({ hasText: "not used yet" })
			.getByRole("button", { name: "Revoke" })
			.click();
		await ann.page.getByText("not used yet").waitFor({ state: "detached" });
		await late.page.goto(second);
		await late.page.getByRole("heading", { name: "This invite does not work" }).waitFor();
	});
});
