/** What somebody does to bring a component into a state: clicks and words. The page says when all of it is done. */
import { giveFocus } from "./surroundings.ts";

/** Works on the box that the component stands in. */
export type Play = (box: HTMLElement) => Promise<unknown>;

/** A state that is not reached within so many frames is a mistake on this page. */
const patience = 1_800;

/** One after the other: they share one focus. */
let queue: Promise<unknown> = Promise.resolve();

/** Plays it after those before it; a failure is told by the name of the state. */
export function begin(name: string, play: Play, box: HTMLElement): void {
	queue = queue.then(() => play(box)).catch((error: unknown) => console.error(`“${name}” could not be shown`, error));
}

/** Resolves when everything stands as it is to be seen: all is played, the fonts are here, nothing has the focus. */
export async function settled(): Promise<void> {
	// Components say what they want only once they are drawn.
	await frames(2);
	for (let seen: unknown; seen !== queue; ) {
		seen = queue;
		await seen;
		await frames(2);
	}
	await document.fonts.ready;
	if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
	scrollTo(0, 0);
	await frames(4);
}

/** Resolves when so many frames were drawn. */
export async function frames(count: number): Promise<void> {
	for (let left = count; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The first that `look` finds, once it is there. */
export async function until<T>(what: string, look: () => T | null | false): Promise<T> {
	for (let left = patience; left > 0; left--) {
		const found = look();
		if (found !== null && found !== false) return found;
		await frames(1);
	}
	throw new Error(`There is no ${what}.`);
}

/** The first element that fits, once it is there. */
export function found(box: HTMLElement, selector: string): Promise<HTMLElement> {
	return until(selector, () => box.querySelector<HTMLElement>(selector));
}

export async function press(box: HTMLElement, selector: string): Promise<void> {
	(await found(box, selector)).click();
}

/** Writes into a field as a person would, the caret behind the last sign. */
export async function write(box: HTMLElement, selector: string, text: string): Promise<void> {
	const field = await found(box, selector);
	if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
	giveFocus(field);
	field.value = text;
	field.setSelectionRange(text.length, text.length);
	field.dispatchEvent(new Event("input", { bubbles: true }));
}
