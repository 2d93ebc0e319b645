import { savedEntry } from "./en/saved-entry.ts";
import { defineWords } from "./words.ts";

/** The words of the way to what was saved, and of what is said when something was saved or removed. They come with the first load. */
export const savedEntryWords = defineWords(savedEntry, {
	de: () => import("./de/saved-entry.ts").then(({ savedEntry }) => savedEntry),
	es: () => import("./es/saved-entry.ts").then(({ savedEntry }) => savedEntry),
	fr: () => import("./fr/saved-entry.ts").then(({ savedEntry }) => savedEntry),
	ja: () => import("./ja/saved-entry.ts").then(({ savedEntry }) => savedEntry),
	ar: () => import("./ar/saved-entry.ts").then(({ savedEntry }) => savedEntry),
});
