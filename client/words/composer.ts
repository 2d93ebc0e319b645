import { composer as english } from "./en/composer.ts";
import { defineWords } from "./words.ts";

/** The words where a message is written: the field, what is offered beside it, and what it answers. */
export const composerWords = defineWords(english, {
	de: () => import("./de/composer.ts").then(({ composer }) => composer),
	es: () => import("./es/composer.ts").then(({ composer }) => composer),
	fr: () => import("./fr/composer.ts").then(({ composer }) => composer),
	ja: () => import("./ja/composer.ts").then(({ composer }) => composer),
	ar: () => import("./ar/composer.ts").then(({ composer }) => composer),
});
