import type { ComposerWords } from "../en/composer.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const composer: ComposerWords = {
	addEmoji: "إضافة رمز تعبيري",
	addEmojiHint: "أضف رمزًا تعبيريًا أو اكتب ‎:name:‎",
	message: "رسالة",
	messageTo: (name) => `رسالة إلى ${isolate(name)}`,
	editMessage: "تعديل الرسالة",
	send: "إرسال",
	save: "حفظ",
	notes: {
		kept: (why) => `${why} ما زال نصك هنا.`,
		brokenCharacter: "في هذا النص حرف تالف، لذا لا يمكن إرساله.",
		tooLong: (over, most) =>
			plural(over, {
				zero: `لا زيادة في النص. الحد الأقصى للرسالة ${most}.`,
				one: `النص أطول بحرف واحد. الحد الأقصى للرسالة ${most}.`,
				two: `النص أطول بحرفين. الحد الأقصى للرسالة ${most}.`,
				few: `النص أطول بـ# أحرف. الحد الأقصى للرسالة ${most}.`,
				many: `النص أطول بـ# حرفًا. الحد الأقصى للرسالة ${most}.`,
				other: `النص أطول بـ# حرف. الحد الأقصى للرسالة ${most}.`,
			}),
		left: (count) =>
			plural(count, {
				zero: "لم يبقَ أي حرف",
				one: "بقي حرف واحد",
				two: "بقي حرفان",
				few: "بقيت # أحرف",
				many: "بقي # حرفًا",
				other: "بقي # حرف",
			}),
		offline: "أنت غير متصل بالإنترنت. ما تكتبه يُحفظ هنا ويُرسل لاحقًا.",
	},
	edit: { title: "تعديل", cancel: "إلغاء التعديل" },
	cancelHint: "إلغاء (Esc)",
	offers: {
		emoji: "الرموز التعبيرية",
		emojiCounted: (count) =>
			plural(count, {
				zero: "لا رموز تعبيرية.",
				one: "رمز تعبيري واحد. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				two: "رمزان تعبيريان. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				few: "# رموز تعبيرية. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				many: "# رمزًا تعبيريًا. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				other: "# رمز تعبيري. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
			}),
		people: "أشخاص يمكنك ذكرهم",
		peopleCounted: (count) =>
			plural(count, {
				zero: "لا أحد يمكنك ذكره.",
				one: "شخص واحد يمكنك ذكره. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				two: "شخصان يمكنك ذكرهما. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				few: "# أشخاص يمكنك ذكرهم. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				many: "# شخصًا يمكنك ذكرهم. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
				other: "# شخص يمكنك ذكرهم. اختر بمفاتيح الأسهم واضغط Enter للإدراج.",
			}),
		any: "اقتراحات",
		everyone: "جميع أعضاء هذه المجموعة",
		here: "الأعضاء المتصلون الآن",
	},
	reply: {
		title: "رد",
		to: "رد على {name}",
		toSelf: "رد على رسالتك",
		toUnknown: "رد على رسالة",
		loading: "جارٍ التحميل…",
		notShown: "لا تظهر هنا.",
		cancel: "إلغاء الرد",
	},
};
