import { cost } from "./en/cost.ts";
import { defineWords } from "./words.ts";

/** The words of what a conversation costs. */
export const costWords = defineWords(cost, {
	de: () => import("./de/cost.ts").then(({ cost }) => cost),
	es: () => import("./es/cost.ts").then(({ cost }) => cost),
	fr: () => import("./fr/cost.ts").then(({ cost }) => cost),
	ja: () => import("./ja/cost.ts").then(({ cost }) => cost),
	ar: () => import("./ar/cost.ts").then(({ cost }) => cost),
});
