import type { ForwardWords } from "../en/forward.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const forward: ForwardWords = {
	title: "Nachricht weiterleiten",
	atMost: (count) =>
		plural(count, {
			one: "Höchstens # Unterhaltung auf einmal.",
			other: "Höchstens # Unterhaltungen auf einmal.",
		}),
	pickOne: "Wähle mindestens eine Unterhaltung.",
	commentRefused: (why) => `Dein Kommentar: ${why}`,
	picked: "Gewählte Unterhaltungen",
	someConversation: "eine Unterhaltung",
	remove: (title) => `${title} entfernen`,
	comment: "Kommentar (optional)",
	cancel: "Abbrechen",
	forward: "Weiterleiten",
	forwardTo: (count) => plural(count, { one: "An # weiterleiten", other: "An # weiterleiten" }),
	picker: {
		find: "Unterhaltungen finden",
		placeholder: "Unterhaltung oder Person",
		list: "Unterhaltungen",
		members: (count) => plural(count, { one: "# Mitglied", other: "# Mitglieder" }),
		none: "Keine Unterhaltung heißt so.",
		found: (count) => plural(count, { one: "# Unterhaltung gefunden", other: "# Unterhaltungen gefunden" }),
	},
	done: {
		one: "Weitergeleitet an {first}",
		two: "Weitergeleitet an {first} und {second}",
		more: (others) =>
			plural(others, {
				one: "Weitergeleitet an {first}, {second} und # weitere",
				other: "Weitergeleitet an {first}, {second} und # weitere",
			}),
		close: "Schließen",
	},
};
