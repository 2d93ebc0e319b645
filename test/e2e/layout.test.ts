import { describe, expect, test } from "vitest";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();

const here = ({ page }: BrowserPerson) => page.evaluate(() => location.pathname + location.search);
const focused = ({ page }: BrowserPerson) =>
	page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.tagName);

/** Somebody who owns two groups; answers the path of the first. */
async function withGroups(): Promise<[BrowserPerson, string]> {
	const ann = await stage.signUp("Ann");
	const path = await ann.page.evaluate(async () => {
		const start = async (title: string): Promise<string> => {
			const body = JSON.stringify({ kind: "group", members: [], title });
			const headers = { "Content-Type": "application/json" };
			return (await (await fetch("/api/conversations", { method: "POST", headers, body })).json()).id;
		};
		const id = await start("Tea at four");
		await start("Garden club");
		return `/c/${id}`;
	});
	await ann.page.getByRole("link", { name: /Tea at four/ }).waitFor();
	return [ann, path];
}

let ann: BrowserPerson;
let path: string;

describe("on a desktop", () => {
	test("what stands for a list that is on its way is no wider than its column", async () => {
		const { page } = await stage.visit("Vic");
		await page.setViewportSize({ width: 1000, height: 640 });
		// Nothing is answered over either way, so that the list stays on its way.
		await page.routeWebSocket(/\/api\/inbox\//, () => {});
		await page.route("**/api/inbox/**", () => {});
		await page.route("**/api/conversations", () => {});
		await page.goto(stage.server.url);
		await page.getByLabel("Name", { exact: true }).fill("Vic");
		await page.getByRole("button", { name: "Continue as guest" }).click();
		await page.locator(".skeleton-rows").waitFor();
		const beyond = () => page.locator(".sidebar").evaluate((list) => list.scrollWidth - list.clientWidth);
		// The bar at its edge reaches over it, by as much as a pointer needs.
		await page.getByRole("separator", { name: "Width of the list" }).waitFor();
		expect(await beyond()).toBeLessThan(6);
	});

	test("the list is made wider by hand and by keys, keeps that, and gives a third column its room", async () => {
		[ann, path] = await withGroups();
		const { page } = ann;
		await page.setViewportSize({ width: 1280, height: 800 });
		const edge = page.getByRole("separator", { name: "Width of the list" });
		const width = () => page.locator(".sidebar").evaluate((list) => Math.round(list.getBoundingClientRect().width));
		const before = await width();
		const box = await edge.boundingBox();
		if (box === null) throw new Error("The edge is not there.");
		await page.mouse.move(box.x + 3, 400);
		await page.mouse.down();
		await page.mouse.move(box.x + 83, 420, { steps: 4 });
		await page.mouse.up();
		expect(await width()).toBe(before + 80);
		await edge.press("ArrowLeft");
		expect(await width()).toBe(before + 64);
		expect(await edge.getAttribute("aria-valuenow")).toBe(String(before + 64));
		await page.reload();
		await edge.waitFor();
		expect(await width()).toBe(before + 64);

		await ann.openFromList("Tea at four");
		await page.getByRole("button", { name: /^Members/ }).click();
		const members = page.getByRole("complementary", { name: "Group" });
		await members.getByText("Members (1)").waitFor();
		expect(await here(ann)).toBe(`${path}?members`);
		await edge.press("End");
		await page.setViewportSize({ width: 1100, height: 800 });
		const log = await page.getByRole("log", { name: "Messages" }).boundingBox();
		expect(log?.width).toBeGreaterThan(350);
		// Both are beside each other, and can be used.
		await ann.say("With everybody in sight");
		await ann.sees("With everybody in sight");

		await page.evaluate(() => localStorage.setItem("parley.language", "ar"));
		await page.reload();
		const mirrored = page.getByRole("separator").first();
		await mirrored.focus();
		// It takes some of the list's room.
		await page.getByRole("complementary").waitFor();
		const wide = await width();
		await mirrored.press("ArrowRight");
		expect(await width()).toBe(wide - 16);
		await mirrored.dblclick();
		await page.setViewportSize({ width: 1280, height: 800 });
		await expect.poll(width).toBe(before);
	}, 120_000);
});

describe("on a phone", () => {
	test("“back” closes one thing after the other, never more, and the focus goes along", async () => {
		[ann, path] = await withGroups();
		const { page } = ann;
		await page.setViewportSize({ width: 360, height: 740 });
		await ann.openFromList("Tea at four");
		const dialog = page.getByRole("dialog");
		const opens: [string, () => Promise<unknown>][] = [
			["members", () => page.getByRole("button", { name: /^Members/ }).click()],
			["threads", () => page.getByRole("button", { name: /^Threads/ }).click()],
			["search", () => page.getByRole("button", { name: "Search in this conversation" }).click()],
		];
		for (const [name, open] of opens) {
			await open();
			const panel = page.getByRole("complementary");
			await panel.waitFor();
			expect(await here(ann), name).not.toBe(path);
			await page.goBack();
			await panel.waitFor({ state: "detached" });
			expect(await here(ann), name).toBe(path);
		}
		await page.getByRole("button", { name: "Add an emoji" }).click();
		await dialog.waitFor();
		await page.waitForFunction(() => history.state?.layers === 1);
		await page.goBack();
		await dialog.waitFor({ state: "detached" });
		expect(await here(ann)).toBe(path);
		await ann.composer.waitFor();
		await page.goBack();
		await page.getByRole("link", { name: /Tea at four/ }).waitFor();
		expect(await here(ann)).toBe("/");
		await expect.poll(() => focused(ann)).toBe(path);

		await page.getByRole("button", { name: "Settings", exact: true }).click();
		await dialog.waitFor();
		await page.waitForFunction(() => history.state?.layers === 1);
		await page.goBack();
		await dialog.waitFor({ state: "detached" });
		expect(await here(ann)).toBe("/");
		// Closed otherwise, it leaves nothing in the history.
		await page.getByRole("button", { name: "Settings", exact: true }).click();
		await dialog.getByRole("button", { name: "Close" }).click();
		await page.waitForFunction(() => (history.state?.layers ?? 0) === 0);
		await ann.openFromList("Garden club");
		await page.getByRole("link", { name: "Back to conversations" }).click();
		await page.getByRole("link", { name: /Garden club/ }).waitFor();
		await expect.poll(() => focused(ann)).toContain("/c/");
		// The list is where the app began: the way back from it leads out of it, and not into a conversation again.
		const began = await page.evaluate(() => history.state?.home ?? 0);
		expect([await here(ann), began]).toEqual(["/", 0]);
	}, 120_000);
});
