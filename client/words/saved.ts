import { saved } from "./en/saved.ts";
import { defineWords } from "./words.ts";

/** The words of the list of what was saved, of reminders, and of what the menu of a message offers for them. */
export const savedWords = defineWords(saved, {
	de: () => import("./de/saved.ts").then(({ saved }) => saved),
	es: () => import("./es/saved.ts").then(({ saved }) => saved),
	fr: () => import("./fr/saved.ts").then(({ saved }) => saved),
	ja: () => import("./ja/saved.ts").then(({ saved }) => saved),
	ar: () => import("./ar/saved.ts").then(({ saved }) => saved),
});
