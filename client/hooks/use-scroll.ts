import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { followEndKeys } from "./end-keys.ts";
import { keepRows, rowWith } from "./kept-rows.ts";
import { ReadingPlace, type Row } from "./reading-place.ts";
import { type Drawing, VirtualRows } from "./virtual-rows.ts";
import { whenIdle } from "./when-idle.ts";

/** How long a row that was jumped to is marked, in milliseconds. */
const markMs = 2_500;

/** How soon more rows are drawn beside the view, in ms: before anybody has scrolled there. */
const ripening = { instead: 100, atLatest: 500 };

/** What guesses at the heights of rows need to know, in pixels. */
export interface Measures {
	/** The size of letters that the page is laid out for. */
	rem: number;
	/** How wide the rows are. */
	width: number;
}

interface ScrollOptions<One extends Row> {
	box: RefObject<HTMLElement | null>;
	/** Holds one element for each row that is drawn, in order, and one with `data-gap` wherever rows between are not. */
	list: RefObject<HTMLElement | null>;
	/** A new list whenever one of them is another one. */
	rows: readonly One[];
	/** A guess at the height of a row, in pixels. */
	sizeOf(row: One, measures: Measures): number;
	/** Whether a row stays with what it shows. */
	isSteady(row: One): boolean;
	/** When the newest message that waits to be sent was written (0: none waits); a newer one is always followed. */
	sentAt: number;
	/** The key of the row to begin with, if there is one: the unread divider. Else the timeline begins at its end. */
	start: string;
	/** Whether the newest page is here. */
	isCurrent: boolean;
	/** Whether messages are missing below the last row: then it is not the end. */
	isDetached: boolean;
	/** Whether no rows are missing above the first one. */
	isWhole: boolean;
}

export interface TimelineScroll<One> extends Drawing<One> {
	/** Whether the newest message is in view. */
	atEnd: boolean;
	toEnd(): void;
	/** Brings a row into view, gives it the focus and marks it for a moment; false: there is none with this key. */
	show(key: string): boolean;
	/** The key of the row where the reader is: the one with the focus, if it is in view, or the first one there; null: at the end. */
	placeKey(): string | null;
	/** Whether there is a row with this key, and it begins further up than the view. */
	liesAbove(key: string): boolean;
}

/**
 * Draws only the rows near the view, and keeps the timeline where the reader expects it: at the end while it was at
 * the end, and otherwise on the same message, whatever grows above or below.
 * The first time, it goes to `start` or to the end; once more when `isCurrent` first becomes true, unless the reader has moved
 * meanwhile.
 */
