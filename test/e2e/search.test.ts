import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("search", () => {
	test("SE1 SE2 SE5 what was said is found, shown where it was said, and no more when it says something else", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		const { page } = ann;
		await ann.startWith(ben);
		await ann.say("The Zürich timetable: https://example.com/trains");
		await ann.seesStatus("timetable", "sent");
		// Far enough back that it is not on the page that comes first.
		await page.evaluate(async () => {
			const path = `/api${location.pathname.replace("/c/", "/conversations/")}/messages`;
			for (let number = 1; number <= 250; number++) {
				const body = JSON.stringify({ clientId: `fill-${number}`, body: { text: `Something else, ${number}` } });
				await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body });
			}
		});
		await ben.page.keyboard.press("/");
		const field = ben.page.getByRole("combobox", { name: "Search messages" });
		await field.fill("zurich tim");
		const found = ben.page.getByRole("option");
		await found.first().waitFor();
		expect(await found.locator("mark").allTextContents()).toEqual(["Zürich", "timetable"]);
		expect(await findings(ben.page)).toEqual([]);
		await ben.page.setViewportSize({ width: 360, height: 740 });
		const overflow = await ben.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await ben.page.setViewportSize({ width: 1100, height: 760 });
		await field.press("Enter");
		const row = ben.message("The Zürich timetable").first();
		await row.and(ben.page.locator("[data-found]")).waitFor();
		const inView = () =>
			row.evaluate((element) => {
				const { top, bottom } = element.getBoundingClientRect();
				return top >= 0 && bottom <= window.innerHeight;
			});
		await expect.poll(inView).toBe(true);

		// In the conversation, and gone when its text is.
		await ben.page.getByRole("button", { name: "Search in this conversation" }).click();
		await field.fill("something 250");
		await found.filter({ hasText: "Something else, 250" }).waitFor();
		await page.evaluate(async () => {
			const path = `/api${location.pathname.replace("/c/", "/conversations/")}/messages/251`;
			await fetch(path, { method: "DELETE" });
		});
		await field.fill("something 250 ");
		await field.fill("250");
		await ben.page.getByText("Nothing found for “250”.").waitFor();
		await field.press("Escape");
		expect(await field.inputValue()).toBe("");
	});
});
