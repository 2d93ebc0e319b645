import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

/** Turns a switch of the privacy settings, by keyboard, and waits until it is saved. */
async function turn(person: BrowserPerson, label: string, on: boolean): Promise<void> {
	const { page } = person;
	const dialog = await person.openSettings("Privacy");
	const control = dialog.getByRole("switch", { name: label });
	await control.focus();
	await page.keyboard.press("Space");
	await dialog.getByText(`${label}: ${on ? "on" : "off"}`).waitFor({ state: "attached" });
	expect(await control.getAttribute("aria-checked")).toBe(String(on));
	expect(await findings(page)).toEqual([]);
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
}

describe("privacy", () => {
	test("RD6 PR7 ID8 who hides reading is not shown to read, nor shown it; who is invisible is not seen, and still sees", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("Before");
		await ben.openFromList("Ann");
		await ben.say("Seen");
		await ann.seesStatus("Before", "read");
		await ben.seesStatus("Seen", "read");

		await turn(ben, "Hide what I have read", true);
		await ben.seesStatus("Seen", "delivered");
		await ann.seesStatus("Before", "delivered");
		await ann.say("And now?");
		await ben.sees("And now?");
		await ann.seesStatus("And now?", "delivered");
		await ben.say("I have read it");
		await ann.sees("I have read it");
		await ben.seesStatus("I have read it", "delivered");
		expect(await ann.message("And now?").locator('[data-status="read"]').count()).toBe(0);
		// The setting is the account's: another visit knows it, and so does the server's answer to it.
		await ben.page.reload();
		await ben.seesStatus("Seen", "delivered");
		await turn(ben, "Hide what I have read", false);
		await ann.seesStatus("And now?", "read");
		await ben.seesStatus("I have read it", "read");

		const header = ann.page.getByRole("main").locator(".conversation-header");
		await header.getByText("Online", { exact: true }).waitFor();
		expect(await header.locator(".avatar-presence").count()).toBe(1);
		await turn(ben, "Be invisible", true);
		await header.locator(".avatar-presence").waitFor({ state: "detached" });
		expect(await header.innerText()).not.toMatch(/Online|Away|Last seen/);
		await ben.page.getByRole("main").locator(".conversation-header").getByText("Online", { exact: true }).waitFor();
		await ann.say("Are you there?");
		await ben.sees("Are you there?");
		await ann.page.reload();
		await ann.sees("Are you there?");
		await ann.linkIs("live");
		expect(await header.locator(".avatar-presence").count()).toBe(0);
		await turn(ben, "Be invisible", false);
		await header.getByText("Online", { exact: true }).waitFor();
		await ben.closeTab();
		await header.getByText(/Last seen/).waitFor();
	});
});
