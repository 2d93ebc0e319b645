import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

function focusablesIn(within: Element): HTMLElement[] {
	return [...within.querySelectorAll<HTMLElement>(focusable)].filter(
		(element) => element.tabIndex >= 0 && element.checkVisibility?.() !== false,
	);
}

/** Which of the focusable elements of `around` one of them is. */
interface Place {
	around: Element;
	index: number;
}

/**
 * When what has the focus goes from the page, as a button does that was replaced by a question, the focus goes to what
 * stands there now, and not to the beginning of the page. Within `box`, and as long as that is drawn.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
	useLayoutEffect(() => {
		const kept = box.current;
		if (kept === null) return;
		let focused: Element | null = null;
		/** From the nearest around it outwards. */
		let places: Place[] = [];
		const note = ({ target }: FocusEvent) => {
			if (!(target instanceof HTMLElement)) return;
			focused = target;
			places = [];
			for (let around = target.parentElement; around !== null; around = around.parentElement) {
				places.push({ around, index: focusablesIn(around).indexOf(target) });
				if (around === kept) break;
			}
		};
		const mend = () => {
			if (focused === null || focused.isConnected || document.activeElement !== document.body) return;
			for (const { around, index } of places) {
				if (!around.isConnected) continue;
				const there = focusablesIn(around);
				const next = there[Math.min(Math.max(index, 0), there.length - 1)];
				if (next === undefined) continue;
				next.focus();
				return;
			}
		};
		const changes = new MutationObserver(mend);
		kept.addEventListener("focusin", note);
		changes.observe(kept, { childList: true, subtree: true });
		return () => {
			changes.disconnect();
			kept.removeEventListener("focusin", note);
		};
	}, []);
}
