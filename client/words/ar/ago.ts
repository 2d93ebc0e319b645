import type { AgoWords } from "../en/ago.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const ago: AgoWords = {
	justNow: "الآن",
	minutes: (count) =>
		plural(count, {
			zero: "الآن",
			one: "قبل دقيقة",
			two: "قبل دقيقتين",
			few: "قبل # دقائق",
			many: "قبل # دقيقة",
			other: "قبل # دقيقة",
		}),
	lastSeen: {
		justNow: "آخر ظهور الآن",
		minutes: (count) =>
			plural(count, {
				zero: "آخر ظهور الآن",
				one: "آخر ظهور قبل دقيقة",
				two: "آخر ظهور قبل دقيقتين",
				few: "آخر ظهور قبل # دقائق",
				many: "آخر ظهور قبل # دقيقة",
				other: "آخر ظهور قبل # دقيقة",
			}),
		today: (time) => `آخر ظهور اليوم الساعة ${time}`,
		yesterday: (time) => `آخر ظهور أمس الساعة ${time}`,
		date: (date) => `آخر ظهور في ${date}`,
	},
};
