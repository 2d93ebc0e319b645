import type { AgoWords } from "../en/ago.ts";

export const ago: AgoWords = {
	justNow: "ahora mismo",
	minutes: (count) => `hace ${count} min`,
	lastSeen: {
		justNow: "Últ. vez ahora mismo",
		minutes: (count) => `Últ. vez hace ${count} min`,
		today: (time) => `Últ. vez hoy a las ${time}`,
		yesterday: (time) => `Últ. vez ayer a las ${time}`,
		date: (date) => `Últ. vez el ${date}`,
	},
};
