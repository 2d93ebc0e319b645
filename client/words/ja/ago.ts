import type { AgoWords } from "../en/ago.ts";

export const ago: AgoWords = {
	justNow: "たった今",
	minutes: (count) => `${count}分前`,
	lastSeen: {
		justNow: "最終オンライン：たった今",
		minutes: (count) => `最終オンライン：${count}分前`,
		today: (time) => `最終オンライン：今日 ${time}`,
		yesterday: (time) => `最終オンライン：昨日 ${time}`,
		date: (date) => `最終オンライン：${date}`,
	},
};
