import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** So near to the end counts as being there, in pixels. */
const slack = 48;

interface Anchor {
	row: HTMLElement;
	/** Where the row's top was, from the top of the scrolled box. */
	top: number;
}

/** Rows that stay with what they show. A divider is moved to wherever its day or the unread begins now. */
const steadyRows = "[data-client-id], [data-event-seq]";

/** The first steady row that is at least partly in view. The rows are in order, so a binary search finds it. */
function firstInView(box: HTMLElement, list: HTMLElement): Anchor | null {
	const rows = list.children;
	let low = 0;
	let high = rows.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		const row = rows[middle];
		if (row instanceof HTMLElement && row.offsetTop + row.offsetHeight > box.scrollTop) high = middle;
		else low = middle + 1;
	}
	let row = rows[low];
	while (row !== undefined && !row.matches(steadyRows)) row = rows[++low];
	return row instanceof HTMLElement ? { row, top: row.offsetTop - box.scrollTop } : null;
}

export interface TimelineScroll {
	/** Whether the newest message is in view. */
	atEnd: boolean;
	toEnd(): void;
	/** Brings the row of a message into view, gives it the focus and marks it for a moment; false: there is none. */
	show(seq: number): boolean;
}

/**
 * Keeps the timeline where the reader expects it: at the end while it was at
 * the end, and otherwise on the same message, whatever grows above or below.
 * The first time, it goes to `start` (the unread divider) or to the end; once more when
 * `isCurrent` becomes true, unless the reader has moved meanwhile.
 * `version` changes whenever the rows do. `sentAt`: when the newest message that
 * waits to be sent was written (0: none waits); a newer one is always followed.
 * The last row is not the end while `isDetached`.
 */
export function useTimelineScroll(
	box: RefObject<HTMLElement | null>,
	list: RefObject<HTMLElement | null>,
	version: unknown,
	sentAt: number,
	start: () => HTMLElement | null,
	isCurrent: boolean,
	isDetached: boolean,
): TimelineScroll {
	const [atEnd, setAtEnd] = useState(true);
	const sticks = useRef(true);
	const anchor = useRef<Anchor | null>(null);
	const placed = useRef<"not" | "early" | "for_good">("not");
	const followed = useRef(0);
	const hasEnd = useRef(true);
	hasEnd.current = !isDetached;

	const note = useCallback(() => {
		if (box.current === null || list.current === null) return;
		const { scrollTop, scrollHeight, clientHeight } = box.current;
		sticks.current = hasEnd.current && scrollHeight - clientHeight - scrollTop <= slack;
		anchor.current = sticks.current ? null : firstInView(box.current, list.current);
		setAtEnd(sticks.current);
	}, []);

	const settle = useCallback(() => {
		if (box.current === null) return;
		if (sticks.current) box.current.scrollTop = box.current.scrollHeight;
		else if (anchor.current?.row.isConnected) {
			box.current.scrollTop = anchor.current.row.offsetTop - anchor.current.top;
		}
	}, []);

	const toEnd = useCallback(() => {
		sticks.current = true;
		settle();
		setAtEnd(true);
	}, []);

	const show = useCallback((seq: number) => {
		const row = list.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`) ?? null;
		if (row === null) return false;
		row.scrollIntoView({ block: "center" });
		note();
		markFound(row);
		return true;
	}, []);

	useLayoutEffect(() => {
		if (box.current === null || list.current === null || list.current.childElementCount === 0) return;
		// From another tab it takes nobody out of history.
		const hasSent = sentAt > followed.current && !isDetached;
		followed.current = Math.max(followed.current, sentAt);
		const isEarly = placed.current === "early" && sticks.current && !hasSent;
		const isPlaced = placed.current !== "not" && !isEarly;
		placed.current = isCurrent ? "for_good" : "early";
		if (isPlaced) return hasSent ? toEnd() : settle();
		box.current.scrollTop = box.current.scrollHeight;
		const from = start();
		if (from !== null) {
			const above = box.current.clientHeight / 4;
			box.current.scrollTop = Math.min(box.current.scrollTop, Math.max(0, from.offsetTop - above));
		}
		note();
	}, [version, isCurrent]);

	useEffect(() => {
		const observed = box.current;
		if (observed === null) return;
		observed.addEventListener("scroll", note, { passive: true });
		const sizes = new ResizeObserver(settle);
		sizes.observe(observed);
		if (list.current?.parentElement) sizes.observe(list.current.parentElement);
		return () => {
			observed.removeEventListener("scroll", note);
			sizes.disconnect();
		};
	}, []);

	return { atEnd, toEnd, show };
}

/** How long a message that was jumped to is marked, in milliseconds. */
const markMs = 2_500;

function markFound(row: HTMLElement): void {
	// So that a screen reader reads it, and the Tab key goes on from there.
	row.tabIndex = -1;
	row.focus({ preventScroll: true });
	row.dataset.found = "";
	setTimeout(() => {
		delete row.dataset.found;
	}, markMs);
}
