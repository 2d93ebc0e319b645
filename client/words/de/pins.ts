import type { PinsWords } from "../en/pins.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const pins: PinsWords = {
	title: "Angepinnte Nachrichten",
	notShown: "Eine Nachricht, die hier nicht angezeigt wird",
	bar: {
		only: "Angepinnt",
		oneOf: (place, count) => `Angepinnt: ${place} von ${count}`,
		all: "Alle angepinnten Nachrichten",
		allCounted: (count) => `Alle angepinnten Nachrichten (${count})`,
	},
	list: {
		none: "In dieser Unterhaltung ist keine Nachricht angepinnt.",
		failed: (why) => `Nicht alle konnten geladen werden. ${why}`,
		tryAgain: "Noch einmal versuchen",
		loading: "Wird geladen …",
		unpin: "Lösen",
		unpinOf: (name, words) => `Nachricht von ${name} lösen: ${words}`,
	},
	line: {
		byYou: "Du hast {message} angepinnt",
		byOther: "{name} hat {message} angepinnt",
		what: (count) => plural(count, { one: "eine Nachricht", other: "# Nachrichten" }),
	},
};
