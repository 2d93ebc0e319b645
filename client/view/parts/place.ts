/** Keeps this far from the edges of the screen, in pixels. */
const margin = 8;

/** Puts what has a fixed position below what opened it, or above where there is no room. */
export function placeBeside(element: HTMLElement, anchor: HTMLElement): void {
	const { left, top, bottom } = anchor.getBoundingClientRect();
	const { offsetWidth: width, offsetHeight: height } = element;
	const below = bottom + height + margin <= innerHeight;
	element.style.left = `${Math.max(margin, Math.min(left - width / 2, innerWidth - width - margin))}px`;
	element.style.top = `${Math.max(margin, below ? bottom : top - height)}px`;
}
