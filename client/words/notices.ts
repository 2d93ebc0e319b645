import { notices as english } from "./en/notices.ts";
import { defineWords } from "./words.ts";

/** What notifications say. */
export const noticeTexts = defineWords(english, {
	de: () => import("./de/notices.ts").then(({ notices }) => notices),
	es: () => import("./es/notices.ts").then(({ notices }) => notices),
	fr: () => import("./fr/notices.ts").then(({ notices }) => notices),
	ja: () => import("./ja/notices.ts").then(({ notices }) => notices),
	ar: () => import("./ar/notices.ts").then(({ notices }) => notices),
});
