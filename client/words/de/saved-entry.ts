import type { SavedEntryWords } from "../en/saved-entry.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("de");

export const savedEntry: SavedEntryWords = {
	title: "Gespeichert",
	due: (count) => plural(count, { one: "# Erinnerung fällig", other: "# Erinnerungen fällig" }),
	removed: (count) => plural(count, { one: "Aus „Gespeichert“ entfernt", other: "# Nachrichten entfernt" }),
	undo: "Rückgängig",
	close: "Schließen",
};
