import type { DateWords } from "../en/date.ts";

export const date: DateWords = {
	title: "Aller à une date",
	shown: "Afficher ce qui a été dit le",
	go: "Y aller",
	looking: "Recherche…",
	failed: (why) => `Cela n’a pas fonctionné. ${why}`,
	nothing: {
		today: "Rien n’a été dit aujourd’hui.",
		todayOrSince: "Rien n’a été dit aujourd’hui ni depuis.",
		yesterday: "Rien n’a été dit hier.",
		yesterdayOrSince: "Rien n’a été dit hier ni depuis.",
		on: (day) => `Rien n’a été dit le ${day}.`,
		onOrSince: (day) => `Rien n’a été dit le ${day} ni depuis.`,
	},
	next: (day) => `Aller aux messages suivants : ${day}`,
};
