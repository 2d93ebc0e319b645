import type { TipWords } from "../en/tips.ts";

export const tips: TipWords = {
	title: "Tipp",
	tips: {
		jump: "{key} springt zu jeder Unterhaltung, Person oder Aktion.",
		editLast: "{key} in einem leeren Feld bearbeitet deine letzte Nachricht.",
		find: "{key} durchsucht alle deine Nachrichten.",
	},
	close: "Verstanden",
};
