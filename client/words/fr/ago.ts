import type { AgoWords } from "../en/ago.ts";

export const ago: AgoWords = {
	justNow: "à l’instant",
	minutes: (count) => `il y a ${count} min`,
	lastSeen: {
		justNow: "En ligne à l’instant",
		minutes: (count) => `En ligne il y a ${count} min`,
		today: (time) => `En ligne aujourd’hui à ${time}`,
		yesterday: (time) => `En ligne hier à ${time}`,
		date: (date) => `En ligne le ${date}`,
	},
};
