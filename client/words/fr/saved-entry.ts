import type { SavedEntryWords } from "../en/saved-entry.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("fr");

export const savedEntry: SavedEntryWords = {
	title: "Enregistrés",
	due: (count) => plural(count, { one: "# rappel échu", many: "# de rappels échus", other: "# rappels échus" }),
	removed: (count) =>
		plural(count, {
			one: "Retiré des messages enregistrés",
			many: "# de messages retirés",
			other: "# messages retirés",
		}),
	undo: "Annuler",
	close: "Fermer",
};
