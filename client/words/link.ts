import { link as english } from "./en/link.ts";
import { defineWords } from "./words.ts";

/** What each state of a connection is called. The list of conversations says it, too. */
export const linkWords = defineWords(english, {
	de: () => import("./de/link.ts").then(({ link }) => link),
	es: () => import("./es/link.ts").then(({ link }) => link),
	fr: () => import("./fr/link.ts").then(({ link }) => link),
	ja: () => import("./ja/link.ts").then(({ link }) => link),
	ar: () => import("./ar/link.ts").then(({ link }) => link),
});
