import { invite as english } from "./en/invite.ts";
import { defineWords } from "./words.ts";

/** Where an invite link leads. */
export const inviteWords = defineWords(english, {
	de: () => import("./de/invite.ts").then(({ invite }) => invite),
	es: () => import("./es/invite.ts").then(({ invite }) => invite),
	fr: () => import("./fr/invite.ts").then(({ invite }) => invite),
	ja: () => import("./ja/invite.ts").then(({ invite }) => invite),
	ar: () => import("./ar/invite.ts").then(({ invite }) => invite),
});
