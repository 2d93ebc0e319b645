/** Which rows of a long list are drawn, and where: @tanstack/virtual-core, with what a timeline asks of it besides. */
import {
	defaultRangeExtractor,
	elementScroll,
	observeElementOffset,
	observeElementRect,
	type Range,
	type VirtualItem,
	Virtualizer,
	type VirtualizerOptions,
} from "@tanstack/virtual-core";

/** So many rows are drawn above and below those in view. */
const overscan = 10;

/** Sizes of rows that are gone are let go of when there are so many more than rows. */
const spareSizes = 2_000;

export interface RowVirtualizerOptions<Row> {
	/** What scrolls. */
	box(): HTMLElement | null;
	/** A guess at the height of a row that was never drawn, in pixels. */
	sizeOf(row: Row): number;
	/** Whether a row stays with what it shows. A divider is moved to wherever its day begins now. */
	isSteady(row: Row): boolean;
	/** Other rows are to be drawn, or at other places. */
	changed(): void;
}

export interface DrawnRow<Row> {
	row: Row;
	/** The height of the rows above it that are not drawn, in pixels; 0: the one above is. */
	gap: number;
}

type Key = VirtualItem["key"];
type Inner = Virtualizer<HTMLElement, HTMLElement>;

export class RowVirtualizer<Row extends { key: string }> {
	readonly #options: RowVirtualizerOptions<Row>;
	readonly #inner: Inner;
	/** Which row an element shows. */
	readonly #keys = new WeakMap<Element, string>();
	#rows: readonly Row[];
	#indexes: ReadonlyMap<string, number> = new Map();
	#given: VirtualizerOptions<HTMLElement, HTMLElement>;
	/** What stands above the first row in the box, in pixels. */
	#margin = 0;
	#kept: string | null = null;
	/** What stayed in its place when rows came last: those above it must not move it when they turn out higher than guessed. */
	#anchor: string | null = null;
	/** The row that was the first one until others came above it, and may look different now. */
	#joint: string | null = null;

	constructor(rows: readonly Row[], options: RowVirtualizerOptions<Row>) {
		this.#options = options;
		this.#rows = rows;
		this.#given = this.#take(rows);
		this.#inner = new Virtualizer(this.#given);
		this.#inner.indexFromElement = (element) => this.#indexes.get(this.#keys.get(element) ?? "") ?? -1;
		this.#inner.shouldAdjustScrollPositionOnItemSizeChange = (item) => this.#keepsBelow(item);
	}

