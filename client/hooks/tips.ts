/** Small hints, each shown once on this device, and at most one while a page is open. */
import { type ReadonlySignal, signal } from "@preact/signals";

/** In the order in which they are shown. */
export const allTips = ["jump", "editLast", "find"] as const;
export type TipName = (typeof allTips)[number];

/** From how many messages on a conversation is worth a search. */
const worthSearching = 50;

const key = "parley.tips";

function remembered(): Set<TipName> {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
		return new Set(allTips.filter((name) => Array.isArray(stored) && stored.includes(name)));
	} catch {
		return new Set();
	}
}

const current = signal<TipName | null>(null);
/** Whether this page has shown one. */
let isSpent = false;

/** The one that is on the screen; null: none. */
export const shownTip: ReadonlySignal<TipName | null> = current;

/** What somebody does in the conversation that is open. */
export interface Occasion {
	/** They wrote the last message. */
	wroteLast: boolean;
	/** How many events it has. */
	head: number;
}

function fits(name: TipName, { wroteLast, head }: Occasion): boolean {
	if (name === "editLast") return wroteLast;
	return name === "jump" || head >= worthSearching;
}

/** Shows the first one that fits and was not shown yet, unless this page has shown one. */
export function offerTip(occasion: Occasion): void {
	if (isSpent) return;
	const seen = remembered();
	const name = allTips.find((one) => !seen.has(one) && fits(one, occasion));
	if (name === undefined) return;
	isSpent = true;
	current.value = name;
	passTip(name);
}

/** It was shown, or somebody knows already what it says. */
export function passTip(name: TipName): void {
	try {
		localStorage.setItem(key, JSON.stringify([...remembered().add(name)]));
	} catch {
		// It will be shown again, where nothing can be kept.
	}
}

/** Takes the one on the screen away. */
export function closeTip(): void {
	current.value = null;
}

/** Shows all of them again, one a page, as if none had been shown. */
export function repeatTips(): void {
	isSpent = false;
	current.value = null;
	try {
		localStorage.removeItem(key);
	} catch {
		// Then none is remembered, either.
	}
}
