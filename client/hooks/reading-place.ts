/**
 * Where the reader of a long list is: at its end, or at a row that stands so far below the top of what scrolls. The page
 * follows from that, and not the other way round: whatever comes, goes or grows, that row is put where it was.
 */
import type { VirtualRows } from "./virtual-rows.ts";

export type Place =
	| { name: "end" }
	/** `top`: from the top of the box, in pixels. */
	| { name: "row"; key: string; top: number };

/** So near to the end counts as being there, in pixels. */
const slack = 48;

/** The box is taken to stand still when it was not scrolled for so long, in milliseconds. */
const restMs = 150;

/** A difference that nobody sees, in pixels. */
const unseen = 1;

export interface Row {
	key: string;
}

interface PlaceOptions<One extends Row> {
	box: HTMLElement;
	list: HTMLElement;
	rows: VirtualRows<One>;
	/** Whether a row stays with what it shows. A divider is moved to wherever its day or the unread begins now. */
	isSteady(row: One): boolean;
	/** Whether the last row is the end of all that there is. */
	hasEnd(): boolean;
	/** The reader has scrolled. */
	moved(): void;
}

/** Follows a box that scrolls, and keeps in its place what is in view. */
export class ReadingPlace<One extends Row> {
	readonly #options: PlaceOptions<One>;
	#place: Place = { name: "end" };
	/** Where the box was scrolled to last by us, in pixels. */
	#written = Number.NaN;
	/** Where the box was scrolled to when that was looked at last, in pixels; not a number: it was not shown. */
	#seen = Number.NaN;
	#isMoving = false;
	#isTouched = false;
	#rest: ReturnType<typeof setTimeout> | undefined;
	/** Stands for the rows above the view that are not drawn, and how high it would be. */
	#gap: HTMLElement | null = null;
	#gapHeight = 0;
	/** So much lower it is than it would be, in pixels: what was corrected while the reader scrolls. */
	#drift = 0;

	constructor(options: PlaceOptions<One>) {
		this.#options = options;
	}

	get place(): Place {
		return this.#place;
	}

	/** The reader is to be there; it shows with the next `keep`. */
	set place(place: Place) {
		this.#place = place;
		this.#isMoving = false;
		this.#seen = this.#options.box.scrollTop;
	}

	/** How high the box is, in pixels; 0: it is not shown. */
	get height(): number {
		return this.#options.box.clientHeight;
	}

	/** Where the view begins, in pixels from the top of the first row. */
	get viewTop(): number {
		const { box, list, rows } = this.#options;
		const place = this.#place;
		if (place.name === "end") return rows.height - this.height;
		const start = rows.startOf(place.key);
		return start === null ? box.scrollTop - list.offsetTop + this.#drift : start - place.top;
	}

