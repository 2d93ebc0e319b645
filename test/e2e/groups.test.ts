import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { password } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("groups", () => {
	test("CV1 CV3 CV4 CV5 make, rename, remove: everyone sees it, and who is removed sees nothing more", async () => {
		const [ann, ben, cleo] = [await stage.signUp("Ann"), await stage.signUp("Ben"), await stage.signUp("Cleo")];
		const { page } = ann;
		await page.getByRole("button", { name: "New conversation" }).first().click();
		await page.getByRole("button", { name: "Start group" }).click();
		for (const other of [ben, cleo]) {
			await page.getByLabel("Find people").fill(other.username);
			await page
				.getByRole("option", { name: new RegExp(other.name) })
				.first()
				.click();
		}
		await page.getByLabel("Group title").fill("Tea at four");
		await page.getByRole("button", { name: "Create group" }).click();
		await page.getByRole("heading", { level: 1, name: "Tea at four" }).waitFor();
		await ben.openFromList("Tea at four");
		await cleo.openFromList("Tea at four");
		await ann.say("Who brings biscuits?");
		await ben.sees("Who brings biscuits?");
		await cleo.say("I do");
		await ann.seesStatus("Who brings biscuits?", "read");

		await page
			.getByRole("button", { name: /members/i })
			.first()
			.click();
		await page.getByLabel("Group title").fill("Tea at five");
		await page.getByRole("button", { name: "Rename" }).click();
		await ben.page.getByRole("heading", { level: 1, name: "Tea at five" }).waitFor();
		await page.getByRole("button", { name: "Remove Cleo" }).click();
		await page.getByRole("button", { name: "Remove", exact: true }).click();
		await cleo.linkIs("ended");
		await page.keyboard.press("Escape");
		await ann.say("Cleo must not see this");
		await ben.sees("Cleo must not see this");
		// Her name stays beside what she said, also for somebody who comes back later.
		await ben.page.reload();
		await ben.sees("I do");
		await ben.page.getByRole("log").getByText("Cleo", { exact: true }).first().waitFor();
		expect(await cleo.page.getByText("Cleo must not see this").count()).toBe(0);
		expect(await cleo.page.getByRole("navigation", { name: "Conversations" }).getByText("Tea at five").count()).toBe(0);
	});
});

describe("guests", () => {
	test("a guest chats with one field filled in, keeps the account, and signs in again to the same conversations", async () => {
		const ann = await stage.signUp("Ann");
		const guest = await stage.visit("Gus");
		const { page } = guest;
		await page.goto(stage.server.url);
		await page.getByLabel("Name", { exact: true }).fill("Gus");
		await page.getByRole("button", { name: "Continue as guest" }).click();
		await page.getByRole("navigation", { name: "Conversations" }).waitFor();
		await guest.startWith(ann);
		await guest.say("Hello from a guest");
		await ann.openFromList("Gus");
		await ann.sees("Hello from a guest");

		await page.getByRole("button", { name: "Keep this account" }).first().click();
		const dialog = page.getByRole("dialog");
		await dialog.getByLabel("Username", { exact: true }).fill(guest.username);
		await dialog.getByLabel("E-mail", { exact: true }).fill(guest.email);
		await dialog.getByLabel("Password", { exact: true }).fill(password);
		await dialog.getByRole("button", { name: "Keep account" }).click();
		await dialog.waitFor({ state: "detached" });
		await guest.signOut();
		await page.getByRole("button", { name: "Continue as guest" }).waitFor();
		await page.goto(`${stage.server.url}/sign-in`);
		await page.getByLabel("E-mail or username").fill(guest.username);
		await page.getByLabel("Password", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Sign in", exact: true }).click();
		await guest.openFromList("Ann");
		await guest.sees("Hello from a guest");
	});
});

describe("views", () => {
	test.each(["light", "dark"] as const)(
		"axe finds nothing, %s: welcome, list, conversation, dialogs, phone",
		async (colorScheme) => {
			const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
			const visitor = await stage.visit("Vic");
			await visitor.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
			for (const path of ["/", "/sign-in", "/sign-up"]) {
				await visitor.page.goto(`${stage.server.url}${path}`);
				await visitor.page.getByRole("button", { name: "Continue as guest" }).waitFor();
				expect(await findings(visitor.page)).toEqual([]);
			}
			const { page } = ann;
			await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
			expect(await findings(page)).toEqual([]);
			await ann.startWith(ben);
			await ann.say("See https://example.com/ and answer");
			await ben.openFromList("Ann");
			await ben.say("a_very_long_word_".repeat(20));
			await ann.sees("a_very_long_word_");
			await ann.seesStatus("See https", "read");
			expect(await findings(page)).toEqual([]);
			await page.setViewportSize({ width: 360, height: 740 });
			expect(await findings(page)).toEqual([]);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(overflow).toBeLessThanOrEqual(0);
			await page.setViewportSize({ width: 1100, height: 760 });
			await page.getByRole("button", { name: "New conversation" }).first().click();
			await page.getByLabel("Find people").waitFor();
			expect(await findings(page)).toEqual([]);
		},
	);
});
