/** How wide the list of conversations is on this device, beside an open conversation. */
import { type ReadonlySignal, signal } from "@preact/signals";

const key = "parley.listWidth";

/** In CSS pixels. */
export const narrowest = 232;
export const widest = 520;

/** How far one press of an arrow key goes, in CSS pixels. */
export const widthStep = 16;

function remembered(): number | null {
	try {
		const stored = Number.parseInt(localStorage.getItem(key) ?? "", 10);
		return Number.isNaN(stored) ? null : bounded(stored);
	} catch {
		return null;
	}
}

function bounded(width: number): number {
	return Math.round(Math.max(narrowest, Math.min(widest, width)));
}

const current = signal<number | null>(remembered());

/** What was chosen; null: nothing, so that the style sheet says. */
export const listWidth: ReadonlySignal<number | null> = current;

/** Sets it, within its bounds; null takes the choice back. Kept at once: a page may be closed at any time. */
export function setListWidth(width: number | null): void {
	current.value = width === null ? null : bounded(width);
	try {
		if (current.value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, String(current.value));
	} catch {
		// It holds until the page is left.
	}
}
