import { account as english } from "./en/account.ts";
import { defineWords } from "./words.ts";

/** The forms of an account: names, e-mail address and password. */
export const accountWords = defineWords(english, {
	de: () => import("./de/account.ts").then(({ account }) => account),
	es: () => import("./es/account.ts").then(({ account }) => account),
	fr: () => import("./fr/account.ts").then(({ account }) => account),
	ja: () => import("./ja/account.ts").then(({ account }) => account),
	ar: () => import("./ar/account.ts").then(({ account }) => account),
});
