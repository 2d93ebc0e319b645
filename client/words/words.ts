/**
 * The language of the app on this device, and its words. English comes with whatever
 * needs it; the other languages are fetched, area by area, when they are spoken. Words
 * that cannot be fetched are English until the next load.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { bestOf, directionOf, isLanguage, type Language, localeOf } from "./languages.ts";

/** Under which the choice is kept in localStorage. */
export const languageKey = "parley.language";

type Other = Exclude<Language, "en">;
/** How the catalogue of an area is had in each language that does not come with it. */
export type Fetching<Words> = Readonly<Record<Other, () => Promise<Words>>>;

interface Area {
	/** Has the words of `language` at hand; the answer shows them. */
	prepare(language: Language): Promise<() => void>;
}

function remembered(): Language | null {
	try {
		const stored = localStorage.getItem(languageKey);
		return isLanguage(stored) ? stored : null;
	} catch {
		// Nothing is remembered where storage is blocked.
		return null;
	}
}

/** What the browser asks for. Outside of one, as in tests of everything below the views, nothing does. */
const wanted = (): readonly string[] => (navigator.languages as readonly string[] | undefined) ?? [];
const chosenOne: Signal<Language | null> = signal(remembered());
const spoken: Signal<Language> = signal(chosenOne.value ?? bestOf(wanted()));
const areas = new Set<Area>();
const underWay = new Set<Promise<void>>();

/** What the app speaks now. */
export const language: ReadonlySignal<Language> = spoken;

/** Which way it is written: for what stands within somebody's text, whose own direction is not to go by it. */
export const direction: ReadonlySignal<"ltr" | "rtl"> = computed(() => directionOf(spoken.value));

/** What was chosen in the settings; null: as the browser asks for. */
export const chosenLanguage: ReadonlySignal<Language | null> = chosenOne;

/** The tag for Intl. Read while drawing, so that what is drawn follows. */
export function locale(): string {
	return localeOf(spoken.value, wanted());
}

function noteUnderWay(work: Promise<void>): void {
	const kept = work.finally(() => underWay.delete(kept));
	underWay.add(kept);
}

/** Resolves when the words of everything that was loaded so far are there, and of what is loaded meanwhile. Never rejects. */
export async function wordsReady(): Promise<void> {
	while (underWay.size > 0) await Promise.all(underWay);
}

/** The same, but for what is loaded meanwhile. */
export async function firstWordsReady(): Promise<void> {
	await Promise.all(underWay);
}

/**
 * An area of the app with words of its own. Answers what gives them in the language that is
 * spoken: read it while drawing, so that what is drawn follows another choice.
 */
export function defineWords<Words>(english: Words, fetching: Fetching<Words>): () => Words {
	const words = signal(english);
	const area: Area = {
		prepare: async (language) => {
			const next = language === "en" ? english : await fetching[language]();
			return () => {
				words.value = next;
			};
		},
	};
	areas.add(area);
	if (spoken.value !== "en") noteUnderWay(speak(area));
	return () => words.value;
}

async function speak(area: Area): Promise<void> {
	const language = spoken.peek();
	try {
		const show = await area.prepare(language);
		// Another one was chosen meanwhile, with the words of this area.
		if (language === spoken.peek()) show();
	} catch (error) {
		console.warn("words could not be fetched", error);
	}
}

/** Counts the choices: of two that are under way the later one counts, whichever words come first. */
let turn = 0;

/** Answers false when another choice was made meanwhile. */
async function change(next: Language): Promise<boolean> {
	const mine = ++turn;
	const shows = new Map<Area, () => void>();
	// Areas may come while the words of others are on their way.
	for (;;) {
		const missing = [...areas].filter((area) => !shows.has(area));
		if (missing.length === 0) break;
		await Promise.all(missing.map(async (area) => shows.set(area, await area.prepare(next))));
	}
	if (mine !== turn) return false;
	batch(() => {
		spoken.value = next;
		for (const show of shows.values()) show();
	});
	return true;
}

/** Speaks what another tab of this device has chosen. */
export async function followChoice(): Promise<void> {
	chosenOne.value = remembered();
	await change(chosenOne.value ?? bestOf(wanted()));
}

/**
 * Speaks another language, here and in the other tabs of this device; null: as the browser asks for.
 *
 * @throws {Error} when its words cannot be fetched: then everything stays as it is
 */
export async function chooseLanguage(choice: Language | null): Promise<void> {
	if (!(await change(choice ?? bestOf(wanted())))) return;
	chosenOne.value = choice;
	try {
		if (choice === null) localStorage.removeItem(languageKey);
		else localStorage.setItem(languageKey, choice);
	} catch {
		// It holds until the page is left.
	}
}
