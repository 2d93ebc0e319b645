import type { SearchWords } from "../en/search.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const search: SearchWords = {
	title: "Nachrichten suchen",
	placeholder: "Wörter, „genauer Wortlaut“, from:Name, has:link",
	hint: "Findet Wörter in allen deinen Nachrichten. Auch: in:Titel, before:2026-01-31, after:2026-01-31.",
	onlyIn: "Nur in {title}",
	list: "Gefundene Nachrichten",
	conversation: "Unterhaltung",
	said: "{name}: {text}",
	you: "Du",
	searching: "Suche läuft …",
	found: (count) => plural(count, { one: "# Nachricht gefunden", other: "# Nachrichten gefunden" }),
	foundNewest: (count) =>
		plural(count, { one: "Die neueste Nachricht gefunden", other: "Die neuesten # Nachrichten gefunden" }),
	nothing: "Nichts gefunden für „{query}“.",
	preparing: "Ältere Nachrichten werden noch für die Suche vorbereitet.",
	nothingYet: "Noch nichts gefunden: Ältere Nachrichten werden noch für die Suche vorbereitet.",
	notSearched: (count) =>
		plural(count, {
			one: "# Unterhaltung konnte nicht durchsucht werden.",
			other: "# Unterhaltungen konnten nicht durchsucht werden.",
		}),
	failed: (reason) => `Die Suche hat nicht geklappt. ${reason}`,
	olderFailed: (reason) => `Ältere konnten nicht geladen werden. ${reason}`,
	older: "Ältere zeigen",
	loading: "Wird geladen …",
	again: "Erneut versuchen",
};
