import { emoji as english } from "./en/emoji.ts";
import { defineWords } from "./words.ts";

/** The words of the emoji picker, but for what the emoji themselves are called (emoji-names.ts). */
export const emojiWords = defineWords(english, {
	de: () => import("./de/emoji.ts").then(({ emoji }) => emoji),
	es: () => import("./es/emoji.ts").then(({ emoji }) => emoji),
	fr: () => import("./fr/emoji.ts").then(({ emoji }) => emoji),
	ja: () => import("./ja/emoji.ts").then(({ emoji }) => emoji),
	ar: () => import("./ar/emoji.ts").then(({ emoji }) => emoji),
});
