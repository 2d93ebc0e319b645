import type { WelcomeWords } from "../en/welcome.ts";

export const welcome: WelcomeWords = {
	pitch: "Ein Chat, der Wort hält.",
	lead: "Rede zu zweit oder in Gruppen. Jede Nachricht kommt einmal und in der richtigen Reihenfolge an, bei guter wie bei schlechter Verbindung, und du siehst immer, wie es um sie steht.",
	preview: [
		"Der Zug hat wieder Verspätung. Fangt ihr ohne mich an?",
		"Wir warten – der Kaffee ist noch heiß",
		"Ihr seid die Besten. Zehn Minuten!",
	],
	invited: "Dieser Link führt zu einer Unterhaltung. Du kommst dorthin, sobald du angemeldet bist.",
	headings: { guest: "Ins Gespräch kommen", sign_in: "Willkommen zurück", sign_up: "Leg dein Konto an" },
};
