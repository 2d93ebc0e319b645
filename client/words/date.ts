import { date as english } from "./en/date.ts";
import { defineWords } from "./words.ts";

/** The words for going to the day on which something was said. */
export const dateWords = defineWords(english, {
	de: () => import("./de/date.ts").then(({ date }) => date),
	es: () => import("./es/date.ts").then(({ date }) => date),
	fr: () => import("./fr/date.ts").then(({ date }) => date),
	ja: () => import("./ja/date.ts").then(({ date }) => date),
	ar: () => import("./ar/date.ts").then(({ date }) => date),
});
