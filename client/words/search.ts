import { search } from "./en/search.ts";
import { defineWords } from "./words.ts";

/** The words of the search for messages. */
export const searchWords = defineWords(search, {
	de: () => import("./de/search.ts").then(({ search }) => search),
	es: () => import("./es/search.ts").then(({ search }) => search),
	fr: () => import("./fr/search.ts").then(({ search }) => search),
	ja: () => import("./ja/search.ts").then(({ search }) => search),
	ar: () => import("./ar/search.ts").then(({ search }) => search),
});
