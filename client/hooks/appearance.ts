/**
 * How the app looks and takes keys on this device, whoever is signed in: attributes on
 * the root element, which tokens.css reads. Chosen in the settings, kept in localStorage.
 */
import { type ReadonlySignal, signal } from "@preact/signals";

/** What can be chosen; the first of each is what holds until then, and needs no attribute. */
export const choices = {
	theme: ["system", "light", "dark", "contrast"],
	accent: ["teal", "blue", "violet", "rose", "amber", "green"],
	density: ["comfortable", "compact"],
	size: ["normal", "small", "large", "larger"],
	motion: ["system", "less"],
	/** Whether keys by themselves do something; those with Ctrl or Alt always do. */
	keys: ["all", "combined"],
} as const;

export type Appearance = { [Name in keyof typeof choices]: (typeof choices)[Name][number] };
type Name = keyof Appearance;

const key = "parley.appearance";
const names = Object.keys(choices) as Name[];

/** What the browser draws around the page: the colours of `--side`, which it wants as plain ones. */
const barColours = { light: "#f3f6f7", dark: "#0d1416" };

function isChoice<N extends Name>(name: N, value: unknown): value is Appearance[N] {
	return (choices[name] as readonly unknown[]).includes(value);
}

/** What was chosen before. Whatever is broken or unknown counts as not chosen. */
function remembered(): Appearance {
	let stored: unknown = null;
	try {
		stored = JSON.parse(localStorage.getItem(key) ?? "null");
	} catch {
		// Nothing is remembered where storage is blocked.
	}
	const chosen: Record<string, string> = {};
	for (const name of names) {
		const value: unknown = typeof stored === "object" && stored !== null ? Reflect.get(stored, name) : undefined;
		chosen[name] = isChoice(name, value) ? value : choices[name][0];
	}
	return chosen as Appearance;
}

const current = signal<Appearance>(remembered());

/** What holds now. */
export const appearance: ReadonlySignal<Appearance> = current;

function show(): void {
	const root = document.documentElement;
	for (const name of names) {
		const value = current.value[name];
		if (value === choices[name][0]) delete root.dataset[name];
		else root.dataset[name] = value;
	}
	const { theme } = current.value;
	for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
		const own = bar.media.includes("dark") ? "dark" : "light";
		bar.content = barColours[theme === "light" || theme === "dark" ? theme : own];
	}
}

/** Shows it. Called before anything is drawn, so that the page never has another look for a moment. */
export function startAppearance(): void {
	show();
	// Another tab has changed it.
	addEventListener("storage", (event) => {
		if (event.key !== key && event.key !== null) return;
		current.value = remembered();
		show();
	});
}

/** Changes what `patch` names, here and in the other tabs of this device. */
export function setAppearance(patch: Partial<Appearance>): void {
	current.value = { ...current.value, ...patch };
	show();
	try {
		localStorage.setItem(key, JSON.stringify(current.value));
	} catch {
		// It holds until the page is left.
	}
}
