import { useEffect, useRef } from "preact/hooks";
import type { ConversationHandle } from "../store/handles.ts";
import { shownAt } from "../store/shown.ts";

/** So far a finger goes sideways for an answer, and no further up or down than half of that, in pixels. */
export const swipeLength = 64;

interface Swipe {
	row: HTMLElement;
	x: number;
	y: number;
	/** How far it has gone towards the end of the line; below zero: the other way. */
	length: number;
}

/** Answers a message on the key R in its row, and on a swipe over it. */
export function useAnswering(handle: ConversationHandle, answer: (seq: number) => void): void {
	const latest = useRef(answer);
	latest.current = answer;
	useEffect(() => {
		const answerRow = (row: HTMLElement): boolean => {
			const seq = Number(row.dataset.seq);
			const found = shownAt(handle.state.peek(), seq);
			if (found === null || found.shown.deleted !== null) return false;
			latest.current(seq);
			return true;
		};
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "r" || event.defaultPrevented) return;
			if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
			const row = rowOf(event.target);
			if (row !== null && answerRow(row)) event.preventDefault();
		};

		let swipe: Swipe | null = null;
		const end = () => {
			if (swipe !== null) swipe.row.style.translate = "";
			swipe = null;
		};
		const onStart = (event: TouchEvent) => {
			end();
			const [touch] = event.touches;
			const row = rowOf(event.target);
			if (row === null || touch === undefined || event.touches.length > 1 || scrollsSideways(event.target)) return;
			swipe = { row, x: touch.clientX, y: touch.clientY, length: 0 };
		};
		const onMove = (event: TouchEvent) => {
			const [touch] = event.touches;
			if (swipe === null || touch === undefined) return;
			const [dx, dy] = [touch.clientX - swipe.x, touch.clientY - swipe.y];
			// It scrolls.
			if (Math.abs(dy) > swipeLength / 2 || event.touches.length > 1) return end();
			const sign = getComputedStyle(swipe.row).direction === "rtl" ? -1 : 1;
			swipe.length = dx * sign;
			const shift = Math.max(0, Math.min(swipe.length, swipeLength)) * sign;
			swipe.row.style.translate = shift === 0 ? "" : `${shift}px`;
		};
		const onEnd = () => {
			const done = swipe;
			end();
			if (done !== null && done.length >= swipeLength) answerRow(done.row);
		};

		document.addEventListener("keydown", onKey);
		document.addEventListener("touchstart", onStart, { passive: true });
		document.addEventListener("touchmove", onMove, { passive: true });
		document.addEventListener("touchend", onEnd);
		document.addEventListener("touchcancel", end);
		return () => {
			end();
			document.removeEventListener("keydown", onKey);
			document.removeEventListener("touchstart", onStart);
			document.removeEventListener("touchmove", onMove);
			document.removeEventListener("touchend", onEnd);
			document.removeEventListener("touchcancel", end);
		};
	}, [handle]);
}

function rowOf(target: EventTarget | null): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>("[role=log] [data-seq]") : null;
}

/** Whether a finger on it moves a long line of code, or the like. */
function scrollsSideways(target: EventTarget | null): boolean {
	for (let element = target instanceof Element ? target : null; element !== null; element = element.parentElement) {
		if (element.matches("[data-seq]")) return false;
		if (element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible") return true;
	}
	return false;
}
