import { message as english } from "./en/message.ts";
import { defineWords } from "./words.ts";

/** The words of a message: its marks and its status, its menu, its reactions, and what was refused. */
export const messageWords = defineWords(english, {
	de: () => import("./de/message.ts").then(({ message }) => message),
	es: () => import("./es/message.ts").then(({ message }) => message),
	fr: () => import("./fr/message.ts").then(({ message }) => message),
	ja: () => import("./ja/message.ts").then(({ message }) => message),
	ar: () => import("./ar/message.ts").then(({ message }) => message),
});
