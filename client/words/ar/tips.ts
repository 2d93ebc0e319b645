import type { TipWords } from "../en/tips.ts";

export const tips: TipWords = {
	title: "تلميح",
	tips: {
		jump: "{key} ينقلك إلى أي محادثة أو شخص أو إجراء.",
		editLast: "{key} في حقل فارغ يعدّل رسالتك الأخيرة.",
		find: "{key} يبحث في جميع رسائلك.",
	},
	close: "فهمت",
};
