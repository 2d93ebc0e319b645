import type { TimelineWords } from "../en/timeline.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

const newMessages = (count: number) =>
	plural(count, {
		zero: "لا رسائل جديدة",
		one: "رسالة جديدة",
		two: "رسالتان جديدتان",
		few: "# رسائل جديدة",
		many: "# رسالة جديدة",
		other: "# رسالة جديدة",
	});

export const timeline: TimelineWords = {
	messages: "الرسائل",
	replies: "الردود",
	rootOfThread: "رسالة هذه السلسلة",
	loadingMessages: "جارٍ تحميل الرسائل…",
	jumpToDate: "الانتقال إلى تاريخ",
	newMessages: "رسائل جديدة",
	newCounted: newMessages,
	toNewest: "أحدث الرسائل",
	backToNewest: "الانتقال إلى الأحدث",
	backToPlace: "العودة إلى حيث كنت",
	someone: "شخص ما",
	formerMember: "عضو سابق",
	older: {
		load: "تحميل الرسائل الأقدم",
		loading: "جارٍ تحميل الرسائل الأقدم…",
		failed: (why) => `تعذّر تحميل الرسائل الأقدم. ${why}`,
	},
	newer: {
		load: "تحميل الرسائل الأحدث",
		loading: "جارٍ تحميل الرسائل الأحدث…",
		failed: (why) => `تعذّر تحميل الرسائل الأحدث. ${why}`,
	},
	tryAgain: "إعادة المحاولة",
	close: "إغلاق",
	beginning: {
		noReplies: "لا ردود بعد",
		direct: "من هنا تبدأ المحادثة",
		group: "من هنا تبدأ المجموعة",
		nothingBefore: "لا شيء قبل هذا.",
		sayHello: (name) => `ألقِ التحية على ${isolate(name)}.`,
		sayHelloToEachOther: "تبادلا التحية.",
		nobodySpoke: "لم يقل أحد شيئًا بعد.",
	},
	jump: {
		looking: "جارٍ البحث عن الرسالة…",
		gone: "لا توجد رسالة كهذه في هذه المحادثة.",
		failed: (why) => `تعذّر عرض الرسالة. ${why}`,
	},
	newAbove: {
		since: (when) => `رسائل جديدة منذ ${when}`,
		countedSince: (count, when) => `${newMessages(count)} منذ ${when}`,
		toFirst: "الانتقال إلى أولها",
		failed: (why) => `تعذّر العثور على أول رسالة جديدة. ${why}`,
		hide: "عدم الإظهار",
	},
	place: {
		message: {
			inChatWith: "رسالة في الدردشة مع {name}",
			inGroup: "رسالة في {title}",
			here: "رسالة في محادثة",
			elsewhere: "رسالة في محادثة لست فيها",
		},
		thread: {
			inChatWith: "سلسلة ردود في الدردشة مع {name}",
			inGroup: "سلسلة ردود في {title}",
			here: "سلسلة ردود في محادثة",
			elsewhere: "سلسلة ردود في محادثة لست فيها",
		},
		conversation: "محادثة",
		conversationElsewhere: "محادثة لست فيها",
	},
};