	/** Begins to follow the box; the answer ends it. */
	follow(): () => void {
		const { box } = this.#options;
		const ending = new AbortController();
		const more = { passive: true, signal: ending.signal };
		box.addEventListener("scroll", () => this.#scrolled(), more);
		box.addEventListener("touchstart", () => this.#touched(true), more);
		for (const kind of ["touchend", "touchcancel"]) box.addEventListener(kind, () => this.#touched(false), more);
		return () => {
			ending.abort();
			clearTimeout(this.#rest);
		};
	}

	/** The rows were drawn: `gaps` stand for those that were not, `main` of them for those right above the view. */
	drawn(gaps: readonly (readonly [element: HTMLElement, height: number])[], main: HTMLElement | null): void {
		this.#gap = main;
		this.#gapHeight = gaps.find(([element]) => element === main)?.[1] ?? 0;
		if (main === null || this.#gapHeight <= this.#drift) this.#drift = 0;
		for (const [element, height] of gaps) setHeight(element, element === main ? height - this.#drift : height);
	}

	/**
	 * Takes in how far the box was scrolled meanwhile. The event that tells of it comes only with the next frame, and until
	 * then a key, a script or whatever helps the reader to scroll must not have scrolled for nothing.
	 */
	takeIn(): void {
		const { scrollTop } = this.#options.box;
		const by = this.height === 0 ? Number.NaN : scrollTop - this.#seen;
		this.#seen = this.height === 0 ? Number.NaN : scrollTop;
		// At the very end it may be only that what is shown has become lower.
		if (Number.isNaN(by) || Math.abs(by) < unseen || this.#fromEnd <= unseen) return;
		this.#begin();
		if (this.#place.name === "end") this.note();
		else this.#place = { ...this.#place, top: this.#place.top - by };
	}

	/** Puts what is in view to where it was. */
	keep(): void {
		if (this.height === 0) return;
		this.#putBack();
		this.#seen = this.#options.box.scrollTop;
	}

	/** Notes where the reader is now. */
	note(): void {
		if (this.height === 0) return;
		this.#seen = this.#options.box.scrollTop;
		const isAtEnd = this.#options.hasEnd() && this.#fromEnd <= slack;
		this.#place = isAtEnd ? { name: "end" } : (this.#firstInView() ?? this.#place);
	}

	/** Where the top of a row that is drawn stands, from the top of the box, in pixels. */
	topOf(row: HTMLElement): number {
		return row.getBoundingClientRect().top - this.#options.box.getBoundingClientRect().top;
	}

	/** How much there is below the view, in pixels. */
	get #fromEnd(): number {
		const { scrollTop, scrollHeight, clientHeight } = this.#options.box;
		return scrollHeight - clientHeight - scrollTop;
	}

	#putBack(): void {
		const { box } = this.#options;
		if (this.#place.name === "end") {
			// Whoever is about to leave the end is not drawn back to it.
			if (this.#isMoving) return;
			this.#letGo();
			this.#write(box.scrollHeight);
			return;
		}
		const shift = this.#shift();
		if (shift === null) {
			this.note();
			return;
		}
		if (Math.abs(shift) < unseen || this.#holds(shift)) return;
		this.#letGo();
		this.#write(box.scrollTop + (this.#shift() ?? 0));
	}

	#scrolled(): void {
		const isOurs = Math.abs(this.#options.box.scrollTop - this.#written) < unseen;
		this.#written = Number.NaN;
		if (!isOurs) this.#begin();
		// What came since we scrolled there must not be taken for the reader's leaving.
		if (isOurs && this.#fromEnd > unseen) this.keep();
		else this.note();
		this.#options.moved();
	}

	#touched(isTouched: boolean): void {
		this.#isTouched = isTouched;
		if (this.#isMoving) this.#begin();
	}

	#begin(): void {
		this.#isMoving = true;
		clearTimeout(this.#rest);
		if (this.#isTouched) return;
		this.#rest = setTimeout(() => {
			this.#isMoving = false;
			this.takeIn();
			if (this.#isMoving) return;
			this.#letGo();
			this.keep();
		}, restMs);
	}

	/** By how much what is in view has moved, in pixels; null: it is not drawn. */
	#shift(): number | null {
		if (this.#place.name === "end") return null;
		const row = this.#options.rows.elementOf(this.#place.key);
		return row === null ? null : this.topOf(row) - this.#place.top;
	}

	/**
	 * While the reader scrolls, the box is better not scrolled by us: that ends a swipe, or the turn of a wheel. What stands
	 * above the view gets lower or higher instead, as long as there is enough of it.
	 */
	#holds(shift: number): boolean {
		const left = this.#gapHeight - this.#drift - shift;
		if (!this.#isMoving || this.#gap === null || left < 2 * this.height) return false;
		this.#drift += shift;
		setHeight(this.#gap, left);
		return true;
	}

	#letGo(): void {
		if (this.#drift === 0) return;
		this.#drift = 0;
		if (this.#gap !== null) setHeight(this.#gap, this.#gapHeight);
	}

	#write(top: number): void {
		const { box } = this.#options;
		box.scrollTop = top;
		this.#written = box.scrollTop;
	}

	/** The first steady row that is at least partly in view. The elements are in order, so a binary search finds it. */
	#firstInView(): Place | null {
		const { box, list, rows, isSteady } = this.#options;
		const elements = list.children;
		let low = 0;
		let high = elements.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			const element = elements[middle];
			if (element instanceof HTMLElement && element.offsetTop + element.offsetHeight > box.scrollTop) high = middle;
			else low = middle + 1;
		}
		// Where none of them is in view, any other one says as well where the view is.
		const ordered = [...elements].slice(low).concat([...elements].slice(0, low).reverse());
		for (const element of ordered) {
			const row = rows.rowOf(element);
			if (!(element instanceof HTMLElement) || row === null || !isSteady(row)) continue;
			return { name: "row", key: row.key, top: this.topOf(element) };
		}
		return null;
	}
}

function setHeight(element: HTMLElement, height: number): void {
	const size = `${height}px`;
	if (element.style.blockSize !== size) element.style.blockSize = size;
}
