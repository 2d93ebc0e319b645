import { readers as english } from "./en/readers.ts";
import { defineWords } from "./words.ts";

/** The words of the dialogs about one message: who has read it, who reacted, and what it said before. */
export const readersWords = defineWords(english, {
	de: () => import("./de/readers.ts").then(({ readers }) => readers),
	es: () => import("./es/readers.ts").then(({ readers }) => readers),
	fr: () => import("./fr/readers.ts").then(({ readers }) => readers),
	ja: () => import("./ja/readers.ts").then(({ readers }) => readers),
	ar: () => import("./ar/readers.ts").then(({ readers }) => readers),
});
