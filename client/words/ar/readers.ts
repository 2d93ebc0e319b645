import type { ReadersWords } from "../en/readers.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const readers: ReadersWords = {
	heading: (title, count) => {
		const words = `${title} (#)`;
		return plural(count, { zero: words, one: words, two: words, few: words, many: words, other: words });
	},
	showMore: (left) => {
		const words = "إظهار المزيد (بقي #)";
		return plural(left, { zero: words, one: words, two: words, few: words, many: words, other: words });
	},
	presence: { online: "، متصل", away: "، بعيد" },
	read: {
		title: "من قرأ هذه الرسالة",
		nobodyElse: "لم يكن هنا أحد غيرك.",
		youHide: "أنت تخفي ما قرأته، لذا لا يظهر لك ما قرأه الآخرون.",
		counted: (read, all) => `قرأها ${read} من ${all}`,
		members: "الأعضاء",
		lists: { read: "قرؤوها", delivered: "وصلت إليهم", waiting: "ليس بعد" },
		doesNotShare: "لا يُظهر متى يقرأ",
	},
	reacted: {
		title: "المتفاعلون",
		nobody: "لم يعد أحد يتفاعل مع هذه الرسالة.",
		reactions: "التفاعلات",
		you: "أنت",
		someone: "شخص ما",
	},
	versions: {
		title: "جميع النسخ",
		deleted: "حُذفت هذه الرسالة.",
		list: "النسخ، الأحدث أولًا",
		now: "الآن، منذ {time}",
		before: "قبل ذلك، منذ {time}",
		first: "الأولى، منذ {time}",
	},
};
