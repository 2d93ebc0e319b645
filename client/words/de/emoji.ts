import type { EmojiWords } from "../en/emoji.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

const tones = [
	"ohne Hautton",
	"heller Hautton",
	"mittelheller Hautton",
	"mittlerer Hautton",
	"mitteldunkler Hautton",
	"dunkler Hautton",
];

export const emoji: EmojiWords = {
	loading: "Emojis werden geladen …",
	title: "Emojis",
	all: "Alle Emojis",
	allHint: "Alle Emojis (Esc)",
	close: "Schließen",
	search: "Emojis suchen",
	groupBar: "Gruppen von Emojis",
	groups: [
		"Smileys",
		"Personen",
		"Tiere und Natur",
		"Essen und Trinken",
		"Reisen und Orte",
		"Aktivitäten",
		"Objekte",
		"Symbole",
		"Flaggen",
	],
	frequent: "Häufig verwendet",
	found: "Gefunden",
	ofMessage: "Reaktionen auf diese Nachricht",
	nothing: (query) => `Keine Emojis für „${query}“ gefunden.`,
	noneFound: "Keine Emojis gefunden",
	foundCounted: (count, first) =>
		plural(count, {
			one: `# Emoji gefunden. Enter übernimmt ${first}.`,
			other: `# Emojis gefunden. Enter übernimmt ${first}.`,
		}),
	skinTone: "Hautton",
	skinTones: "Hauttöne",
	tones,
	toned: (label, tone) => `${label}: ${tones[tone]}`,
	tonedApart: (label, first, second) => `${label}: ${tones[first]} und ${tones[second]}`,
};
