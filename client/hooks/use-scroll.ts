import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RowVirtualizer } from "./row-virtualizer.ts";

/** So near to the end counts as being there, in pixels. */
const slack = 48;

/** How long a row that was jumped to is marked, in milliseconds. */
const markMs = 2_500;

export interface TimelineScroll {
	/** Whether the newest message is in view. */
	atEnd: boolean;
	toEnd(): void;
	/** Brings a row into view, gives it the focus and marks it for a moment; false: there is none with this key. */
	show(key: string): boolean;
}

interface ScrollOptions {
	box: RefObject<HTMLElement | null>;
	list: RefObject<HTMLElement | null>;
	/** Always the same one. */
	rows: Pick<RowVirtualizer<{ key: string }>, "startOf" | "elementOf" | "moveTo" | "moveToEnd" | "keep">;
	/** Changes whenever the rows do. */
	version: unknown;
	/** When the newest message that waits to be sent was written (0: none waits); a newer one is always followed. */
	sentAt: number;
	/** The key of the row to begin with, if there is one: the unread divider. Else the timeline begins at its end. */
	start: string;
	/** Whether the newest page is here. */
	isCurrent: boolean;
	/** Whether messages are missing below the last row: then it is not the end. */
	isDetached: boolean;
}

/**
 * Keeps the timeline where the reader expects it: at the end while it was at the end. (That it else stays on the same
 * message is the business of the virtual rows.) The first time, it goes to `start` or to the end; once more when
 * `isCurrent` becomes true, unless the reader has moved meanwhile.
 */
export function useTimelineScroll(options: ScrollOptions): TimelineScroll {
	const { box, list, rows, version, sentAt, start, isCurrent, isDetached } = options;
	const [atEnd, setAtEnd] = useState(true);
	const sticks = useRef(true);
	const placed = useRef<"not" | "early" | "for_good">("not");
	const followed = useRef(0);
	const hasEnd = useRef(true);
	hasEnd.current = !isDetached;
	/** The row that is to be brought into view once it is drawn. */
	const wanted = useRef<string | null>(null);

	const note = useCallback(() => {
		if (box.current === null) return;
		const { scrollTop, scrollHeight, clientHeight } = box.current;
		sticks.current = hasEnd.current && scrollHeight - clientHeight - scrollTop <= slack;
		setAtEnd(sticks.current);
	}, []);

	const settle = useCallback(() => {
		if (sticks.current && hasEnd.current) rows.moveToEnd();
	}, []);

	const toEnd = useCallback(() => {
		sticks.current = true;
		wanted.current = null;
		rows.moveToEnd();
		setAtEnd(true);
	}, []);

	/** A quarter of the box stays above it. */
	const goTo = (key: string, share: number) => {
		const top = rows.startOf(key);
		if (top === null || box.current === null) return false;
		rows.moveTo(Math.max(0, top - box.current.clientHeight * share));
		return true;
	};

	const show = useCallback((key: string) => {
		if (rows.startOf(key) === null) return false;
		sticks.current = false;
		wanted.current = key;
		rows.keep(key);
		goTo(key, 1 / 2);
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
		if (!goTo(start, 1 / 4)) rows.moveToEnd();
		note();
	}, [version, isCurrent]);

	useLayoutEffect(() => {
		if (wanted.current === null) return;
		const row = rows.elementOf(wanted.current);
		if (row === null) return;
		wanted.current = null;
		row.scrollIntoView({ block: "center" });
		if (box.current !== null) rows.moveTo(box.current.scrollTop);
		note();
		markFound(row);
	});

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

function markFound(row: HTMLElement): void {
	// So that a screen reader reads it, and the Tab key goes on from there.
	row.tabIndex = -1;
	row.focus({ preventScroll: true });
	row.dataset.found = "";
	setTimeout(() => {
		delete row.dataset.found;
	}, markMs);
}
