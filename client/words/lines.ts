import { lines as english } from "./en/lines.ts";
import { defineWords } from "./words.ts";

/** A message where only a line of it is shown or read out. */
export const lineWords = defineWords(english, {
	de: () => import("./de/lines.ts").then(({ lines }) => lines),
	es: () => import("./es/lines.ts").then(({ lines }) => lines),
	fr: () => import("./fr/lines.ts").then(({ lines }) => lines),
	ja: () => import("./ja/lines.ts").then(({ lines }) => lines),
	ar: () => import("./ar/lines.ts").then(({ lines }) => lines),
});
