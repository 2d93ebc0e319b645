import type { AgoWords } from "../en/ago.ts";

export const ago: AgoWords = {
	justNow: "gerade eben",
	minutes: (count) => `vor ${count} Min.`,
	lastSeen: {
		justNow: "Zuletzt online gerade eben",
		minutes: (count) => `Zuletzt online vor ${count} Min.`,
		today: (time) => `Zuletzt online heute um ${time}`,
		yesterday: (time) => `Zuletzt online gestern um ${time}`,
		date: (date) => `Zuletzt online am ${date}`,
	},
};
