import { welcome as english } from "./en/welcome.ts";
import { defineWords } from "./words.ts";

/** What somebody sees who is not signed in. */
export const welcomeWords = defineWords(english, {
	de: () => import("./de/welcome.ts").then(({ welcome }) => welcome),
	es: () => import("./es/welcome.ts").then(({ welcome }) => welcome),
	fr: () => import("./fr/welcome.ts").then(({ welcome }) => welcome),
	ja: () => import("./ja/welcome.ts").then(({ welcome }) => welcome),
	ar: () => import("./ar/welcome.ts").then(({ welcome }) => welcome),
});
