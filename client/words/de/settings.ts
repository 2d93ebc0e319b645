import type { SettingsWords } from "../en/settings.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const settings: SettingsWords = {
	title: "Einstellungen",
	sections: {
		profile: "Profil",
		appearance: "Darstellung",
		notices: "Benachrichtigungen",
		privacy: "Privatsphäre",
		devices: "Geräte",
		data: "Daten",
	},
	profile: {
		lead: "Andere sehen deinen Namen, deinen Benutzernamen und diese Initialen. Deine E-Mail-Adresse sieht niemand.",
		leadForGuest: "Du bist Gast auf diesem Gerät. Andere sehen deinen Namen und diese Initialen.",
		name: "Name",
		nameHint: "Wie man dich nennt, in jeder Schrift.",
		username: "Benutzername",
		usernameHint: (min, max) =>
			`${min} bis ${max} Buchstaben, Ziffern, _ oder . – andere finden und erwähnen dich damit, und du kannst dich damit anmelden.`,
		email: "E-Mail",
		save: "Speichern",
		saved: "Gespeichert. Deine Unterhaltungen zeigen es jetzt.",
		leave: "Dieses Gerät verlassen",
		leaveHint:
			"Beim Abmelden wird gelöscht, was dieses Gerät von deinen Unterhaltungen behält. Auf dem Server bleiben sie.",
		guestLeave: "Bleiben oder gehen",
		guestLeaveHint:
			"Ein Gast hat kein Passwort, deshalb ist Abmelden endgültig. Behalte das Konto, um von überall zurückzukommen.",
		keep: "Dieses Konto behalten",
		signOut: "Abmelden",
	},
	appearance: {
		lead: "Wie Parley auf diesem Gerät aussieht. Jede Wahl ist sofort zu sehen und gilt nur hier.",
		theme: {
			label: "Design",
			detail:
				"System richtet sich nach deinem Gerät, bei Tag und bei Nacht. Hoher Kontrast macht Text und Kanten so deutlich wie möglich.",
			options: { system: "System", light: "Hell", dark: "Dunkel", contrast: "Hoher Kontrast" },
		},
		accent: {
			label: "Farbe",
			detail: "Für Knöpfe, Links und deine eigenen Nachrichten.",
			options: {
				teal: "Petrol",
				blue: "Blau",
				violet: "Violett",
				rose: "Rosa",
				amber: "Bernstein",
				green: "Grün",
			},
		},
		density: {
			label: "Dichte",
			detail: "Kompakt zeigt mehr Unterhaltungen und Nachrichten auf einmal.",
			options: { comfortable: "Geräumig", compact: "Kompakt" },
		},
		size: {
			label: "Textgröße",
			detail: "Alles wächst mit. Der Zoom deines Browsers funktioniert auch.",
			options: { small: "Klein", normal: "Mittel", large: "Groß", larger: "Größer" },
		},
		motion: {
			label: "Weniger Bewegung",
			detail: "Nichts gleitet oder blendet. Wo dein System das verlangt, ist es schon aus.",
		},
		tips: {
			title: "Tipps",
			detail: "Kleine Hinweise zu Tasten, jeder einmal.",
			again: "Tipps noch einmal zeigen",
			done: "Sie werden wieder gezeigt, einer nach dem anderen.",
		},
	},
	notices: {
		lead: "Solange Parley offen ist, kann dir dieses Gerät neue Nachrichten melden, die du nicht auf dem Bildschirm hast. Stummgeschaltete Unterhaltungen bleiben still, außer jemand erwähnt dich.",
		label: "Benachrichtigungen auf diesem Gerät",
		detail: "Sie zeigen, wer geschrieben hat und wie die Nachricht beginnt. Ein Klick öffnet sie.",
		on: "Benachrichtigungen sind an.",
		off: "Benachrichtigungen sind aus.",
		notAllowed: "Benachrichtigungen sind aus. Dein Browser hat sie nicht erlaubt.",
		unsupported: "Dieser Browser hat keine Benachrichtigungen für Webseiten.",
		denied:
			"Dein Browser lässt Parley keine Benachrichtigungen zeigen. Um das zu ändern, öffne die Einstellungen dieser Seite neben der Adresse und erlaube Benachrichtigungen.",
		sound: {
			label: "Ton",
			detail: "Ein kurzer, leiser Ton bei einer neuen Nachricht oder Erinnerung, mit oder ohne Benachrichtigungen.",
		},
		pause: {
			title: "Benachrichtigungen und Ton pausieren",
			detail:
				"Keine Benachrichtigung und kein Ton auf diesem Gerät, in keinem seiner Tabs. Was inzwischen kommt, wartet in der Liste, und Erinnerungen melden sich nicht.",
			choices: { hour: "Für 1 Stunde", morning: "Bis morgen früh", open: "Bis ich wieder einschalte" },
			off: "Keine Pause.",
			open: "Pausiert, bis du wieder einschaltest.",
			until: (when) => `Pausiert. Wieder an: ${when}.`,
			end: "Wieder einschalten",
		},
	},
	privacy: {
		lead: "Was andere von dir sehen dürfen, in allen deinen Unterhaltungen und von allen deinen Geräten.",
		hideRead: {
			label: "Verbergen, was ich gelesen habe",
			detail:
				"Andere sehen, dass dich eine Nachricht erreicht hat, aber nicht, dass du sie gelesen hast, und du siehst nicht, was sie gelesen haben.",
		},
		invisible: {
			label: "Unsichtbar sein",
			detail: "Andere sehen nicht, wann du online bist, wann du zuletzt hier warst oder dass du schreibst.",
		},
		turnedOn: (label) => `${label}: an`,
		turnedOff: (label) => `${label}: aus`,
	},
	devices: {
		lead: "Wo du angemeldet bist. Melde ab, was du nicht kennst oder nicht mehr benutzt: Es wird sofort getrennt.",
		heading: "Geräte",
		loading: "Deine Geräte werden geladen …",
		browserOn: (browser, system) => `${browser} auf ${system}`,
		unknown: "Unbekanntes Gerät",
		here: "Dieses Gerät",
		signedIn: (time) => `Angemeldet: ${time}`,
		usedLately: "In den letzten ein, zwei Tagen benutzt",
		used: (days) =>
			plural(days, {
				one: "Zuletzt vor ungefähr einem Tag benutzt",
				other: "Zuletzt vor ungefähr # Tagen benutzt",
			}),
		signOut: "Abmelden",
		signOutOne: (device) => `${device} abmelden`,
		signedOut: (device) => `${device} ist abgemeldet.`,
		signOutOthers: "Alle anderen abmelden",
		othersSignedOut: "Alle anderen Geräte sind abgemeldet.",
		noOthers: "Du bist nirgendwo sonst angemeldet.",
	},
	data: {
		lead: "Unterhaltungen liegen auf dem Server. Dieses Gerät behält eine Kopie, damit sie sofort und ohne Netz aufgehen.",
		download: "Eine Unterhaltung herunterladen",
		downloadHint: "Eine JSON-Datei mit allem, was darin gesagt und getan wurde, soweit du es sehen darfst.",
		none: "Du hast noch keine Unterhaltungen.",
		conversation: "Unterhaltung",
		start: "Herunterladen",
		reading: "Wird gelesen …",
		readSoFar: (events) =>
			plural(events, {
				one: "Wird gelesen … bisher # Ereignis",
				other: "Wird gelesen … bisher # Ereignisse",
			}),
		done: (events) => plural(events, { one: "Gespeichert: # Ereignis.", other: "Gespeichert: # Ereignisse." }),
		failed: (reason) => `Es wurde nichts gespeichert. ${reason}`,
		copy: "Die Kopie auf diesem Gerät",
		copyHint:
			"Sie zu löschen schafft Platz und entfernt Entwürfe. Auf dem Server geht nichts verloren, und noch nicht gesendete Nachrichten bleiben. Was du öffnest, wird neu geholt.",
		keep: "Behalten",
		delete: "Kopie löschen",
		deleteNow: "Löschen und neu laden",
	},
};
