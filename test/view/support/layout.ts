/** A layout for the test's page, which has none: every row of a timeline is equally high, and what is not drawn is as high as it says. */

/** How high an element shows, in pixels; at first it shows whatever a test draws. */
export const layout = { boxHeight: 100_000, rowHeight: 40 };

function contentHeight(box: Element): number {
	const rows = [...(box.querySelector("ol")?.children ?? [])];
	return rows.reduce((sum, row) => {
		const gap =
			row instanceof HTMLElement && row.dataset.gap !== undefined ? Number.parseFloat(row.style.blockSize) : null;
		return sum + (gap ?? layout.rowHeight);
	}, 0);
}

Object.defineProperties(HTMLElement.prototype, {
	clientHeight: { configurable: true, get: () => layout.boxHeight },
	clientWidth: { configurable: true, get: () => 800 },
	scrollHeight: {
		configurable: true,
		get(this: HTMLElement) {
			return this.getAttribute("role") === "log" ? contentHeight(this) : 0;
		},
	},
});
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 800, layout.rowHeight);

/** Tells the size of what is observed once, as a browser does at first. */
globalThis.ResizeObserver = class {
	constructor(private readonly callback: ResizeObserverCallback) {}

	observe(target: Element): void {
		queueMicrotask(() => {
			const borderBoxSize = [{ blockSize: layout.rowHeight, inlineSize: 800 }];
			this.callback([{ target, borderBoxSize } as unknown as ResizeObserverEntry], this);
		});
	}

	unobserve(): void {}

	disconnect(): void {}
};
