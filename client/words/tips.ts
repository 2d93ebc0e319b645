import { tips as english } from "./en/tips.ts";
import { defineWords } from "./words.ts";

/** The words of small hints. */
export const tipWords = defineWords(english, {
	de: () => import("./de/tips.ts").then(({ tips }) => tips),
	es: () => import("./es/tips.ts").then(({ tips }) => tips),
	fr: () => import("./fr/tips.ts").then(({ tips }) => tips),
	ja: () => import("./ja/tips.ts").then(({ tips }) => tips),
	ar: () => import("./ar/tips.ts").then(({ tips }) => tips),
});
