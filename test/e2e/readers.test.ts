import { expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

test("RD3 RD4 who has read a message in a group: by click or Enter, live, with Escape the focus is back", async () => {
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
	await ann.say("Who brings biscuits?");
	const status = ann.message("Who brings biscuits?").getByRole("button", { name: /see who has read/ });
	await status.click();
	const dialog = page.getByRole("dialog", { name: "Who has read this" });
	await dialog.getByText("Read by 0 of 2").waitFor();
	expect(await findings(page)).toEqual([]);

	await ben.openFromList("Tea at four");
	await dialog.getByText("Read by 1 of 2").waitFor();
	await dialog.getByRole("region", { name: "Read (1)" }).getByText("Ben").waitFor();
	await dialog.getByRole("region", { name: "Delivered (1)" }).getByText("Cleo").waitFor();
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	const isBack = () => status.evaluate((element) => element === document.activeElement);
	expect(await isBack()).toBe(true);

	await page.setViewportSize({ width: 360, height: 740 });
	await cleo.openFromList("Tea at four");
	await ann.seesStatus("Who brings biscuits?", "read");
	await status.focus();
	await page.keyboard.press("Enter");
	await dialog.getByText("Read by 2 of 2").waitFor();
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		expect(await findings(page)).toEqual([]);
	}
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	expect(await isBack()).toBe(true);
	expect(await findings(page)).toEqual([]);
	// On a phone Escape goes back to the list, but not while it closes a dialog.
	expect(new URL(page.url()).pathname).toContain("/c/");
});
