import { describe, expect, test } from "vitest";
import type { BrowserPerson } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { fill, unread, wayDown } from "./support/talk.ts";

const stage = useStage();

/** What is drawn, and the first message that is in view. With `toTop` the timeline is scrolled to its top first. */
function view(person: BrowserPerson, toTop = false): Promise<{ drawn: number; lowest: number; first: number }> {
	return person.page.evaluate(async (isScrolled) => {
		const log = document.querySelector('[role="log"]');
		if (isScrolled && log !== null) {
			log.scrollTop = 0;
			// The rows that are there are drawn with the next frame.
			for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
		}
		const rows = [...(log?.querySelectorAll("[data-seq]") ?? [])];
		const top = log?.getBoundingClientRect().top ?? 0;
		const seqOf = (row: Element | undefined) => Number(row?.getAttribute("data-seq") ?? 0);
		const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
		return { drawn: rows.length, lowest: seqOf(rows[0]), first: seqOf(first) };
	}, toTop);
}

describe("history", { timeout: 150_000 }, () => {
	test("RD1 RS7 a long absence: the reader stays where they are, and only what was seen is read", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ben.startWith(ann);
		await fill(ben, 330);
		let letGo = () => {};
		const held = new Promise<void>((resolve) => {
			letGo = resolve;
		});
		await ann.page.route(/\/events\?before=/, async (route) => {
			await held;
			await route.continue();
		});
		await ann.openFromList("Ben");
		await ann.linkIs("live");
		await ann.page.locator("[data-seq]").first().waitFor();
		// The newest page is shown at its beginning, which is not where the unread begins; older pages come one by one.
		expect(await ann.page.locator("[data-unread-divider]").count()).toBe(0);
		const start = await view(ann);
		expect(start.drawn).toBeLessThanOrEqual(60);
		expect(start.first).toBeGreaterThan(200);
		expect(await unread(ann)).toBe(330);

		const before = await view(ann, true);
		const place = () =>
			ann.page.locator(`[data-seq="${before.first}"]`).evaluate((row) => row.getBoundingClientRect().top);
		const placeBefore = await place();
		letGo();
		await expect.poll(async () => (await view(ann)).lowest, { timeout: 20_000 }).toBeLessThan(before.lowest);
		const after = await view(ann);
		expect(Math.abs((await place()) - placeBefore)).toBeLessThan(4);
		expect(after.lowest).toBeGreaterThan(1);
		expect(await unread(ann)).toBe(330);

		await ann.page.getByRole("button", { name: wayDown }).click();
		await expect.poll(() => unread(ann), { timeout: 20_000 }).toBe(0);
	});

	test("RD1 what comes by itself further up than the view was not seen, and the way there stays", async () => {
		const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
		await ben.startWith(ann);
		await fill(ben, 130);
		const older = ann.page.waitForResponse(/\/events\?before=/);
		await ann.openFromList("Ben");
		await ann.linkIs("live");
		await older;
		const toFirst = ann.page.getByRole("button", { name: /^130 new messages since .+ Jump to the first$/ });
		// The reader moves within what was here first.
		const log = ann.page.getByRole("log");
		for (let step = 0; step < 3; step++) {
			await log.press("ArrowDown");
			await view(ann);
		}
		expect((await view(ann)).first).toBeGreaterThan(20);
		expect(await unread(ann)).toBe(130);
		await toFirst.click();
		await expect.poll(async () => (await view(ann)).first, { timeout: 20_000 }).toBeLessThan(3);
		await toFirst.waitFor({ state: "detached" });
		await expect.poll(() => unread(ann), { timeout: 20_000 }).toBeLessThan(130);
		expect(await unread(ann)).toBeGreaterThan(0);
	});
});
