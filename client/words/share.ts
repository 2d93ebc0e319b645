import { share as english } from "./en/share.ts";
import { defineWords } from "./words.ts";

/** What another app shares with this one. */
export const shareWords = defineWords(english, {
	de: () => import("./de/share.ts").then(({ share }) => share),
	es: () => import("./es/share.ts").then(({ share }) => share),
	fr: () => import("./fr/share.ts").then(({ share }) => share),
	ja: () => import("./ja/share.ts").then(({ share }) => share),
	ar: () => import("./ar/share.ts").then(({ share }) => share),
});
