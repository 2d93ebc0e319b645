import type { Page } from "playwright-core";

/**
 * What reaches beyond the sides of the screen, by element (WCAG 1.4.10). What scrolls sideways in a box of its own, as code and
 * tables do, does not count.
 */
export function beyondTheSides(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const { scrollWidth } = document.documentElement;
		if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} pixels wide, the screen ${innerWidth}`);
		const scrollsSideways = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
		for (const element of document.querySelectorAll<HTMLElement>("body *")) {
			if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
			const { left, right, width, height } = element.getBoundingClientRect();
			// Words that only a screen reader is told.
			if (width <= 1 || height <= 1 || (left >= -1 && right <= innerWidth + 1)) continue;
			let box = element.parentElement;
			while (box !== null && !scrollsSideways(box)) box = box.parentElement;
			const isInside = box !== null && box.getBoundingClientRect().right <= innerWidth + 1;
			if (!isInside) found.push(`${element.tagName.toLowerCase()}.${element.className} from ${left} to ${right}`);
		}
		return found;
	});
}
