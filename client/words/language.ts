import { language as english } from "./en/language.ts";
import { defineWords } from "./words.ts";

/** The choice of the language itself. */
export const choiceOfLanguage = defineWords(english, {
	de: () => import("./de/language.ts").then(({ language }) => language),
	es: () => import("./es/language.ts").then(({ language }) => language),
	fr: () => import("./fr/language.ts").then(({ language }) => language),
	ja: () => import("./ja/language.ts").then(({ language }) => language),
	ar: () => import("./ar/language.ts").then(({ language }) => language),
});
