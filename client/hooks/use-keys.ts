import { useEffect, useRef } from "preact/hooks";
import { direction } from "../words/words.ts";
import { appearance } from "./appearance.ts";

/** What each shortcut of the whole app does; the overview in view/palette/shortcuts.tsx says it in words. */
export interface Shortcuts {
	/** Ctrl+K or Cmd+K, wherever the focus is. */
	palette(): void;
	/** Ctrl+, (Cmd+, is the browser's own). */
	settings(): void;
	/** Ctrl+/ or Cmd+/, and ? outside of what is written into. */
	overview(): void;
	/** Alt+↑ (-1) and Alt+↓ (1); with Shift only among the unread. */
	neighbour(step: -1 | 1, unread: boolean): void;
}

/** Calls them. All but the palette wait while a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
	useKey((event) => {
		const act = shortcutOf(event, shortcuts);
		if (act === null || event.defaultPrevented || event.isComposing) return;
		if (act !== shortcuts.palette && document.querySelector("dialog[open]") !== null) return;
		event.preventDefault();
		act();
	});
}

function shortcutOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
	const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
	if (altKey) {
		if (ctrlKey || metaKey || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
		return () => shortcuts.neighbour(key === "ArrowUp" ? -1 : 1, shiftKey);
	}
	const isCommand = ctrlKey !== metaKey;
	if (isCommand && !shiftKey && key.toLowerCase() === "k") return shortcuts.palette;
	if (isCommand && key === "/") return shortcuts.overview;
	if (ctrlKey && !metaKey && key === ",") return shortcuts.settings;
	return key === "?" && isPlain(event) ? shortcuts.overview : null;
}

/** A key by itself, outside of what is written into, where such keys are wanted. */
function isPlain({ ctrlKey, metaKey, target }: KeyboardEvent): boolean {
	return !ctrlKey && !metaKey && !isWriting(target) && appearance.peek().keys === "all";
}

/** Calls `act` on Ctrl+Shift+F or Cmd+Shift+F, and on "/" outside of what is written into; not while a dialog is open. */
export function useFindKey(act: () => void): void {
	useKey((event) => {
		const isFind =
			event.key.toLowerCase() === "f" && event.shiftKey && !event.altKey && event.ctrlKey !== event.metaKey;
		const isSlash = event.key === "/" && !event.altKey && isPlain(event);
		if (!isFind && !isSlash) return;
		if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
		event.preventDefault();
		act();
	});
}

function isWriting(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Calls `act` on Esc, unless a dialog, a field or what is drawn within had its own use for it. */
export function useEscape(act: (event: KeyboardEvent) => void): void {
	useKey((event) => {
		if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
		if (document.querySelector("dialog[open]") === null) act(event);
	});
}

function useKey(act: (event: KeyboardEvent) => void): void {
	const latest = useRef(act);
	latest.current = act;
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => latest.current(event);
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, []);
}

/** Whether a key asks for the thread of the message that has the focus. */
export function isThreadKey(event: KeyboardEvent): boolean {
	const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
	if (event.key.toLowerCase() !== "t" || !isPlain || event.isComposing) return false;
	event.preventDefault();
	return true;
}

/** Moves the focus among the links of a list, or the buttons of a menu, with the arrow keys, Home and End. */
export function moveInList(event: KeyboardEvent & { currentTarget: Element }): void {
	const links: Element[] = [...event.currentTarget.querySelectorAll("a[href], [role=menuitem]")];
	const from = document.activeElement === null ? -1 : links.indexOf(document.activeElement);
	if (from < 0) return;
	const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: links.length - 1 }[event.key];
	const link = to === undefined ? undefined : links[to];
	if (!(link instanceof HTMLElement)) return;
	event.preventDefault();
	link.focus();
}

/**
 * How far an arrow key goes along a line that is written in `way`: 1 to what comes next, -1 to what came before;
 * undefined: it does not go along a line. Everything that Left and Right go about in asks here, so that the
 * focus goes where the arrow points, also from right to left.
 */
export function inlineStep(key: string, way: "ltr" | "rtl" = direction.peek()): -1 | 1 | undefined {
	if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
	return (key === "ArrowRight") === (way === "ltr") ? 1 : -1;
}