	/** Hands over other rows. What is in view stays where it is. */
	set(rows: readonly Row[]): void {
		if (rows === this.#rows) return;
		const inner = this.#inner;
		const { isSteady } = this.#options;
		const before = this.#rows;
		const joint = before.find(isSteady)?.key ?? null;
		if (joint !== (rows.find(isSteady)?.key ?? null)) this.#joint = joint;
		// The library keeps the row at the top of the view in its place. Where that is one which may be elsewhere now,
		// the first steady one below is kept instead: the place is moved to it, and back by as much.
		const top = inner.scrollOffset;
		const first = top === null ? undefined : inner.getVirtualItemForOffset(top);
		let below = first?.index ?? 0;
		while (below < before.length - 1 && !isSteady(before[below] as Row)) below++;
		this.#anchor = before[below]?.key ?? null;
		const start = inner.measurementsCache[below]?.start;
		const shift = first === undefined || start === undefined || below === first.index ? 0 : start - (top ?? 0);
		this.#given = this.#take(rows);
		if (inner.scrollOffset !== null) inner.scrollOffset += shift;
		inner.setOptions(this.#given);
		if (inner.scrollOffset !== null) inner.scrollOffset -= shift;
		this.#forgetSizes();
	}

	/** The rows to draw, in order; `gapBelow` is the height of those below the last one, in pixels. */
	draw(): { drawn: DrawnRow<Row>[]; gapBelow: number } {
		const { scrollMargin } = this.#inner.options;
		const drawn: DrawnRow<Row>[] = [];
		let end = scrollMargin;
		for (const item of this.#inner.getVirtualItems()) {
			const row = this.#rows[item.index];
			if (row === undefined) continue;
			drawn.push({ row, gap: heightBetween(end, item.start) });
			end = item.end;
		}
		return { drawn, gapBelow: heightBetween(end, this.#inner.getTotalSize() + scrollMargin) };
	}

	/** The first and the last row that are in view, by index. */
	get inView(): { first: number; last: number } {
		const { range } = this.#inner;
		return range === null
			? { first: 0, last: this.#rows.length - 1 }
			: { first: range.startIndex, last: range.endIndex };
	}

	/** Where the row with this key begins, in pixels from the top of all that scrolls; null: there is none. */
	startOf(key: string): number | null {
		const index = this.#indexes.get(key);
		return index === undefined ? null : (this.#inner.measurementsCache[index]?.start ?? null);
	}

	/** The element of a row that is drawn. */
	elementOf(key: string): HTMLElement | null {
		return this.#inner.elementsCache.get(key) ?? null;
	}

	/** Begins to follow the box; the answer ends it. */
	start(margin: number): () => void {
		this.#margin = margin;
		this.#given = { ...this.#given, scrollMargin: margin };
		this.#inner.setOptions(this.#given);
		return this.#inner._didMount();
	}

	/** The rows were drawn, as these elements in order. Measures them, and moves the box to where what is in view stays. */
	rowsDrawn(rows: readonly DrawnRow<Row>[], elements: readonly Element[]): void {
		rows.forEach(({ row }, place) => {
			const element = elements[place];
			if (!(element instanceof HTMLElement)) return;
			this.#keys.set(element, row.key);
			this.#inner.measureElement(element);
		});
		// Lets go of those that are not on the page any more.
		this.#inner.measureElement(null);
		this.#inner._willUpdate();
	}

	/** Scrolls there at once; what is there is drawn before anybody sees it. */
	moveTo(offset: number): void {
		this.#inner.cancelScroll();
		this.#write(offset);
	}

	/** As `moveTo`, to the end; ends what is left of a swipe. */
	moveToEnd(): void {
		this.#inner.scrollToEnd();
		this.#write(this.#options.box()?.scrollHeight ?? 0);
	}

	/** This row stays drawn when it is out of view, until another one takes its place. */
	keep(key: string): void {
		this.#kept = key;
	}

	/** As `keep`, the row that has this in it. */
	keepRowOf(inside: Node, elements: readonly Element[]): void {
		const row = elements.find((element) => element.contains(inside));
		this.#kept = (row === undefined ? undefined : this.#keys.get(row)) ?? this.#kept;
	}

	#write(offset: number): void {
		const box = this.#options.box();
		if (box === null) return;
		this.#anchor = null;
		box.scrollTop = offset;
		this.#inner.scrollOffset = box.scrollTop;
		this.#options.changed();
	}

	#take(rows: readonly Row[]): VirtualizerOptions<HTMLElement, HTMLElement> {
		const { box, sizeOf, changed } = this.#options;
		const indexes = new Map(rows.map(({ key }, index) => [key, index]));
		this.#rows = rows;
		this.#indexes = indexes;
		return {
			count: rows.length,
			getItemKey: (index) => rows[index]?.key ?? index,
			estimateSize: (index) => sizeOf(rows[index] as Row),
			rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), indexes.get(this.#kept ?? "")),
			getScrollElement: box,
			scrollToFn: elementScroll,
			observeElementRect,
			observeElementOffset,
			onChange: changed,
			measureElement: measure,
			anchorTo: "end",
			overscan,
			scrollMargin: this.#margin,
		};
	}

	/** Whether what is below a row stays where it is when that turns out to have another size. */
	#keepsBelow({ key, index, start, end }: Pick<VirtualItem, "key" | "index" | "start" | "end">): boolean {
		if (key === this.#joint) {
			this.#joint = null;
			return true;
		}
		const top = this.#inner.scrollOffset ?? 0;
		if (this.#inner.itemSizeCache.has(key)) return end <= top;
		return start < top || this.#isOverAnchor(index, top);
	}

	/** Whether a row stands above what stayed in its place, and that is still in view. */
	#isOverAnchor(index: number, top: number): boolean {
		const anchor = this.#indexes.get(this.#anchor ?? "");
		if (anchor === undefined || index >= anchor) return false;
		return (this.#inner.measurementsCache[anchor]?.start ?? 0) < top + (this.#inner.scrollRect?.height ?? 0);
	}

	#forgetSizes(): void {
		const sizes = this.#inner.itemSizeCache;
		if (sizes.size <= this.#indexes.size + spareSizes) return;
		for (const key of sizes.keys()) {
			if (!this.#indexes.has(String(key))) sizes.delete(key);
		}
	}
}

/** What was measured before is not measured again here: when it changes, the observer of sizes says so. */
function measure(element: HTMLElement, entry: ResizeObserverEntry | undefined, inner: Inner): number {
	const observed = entry?.borderBoxSize[0]?.blockSize;
	if (observed !== undefined) return observed;
	const key: Key = inner.options.getItemKey(inner.indexFromElement(element));
	return inner.itemSizeCache.get(key) ?? element.getBoundingClientRect().height;
}

function heightBetween(above: number, below: number): number {
	return below - above < 0.01 ? 0 : below - above;
}

/** `indexes`, which ascend, with one more. */
function withKept(indexes: number[], kept: number | undefined): number[] {
	const [first, last] = [indexes[0], indexes.at(-1)];
	if (kept === undefined || first === undefined || last === undefined) return indexes;
	if (kept < first) return [kept, ...indexes];
	return kept > last ? [...indexes, kept] : indexes;
}
