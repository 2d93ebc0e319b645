/**
 * Which rows of a long list are drawn, and how high those are that are not: @tanstack/virtual-core measures the rows that
 * are drawn, and knows from that and from guesses where each of all of them stands. It scrolls nothing (see use-scroll.ts).
 */
import { Virtualizer, type VirtualizerOptions } from "@tanstack/virtual-core";

/** So many rows are drawn above and below those in view: few at first, so that what is in view is there sooner. */
const spare = { atFirst: 2, more: 3, atMost: 12 } as const;

/** At most so many rows stay drawn because a text is selected across them. */
const keptAtMost = 500;

/** Sizes of rows that are gone are let go of when there are so many more than rows. */
const spareSizes = 2_000;

export interface DrawnRow<Row> {
	row: Row;
	/** Where it stands among all rows. */
	index: number;
	/** The height of the rows right above it that are not drawn, in pixels; 0: the one above is. */
	gap: number;
}

export interface Drawing<Row> {
	drawn: readonly DrawnRow<Row>[];
	/** The height of the rows below the last drawn one, in pixels. */
	gapBelow: number;
	/** Where in `drawn` the rows around the view begin. */
	main: number;
	/** The index of the last row in view. */
	lastInView: number;
}

interface RowLike {
	key: string;
}

type Inner = Virtualizer<HTMLElement, HTMLElement>;
type InnerOptions = VirtualizerOptions<HTMLElement, HTMLElement>;

/** The keys of the first and the last of some rows that stay drawn wherever the view is. */
type Kept = readonly [first: string, last: string];

export class VirtualRows<Row extends RowLike> {
	readonly #sizeOf: (row: Row) => number;
	readonly #changed: () => void;
	readonly #inner: Inner;
	/** Which row an element shows. */
	readonly #keys = new WeakMap<Element, string>();
	#rows: readonly Row[] = [];
	#indexes: ReadonlyMap<string, number> = new Map();
	#focused: string | null = null;
	#selected: Kept | null = null;
	/** What was in view when they were drawn last. */
	#drawnFor = "";
	#spare: number = spare.atFirst;
	/** Whether what `changed` would be called for is being looked at already. */
	#isMeasuring = false;

	/**
	 * @param sizeOf a guess at the height of a row that was never drawn, in pixels
	 * @param changed rows that are drawn have another height now
	 */
	constructor(sizeOf: (row: Row) => number, changed: () => void) {
		this.#sizeOf = sizeOf;
		this.#changed = changed;
		this.#inner = new Virtualizer(this.#optionsFor([]));
		this.#inner.indexFromElement = (element) => this.#indexes.get(this.#keys.get(element) ?? "") ?? -1;
		this.#inner.shouldAdjustScrollPositionOnItemSizeChange = () => false;
	}

