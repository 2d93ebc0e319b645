import type { PeopleWords } from "../en/people.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const people: PeopleWords = {
	box: {
		label: "Personen finden",
		placeholder: "Name oder Benutzername",
		list: "Gefundene Personen",
		guest: "Gast",
		hint: "Gib einen Namen oder Benutzernamen ein.",
		nobody: "Niemand gefunden für „{query}“. Prüfe die Schreibweise.",
		found: (count) => plural(count, { one: "# Person gefunden", other: "# Personen gefunden" }),
		failed: (reason) => `Die Suche hat nicht geklappt. ${reason}`,
		again: "Erneut versuchen",
	},
	start: {
		conversation: "Neue Unterhaltung",
		group: "Neue Gruppe",
		startGroup: "Gruppe starten",
		picked: "Ausgewählte Personen",
		remove: (name) => `${name} entfernen`,
		add: "Personen hinzufügen",
		alone: "Du kannst auch allein anfangen und bei den Mitgliedern der Gruppe mit einem Link einladen.",
		back: "Zurück",
		create: "Gruppe erstellen",
	},
	about: {
		title: "Titel der Gruppe",
		noTitle: "Gib der Gruppe einen Titel.",
		longTitle: (max) =>
			plural(max, {
				one: "Ein Titel hat höchstens # Zeichen.",
				other: "Ein Titel hat höchstens # Zeichen.",
			}),
		rename: "Umbenennen",
		renamed: "Die Gruppe wurde umbenannt.",
		topic: "Thema",
		longTopic: (max) =>
			plural(max, {
				one: "Ein Thema hat höchstens # Zeichen.",
				other: "Ein Thema hat höchstens # Zeichen.",
			}),
		plainTopic: "Ein Thema ist eine Zeile ohne Steuerzeichen.",
		save: "Speichern",
		topicSaved: "Das Thema wurde gespeichert.",
	},
	editing: {
		label: "Nachrichten sind bearbeitbar",
		hint: "Gezählt ab dem Senden einer Nachricht, auch für schon gesendete.",
		always: "Ohne Zeitgrenze",
		never: "Nie",
		for: {
			second: (count) => plural(count, { one: "# Sekunde lang", other: "# Sekunden lang" }),
			minute: (count) => plural(count, { one: "# Minute lang", other: "# Minuten lang" }),
			hour: (count) => plural(count, { one: "# Stunde lang", other: "# Stunden lang" }),
			day: (count) => plural(count, { one: "# Tag lang", other: "# Tage lang" }),
		},
	},
	members: {
		group: "Gruppe",
		title: (count) => plural(count, { one: "Mitglieder (#)", other: "Mitglieder (#)" }),
		add: "Mitglied hinzufügen",
		you: "(du)",
		roles: { owner: "Inhaber", admin: "Admin", member: "Mitglied" },
		remove: "Entfernen",
		removeOne: (name) => `${name} entfernen`,
		keep: "Behalten",
	},
	costs: { title: "Was sie kostet", show: "Kosten anzeigen", hide: "Kosten ausblenden" },
	leave: {
		leaveGroup: "Gruppe verlassen",
		question: "Diese Gruppe verlassen?",
		explained: "Du bekommst keine Nachrichten mehr von ihr und kannst nur zurückkommen, wenn dich jemand hinzufügt.",
		explainedToOwner:
			"Du bekommst keine Nachrichten mehr von ihr und kannst nur zurückkommen, wenn dich jemand hinzufügt. Jemand anderes wird Inhaber.",
		stay: "Bleiben",
		leave: "Verlassen",
	},
	invites: {
		title: "Einladungslinks",
		invite: "Einladen",
		list: "Offene Einladungslinks",
		unused: "Erstellt von {name}, noch nicht benutzt",
		used: (count) =>
			plural(count, {
				one: "Erstellt von {name}, von # Person benutzt",
				other: "Erstellt von {name}, von # Personen benutzt",
			}),
		usedOf: "Erstellt von {name}, {uses} von {max} benutzt",
		whoLeft: "einem früheren Mitglied",
		ends: (time) => `Endet: ${time}`,
		revoke: "Zurückziehen",
		worksFor: "Gültig für",
		durations: { hour: "eine Stunde", day: "einen Tag", week: "7 Tage", month: "30 Tage", year: "ein Jahr" },
		letsIn: "Lässt herein",
		anybody: "alle",
		people: (count) => plural(count, { one: "# Person", other: "# Personen" }),
		create: "Link erstellen",
		linkForAnybody: "Link für alle",
		linkForPeople: (count) => plural(count, { one: "Link für # Person", other: "Link für # Personen" }),
		linkHint: "Wer ihn hat, kann beitreten und lesen, was vorher gesagt wurde. Er wird nur jetzt angezeigt.",
		another: "Noch einen erstellen",
		share: "Teilen …",
		copy: "Link kopieren",
		copied: "Kopiert.",
		notCopied: "Dein Browser lässt Parley nicht kopieren. Der Link ist markiert: Kopiere ihn selbst.",
	},
};
