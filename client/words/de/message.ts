import type { MessageWords } from "../en/message.ts";
import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");
const list = listOf("de");

export const message: MessageWords = {
	you: "Du",
	says: (name) => `${name}:`,
	deleted: {
		bySender: "Nachricht gelöscht",
		byYou: "Nachricht von dir gelöscht",
		byOther: (name) => `Nachricht von ${name} gelöscht`,
		byAdmin: "Nachricht von einem Admin gelöscht",
	},
	status: {
		sending: "Wird gesendet",
		sent: "Gesendet",
		delivered: "Zugestellt",
		read: "Gelesen",
		failed: "Nicht gesendet",
	},
	statusHint: (status) => `${status}: ansehen, von wem`,
	statusAt: (status, time) => `${status}, ${time}: ansehen, wer diese Nachricht gelesen hat`,
	pinned: "Angepinnt",
	saved: "Für später gespeichert",
	saving: "wird gespeichert …",
	edited: "bearbeitet",
	editedAt: (time) => `Bearbeitet: ${time}`,
	editedSeeVersions: (time) => `Bearbeitet, ${time}: alle Versionen ansehen`,
	forwarded: "Weitergeleitet",
	quote: {
		replyTo: "Antwort an {name}:",
		replyToUnknown: "Antwort auf:",
		notLoaded: "Eine Nachricht, die nicht geladen ist",
		notShown: "Eine Nachricht, die hier nicht angezeigt wird",
	},
	code: "Code",
	codeIn: (language) => `Code in ${language}`,
	spoiler: "Verborgener Text: anzeigen",
	notSent: (why) => `Nicht gesendet. ${why}`,
	retry: "Wiederholen",
	discard: "Verwerfen",
	refused: {
		edit: (why) => `Änderung nicht gespeichert. ${why}`,
		deletion: (why) => `Nicht gelöscht. ${why}`,
		reaction: (emoji, why) => `${emoji} nicht hinzugefügt. ${why}`,
		noReaction: (emoji, why) => `${emoji} nicht zurückgenommen. ${why}`,
		pin: (why) => `Nicht angepinnt. ${why}`,
		unpin: (why) => `Immer noch angepinnt. ${why}`,
	},
	reactions: {
		title: "Reaktionen",
		people: (names, more) =>
			list(more === 0 ? names : [...names, plural(more, { one: "# weitere Person", other: "# weitere" })]),
		counted: (emoji, count, people) => `${emoji} ${count}: ${people}`,
		any: "Mit einem beliebigen Emoji reagieren",
		full: (kinds) =>
			plural(kinds, {
				one: "Diese Nachricht hat # Art von Reaktionen, mehr sind nicht möglich. Du kannst dich anschließen.",
				other:
					"Diese Nachricht hat # Arten von Reaktionen, mehr sind nicht möglich. Du kannst dich jeder davon anschließen.",
			}),
	},
	menu: {
		title: "Aktionen für die Nachricht",
		titleAt: (time) => `Aktionen für die Nachricht von ${time}`,
		react: "Reagieren",
		reactWith: (emoji) => `Mit ${emoji} reagieren`,
		moreEmoji: "Weitere Emojis",
		reply: "Antworten",
		replyInThread: "Im Thread antworten",
		openThread: "Thread öffnen",
		forward: "Weiterleiten …",
		copyText: "Text kopieren",
		copyLink: "Link kopieren",
		pin: "Anpinnen",
		unpin: "Lösen",
		seeReacted: "Reaktionen ansehen",
		seeVersions: "Alle Versionen ansehen",
		edit: "Bearbeiten",
		delete: "Für alle löschen",
		more: "Mehr …",
		less: "Weniger",
	},
};
