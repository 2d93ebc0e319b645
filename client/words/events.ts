import { events as english } from "./en/events.ts";
import { defineWords } from "./words.ts";

/** The sentences for what happened in a conversation besides messages, and what its roles are called. */
export const eventsWords = defineWords(english, {
	de: () => import("./de/events.ts").then(({ events }) => events),
	es: () => import("./es/events.ts").then(({ events }) => events),
	fr: () => import("./fr/events.ts").then(({ events }) => events),
	ja: () => import("./ja/events.ts").then(({ events }) => events),
	ar: () => import("./ar/events.ts").then(({ events }) => events),
});
