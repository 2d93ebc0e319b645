import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds on the page as it is, by rule and element. */
export async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
		.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** The same in the light and in the dark. */
export async function findingsInBoth(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of ["dark", "light"] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		for (const finding of await findings(page)) found.push(`${colorScheme}: ${finding}`);
	}
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
	return found;
}
