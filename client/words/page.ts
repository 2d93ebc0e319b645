/** The page speaks one language: it says which, and follows the other tabs of this device. */
import { effect } from "@preact/signals";
import { directionOf } from "./languages.ts";
import { manifestPath } from "./manifests.ts";
import { firstWordsReady, followChoice, language, languageKey } from "./words.ts";

/** Speaks as chosen. Called before anything is drawn; resolves when the first words are there. */
export async function startWords(): Promise<void> {
	effect(() => {
		const root = document.documentElement;
		root.lang = language.value;
		root.dir = directionOf(language.value);
		document.querySelector("link[rel=manifest]")?.setAttribute("href", manifestPath(language.value));
	});
	addEventListener("storage", (event) => {
		if (event.key === languageKey || event.key === null) followChoice().catch(() => {});
	});
	await firstWordsReady();
}
