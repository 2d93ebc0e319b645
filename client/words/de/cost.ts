import type { CostWords } from "../en/cost.ts";

export const cost: CostWords = {
	month: "Diesen Monat bisher",
	explained:
		"Was diese Unterhaltung den Betreiber von Parley kostet, nach den Listenpreisen von {prices}, ohne was ein Tarif schon enthält. Gezählt seit {since}.",
	parts: { requests: "Anfragen", awake: "Wache Zeit", rows: "Gelesene und geschriebene Zeilen", storage: "Speicher" },
	months: "Nach Monat",
	days: "Nach Tag",
	when: "Wann",
	dollars: "Kosten",
	budget: {
		label: "Budget für einen Monat, in US-Dollar",
		hint: "Ist es in einem Monat erreicht, werden „schreibt …“ und wer online ist bis zum Monatsende weniger genau gezeigt. Nachrichten, Lesebestätigungen und Zustellung bleiben, wie sie sind.",
		save: "Speichern",
		saved: "Das Budget wurde gespeichert.",
		bad: "Gib einen Betrag von {least} bis {most} ein, oder nichts für kein Budget.",
	},
	coarse:
		"Das Budget dieses Monats ist aufgebraucht: „schreibt …“ und wer online ist werden bis {until} weniger genau gezeigt.",
	loading: "Wird gezählt …",
	failed: "Die Kosten konnten nicht geladen werden. {reason}",
	again: "Erneut versuchen",
};
