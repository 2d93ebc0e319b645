import { shell as english } from "./en/shell.ts";
import { defineWords } from "./words.ts";

/** The words that come with the first load; no other area does. */
export const shellWords = defineWords(english, {
	de: () => import("./de/shell.ts").then(({ shell }) => shell),
	es: () => import("./es/shell.ts").then(({ shell }) => shell),
	fr: () => import("./fr/shell.ts").then(({ shell }) => shell),
	ja: () => import("./ja/shell.ts").then(({ shell }) => shell),
	ar: () => import("./ar/shell.ts").then(({ shell }) => shell),
});

/** What the server's refusal with this code is called; what it said itself, in English, where there are no words for it. */
export function problemWords(code: string, said: string): string {
	const known: Readonly<Record<string, string>> = shellWords().problems;
	return (Object.hasOwn(known, code) ? known[code] : undefined) ?? said;
}
