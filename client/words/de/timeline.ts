import type { TimelineWords } from "../en/timeline.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const timeline: TimelineWords = {
	messages: "Nachrichten",
	replies: "Antworten",
	rootOfThread: "Die Nachricht dieses Threads",
	loadingMessages: "Nachrichten werden geladen …",
	jumpToDate: "Zu einem Datum springen",
	newMessages: "Neue Nachrichten",
	newCounted: (count) => plural(count, { one: "# neue Nachricht", other: "# neue Nachrichten" }),
	toNewest: "Neueste Nachrichten",
	backToNewest: "Zu den neuesten springen",
	backToPlace: "Zurück zur Stelle von vorhin",
	someone: "Jemand",
	formerMember: "Ehemaliges Mitglied",
	older: {
		load: "Ältere Nachrichten laden",
		loading: "Ältere Nachrichten werden geladen …",
		failed: (why) => `Ältere Nachrichten konnten nicht geladen werden. ${why}`,
	},
	newer: {
		load: "Neuere Nachrichten laden",
		loading: "Neuere Nachrichten werden geladen …",
		failed: (why) => `Neuere Nachrichten konnten nicht geladen werden. ${why}`,
	},
	tryAgain: "Noch einmal versuchen",
	close: "Schließen",
	beginning: {
		noReplies: "Noch keine Antworten",
		direct: "Hier fängt alles an",
		group: "Hier beginnt die Gruppe",
		nothingBefore: "Davor gibt es nichts.",
		sayHello: (name) => `Sag Hallo zu ${name}.`,
		sayHelloToEachOther: "Sagt einander Hallo.",
		nobodySpoke: "Noch hat niemand etwas geschrieben.",
	},
	jump: {
		looking: "Nachricht wird gesucht …",
		gone: "Diese Nachricht gibt es in dieser Unterhaltung nicht.",
		failed: (why) => `Die Nachricht konnte nicht angezeigt werden. ${why}`,
	},
	newAbove: {
		since: (when) => `Neue Nachrichten seit: ${when}`,
		countedSince: (count, when) =>
			plural(count, { one: `# neue Nachricht seit: ${when}`, other: `# neue Nachrichten seit: ${when}` }),
		toFirst: "Zur ersten springen",
		failed: (why) => `Die erste neue Nachricht konnte nicht gefunden werden. ${why}`,
		hide: "Nicht anzeigen",
	},
	place: {
		message: {
			inChatWith: "Nachricht im Chat mit {name}",
			inGroup: "Nachricht in {title}",
			here: "Nachricht in einer Unterhaltung",
			elsewhere: "Nachricht in einer Unterhaltung, in der du nicht bist",
		},
		thread: {
			inChatWith: "Thread im Chat mit {name}",
			inGroup: "Thread in {title}",
			here: "Thread in einer Unterhaltung",
			elsewhere: "Thread in einer Unterhaltung, in der du nicht bist",
		},
		conversation: "Eine Unterhaltung",
		conversationElsewhere: "Eine Unterhaltung, in der du nicht bist",
	},
};
