import type { DateWords } from "../en/date.ts";

export const date: DateWords = {
	title: "Zu einem Datum springen",
	shown: "Zeigen, was geschrieben wurde am",
	go: "Los",
	looking: "Suche …",
	failed: (why) => `Das hat nicht geklappt. ${why}`,
	nothing: {
		today: "Heute wurde nichts geschrieben.",
		todayOrSince: "Heute und seither wurde nichts geschrieben.",
		yesterday: "Gestern wurde nichts geschrieben.",
		yesterdayOrSince: "Gestern und seither wurde nichts geschrieben.",
		on: (day) => `Am ${day} wurde nichts geschrieben.`,
		onOrSince: (day) => `Am ${day} und seither wurde nichts geschrieben.`,
	},
	next: (day) => `Zu den nächsten Nachrichten: ${day}`,
};
