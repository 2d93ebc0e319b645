import { describe, expect, test } from "vitest";
import { type BrowserPerson, patience } from "./support/browser.ts";
import { useStage } from "./support/stage.ts";
import { change, fill, isInView, wheelTo } from "./support/talk.ts";

const stage = useStage();

const count = 400;

/** The rows that are drawn, and where the first one in view is, from the top of the box. */
function view(person: BrowserPerson): Promise<{ drawn: number; first: number; top: number; fromEnd: number }> {
	return person.page.evaluate(() => {
		const box = document.querySelector('[role="log"]');
		if (box === null) throw new Error("no timeline");
		const { top } = box.getBoundingClientRect();
		const rows = [...box.querySelectorAll("[data-seq]")];
		const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
		return {
			drawn: rows.length,
			first: Number(first?.getAttribute("data-seq")),
			top: (first?.getBoundingClientRect().top ?? 0) - top,
			fromEnd: box.scrollHeight - box.clientHeight - box.scrollTop,
		};
	});
}

/** From here on the page notes, after each frame, by how much rows moved against each other, and frames without any row. */
function watchFrames(person: BrowserPerson): Promise<void> {
	return person.page.evaluate(() => {
		const box = document.querySelector('[role="log"]');
		const seen = { frames: 0, blank: 0, apart: 0 };
		Object.assign(window, { seenFrames: seen });
		let before = new Map<string, number>();
		const look = () => {
			const area = box?.getBoundingClientRect();
			const now = new Map<string, number>();
			for (const row of box?.querySelectorAll("[data-seq]") ?? []) {
				const { top, bottom } = row.getBoundingClientRect();
				// The bottom: a row may become lower at its top when it is not the first one any more.
				if (area !== undefined && bottom > area.top && top < area.bottom)
					now.set(row.getAttribute("data-seq") ?? "", bottom);
			}
			const moves = [...now].flatMap(([seq, place]) => (before.has(seq) ? [place - (before.get(seq) ?? 0)] : []));
			seen.frames++;
			if (now.size === 0) seen.blank++;
			if (moves.length > 1) seen.apart = Math.max(seen.apart, Math.max(...moves) - Math.min(...moves));
			before = now;
		};
		// After the frame was painted: what is corrected before nobody sees.
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = look;
		const next = () => {
			port2.postMessage(null);
			requestAnimationFrame(next);
		};
		requestAnimationFrame(next);
	});
}

function seenFrames(person: BrowserPerson): Promise<{ frames: number; blank: number; apart: number }> {
	return person.page.evaluate(
		() => (window as unknown as { seenFrames: { frames: number; blank: number; apart: number } }).seenFrames,
	);
}

/**
 * Scrolls up frame by frame, as helpers of a browser do, until the first message is drawn. Answers how many frames it took, and
 * how many of them showed a row elsewhere than the frame before had scrolled it to.
 */
function scrollByFrames(person: BrowserPerson, step: number): Promise<{ frames: number; lost: number }> {
	return person.page.evaluate(
		(step) =>
			new Promise((resolve) => {
				const box = document.querySelector('[role="log"]');
				if (box === null) throw new Error("no timeline");
				const seen = { frames: 0, lost: 0 };
				let expected: { row: Element; bottom: number } | null = null;
				const next = () => {
					if (expected?.row.isConnected) {
						seen.frames++;
						if (Math.abs(expected.row.getBoundingClientRect().bottom - expected.bottom) > 1) seen.lost++;
					}
					if (box.querySelector('[data-seq="1"]') !== null) return resolve(seen);
					box.scrollTop -= step;
					const { top } = box.getBoundingClientRect();
					const row = [...box.querySelectorAll("[data-seq]")].find(
						(row) => row.getBoundingClientRect().bottom > top + 1,
					);
					expected = row === undefined ? null : { row, bottom: row.getBoundingClientRect().bottom };
					requestAnimationFrame(next);
				};
				requestAnimationFrame(next);
			}),
		step,
	);
}

/** Ann at the end of a long conversation with Ben. */
async function long() {
	const [ann, ben] = [await stage.signUp("Ann"), await stage.signUp("Ben")];
	await ann.startWith(ben);
	await fill(ann, count);
	await ben.openFromList("Ann");
	await ann.linkIs("live");
	await isAtEnd(ann);
	return { ann, ben };
}

