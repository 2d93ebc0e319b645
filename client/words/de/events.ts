import type { EventsWords } from "../en/events.ts";

export const events: EventsWords = {
	joined: { you: "Du bist beigetreten", other: (name) => `${name} ist beigetreten` },
	added: {
		byYou: (name) => `Du hast ${name} hinzugefügt`,
		you: (actor) => `${actor} hat dich hinzugefügt`,
		other: (actor, name) => `${actor} hat ${name} hinzugefügt`,
	},
	removed: {
		byYou: (name) => `Du hast ${name} entfernt`,
		you: (actor) => `${actor} hat dich entfernt`,
		other: (actor, name) => `${actor} hat ${name} entfernt`,
	},
	left: { you: "Du hast die Gruppe verlassen", other: (name) => `${name} hat die Gruppe verlassen` },
	renamed: {
		you: (name) => `Du heißt jetzt ${name}`,
		other: (name) => `${name} hat den eigenen Namen geändert`,
	},
	role: {
		you: {
			owner: "Die Gruppe gehört jetzt dir",
			admin: "Du bist jetzt Admin",
			member: "Du bist jetzt Mitglied",
		},
		other: {
			owner: (name) => `Die Gruppe gehört jetzt ${name}`,
			admin: (name) => `${name} ist jetzt Admin`,
			member: (name) => `${name} ist jetzt Mitglied`,
		},
	},
	youChanged: {
		title: (title) => `Du hast die Gruppe „${title}“ genannt`,
		topic: (topic) => `Du hast das Thema auf „${topic}“ gesetzt`,
		noTopic: "Du hast das Thema entfernt",
		editsAlways: "Du hast das Bearbeiten von Nachrichten ohne Zeitlimit erlaubt",
		editsNever: "Du hast das Bearbeiten von Nachrichten ausgeschaltet",
		editsFor: (duration) => `Du hast das Bearbeiten von Nachrichten für ${duration} erlaubt`,
		something: "Du hast die Gruppe geändert",
	},
	changed: {
		title: (actor, title) => `${actor} hat die Gruppe „${title}“ genannt`,
		topic: (actor, topic) => `${actor} hat das Thema auf „${topic}“ gesetzt`,
		noTopic: (actor) => `${actor} hat das Thema entfernt`,
		editsAlways: (actor) => `${actor} hat das Bearbeiten von Nachrichten ohne Zeitlimit erlaubt`,
		editsNever: (actor) => `${actor} hat das Bearbeiten von Nachrichten ausgeschaltet`,
		editsFor: (actor, duration) => `${actor} hat das Bearbeiten von Nachrichten für ${duration} erlaubt`,
		something: (actor) => `${actor} hat die Gruppe geändert`,
	},
};
