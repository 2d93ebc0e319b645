import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

const saved = ({ page }: BrowserPerson) => page.getByRole("dialog", { name: "Saved" });

async function openSaved(person: BrowserPerson) {
	await person.page.getByRole("button", { name: /^Saved/ }).click();
	await saved(person).waitFor();
	return saved(person);
}

/** Opens the menu of a message by keyboard. */
async function openMenu(person: BrowserPerson, text: string) {
	await person.message(text).first().locator('[data-rove="more"]').focus();
	await person.page.keyboard.press("Enter");
	const menu = person.page.getByRole("dialog", { name: "Message actions" });
	await menu.waitFor();
	return menu;
}

/** Wants to be reminded in a moment: no choice of the menu is as soon. */
async function remindSoon({ page }: BrowserPerson, seq: number): Promise<void> {
	await page.evaluate(async (seq) => {
		const path = `/api/inbox/saved${location.pathname.replace("/c", "")}/${seq}`;
		const body = JSON.stringify({ remindAt: Date.now() + 2_000 });
		await fetch(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body });
	}, seq);
}

describe("saved messages", () => {
	test("SM1 SM3 SM4 SM7 a message is saved by keyboard, reminded of, found again, and removed with a way back", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("The code of the door is 4711");
		await ann.seesStatus("4711", "sent");
		await ann.say("Bring the bread");
		await ben.openFromList("Ann");
		await ben.sees("Bring the bread");

		const menu = await openMenu(ben, "4711");
		await menu.getByRole("button", { name: "Remind me…" }).focus();
		await ben.page.keyboard.press("Enter");
		await menu.getByLabel("Another time").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		// The first choice has the focus.
		await ben.page.keyboard.press("Enter");
		await ben.message("4711").locator("[data-saved]").waitFor();
		await ben.page.getByText(/^You will be reminded/).waitFor();
		await ben.page.setViewportSize({ width: 360, height: 640 });
		const narrow = await openMenu(ben, "bread");
		await narrow.getByRole("button", { name: "More…" }).click();
		expect(await findings(ben.page)).toEqual([]);
		await narrow.getByRole("button", { name: "Remind me…" }).click();
		const { x = -1, y = -1, width = 0, height = 0 } = (await narrow.boundingBox()) ?? {};
		expect([x >= 0, x + width <= 360, y >= 0, y + height <= 640]).toEqual([true, true, true, true]);
		await narrow.getByRole("button", { name: "Save for later" }).click();
		await ben.page.setViewportSize({ width: 1100, height: 760 });
		await ben.message("bread").locator("[data-saved]").waitFor();
		// Nobody else sees it.
		expect(await ann.page.locator("[data-saved]").count()).toBe(0);

		// Another reminder, which comes while nobody does anything.
		await remindSoon(ben, 1);
		const entry = ben.page.getByRole("button", { name: /^Saved/ });
		await entry.locator('[data-due="1"]').waitFor();
		expect(await ben.page.title()).not.toContain("(1)");
		await ben.page.goto(stage.server.url);
		await entry.locator('[data-due="1"]').waitFor();
		const list = await openSaved(ben);
		const due = list.locator('[data-section="due"]');
		await due.getByText("Ann: The code of the door is 4711").waitFor();
		await list.locator('[data-section="rest"]').getByText("Ann: Bring the bread").waitFor();
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.setViewportSize({ width: 360, height: 640 });
		const overflow = await ben.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await ben.page.setViewportSize({ width: 1100, height: 760 });

		// An edit shows, and so does a deletion.
		await ann.page.evaluate(async () => {
			const path = `/api${location.pathname.replace("/c/", "/conversations/")}/messages/1`;
			const body = JSON.stringify({ body: { text: "The code of the door is 0815" } });
			await fetch(path, { method: "PATCH", headers: { "Content-Type": "application/json" }, body });
		});
		await ben.page.keyboard.press("Escape");
		await openSaved(ben);
		await due.getByText("0815").waitFor();
		expect(await list.getByText("4711").count()).toBe(0);

		await due.getByRole("button", { name: "Done" }).click();
		await due.waitFor({ state: "detached" });
		await list.getByRole("button", { name: "Undo" }).click();
		await due.getByText("0815").waitFor();
		await due.locator(".saved-place").focus();
		await ben.page.keyboard.press("Enter");
		await ben.message("0815").and(ben.page.locator("[data-found]")).waitFor();

		// Saved without a network, and still there after it came back and the page was loaded again.
		await ben.context.setOffline(true);
		await (await openMenu(ben, "0815")).getByRole("button", { name: "Remove from saved" }).click();
		await ben.message("0815").locator("[data-saved]").waitFor({ state: "detached" });
		await (await openMenu(ben, "0815")).getByRole("button", { name: "Save for later" }).click();
		await ben.message("0815").locator("[data-saved]").waitFor();
		await ben.context.setOffline(false);
		await expect
			.poll(() => ben.page.evaluate(async () => (await (await fetch("/api/inbox/saved")).json()).saved.length), {
				timeout: 20_000,
			})
			.toBe(2);
		await ben.page.reload();
		await ben.message("0815").locator("[data-saved]").waitFor();
	}, 150_000);

	test("a draft shows in the list, survives a reload, and goes with its message", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("hello");
		await ann.seesStatus("hello", "sent");
		await ann.composer.fill("half a sentence");
		await ann.page.getByRole("link", { name: "Parley" }).first().click();
		const row = ann.page.getByRole("navigation", { name: "Conversations" }).getByText("Draft: half a sentence");
		await row.waitFor();
		await ann.page.reload();
		await row.waitFor();
		await ann.openFromList("Ben");
		await expect.poll(() => ann.composer.inputValue()).toBe("half a sentence");
		await ann.composer.press("Enter");
		await ann.seesStatus("half a sentence", "sent");
		await ann.page.getByRole("link", { name: "Parley" }).first().click();
		await ann.page.getByRole("navigation", { name: "Conversations" }).getByText("You: half a sentence").waitFor();
	});
});
