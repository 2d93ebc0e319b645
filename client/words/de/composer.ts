import type { ComposerWords } from "../en/composer.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const composer: ComposerWords = {
	addEmoji: "Emoji einfügen",
	addEmojiHint: "Emoji einfügen oder :name: eingeben",
	message: "Nachricht",
	messageTo: (name) => `Nachricht an ${name}`,
	editMessage: "Nachricht bearbeiten",
	send: "Senden",
	save: "Speichern",
	notes: {
		kept: (why) => `${why} Dein Text ist noch da.`,
		brokenCharacter: "Dieser Text enthält ein defektes Zeichen und kann nicht gesendet werden.",
		tooLong: (over, most) =>
			plural(over, {
				one: `# Zeichen zu lang. Eine Nachricht hat höchstens ${most}.`,
				other: `# Zeichen zu lang. Eine Nachricht hat höchstens ${most}.`,
			}),
		left: (count) => plural(count, { one: "Noch # Zeichen", other: "Noch # Zeichen" }),
		offline: "Du bist offline. Was du schreibst, wird hier gespeichert und später gesendet.",
	},
	edit: { title: "Bearbeiten", cancel: "Bearbeiten abbrechen" },
	cancelHint: "Abbrechen (Esc)",
	offers: {
		emoji: "Emojis",
		emojiCounted: (count) =>
			plural(count, {
				one: "# Emoji. Pfeiltasten wählen, Enter übernimmt.",
				other: "# Emojis. Pfeiltasten wählen, Enter übernimmt.",
			}),
		people: "Personen zum Erwähnen",
		peopleCounted: (count) =>
			plural(count, {
				one: "# Person zum Erwähnen. Pfeiltasten wählen, Enter übernimmt.",
				other: "# Personen zum Erwähnen. Pfeiltasten wählen, Enter übernimmt.",
			}),
		any: "Vorschläge",
		everyone: "Alle Mitglieder dieser Gruppe",
		here: "Mitglieder, die gerade online sind",
	},
	reply: {
		title: "Antwort",
		to: "Antwort an {name}",
		toSelf: "Antwort an dich selbst",
		toUnknown: "Antwort auf eine Nachricht",
		loading: "Wird geladen …",
		notShown: "Sie wird hier nicht angezeigt.",
		cancel: "Antwort abbrechen",
	},
};
