import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** WCAG 2.0 to 2.2, levels A and AA, and what axe calls good practice besides. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours: all that a theme changes. */
const ofColours = ["color-contrast", "link-in-text-block"];

type Choose = (builder: AxeBuilder) => AxeBuilder;

/** What is wrong once everything has come: a part whose style is still on its way is nothing that stays. */
async function run(page: Page, choose: Choose): Promise<string[]> {
	const found = await runOnce(page, choose);
	if (found.length === 0) return found;
	await page.waitForLoadState("networkidle");
	await isDrawn(page);
	return runOnce(page, choose);
}

async function runOnce(page: Page, choose: Choose): Promise<string[]> {
	// Only what is wrong is of interest, and no style sheet turns or hides anything by how a screen is held.
	const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false });
	// What a modal dialog stands before is out of reach, and was looked at without it.
	if ((await page.locator("dialog[open]").count()) > 0) builder.include("dialog[open]");
	// In the page itself, and not in another one that gathers what the frames say: we have no frames.
	const { violations } = await choose(builder).setLegacyMode().analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** What axe finds on the page as it is, by rule and element. */
export function findings(page: Page): Promise<string[]> {
	return run(page, (builder) => builder.withTags(tags));
}

/** Of a page that shows parts of pages, of which it may have several: without good practice for a page as a whole. */
export function findingsOfParts(page: Page): Promise<string[]> {
	return run(page, (builder) => builder.withTags(tags.filter((tag) => tag !== "best-practice")));
}

/** Another theme is drawn by now. */
function isDrawn(page: Page): Promise<void> {
	return page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
		await Promise.allSettled(document.getAnimations().map(({ ready }) => ready));
	});
}

/** The same in the light, and what it finds of colours in the dark. */
export async function findingsInBoth(page: Page): Promise<string[]> {
	await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
	await isDrawn(page);
	const dark = await run(page, (builder) => builder.withRules(ofColours));
	await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
	await isDrawn(page);
	const light = await findings(page);
	return [...dark.map((finding) => `dark: ${finding}`), ...light.map((finding) => `light: ${finding}`)];
}