export function useTimelineScroll<One extends Row>(options: ScrollOptions<One>): TimelineScroll<One> {
	const { box, list, rows, sentAt, start, isCurrent, isDetached, isWhole } = options;
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const [atEnd, setAtEnd] = useState(true);
	const placed = useRef<"not" | "early" | "for_good">("not");
	const followed = useRef(0);
	const now = useRef(options);
	now.current = options;
	/** The row that the reader is to be brought to once it is drawn. */
	const wanted = useRef<{ key: string; how: "start" | "found" } | null>(null);
	const reading = useRef<ReadingPlace<One> | null>(null);
	const measures = useRef<Measures | null>(null);

	const made = useRef<VirtualRows<One> | null>(null);
	const sizeOf = (row: One): number => {
		measures.current ??= measuresOf(box.current);
		return now.current.sizeOf(row, measures.current);
	};
	/** What is shown has another height now. */
	const keep = useCallback(() => {
		reading.current?.takeIn();
		reading.current?.keep();
	}, []);
	made.current ??= new VirtualRows(sizeOf, keep);
	const virtual = made.current;

	reading.current?.takeIn();
	virtual.set(rows);
	virtual.look(reading.current?.viewTop ?? virtual.height - innerHeight, reading.current?.height || innerHeight);
	const drawing = virtual.draw();

	/** Draws other rows, if those that are drawn are not all that is in view. */
	const look = useCallback((): void => {
		const place = reading.current;
		if (place !== null && place.height > 0 && virtual.look(place.viewTop, place.height)) redraw(undefined);
	}, []);

	const note = useCallback(() => {
		reading.current?.note();
		setAtEnd(reading.current?.place.name === "end");
	}, []);

	const toEnd = useCallback(() => {
		if (reading.current === null) return;
		wanted.current = null;
		reading.current.place = { name: "end" };
		reading.current.keep();
		look();
		setAtEnd(true);
	}, []);

	/** The reader goes there, which counts for more than where they were to begin. */
	const goToEnd = useCallback(() => {
		placed.current = "for_good";
		toEnd();
	}, []);

	/** The row is drawn next, and put in its place then. */
	const goTo = useCallback((key: string, how: "start" | "found") => {
		const place = reading.current;
		if (place === null || virtual.startOf(key) === null) return false;
		wanted.current = { key, how };
		place.place = { name: "row", key, top: place.height / 4 };
		redraw(undefined);
		return true;
	}, []);

	useLayoutEffect(() => {
		if (box.current === null || list.current === null) return;
		const place = new ReadingPlace<One>({
			box: box.current,
			list: list.current,
			rows: virtual,
			isSteady: (row) => now.current.isSteady(row),
			hasEnd: () => !now.current.isDetached,
			moved: () => {
				setAtEnd(place.place.name === "end");
				look();
			},
		});
		reading.current = place;
		const ends = {
			first: () => box.current?.scrollTo(0, 0),
			last: () => (now.current.isDetached ? box.current?.scrollTo(0, box.current.scrollHeight) : goToEnd()),
		};
		const endings = [
			...[virtual.follow(box.current), place.follow(), keepRows(list.current, virtual)],
			followEndKeys(box.current, ends),
		];
		return () => {
			for (const end of endings) end();
		};
	}, []);

	useLayoutEffect(() => {
		if (rows.length === 0) return;
		// From another tab it takes nobody out of history.
		const hasSent = sentAt > followed.current && !isDetached;
		followed.current = Math.max(followed.current, sentAt);
		const isEarly = placed.current === "early" && reading.current?.place.name === "end" && !hasSent;
		const isPlaced = placed.current !== "not" && !isEarly;
		// Whoever was once placed with all that is unread here is not placed again by a connection that was lost or falls behind.
		if (placed.current !== "for_good") placed.current = isCurrent ? "for_good" : "early";
		if (isPlaced) return hasSent ? toEnd() : undefined;
		if (goTo(start, "start")) return;
		toEnd();
		note();
	}, [rows, isCurrent]);

	useLayoutEffect(() => {
		const place = reading.current;
		if (place === null || list.current === null) return;
		const elements = [...list.current.children].filter((element) => element instanceof HTMLElement);
		const gaps = elements.filter((element) => element.hasAttribute("data-gap"));
		const drawn = elements.filter((element) => !element.hasAttribute("data-gap"));
		const main = drawn[drawing.main]?.previousElementSibling;
		const heights = [...drawing.drawn.map(({ gap }) => gap), drawing.gapBelow].filter((gap) => gap > 0);
		const isGap = main instanceof HTMLElement && main.hasAttribute("data-gap");
		place.drawn(
			gaps.map((gap, index) => [gap, heights[index] ?? 0]),
			isGap ? main : null,
		);
		virtual.wereDrawn(drawing.drawn, drawn);
		const isKnown = isWhole && !isDetached;
		for (const [index, element] of drawn.entries()) {
			setAttribute(element, "aria-setsize", isKnown ? rows.length : -1);
			setAttribute(element, "aria-posinset", (drawing.drawn[index]?.index ?? 0) + 1);
		}
		if (wanted.current !== null && virtual.startOf(wanted.current.key) === null) wanted.current = null;
		if (wanted.current === null || place.height === 0) {
			place.keep();
			if (wanted.current === null) setAtEnd(place.place.name === "end");
			return look();
		}
		const row = virtual.elementOf(wanted.current.key);
		if (row === null) {
			place.place = { name: "row", key: wanted.current.key, top: place.height / 4 };
			return redraw(undefined);
		}
		const { key, how } = wanted.current;
		const top = how === "start" ? place.height / 4 : (place.height - row.offsetHeight) / 2;
		place.place = { name: "row", key, top };
		place.keep();
		// Around it there are rows now that were not measured before.
		if (virtual.look(place.viewTop, place.height)) return redraw(undefined);
		wanted.current = null;
		note();
		if (how === "found") markFound(row);
	});

	const hasRows = rows.length > 0;
	// A few at a time, so that the page stays quick to answer.
	useEffect(() => {
		let stop = () => {};
		const goOn = () => {
			if (hasRows && !virtual.isRipe) stop = whenIdle(ripen, ripening);
		};
		const ripen = () => {
			virtual.ripen();
			redraw(undefined);
			goOn();
		};
		goOn();
		return () => stop();
	}, [hasRows]);

	useEffect(() => {
		const observed = box.current;
		const column = list.current?.parentElement ?? null;
		if (observed === null) return;
		let width = observed.clientWidth;
		const sizes = new ResizeObserver(() => {
			if (observed.clientWidth !== width && observed.clientWidth > 0) {
				width = observed.clientWidth;
				measures.current = null;
				virtual.forgetAllSizes();
				redraw(undefined);
			}
			keep();
			look();
			// Where there was no room yet to bring the reader to a row, there may be now.
			if (wanted.current !== null) redraw(undefined);
		});
		sizes.observe(observed);
		if (column !== null) sizes.observe(column);
		return () => sizes.disconnect();
	}, []);

	const placeKey = (): string | null => {
		if (reading.current?.place.name !== "row") return null;
		const focused = document.activeElement;
		const row = focused && list.current && rowWith(focused, list.current, virtual);
		// A row that was left behind may still have the focus.
		const isInView = row !== null && isWithin(virtual.elementOf(row), box.current);
		return isInView ? row : reading.current.place.key;
	};
	const liesAbove = (key: string): boolean => {
		const place = reading.current;
		const start = virtual.startOf(key);
		return place !== null && place.height > 0 && start !== null && start < place.viewTop;
	};
	return { ...drawing, atEnd, toEnd: goToEnd, show: (key) => goTo(key, "found"), placeKey, liesAbove };
}

/** Whether some of an element is within the box that scrolls it. */
function isWithin(element: HTMLElement | null, box: HTMLElement | null): boolean {
	if (element === null || box === null) return false;
	const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
	return inner.bottom >= outer.top && inner.top <= outer.bottom;
}

function measuresOf(box: HTMLElement | null): Measures {
	const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
	return { rem, width: box?.clientWidth || innerWidth };
}

function setAttribute(element: HTMLElement, name: string, value: number): void {
	if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

function markFound(row: HTMLElement): void {
	// So that a screen reader reads it, and the Tab key goes on from there.
	row.tabIndex = -1;
	row.focus({ preventScroll: true });
	row.dataset.found = "";
	setTimeout(() => {
		delete row.dataset.found;
	}, markMs);
}
