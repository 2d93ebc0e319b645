import { timeline as english } from "./en/timeline.ts";
import { defineWords } from "./words.ts";

/** The words of the timeline around its messages: where it begins, what is new, and the way to a message. */
export const timelineWords = defineWords(english, {
	de: () => import("./de/timeline.ts").then(({ timeline }) => timeline),
	es: () => import("./es/timeline.ts").then(({ timeline }) => timeline),
	fr: () => import("./fr/timeline.ts").then(({ timeline }) => timeline),
	ja: () => import("./ja/timeline.ts").then(({ timeline }) => timeline),
	ar: () => import("./ar/timeline.ts").then(({ timeline }) => timeline),
});
