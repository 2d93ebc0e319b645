import type { ReadersWords } from "../en/readers.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const readers: ReadersWords = {
	heading: (title, count) => plural(count, { one: `${title} (#)`, other: `${title} (#)` }),
	showMore: (left) => plural(left, { one: "Mehr anzeigen (noch #)", other: "Mehr anzeigen (noch #)" }),
	presence: { online: ", online", away: ", abwesend" },
	read: {
		title: "Wer das gelesen hat",
		nobodyElse: "Sonst war niemand hier.",
		youHide: "Du verbirgst, was du gelesen hast. Deshalb siehst du nicht, was andere gelesen haben.",
		counted: (read, all) => `Gelesen von ${read} von ${all}`,
		members: "Mitglieder",
		lists: { read: "Gelesen", delivered: "Zugestellt", waiting: "Noch nicht" },
		doesNotShare: "teilt nicht mit, was gelesen wurde",
	},
	reacted: {
		title: "Wer reagiert hat",
		nobody: "Niemand reagiert mehr auf diese Nachricht.",
		reactions: "Reaktionen",
		you: "Du",
		someone: "Jemand",
	},
	versions: {
		title: "Alle Versionen",
		deleted: "Diese Nachricht wurde gelöscht.",
		list: "Versionen, neueste zuerst",
		now: "Jetzt, seit: {time}",
		before: "Davor, seit: {time}",
		first: "Zuerst, seit: {time}",
	},
};
