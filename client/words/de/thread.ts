import type { ThreadWords } from "../en/thread.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const thread: ThreadWords = {
	title: "Thread",
	titleOfAll: "Threads",
	replies: (count) => plural(count, { one: "# Antwort", other: "# Antworten" }),
	repliesOrMore: (count) => plural(count, { one: "#+ Antwort", other: "#+ Antworten" }),
	last: (when) => `zuletzt ${when}`,
	unread: (count) => plural(count, { one: "# ungelesen", other: "# ungelesen" }),
	inThread: "Im Thread",
	inThreadOf: "Im Thread: {text}",
	panel: {
		back: "Zurück zur Unterhaltung",
		close: "Thread schließen",
		closeHint: "Schließen (Esc)",
		follow: "Folgen",
		followHint: "Bei neuen Antworten benachrichtigt werden",
		following: "Gefolgt",
		followingHint: "Du erfährst von neuen Antworten. Klicke, um nicht mehr zu folgen.",
		closeNote: "Schließen",
		gone: "Diese Nachricht gibt es in dieser Unterhaltung nicht.",
		failed: (why) => `Der Thread konnte nicht geladen werden. ${why}`,
		reply: "Antworten",
		also: "Auch an die Unterhaltung senden",
	},
	list: {
		loading: "Deine Threads werden geladen …",
		failed: (why) => `Deine Threads konnten nicht geladen werden. ${why}`,
		emptyTitle: "Noch keine Threads",
		empty:
			"Hier erscheinen Threads, die du beginnst, in denen du antwortest oder erwähnt wirst. Wähle bei einer Nachricht „Im Thread antworten“, um einen zu beginnen.",
		readAll: "Alle als gelesen markieren",
		you: "Du",
		formerMember: "Ehemaliges Mitglied",
		deleted: "Nachricht gelöscht",
		unread: (count) => plural(count, { one: "# ungelesene Antwort", other: "# ungelesene Antworten" }),
		unreadMentioned: (count) =>
			plural(count, {
				one: "# ungelesene Antwort, du wirst erwähnt",
				other: "# ungelesene Antworten, du wirst erwähnt",
			}),
		loadingOlder: "Wird geladen …",
		older: "Ältere Threads anzeigen",
	},
	tryAgain: "Noch einmal versuchen",
};
