import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const savedEntry = {
	title: "Saved",
	due: (count: number) => plural(count, { one: "# reminder due", other: "# reminders due" }),
	removed: (count: number) => plural(count, { one: "Removed from saved", other: "# messages removed" }),
	undo: "Undo",
	close: "Close",
};

export type SavedEntryWords = typeof savedEntry;
