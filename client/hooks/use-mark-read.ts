import { useCallback, useEffect, useRef } from "preact/hooks";

/** Whether a person can be said to see the page: it is visible and has the focus. */
export function isWatched(): boolean {
	return document.visibilityState === "visible" && document.hasFocus();
}

/** From this many rows on, those that have left the page are looked for. */
const crowded = 300;

function forgetGone(rows: Set<Element>, observer: IntersectionObserver): void {
	for (const row of rows) {
		if (row.isConnected) continue;
		rows.delete(row);
		observer.unobserve(row);
	}
}

/** A message counts as seen when half of it is on the screen, or it fills half of the screen. */
function isSeen(entry: IntersectionObserverEntry): boolean {
	if (!entry.isIntersecting) return false;
	return entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= (entry.rootBounds?.height ?? 0) / 2;
}

/**
 * Tells `markRead` the highest seq that is really on the screen of a page
 * that is visible and focused. Answers a stable ref callback for the message
 * rows; a row says its seq in `data-seq`, and a row without one (a pending
 * message) is never counted. `from`: what is known to be read already. While not
 * `counts`, nothing is told; when it counts (again), what is on the screen then is looked at anew.
 */
export function useMarkRead(
	markRead: (seq: number) => void,
	from: number,
	counts: boolean,
): (row: Element | null) => void {
	const rows = useRef(new Set<Element>()).current;
	const onScreen = useRef(new Set<Element>()).current;
	const counted = useRef(counts);
	counted.current = counts;
	const told = useRef(from);
	const observer = useRef<IntersectionObserver | null>(null);
	const tell = useRef(markRead);
	tell.current = markRead;
	told.current = Math.max(told.current, from);

	const check = useCallback(() => {
		if (!counted.current || !isWatched()) return;
		let highest = 0;
		for (const row of onScreen) {
			// The seq is read now, not when the row appeared: a pending row gets its seq while it is on the screen.
			if (row.isConnected) highest = Math.max(highest, Number(row.getAttribute("data-seq") ?? 0));
			else onScreen.delete(row);
		}
		if (highest <= told.current) return;
		told.current = highest;
		tell.current(highest);
	}, []);

	useEffect(() => {
		document.addEventListener("visibilitychange", check);
		addEventListener("focus", check);
		return () => {
			document.removeEventListener("visibilitychange", check);
			removeEventListener("focus", check);
			observer.current?.disconnect();
			observer.current = null;
			onScreen.clear();
		};
	}, []);

	// What was on the screen before may have been scrolled past by the placing of the view, and the observer not have said so yet.
	useEffect(() => {
		if (!counts || observer.current === null) return;
		onScreen.clear();
		observer.current.disconnect();
		forgetGone(rows, observer.current);
		for (const row of rows) observer.current.observe(row);
	}, [counts]);

	return useCallback((row: Element | null) => {
		if (row === null) return;
		observer.current ??= new IntersectionObserver(
			(entries) => {
				for (const entry of entries) {
					if (isSeen(entry)) onScreen.add(entry.target);
					else onScreen.delete(entry.target);
				}
				check();
			},
			{ threshold: [0, 0.25, 0.5, 0.75, 1] },
		);
		rows.add(row);
		observer.current.observe(row);
		if (rows.size > crowded) forgetGone(rows, observer.current);
	}, []);
}
