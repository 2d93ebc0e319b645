import { people } from "./en/people.ts";
import { defineWords } from "./words.ts";

/** The words of finding people, of new conversations, and of groups: members, settings, invite links. */
export const peopleWords = defineWords(people, {
	de: () => import("./de/people.ts").then(({ people }) => people),
	es: () => import("./es/people.ts").then(({ people }) => people),
	fr: () => import("./fr/people.ts").then(({ people }) => people),
	ja: () => import("./ja/people.ts").then(({ people }) => people),
	ar: () => import("./ar/people.ts").then(({ people }) => people),
});
