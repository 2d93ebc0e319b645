import type { SavedEntryWords } from "../en/saved-entry.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("es");

export const savedEntry: SavedEntryWords = {
	title: "Guardados",
	due: (count) =>
		plural(count, {
			one: "# recordatorio vencido",
			many: "# de recordatorios vencidos",
			other: "# recordatorios vencidos",
		}),
	removed: (count) =>
		plural(count, {
			one: "Se quitó de Guardados",
			many: "Se quitaron # de mensajes",
			other: "Se quitaron # mensajes",
		}),
	undo: "Deshacer",
	close: "Cerrar",
};
