import type { LanguageWords } from "../en/language.ts";

export const language: LanguageWords = {
	legend: "Sprache",
	asBrowser: "Wie im Browser eingestellt",
	detail:
		"Für alles, was Parley sagt; was Menschen schreiben, bleibt, wie es ist. Daten und Zahlen richten sich danach.",
	failed: "Die Texte dieser Sprache konnten nicht geladen werden. Prüfe deine Verbindung und versuche es noch einmal.",
};
