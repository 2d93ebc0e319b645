import type { PinsWords } from "../en/pins.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const pins: PinsWords = {
	title: "الرسائل المثبّتة",
	notShown: "رسالة لا تظهر هنا",
	bar: {
		only: "مثبّتة",
		oneOf: (place, count) => `مثبّتة ${place} من ${count}`,
		all: "جميع الرسائل المثبّتة",
		allCounted: (count) => `جميع الرسائل المثبّتة (${count})`,
	},
	list: {
		none: "لا رسائل مثبّتة في هذه المحادثة.",
		failed: (why) => `تعذّر تحميلها كلها. ${why}`,
		tryAgain: "إعادة المحاولة",
		loading: "جارٍ التحميل…",
		unpin: "إلغاء التثبيت",
		unpinOf: (name, words) => `إلغاء تثبيت رسالة ${isolate(name)}: ${isolate(words)}`,
	},
	line: {
		byYou: "ثبّتَّ {message}",
		byOther: "ثبّت {name} {message}",
		what: (count) =>
			plural(count, {
				zero: "رسائل",
				one: "رسالة",
				two: "رسالتين",
				few: "# رسائل",
				many: "# رسالة",
				other: "# رسالة",
			}),
	},
};
