import type { LinkWords } from "../en/link.ts";

export const link: LinkWords = {
	connecting: { label: "Verbinden …", explanation: "Die Verbindung zur Unterhaltung wird hergestellt." },
	catchingUp: { label: "Aktualisieren …", explanation: "Verbunden; Verpasstes wird geladen." },
	live: { label: "Live", explanation: "Verbunden: Nachrichten kommen sofort an." },
	polling: {
		label: "Abruf",
		more: "alle 3 s",
		explanation: "Es kommt keine Live-Verbindung zustande. Deshalb werden neue Nachrichten alle 3 Sekunden abgerufen.",
	},
	offline: {
		label: "Offline",
		explanation: "Du bist offline. Du kannst lesen und schreiben; gesendet wird, sobald du wieder online bist.",
	},
	signedOut: { label: "Abgemeldet", explanation: "Du wurdest abgemeldet. Melde dich wieder an, um weiterzumachen." },
	notMember: {
		label: "Kein Mitglied",
		explanation:
			"Du bist nicht in dieser Unterhaltung. Falls du dabei sein solltest, bitte jemanden darin, dich hinzuzufügen oder dir einen Einladungslink zu schicken.",
	},
	notFound: {
		label: "Nicht gefunden",
		explanation:
			"Diese Unterhaltung gibt es nicht, oder du bist nicht dabei. Prüfe den Link oder bitte um eine Einladung.",
	},
	badClient: {
		label: "Veraltet",
		explanation: "Diese Seite ist zu alt für den Server. Lade sie neu, um die aktuelle Version zu bekommen.",
	},
};
