import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** The names of the page's scripts and styles as they are asked for, while the app's own script is held back until `release`. */
async function holdApp(page: Page) {
	const asked: string[] = [];
	page.on("request", (request) => {
		const name = /\/assets\/(.+)-[\w-]{8}\.(?:js|css)$/.exec(new URL(request.url()).pathname)?.[1];
		if (name !== undefined) asked.push(name);
	});
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(/\/assets\/index-[\w-]{8}\.js$/, async (route) => {
		await released;
		await route.continue();
	});
	return { asked, release };
}

/** How many scripts the page has asked for ahead. */
const askedAhead = (page: Page) => page.locator('link[rel="modulepreload"]').count();

describe("before the app's own script is there", () => {
	test("what opens a conversation is asked for, once, and the tables of languages are loaded beside the page", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("Straight to me, please");
		const address = ann.page.url();
		await ann.closeTab();
		await ann.openTab("about:blank");
		const { asked, release } = await holdApp(ann.page);
		const worker = ann.page.waitForEvent("worker");
		const conversation = ann.page.waitForRequest(/\/assets\/open-[\w-]{8}\.js$/);
		await ann.page.goto(address, { waitUntil: "commit" });
		await conversation;
		expect((await worker).url()).toMatch(/\/assets\/language-tables-[\w-]{8}\.js$/);
		expect(await askedAhead(ann.page)).toBeGreaterThan(0);
		release();
		await ann.sees("Straight to me, please");
		expect(asked.filter((name) => name === "open")).toHaveLength(2);
		// Such as that a worker was refused, or that something was fetched for nothing.
		expect(ann.console.filter((text) => !text.includes("blocked by Playwright"))).toEqual([]);
	});

	test("on a phone a conversation that is on its way has its name and the way back, and so it has when it cannot be had", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		const { page } = ann;
		await page.setViewportSize({ width: 360, height: 740 });
		let end = (_isLost: boolean) => {};
		const ended = new Promise<boolean>((resolve) => {
			end = resolve;
		});
		await page.route(/\/assets\/open-[\w-]{8}\.js$/, async (route) =>
			(await ended) ? route.abort() : route.continue(),
		);
		await page.goto(stage.server.url);
		await page.getByRole("link", { name: "Ben" }).first().click();
		await page.getByRole("heading", { name: "Ben", level: 1 }).waitFor();
		await page.getByText("Loading the conversation").waitFor();
		await page.getByRole("link", { name: "Back to your conversations" }).click();
		await page.getByRole("link", { name: "Ben" }).first().click();
		end(true);
		const said = page.getByRole("alert").filter({ hasText: "could not be loaded" });
		await said.waitFor();
		await page.getByRole("heading", { name: "Ben", level: 1 }).waitFor();
		await said.getByRole("button", { name: "Close" }).click();
		await page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: "Ben" }).waitFor();
	});

	test("whoever is not signed in, or not on the way to a conversation, is spared that", async () => {
		const [cat, dan] = [await stage.visit("Cat"), await stage.signUp("Dan")];
		for (const { page, path } of [
			{ page: cat.page, path: "/c/g_AAAAAAAAAAAAAAAAAAAAAA" },
			{ page: dan.page, path: "/" },
		]) {
			const { asked, release } = await holdApp(page);
			const worker = page.waitForEvent("worker");
			await page.goto(`${stage.server.url}${path}`, { waitUntil: "commit" });
			// Whatever would be asked for is asked for in the same turn of the page, which is over when it answers.
			await worker;
			expect(await askedAhead(page)).toBe(0);
			expect(asked).not.toContain("open");
			release();
		}
	});
});
