/**
 * The browser's "back" closes what stands before the page first: a dialog, a sheet, a picker. Each of them is one entry of the
 * history, with the address of the page below it. When it is closed otherwise its entry is taken away again, so that the
 * history is as if it had never been open.
 */
import { useLayoutEffect, useRef } from "preact/hooks";

/** What the app keeps with an entry of the history. */
interface Entry {
	/** How many entries below this one the list of conversations is; not there: it is not known to be below. */
	home?: number;
	/** What stands beside a conversation, right above that conversation. */
	panel?: boolean;
	/** How many things stand before the page. */
	layers?: number;
}

interface Layer {
	close: () => void;
}

/** In ms; a browser that has not moved by then has nowhere to go. */
const longestTravel = 1_000;

/** What stands before the page; the last one is on top. */
const open: Layer[] = [];
/** Without it nothing is known of the browser's moves, and the history is left alone. */
let following = false;
/** Set while the history moves because the app asked for it: what is to be done then waits. */
let travelling: ReturnType<typeof setTimeout> | null = null;
let waiting: (() => void)[] = [];
let planned: ReturnType<typeof setTimeout> | undefined;

function entry(): Entry {
	const state: unknown = history.state;
	return typeof state === "object" && state !== null ? state : {};
}

/** How many things stand before the page, as the history has it. */
const depth = () => entry().layers ?? 0;

/** Of the entry above this one. */
function nextHome(): Entry {
	const home = location.pathname === "/" && depth() === 0 ? 0 : entry().home;
	return home === undefined ? {} : { home: home + 1 };
}

/** Does it now, or after the move that is under way. */
export function inOrder(act: () => void): void {
	if (travelling === null) act();
	else waiting.push(act);
}

/** The same, at the entry of the page itself: below what stands before it. */
export function atPage(act: () => void): void {
	inOrder(() => {
		if (following && depth() > 0) travel(-depth());
		inOrder(act);
	});
}

function travel(steps: number): void {
	travelling = setTimeout(arrive, longestTravel);
	history.go(steps);
}

function arrive(): void {
	if (travelling !== null) clearTimeout(travelling);
	travelling = null;
	const due = waiting;
	waiting = [];
	for (const act of due) inOrder(act);
	plan();
}

/** The history gets the entries that it should have, once what is about to be drawn is: one dialog may open another. */
function plan(): void {
	clearTimeout(planned);
	if (following) planned = setTimeout(settle);
}

function settle(): void {
	if (travelling !== null) return;
	const missing = open.length - depth();
	if (missing < 0) travel(missing);
	for (let more = 0; more < missing; more++) history.pushState({ ...nextHome(), layers: depth() + 1 }, "");
}

/** Lets "back" call `close`, for as long as the component is on the screen: for what stands before the page. */
export function useBackCloses(close: () => void): void {
	const latest = useRef(close);
	latest.current = close;
	useLayoutEffect(() => {
		const layer = { close: () => latest.current() };
		open.push(layer);
		plan();
		return () => {
			const at = open.indexOf(layer);
			if (at >= 0) open.splice(at, 1);
			plan();
		};
	}, []);
}

/** Follows the browser's moves: `onMove` is called after each. Answers how to stop. Once, at the root. */
export function followHistory(onMove: () => void): () => void {
	const move = () => {
		const gone = travelling === null ? open.splice(depth()) : [];
		onMove();
		for (const layer of gone.reverse()) layer.close();
		arrive();
	};
	following = true;
	addEventListener("popstate", move);
	// A page that is loaded again has nothing open.
	plan();
	return () => {
		removeEventListener("popstate", move);
		following = false;
		arrive();
	};
}

/** Makes an entry for this path, above that of the page. `panel`: for what stands beside the conversation below it. */
export function pushEntry(path: string, panel: boolean): void {
	const isOver = depth() > 0;
	const state: Entry = { ...(isOver ? homeOf(entry()) : nextHome()), ...(panel ? { panel } : {}) };
	// It takes the place of what was open before the page.
	if (isOver) history.replaceState(state, "", path);
	else history.pushState(state, "", path);
	plan();
}

function homeOf({ home }: Entry): Entry {
	return home === undefined ? {} : { home };
}

/** Goes back to the conversation that is right below what stands beside it. Answers false where it is not. */
export function backFromPanel(): boolean {
	if (entry().panel !== true || depth() > 0) return false;
	travel(-1);
	return true;
}

/** Goes back to the list of conversations. Answers false where it is not known to be below. */
export function backHome(): boolean {
	const { home } = entry();
	if (home === undefined) return false;
	travel(-home);
	return true;
}

/** An installed app that was opened with a conversation has the list below it, as if it had begun there. */
export function beginAtHome(): void {
	if (history.state !== null || history.length > 1 || !matchMedia("(display-mode: standalone)").matches) return;
	const path = location.pathname + location.search;
	history.replaceState(null, "", "/");
	pushEntry(path, false);
}
