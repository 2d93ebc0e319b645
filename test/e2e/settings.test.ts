import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findings } from "./support/axe.ts";
import { password } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
const sections = ["Profile", "Appearance", "Notifications", "Privacy", "Devices", "Data"];

describe("the settings", () => {
	test.each([
		["light", 1100],
		["dark", 360],
	] as const)(
		"every section passes axe: %s, %i px wide",
		async (scheme, width) => {
			const ann = await stage.signUp("Ann");
			const { page } = ann;
			await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
			await page.setViewportSize({ width, height: 700 });
			await page.getByRole("button", { name: "Settings", exact: true }).click();
			const dialog = page.getByRole("dialog", { name: "Settings" });
			for (const section of sections) {
				await dialog.getByRole("navigation").getByRole("button", { name: section, exact: true }).click();
				await dialog.getByRole("region", { name: section }).waitFor();
				if (section === "Devices") await dialog.getByText("This device", { exact: true }).waitFor();
				expect(await findings(page), section).toEqual([]);
				const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
				expect(overflow, section).toBeLessThanOrEqual(0);
			}
			await page.keyboard.press("Escape");
			await dialog.waitFor({ state: "detached" });
			expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Settings");
		},
		120_000,
	);

	test("ID7 ID9 a new name is in the list of others at once", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		await ann.say("hello");
		await ben.openFromList("Ann");
		const dialog = await ann.openSettings("Profile");
		await dialog.getByLabel("Name", { exact: true }).fill("Anna Karenina");
		await dialog.getByRole("button", { name: "Save" }).click();
		await dialog.getByText(/^Saved/).waitFor();
		await ben.page.getByRole("heading", { name: "Anna Karenina" }).waitFor();
		await ben.page.getByRole("link", { name: /Anna Karenina/ }).waitFor();
		const taken = dialog.getByLabel("Username", { exact: true });
		await taken.fill(ben.username);
		await dialog.getByRole("button", { name: "Save" }).click();
		await dialog.getByText("This username is taken.").waitFor();
		expect(await taken.getAttribute("aria-invalid")).toBe("true");
	});

	test("the look is kept on the device, holds before the first paint, and is the same in another tab", async () => {
		const ann = await stage.signUp("Ann");
		await ann.page.emulateMedia({ colorScheme: "light" });
		const second = await ann.context.newPage();
		await second.goto(stage.server.url);
		const dialog = await ann.openSettings("Appearance");
		await dialog.getByText("Dark", { exact: true }).click();
		await dialog.getByText("Larger", { exact: true }).click();
		await second.locator(':root[data-theme="dark"][data-size="larger"]').waitFor();
		await ann.page.addInitScript(() => {
			document.addEventListener("DOMContentLoaded", () => {
				const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
				document.documentElement.dataset.atStart = `${script?.getAttribute("blocking")} ${document.documentElement.dataset.theme}`;
			});
		});
		await ann.page.reload();
		const look = await ann.page.evaluate(() => {
			const { fontSize, colorScheme } = getComputedStyle(document.documentElement);
			return { fontSize, colorScheme, atStart: document.documentElement.dataset.atStart };
		});
		expect(look).toEqual({ fontSize: "20.8px", colorScheme: "dark", atStart: "render dark" });
		await second.close();
	});

	test("ID5 ID10 another device is seen and signed out", async () => {
		const ann = await stage.signUp("Ann");
		const phone = await stage.visit("Ann");
		await phone.page.goto(`${stage.server.url}/sign-in`);
		await phone.page.getByLabel("E-mail or username").fill(ann.username);
		await phone.page.getByLabel("Password", { exact: true }).fill(password);
		await phone.page.getByRole("button", { name: "Sign in", exact: true }).click();
		await phone.page.getByRole("navigation", { name: "Conversations" }).waitFor();
		const dialog = await ann.openSettings("Devices");
		await dialog.locator('[data-session="other"]').waitFor();
		await dialog.getByRole("button", { name: /^Sign out Chrome on/ }).click();
		await dialog.getByText("You are signed in nowhere else.").waitFor();
		await phone.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
		await dialog.getByText("This device", { exact: true }).waitFor();
	});

	test("a conversation is downloaded, and the copy on the device deleted, without losing anything", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ann.startWith(ben);
		// A page of his would say that they were delivered.
		await ben.page.goto("about:blank");
		for (const text of ["one", "two", "three"]) await ann.say(text);
		await ann.seesStatus("three", "sent");
		const dialog = await ann.openSettings("Data");
		const [download] = await Promise.all([
			ann.page.waitForEvent("download"),
			dialog.getByRole("button", { name: "Download" }).click(),
		]);
		expect(download.suggestedFilename()).toBe("parley-Ben.json");
		const path = join(tmpdir(), `parley-${crypto.randomUUID()}.json`);
		await download.saveAs(path);
		const file = JSON.parse(await readFile(path, "utf8"));
		await rm(path);
		const texts = file.events.flatMap(
			(event: { message?: { body: { text: string } } }) => event.message?.body.text ?? [],
		);
		expect(texts).toEqual(["one", "two", "three"]);
		await dialog.getByRole("button", { name: "Delete the copy" }).click();
		await Promise.all([
			ann.page.waitForEvent("load"),
			dialog.getByRole("button", { name: "Delete and reload" }).click(),
		]);
		await ann.sees("one");
		await ann.sees("three");
	});
});
