/** A layout for the test's page, which has none: every row of a timeline is equally high, and what stands for rows that are not drawn is as high as it says. */

/** How high an element shows, in pixels; at first it shows whatever a test draws. */
export const layout = { boxHeight: 100_000, rowHeight: 40 };

const heightOf = (row: Element): number =>
	row instanceof HTMLElement && row.dataset.gap !== undefined
		? Number.parseFloat(row.style.blockSize || "0")
		: layout.rowHeight;

const boxOf = (element: Element) => element.closest('[role="log"]');

/** The row of a timeline that an element is; null: it is none. */
const rowOf = (element: Element): Element | null =>
	element.parentElement?.matches('[role="log"] ol') === true ? element : null;

function topOf(row: Element): number {
	let top = 0;
	for (let above = row.previousElementSibling; above !== null; above = above.previousElementSibling) {
		top += heightOf(above);
	}
	return top;
}

function contentHeight(box: Element): number {
	const rows = [...(box.querySelector("ol:last-of-type")?.children ?? [])];
	return rows.reduce((sum, row) => sum + heightOf(row), 0);
}

const scrolled = new WeakMap<Element, number>();

Object.defineProperties(HTMLElement.prototype, {
	/** As in a browser, no box scrolls further than it can. */
	scrollTop: {
		configurable: true,
		get(this: HTMLElement) {
			return Math.min(scrolled.get(this) ?? 0, Math.max(0, this.scrollHeight - this.clientHeight));
		},
		set(this: HTMLElement, top: number) {
			scrolled.set(this, Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight)));
		},
	},
	clientHeight: { configurable: true, get: () => layout.boxHeight },
	clientWidth: { configurable: true, get: () => 800 },
	offsetTop: {
		configurable: true,
		get(this: HTMLElement) {
			return rowOf(this) === null ? 0 : topOf(this);
		},
	},
	offsetHeight: {
		configurable: true,
		get(this: HTMLElement) {
			return rowOf(this) === null ? layout.rowHeight : heightOf(this);
		},
	},
	scrollHeight: {
		configurable: true,
		get(this: HTMLElement) {
			return this.getAttribute("role") === "log" ? Math.max(contentHeight(this), layout.boxHeight) : 0;
		},
	},
});
Element.prototype.getBoundingClientRect = function () {
	const top = rowOf(this) === null ? 0 : topOf(this) - (boxOf(this)?.scrollTop ?? 0);
	return new DOMRect(0, top, 800, rowOf(this) === null ? layout.rowHeight : heightOf(this));
};

/** Tells the size of what is observed once, as a browser does at first. */
globalThis.ResizeObserver = class {
	constructor(private readonly callback: ResizeObserverCallback) {}

	observe(target: Element): void {
		queueMicrotask(() => {
			const borderBoxSize = [{ blockSize: heightOf(target), inlineSize: 800 }];
			this.callback([{ target, borderBoxSize } as unknown as ResizeObserverEntry], this);
		});
	}

	unobserve(): void {}

	disconnect(): void {}
};
