import type { ForwardWords } from "../en/forward.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const forward: ForwardWords = {
	title: "إعادة توجيه الرسالة",
	atMost: (count) =>
		plural(count, {
			zero: "لا محادثات في المرة الواحدة.",
			one: "محادثة واحدة على الأكثر في المرة الواحدة.",
			two: "محادثتان على الأكثر في المرة الواحدة.",
			few: "# محادثات على الأكثر في المرة الواحدة.",
			many: "# محادثة على الأكثر في المرة الواحدة.",
			other: "# محادثة على الأكثر في المرة الواحدة.",
		}),
	pickOne: "اختر محادثة واحدة على الأقل.",
	commentRefused: (why) => `تعليقك: ${why}`,
	picked: "المحادثات المختارة",
	someConversation: "محادثة",
	remove: (title) => `إزالة ${isolate(title)}`,
	comment: "تعليق (اختياري)",
	cancel: "إلغاء",
	forward: "إعادة توجيه",
	forwardTo: (count) =>
		plural(count, {
			zero: "إعادة توجيه",
			one: "إعادة توجيه إلى محادثة",
			two: "إعادة توجيه إلى محادثتين",
			few: "إعادة توجيه إلى #",
			many: "إعادة توجيه إلى #",
			other: "إعادة توجيه إلى #",
		}),
	picker: {
		find: "البحث عن محادثات",
		placeholder: "محادثة أو شخص",
		list: "المحادثات",
		members: (count) =>
			plural(count, {
				zero: "لا أعضاء",
				one: "عضو واحد",
				two: "عضوان",
				few: "# أعضاء",
				many: "# عضوًا",
				other: "# عضو",
			}),
		none: "لا محادثة بهذا الاسم.",
		found: (count) =>
			plural(count, {
				zero: "لم يُعثر على محادثات",
				one: "عُثر على محادثة واحدة",
				two: "عُثر على محادثتين",
				few: "عُثر على # محادثات",
				many: "عُثر على # محادثة",
				other: "عُثر على # محادثة",
			}),
	},
	done: {
		one: "أُعيد التوجيه إلى {first}",
		two: "أُعيد التوجيه إلى {first} و{second}",
		more: (others) =>
			plural(others, {
				zero: "أُعيد التوجيه إلى {first} و{second}",
				one: "أُعيد التوجيه إلى {first} و{second} ومحادثة أخرى",
				two: "أُعيد التوجيه إلى {first} و{second} ومحادثتين أخريين",
				few: "أُعيد التوجيه إلى {first} و{second} و# محادثات أخرى",
				many: "أُعيد التوجيه إلى {first} و{second} و# محادثة أخرى",
				other: "أُعيد التوجيه إلى {first} و{second} و# محادثة أخرى",
			}),
		close: "إغلاق",
	},
};