	/** Hands over the rows as they are now; the same list as long as nothing changes. */
	set(rows: readonly Row[]): void {
		if (rows === this.#rows) return;
		this.#rows = rows;
		this.#indexes = new Map(rows.map(({ key }, index) => [key, index]));
		this.#inner.setOptions(this.#optionsFor(rows));
		this.#forgetSizes();
	}

	/** Begins to follow the sizes of what is drawn in `box`; the answer ends it. */
	follow(box: HTMLElement): () => void {
		this.#inner.setOptions({ ...this.#inner.options, getScrollElement: () => box });
		this.#inner._willUpdate();
		return this.#inner._didMount();
	}

	/** The view begins at `top` and is so high, in pixels from the top of the first row. Whether other rows must be drawn for it. */
	look(top: number, height: number): boolean {
		this.#inner.scrollRect = { width: 0, height };
		this.#inner.scrollOffset = Math.max(0, top);
		const range = this.#inner.calculateRange();
		return `${range?.startIndex}-${range?.endIndex}` !== this.#drawnFor;
	}

	/** Whether as many rows beside the view are drawn as are to be. */
	get isRipe(): boolean {
		return this.#spare >= spare.atMost;
	}

	/** From now on some more rows are drawn beside the view. */
	ripen(): void {
		this.#spare = Math.min(this.#spare + spare.more, spare.atMost);
	}

	/** The rows to draw, in order. */
	draw(): Drawing<Row> {
		const range = this.#inner.calculateRange();
		this.#drawnFor = `${range?.startIndex}-${range?.endIndex}`;
		const first = Math.max(0, (range?.startIndex ?? 0) - this.#spare);
		const last = Math.min(this.#rows.length - 1, (range?.endIndex ?? -1) + this.#spare);
		const drawn: DrawnRow<Row>[] = [];
		let end = 0;
		for (const index of this.#withKept(first, last)) {
			const row = this.#rows[index];
			const place = this.#inner.measurementsCache[index];
			if (row === undefined || place === undefined) continue;
			drawn.push({ row, index, gap: heightBetween(end, place.start) });
			end = place.end;
		}
		return {
			drawn,
			gapBelow: heightBetween(end, this.height),
			main: drawn.findIndex(({ index }) => index === first),
			lastInView: range?.endIndex ?? this.#rows.length - 1,
		};
	}

	/** How high all rows are together, in pixels. */
	get height(): number {
		return this.#inner.getTotalSize();
	}

	/** Where the row with this key begins, in pixels from the top of the first one; null: there is none. */
	startOf(key: string): number | null {
		const index = this.#indexes.get(key);
		if (index === undefined) return null;
		// Sizes that came since are taken in.
		this.#inner.calculateRange();
		return this.#inner.measurementsCache[index]?.start ?? null;
	}

	/** The element of a row that is drawn. */
	elementOf(key: string): HTMLElement | null {
		const element = this.#inner.elementsCache.get(key);
		return element?.isConnected === true ? element : null;
	}

	/** The row that an element shows. */
	rowOf(element: Element): Row | null {
		const index = this.#indexes.get(this.#keys.get(element) ?? "");
		return index === undefined ? null : (this.#rows[index] ?? null);
	}

	/** The rows were drawn, as these elements in order. */
	wereDrawn(drawn: readonly DrawnRow<Row>[], elements: readonly HTMLElement[]): void {
		this.#isMeasuring = true;
		for (const [place, { row }] of drawn.entries()) {
			const element = elements[place];
			if (element === undefined) continue;
			this.#keys.set(element, row.key);
			this.#inner.measureElement(element);
		}
		this.#isMeasuring = false;
		// Lets go of those that are not on the page any more.
		this.#inner.measureElement(null);
	}

	/** The rows are as wide as never before: what was measured says nothing any more. */
	forgetAllSizes(): void {
		this.#inner.measure();
	}

	/** The row that has the focus stays drawn when it is out of view, until another one has it. */
	keepFocused(key: string): void {
		this.#focused = key;
	}

	/** The rows that a selected text begins and ends in stay drawn, and those between; null: none is selected. */
	keepSelected(keys: Kept | null): void {
		this.#selected = keys;
	}

	#optionsFor(rows: readonly Row[]): InnerOptions {
		return {
			count: rows.length,
			getItemKey: (index) => rows[index]?.key ?? index,
			estimateSize: (index) => {
				const row = rows[index];
				return row === undefined ? 0 : this.#sizeOf(row);
			},
			getScrollElement: this.#inner?.options.getScrollElement ?? (() => null),
			scrollToFn: () => {},
			observeElementRect: () => {},
			observeElementOffset: () => {},
			onChange: () => {
				if (!this.#isMeasuring) this.#changed();
			},
			measureElement: (element, entry, inner) => this.#measure(element, entry, inner),
		};
	}

	/** What was measured before is not measured again here: when it changes, the observer of sizes says so. */
	#measure(element: HTMLElement, entry: ResizeObserverEntry | undefined, { itemSizeCache }: Inner): number {
		const row = this.rowOf(element);
		const known = row === null ? undefined : itemSizeCache.get(row.key);
		const size = entry?.borderBoxSize[0]?.blockSize ?? known ?? element.getBoundingClientRect().height;
		// Hidden, with all that is around it.
		if (size === 0 && row !== null) return known ?? this.#sizeOf(row);
		return size;
	}

	/** The indexes from `first` to `last` and of the rows that are kept, ascending. */
	#withKept(first: number, last: number): readonly number[] {
		const near = span(first, last);
		const focused = this.#indexes.get(this.#focused ?? "");
		const selected = this.#selected?.map((key) => this.#indexes.get(key)) ?? [];
		const kept = focused === undefined ? [] : [focused];
		const [one, other] = selected;
		if (one !== undefined && other !== undefined && Math.abs(one - other) < keptAtMost) {
			kept.push(...span(Math.min(one, other), Math.max(one, other)));
		}
		const far = kept.filter((index) => index < first || index > last);
		return far.length === 0 ? near : [...new Set([...near, ...far])].sort((a, b) => a - b);
	}

	#forgetSizes(): void {
		const sizes = this.#inner.itemSizeCache;
		if (sizes.size <= this.#indexes.size + spareSizes) return;
		for (const key of sizes.keys()) {
			if (!this.#indexes.has(String(key))) sizes.delete(key);
		}
	}
}

function span(first: number, last: number): number[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
}

function heightBetween(above: number, below: number): number {
	return below - above < 0.01 ? 0 : below - above;
}
