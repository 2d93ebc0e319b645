/** What axe finds on a page. It is put into each document once, and answers only what is wrong: both are most of what it costs else. */
import axe, { type ElementContext, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** WCAG 2.0 to 2.2, levels A and AA, and what axe calls good practice besides. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Rules = NonNullable<RunOptions["runOnly"]>;
const all: Rules = { type: "tag", values: tags };
/** Of a page that shows parts of pages, of which it may have several: without good practice for a page as a whole. */
const ofParts: Rules = { type: "tag", values: tags.filter((tag) => tag !== "best-practice") };
/** The rules that look at colours: all that a theme changes. */
const ofColours: Rules = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What is wrong once everything has come: a part whose style is still on its way is nothing that stays. */
async function find(page: Page, rules: Rules): Promise<string[]> {
	const found = await findOnce(page, rules);
	if (found.length === 0) return found;
	await page.waitForLoadState("networkidle");
	await isDrawn(page);
	return findOnce(page, rules);
}

async function findOnce(page: Page, runOnly: Rules): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
	// Only what is wrong is of interest, and no style sheet turns or hides anything by how a screen is held.
	const options: RunOptions = { runOnly, resultTypes: ["violations"], preload: false, elementRef: false };
	return page.evaluate(async (how) => {
		const { run } = (window as unknown as { axe: typeof axe }).axe;
		// What a modal dialog stands before is out of reach, and was looked at without it.
		const dialog = document.querySelector("dialog[open]");
		const where: ElementContext = dialog === null ? document : { include: [["dialog[open]"]] };
		const { violations } = await run(where, how);
		return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
	}, options);
}

/** What axe finds on the page as it is, by rule and element. */
export function findings(page: Page): Promise<string[]> {
	return find(page, all);
}

/** What it finds on a page that shows parts of pages. */
export function findingsOfParts(page: Page): Promise<string[]> {
	return find(page, ofParts);
}

/** Another theme is drawn by now. */
function isDrawn(page: Page): Promise<void> {
	return page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
		await Promise.allSettled(document.getAnimations().map(({ ready }) => ready));
	});
}

/** What it finds in the theme that the page has now, where everything else was looked at in another. */
export function findingsOfColours(page: Page): Promise<string[]> {
	return find(page, ofColours);
}

/** The same in the light, and what it finds of colours in the dark. */
export async function findingsInBoth(page: Page): Promise<string[]> {
	await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
	await isDrawn(page);
	const dark = await findingsOfColours(page);
	await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
	await isDrawn(page);
	const light = await findings(page);
	return [...dark.map((finding) => `dark: ${finding}`), ...light.map((finding) => `light: ${finding}`)];
}
