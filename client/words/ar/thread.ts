import type { ThreadWords } from "../en/thread.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const thread: ThreadWords = {
	title: "سلسلة ردود",
	titleOfAll: "سلاسل الردود",
	replies: (count) =>
		plural(count, {
			zero: "لا ردود",
			one: "رد واحد",
			two: "ردان",
			few: "# ردود",
			many: "# ردًا",
			other: "# رد",
		}),
	repliesOrMore: (count) =>
		plural(count, {
			zero: "لا ردود",
			one: "رد واحد أو أكثر",
			two: "ردان أو أكثر",
			few: "# ردود أو أكثر",
			many: "# ردًا أو أكثر",
			other: "# رد أو أكثر",
		}),
	last: (when) => `آخرها ${when}`,
	unread: (count) =>
		plural(count, {
			zero: "لا غير مقروء",
			one: "واحد غير مقروء",
			two: "اثنان غير مقروءين",
			few: "# غير مقروءة",
			many: "# غير مقروء",
			other: "# غير مقروء",
		}),
	inThread: "في سلسلة ردود",
	inThreadOf: "في سلسلة الردود: {text}",
	panel: {
		back: "العودة إلى المحادثة",
		close: "إغلاق سلسلة الردود",
		closeHint: "إغلاق (Esc)",
		follow: "متابعة",
		followHint: "تلقّي إشعار بالردود الجديدة",
		following: "متابَعة",
		followingHint: "تصلك إشعارات بالردود الجديدة. انقر لإيقافها.",
		closeNote: "إغلاق",
		gone: "لا توجد رسالة كهذه في هذه المحادثة.",
		failed: (why) => `تعذّر تحميل سلسلة الردود. ${why}`,
		reply: "رد",
		also: "إرسال إلى المحادثة أيضًا",
	},
	list: {
		loading: "جارٍ تحميل سلاسل الردود…",
		failed: (why) => `تعذّر تحميل سلاسل الردود. ${why}`,
		emptyTitle: "لا سلاسل ردود بعد",
		empty:
			"تظهر هنا سلاسل الردود التي تبدؤها أو ترد فيها أو يذكرك أحد فيها. اختر «الرد في سلسلة» في إحدى الرسائل لبدء واحدة.",
		readAll: "تعليم الكل كمقروء",
		you: "أنت",
		formerMember: "عضو سابق",
		deleted: "رسالة محذوفة",
		unread: (count) =>
			plural(count, {
				zero: "لا ردود غير مقروءة",
				one: "رد واحد غير مقروء",
				two: "ردان غير مقروءين",
				few: "# ردود غير مقروءة",
				many: "# ردًا غير مقروء",
				other: "# رد غير مقروء",
			}),
		unreadMentioned: (count) =>
			plural(count, {
				zero: "لا ردود غير مقروءة",
				one: "رد واحد غير مقروء يذكرك",
				two: "ردان غير مقروءين، ومنهما ما يذكرك",
				few: "# ردود غير مقروءة، ومنها ما يذكرك",
				many: "# ردًا غير مقروء، ومنها ما يذكرك",
				other: "# رد غير مقروء، ومنها ما يذكرك",
			}),
		loadingOlder: "جارٍ التحميل…",
		older: "إظهار سلاسل الردود الأقدم",
	},
	tryAgain: "إعادة المحاولة",
};
