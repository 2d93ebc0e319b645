import type { DateWords } from "../en/date.ts";

export const date: DateWords = {
	title: "الانتقال إلى تاريخ",
	shown: "إظهار ما قيل في",
	go: "انتقال",
	looking: "جارٍ البحث…",
	failed: (why) => `لم ينجح ذلك. ${why}`,
	nothing: {
		today: "لم يُقل شيء اليوم.",
		todayOrSince: "لم يُقل شيء اليوم ولا بعده.",
		yesterday: "لم يُقل شيء أمس.",
		yesterdayOrSince: "لم يُقل شيء أمس ولا بعده.",
		on: (day) => `لم يُقل شيء يوم ${day}.`,
		onOrSince: (day) => `لم يُقل شيء يوم ${day} ولا بعده.`,
	},
	next: (day) => `الانتقال إلى الرسائل التالية: ${day}`,
};
