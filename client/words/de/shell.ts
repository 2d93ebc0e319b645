import type { TranslatedShell } from "../en/shell.ts";
import { pluralsOf } from "../plural.ts";
import { problems } from "./problems.ts";

const plural = pluralsOf("de");

/** German words of the shell. */
export const shell: TranslatedShell = {
	close: "Schließen",
	tryAgain: "Erneut versuchen",
	reload: "Neu laden",
	reloadPage: "Seite neu laden",
	starting: "Parley startet …",
	unreachable: {
		tab: "Offline",
		title: "Parley ist nicht erreichbar",
		text: "Prüfe deine Internetverbindung. Sobald sie wieder da ist, geht es hier von selbst weiter.",
	},
	unknown: {
		tab: "Nicht gefunden",
		title: "Hier ist nichts",
		text: "Vielleicht ist die Adresse vertippt, oder was hier war, gibt es nicht mehr.",
		toParley: "Zu Parley",
		toConversations: "Zu deinen Unterhaltungen",
	},
	broken: {
		page: "Auf dieser Seite ist etwas schiefgegangen",
		pageText:
			"Das ist ein Fehler der App, nicht deiner. Deine Nachrichten sind sicher: Was noch nicht gesendet ist und was du gerade geschrieben hast, ist auf diesem Gerät gespeichert.",
		conversation: "Diese Unterhaltung kann nicht angezeigt werden",
		conversationText:
			"Das ist ein Fehler der App, nicht deiner. Deine Nachrichten sind sicher, und was du gerade geschrieben hast, ist auf diesem Gerät gespeichert.",
		back: "Zurück zu deinen Unterhaltungen",
		part: "Dieser Teil der App konnte nicht geladen werden. Prüfe deine Verbindung oder lade neu, um eine neue Version zu erhalten.",
	},
	newVersion: "Eine neue Version ist bereit.",
	later: "Später",
	offline: "Du bist anscheinend offline. Prüfe deine Verbindung und versuche es noch einmal.",
	internal: "Bei uns ist etwas schiefgegangen.",
	problems,

	loadingConversation: "Die Unterhaltung wird geladen …",
	skip: "Zur Unterhaltung springen",
	searchMessages: "Nachrichten durchsuchen",
	searchMessagesKeys: "Nachrichten durchsuchen (Strg Umschalt F)",
	newConversation: "Neue Unterhaltung",
	jump: "Springen zu …",
	jumpHint: "Zu einer Unterhaltung, Person oder Aktion springen",
	settings: "Einstellungen",
	settingsKeys: "Einstellungen (Strg ,)",
	noticesPaused: "Benachrichtigungen und Ton sind pausiert",
	profile: "Dein Profil",
	guest: "Gast",
	guestNote: "Du bist auf diesem Gerät zu Gast.",
	keepAccount: "Konto behalten",
	leaving: {
		title: "Endgültig gehen?",
		text: "Ein Gast hat kein Passwort zum Anmelden. Wenn du dich jetzt abmeldest, kannst du nicht mehr in diese Unterhaltungen zurück.",
		signOut: "Trotzdem abmelden",
	},
	nothingOpen: {
		title: "Wähle eine Unterhaltung",
		text: "Oder drücke {find}, um jemanden zum Reden zu finden, und {all} für alle Tastenkürzel.",
		textWithoutKeys: "Oder beginne über der Liste eine neue.",
	},

	conversations: "Unterhaltungen",
	listWidth: "Breite der Liste",
	list: {
		loading: "Deine Unterhaltungen werden geladen …",
		notHere: "Deine Unterhaltungen sind noch nicht auf diesem Gerät. Sie erscheinen, sobald du online bist.",
		empty: "Noch keine Unterhaltungen",
		emptyText: "Such jemanden nach Name oder Benutzername und sag Hallo.",
		findPerson: "Person finden",
	},
	row: {
		own: "Du: ",
		from: (name) => `${name}: `,
		draft: "Entwurf: ",
		noMessages: "Noch keine Nachrichten",
		deleted: "Nachricht gelöscht",
		muted: "Stumm",
		mentions: (count) => plural(count, { one: "Du wirst erwähnt", other: "Du wirst #-mal erwähnt" }),
		replies: (count) =>
			plural(count, { one: "# ungelesene Antwort in Threads", other: "# ungelesene Antworten in Threads" }),
		repliesWithMention: (count) =>
			plural(count, {
				one: "# ungelesene Antwort in Threads, du wirst erwähnt",
				other: "# ungelesene Antworten in Threads, du wirst erwähnt",
			}),
		markedUnread: "Als ungelesen markiert",
		unread: (count) => plural(count, { one: "# ungelesene Nachricht", other: "# ungelesene Nachrichten" }),
		options: "Optionen",
		optionsFor: (title) => `Optionen für ${title}`,
		markRead: "Als gelesen markieren",
		markUnread: "Als ungelesen markieren",
		mute: "Stummschalten",
		unmute: "Stummschaltung aufheben",
	},

	title: {
		direct: "Direkte Unterhaltung",
		justYou: "Nur du",
		names: (names, more) => (more > 0 ? `${names.join(", ")} +${more}` : names.join(", ")),
	},
	notificationsOn: "Benachrichtigungen sind eingeschaltet.",
	notSaved: (why) => `Die Nachricht konnte nicht gespeichert werden. ${why}`,
	password: { show: "Anzeigen", hide: "Verbergen", showLabel: "Passwort anzeigen", hideLabel: "Passwort verbergen" },
	keys: { ctrl: "Strg", alt: "Alt", shift: "Umschalt" },
};
