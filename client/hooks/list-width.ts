/** How wide the list of conversations is on this device, beside an open conversation. */
import { type ReadonlySignal, signal } from "@preact/signals";

const key = "parley.listWidth";

/** In CSS pixels. */
export const narrowest = 232;
const widest = 520;

/** How far one press of an arrow key goes, in CSS pixels. */
export const widthStep = 16;

/** The widest that it can be in a window of this width: the conversation keeps the larger part. Same as in layout.css. */
export function widestIn(windowWidth: number): number {
	return Math.max(narrowest, Math.min(widest, Math.floor(windowWidth * 0.45)));
}

function remembered(): number | null {
	try {
		const stored = Number.parseInt(localStorage.getItem(key) ?? "", 10);
		return Number.isNaN(stored) ? null : Math.max(narrowest, Math.min(widest, stored));
	} catch {
		return null;
	}
}

const current = signal<number | null>(remembered());

/** What was chosen; null: nothing, so that the style sheet says. */
export const listWidth: ReadonlySignal<number | null> = current;

/** Follows what another tab of this device has chosen. Answers how to stop. */
export function followListWidth(): () => void {
	const follow = (event: StorageEvent) => {
		if (event.key === key || event.key === null) current.value = remembered();
	};
	addEventListener("storage", follow);
	return () => removeEventListener("storage", follow);
}

/** Sets it, within its bounds; null takes the choice back. Kept at once: a page may be closed at any time. */
export function setListWidth(width: number | null): void {
	current.value = width === null ? null : Math.round(Math.max(narrowest, Math.min(widestIn(innerWidth), width)));
	try {
		if (current.value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, String(current.value));
	} catch {
		// It holds until the page is left.
	}
}
