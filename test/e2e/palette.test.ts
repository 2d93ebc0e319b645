import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

describe("the palette and the shortcuts", () => {
	test("by keyboard alone: a person, a conversation, an action, and the focus is never lost", async () => {
		const [ann, ben, cleo] = [await stage.signUp("Ann"), await stage.signUp("Ben"), await stage.signUp("Cleo")];
		const { page } = ann;
		const palette = page.getByRole("dialog", { name: "Jump to or do" });
		const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);
		const jump = async (query: string, title: string) => {
			await page.keyboard.press("Control+k");
			await palette.waitFor();
			await page.keyboard.type(query);
			await palette.locator('[aria-selected="true"]').filter({ hasText: title }).waitFor();
			await page.keyboard.press("Enter");
			await palette.waitFor({ state: "detached" });
		};
		for (const other of [ben, cleo]) {
			await jump(other.username, other.name);
			await page.getByRole("heading", { level: 1, name: other.name }).waitFor();
			await ann.say(`hello ${other.name}`);
			await ann.seesStatus(`hello ${other.name}`, "sent");
		}
		await jump("ben", "Ben");
		await page.getByRole("heading", { level: 1, name: "Ben" }).waitFor();
		await page.keyboard.press("Alt+ArrowUp");
		await page.getByRole("heading", { level: 1, name: "Cleo" }).waitFor();
		await jump(">dark theme", "Dark theme");
		await page.locator(':root[data-theme="dark"]').waitFor();
		expect(await hasFocus()).toBe(true);
		await jump(">shortcuts", "Keyboard shortcuts");
		await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
		await page.keyboard.press("Escape");
		await page.getByRole("dialog").waitFor({ state: "detached" });
		expect(await hasFocus()).toBe(true);
		// What opens on the keys and closes on Esc gives the focus back to where it was.
		await ann.composer.focus();
		await page.keyboard.press("Control+,");
		await page.getByRole("dialog", { name: "Settings" }).waitFor();
		await page.keyboard.press("Escape");
		await page.getByRole("dialog").waitFor({ state: "detached" });
		expect(await ann.composer.evaluate((element) => element === document.activeElement)).toBe(true);
	});

	test.each([
		["light", 1100],
		["dark", 360],
	] as const)("they pass axe: %s, %i px wide", async (scheme, width) => {
		const { page } = await stage.signUp("Ann");
		await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
		await page.setViewportSize({ width, height: 700 });
		await page.getByRole("button", { name: /^Jump to/ }).click();
		await page.getByRole("option", { name: /New conversation/ }).waitFor();
		expect(await findings(page)).toEqual([]);
		await page.keyboard.type(">shortcuts");
		await page.keyboard.press("Enter");
		await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
		expect(await findings(page)).toEqual([]);
	});
});
