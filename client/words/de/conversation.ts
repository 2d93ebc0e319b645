import type { ConversationWords } from "../en/conversation.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const conversation: ConversationWords = {
	untitled: "Unterhaltung",
	back: "Zurück zu den Unterhaltungen",
	jumpToDate: "Zu einem Datum springen",
	members: "Mitglieder",
	membersCounted: (count) => plural(count, { one: "Mitglieder (# Mitglied)", other: "Mitglieder (# Mitglieder)" }),
	threads: "Threads",
	threadsUnread: (count) =>
		plural(count, { one: "Threads, # ungelesene Antwort", other: "Threads, # ungelesene Antworten" }),
	threadsMentioned: (count) =>
		plural(count, {
			one: "Threads, # ungelesene Antwort, du wirst erwähnt",
			other: "Threads, # ungelesene Antworten, du wirst erwähnt",
		}),
	search: "In dieser Unterhaltung suchen",
	presence: {
		online: "Online",
		away: "Abwesend",
		typing: "schreibt …",
		oneTyping: (name) => `${name} schreibt …`,
		twoTyping: (first, second) => `${first} und ${second} schreiben …`,
		manyTyping: (count) => plural(count, { one: "# Person schreibt …", other: "# Personen schreiben …" }),
		members: (count) => plural(count, { one: "# Mitglied", other: "# Mitglieder" }),
		membersOnline: (count, online) =>
			plural(count, { one: `# Mitglied, ${online} online`, other: `# Mitglieder, ${online} online` }),
	},
	notice: {
		signIn: "Wieder anmelden",
		reload: "Neu laden",
		noConnection: "Keine Verbindung.",
		notOnDevice: "Diese Unterhaltung ist noch nicht auf diesem Gerät. Sie erscheint, sobald du online bist.",
		nextTry: (seconds) => `Nächster Versuch in ${seconds} s.`,
		retryNow: "Jetzt versuchen",
		changedBehind:
			"Diese Unterhaltung wurde nachträglich auf dem Server verändert: Ihr Inhalt stimmt nicht mehr mit dem überein, was dieses Gerät früher empfangen hat. Verlass dich nicht darauf, ohne die Beteiligten zu fragen.",
	},
	undo: {
		deleted: (count) => plural(count, { one: "Nachricht gelöscht", other: "# Nachrichten gelöscht" }),
		undo: "Rückgängig",
	},
};