const isAtEnd = (person: BrowserPerson) =>
	expect.poll(async () => (await view(person)).fromEnd, { timeout: patience }).toBeLessThan(2);

describe("a long timeline", { timeout: 150_000 }, () => {
	test("RS7 only rows near the view are drawn, and nothing jumps, whatever comes or changes", async () => {
		const { ann } = await long();
		const { page } = ann;
		expect((await view(ann)).drawn).toBeLessThan(60);

		// Up through several pages: rows move together, and no frame is empty.
		await watchFrames(ann);
		await wheelTo(ann, count - 250, "up");
		const seen = await seenFrames(ann);
		expect(seen.frames).toBeGreaterThan(10);
		expect([seen.blank, Math.round(seen.apart)]).toEqual([0, 0]);
		expect((await view(ann)).drawn).toBeLessThan(60);

		// What is in view stays there when the window changes, when the composer grows, and when a row above gets longer.
		const before = await view(ann);
		const isSame = async () => {
			const now = await view(ann);
			return [now.first, Math.abs(now.top - before.top) <= 1];
		};
		for (const size of [
			{ width: 1100, height: 420 },
			{ width: 400, height: 700 },
			{ width: 1100, height: 760 },
		]) {
			await page.setViewportSize(size);
			await expect.poll(isSame, { timeout: patience }).toEqual([before.first, true]);
		}
		await ann.composer.fill("one\ntwo\nthree\nfour\nfive");
		expect(await isSame()).toEqual([before.first, true]);
		await ann.composer.fill("");
		await change(ann, "PATCH", `${before.first - 3}`, { body: { text: "- a list\n".repeat(30) } });
		await expect
			.poll(() => page.locator(`[data-seq="${before.first - 3}"] li`).count(), { timeout: patience })
			.toBe(30);
		expect(await isSame()).toEqual([before.first, true]);
	});

	test("RS7 a box that is scrolled frame by frame gets to the first message, and goes each step of the way", async () => {
		const { ann } = await long();
		const { frames, lost } = await scrollByFrames(ann, 300);
		expect(frames).toBeGreaterThan(20);
		expect(lost).toBe(0);
	});

	test("the focus stays where it is when its row is scrolled away, and so does a selection; the keys lead back", async () => {
		const { ann } = await long();
		const { page } = ann;
		const more = page.locator(`[data-seq="${count - 2}"]`).getByRole("button", { name: /^Actions for/ });
		await more.focus();
		const text = page.locator(`[data-seq="${count - 6}"] .message-text`).first();
		await text.evaluate((element) => getSelection()?.selectAllChildren(element));
		await wheelTo(ann, count - 150, "up");
		const hasFocus = () => more.evaluate((button) => button === document.activeElement);
		expect(await hasFocus()).toBe(true);
		expect(await page.evaluate(() => getSelection()?.toString())).toBe(`message ${count - 6}`);
		await page.keyboard.press("ArrowUp");
		await expect.poll(() => isInView(ann, count - 2), { timeout: patience }).toBe(true);
		expect(await hasFocus()).toBe(true);
		await page.keyboard.press("ArrowUp");
		expect(await hasFocus()).toBe(false);

		// Home and End, by keyboard.
		const box = page.getByRole("log", { name: "Messages" });
		await box.focus();
		await page.keyboard.press("Home");
		await expect.poll(async () => (await view(ann)).fromEnd, { timeout: patience }).toBeGreaterThan(2_000);
		await page.keyboard.press("End");
		await isAtEnd(ann);
	});

	test("at its end it stays there: in a lower window, with a new message, and with one that grows", async () => {
		const { ann, ben } = await long();
		await ann.page.setViewportSize({ width: 1100, height: 420 });
		await isAtEnd(ann);
		await ben.say("**A list**\n\n- one\n- two\n- three");
		await ann.page.locator("[data-seq] li", { hasText: "three" }).waitFor();
		await isAtEnd(ann);
		await change(ben, "PUT", `${count + 1}/reactions/${encodeURIComponent("👍")}`);
		await ann.page.locator(`[data-seq="${count + 1}"] .reaction`).waitFor();
		await isAtEnd(ann);
	});
});
