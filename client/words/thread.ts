import { thread as english } from "./en/thread.ts";
import { defineWords } from "./words.ts";

/** The words of threads: below their messages, in the panel, and in the list of those that one follows. */
export const threadWords = defineWords(english, {
	de: () => import("./de/thread.ts").then(({ thread }) => thread),
	es: () => import("./es/thread.ts").then(({ thread }) => thread),
	fr: () => import("./fr/thread.ts").then(({ thread }) => thread),
	ja: () => import("./ja/thread.ts").then(({ thread }) => thread),
	ar: () => import("./ar/thread.ts").then(({ thread }) => thread),
});
