import { pins as english } from "./en/pins.ts";
import { defineWords } from "./words.ts";

/** The words of pinned messages: the bar, the list of all, and the line that says what was pinned. */
export const pinsWords = defineWords(english, {
	de: () => import("./de/pins.ts").then(({ pins }) => pins),
	es: () => import("./es/pins.ts").then(({ pins }) => pins),
	fr: () => import("./fr/pins.ts").then(({ pins }) => pins),
	ja: () => import("./ja/pins.ts").then(({ pins }) => pins),
	ar: () => import("./ar/pins.ts").then(({ pins }) => pins),
});
