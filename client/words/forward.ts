import { forward as english } from "./en/forward.ts";
import { defineWords } from "./words.ts";

/** The words of passing a message on, and of picking conversations for it. */
export const forwardWords = defineWords(english, {
	de: () => import("./de/forward.ts").then(({ forward }) => forward),
	es: () => import("./es/forward.ts").then(({ forward }) => forward),
	fr: () => import("./fr/forward.ts").then(({ forward }) => forward),
	ja: () => import("./ja/forward.ts").then(({ forward }) => forward),
	ar: () => import("./ar/forward.ts").then(({ forward }) => forward),
});
