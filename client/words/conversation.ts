import { conversation as english } from "./en/conversation.ts";
import { defineWords } from "./words.ts";

/** The words around an open conversation: its header, its notices, and what can be taken back. */
export const conversationWords = defineWords(english, {
	de: () => import("./de/conversation.ts").then(({ conversation }) => conversation),
	es: () => import("./es/conversation.ts").then(({ conversation }) => conversation),
	fr: () => import("./fr/conversation.ts").then(({ conversation }) => conversation),
	ja: () => import("./ja/conversation.ts").then(({ conversation }) => conversation),
	ar: () => import("./ar/conversation.ts").then(({ conversation }) => conversation),
});
