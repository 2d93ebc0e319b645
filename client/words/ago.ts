import { ago as english } from "./en/ago.ts";
import { defineWords } from "./words.ts";

/** How long ago something was. */
export const agoWords = defineWords(english, {
	de: () => import("./de/ago.ts").then(({ ago }) => ago),
	es: () => import("./es/ago.ts").then(({ ago }) => ago),
	fr: () => import("./fr/ago.ts").then(({ ago }) => ago),
	ja: () => import("./ja/ago.ts").then(({ ago }) => ago),
	ar: () => import("./ar/ago.ts").then(({ ago }) => ago),
});
