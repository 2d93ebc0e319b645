import type { Page } from "playwright-core";

/**
 * What is cut off or needs scrolling in two directions on the page as it is (WCAG 1.4.10): the page, a list or a dialog that
 * is wider than its place, and controls that stand beside the screen. What scrolls sideways by itself, as a block of code, may.
 */
export function cutOff(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const named = (element: Element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
		const found: string[] = [];
		const wide = document.documentElement.scrollWidth - innerWidth;
		if (wide > 0) found.push(`the page is ${wide} px too wide`);
		const modal = document.querySelector("dialog[open]");
		const within = modal ?? document.body;
		const scrollsAside = (element: Element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
		for (const element of within.querySelectorAll<HTMLElement>("*")) {
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			const { overflowY } = getComputedStyle(element);
			const scrolls = ["auto", "scroll"].includes(overflowY) && element.scrollHeight > element.clientHeight;
			const isForReading = element.closest("pre, textarea, nav") === null;
			if (scrolls && isForReading && element.scrollWidth > element.clientWidth + 1) {
				found.push(`${named(element)} scrolls in two directions`);
			}
			if (!element.matches("button, a[href], input, select, textarea, h1, h2, h3")) continue;
			const { left, right, width } = element.getBoundingClientRect();
			let around: Element | null = element.parentElement;
			while (around !== null && !scrollsAside(around)) around = around.parentElement;
			const isInAside = around !== null && around.scrollWidth > around.clientWidth + 1;
			if (width > 1 && !isInAside && (left < -1 || right > innerWidth + 1)) {
				found.push(`${named(element)} stands beside the screen`);
			}
		}
		return found;
	});
}
