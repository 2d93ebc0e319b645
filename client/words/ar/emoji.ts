import type { EmojiWords } from "../en/emoji.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

const tones = [
	"بلا لون بشرة",
	"بشرة فاتحة",
	"بشرة فاتحة إلى متوسطة",
	"بشرة متوسطة",
	"بشرة متوسطة إلى داكنة",
	"بشرة داكنة",
];

export const emoji: EmojiWords = {
	loading: "جارٍ تحميل الرموز التعبيرية…",
	title: "الرموز التعبيرية",
	all: "جميع الرموز التعبيرية",
	allHint: "جميع الرموز التعبيرية (Esc)",
	close: "إغلاق",
	search: "البحث في الرموز التعبيرية",
	groupBar: "مجموعات الرموز التعبيرية",
	groups: ["وجوه", "أشخاص", "حيوانات وطبيعة", "طعام وشراب", "سفر وأماكن", "أنشطة", "أشياء", "علامات", "أعلام"],
	frequent: "الأكثر استخدامًا",
	found: "النتائج",
	ofMessage: "التفاعلات على هذه الرسالة",
	nothing: (query) => `لا رموز تعبيرية لـ«${isolate(query)}».`,
	noneFound: "لم يُعثر على رموز تعبيرية",
	foundCounted: (count, first) => {
		const takes = `اضغط Enter لاختيار ${isolate(first)}.`;
		return plural(count, {
			zero: "لم يُعثر على رموز تعبيرية.",
			one: `عُثر على رمز تعبيري واحد. ${takes}`,
			two: `عُثر على رمزين تعبيريين. ${takes}`,
			few: `عُثر على # رموز تعبيرية. ${takes}`,
			many: `عُثر على # رمزًا تعبيريًا. ${takes}`,
			other: `عُثر على # رمز تعبيري. ${takes}`,
		});
	},
	skinTone: "لون البشرة",
	skinTones: "ألوان البشرة",
	tones,
	toned: (label, tone) => `${isolate(label)}: ${tones[tone]}`,
	tonedApart: (label, first, second) => `${isolate(label)}: ${tones[first]} و${tones[second]}`,
};
