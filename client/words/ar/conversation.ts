import type { ConversationWords } from "../en/conversation.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

const members = (count: number) =>
	plural(count, {
		zero: "لا أعضاء",
		one: "عضو واحد",
		two: "عضوان",
		few: "# أعضاء",
		many: "# عضوًا",
		other: "# عضو",
	});

const unreadReplies = (count: number) =>
	plural(count, {
		zero: "لا ردود غير مقروءة",
		one: "رد واحد غير مقروء",
		two: "ردان غير مقروءين",
		few: "# ردود غير مقروءة",
		many: "# ردًا غير مقروء",
		other: "# رد غير مقروء",
	});

export const conversation: ConversationWords = {
	untitled: "محادثة",
	back: "العودة إلى المحادثات",
	jumpToDate: "الانتقال إلى تاريخ",
	members: "الأعضاء",
	membersCounted: (count) => `الأعضاء (${members(count)})`,
	threads: "سلاسل الردود",
	threadsUnread: (count) => `سلاسل الردود، ${unreadReplies(count)}`,
	threadsMentioned: (count) => `سلاسل الردود، ${unreadReplies(count)}، ومنها ما يذكرك`,
	search: "البحث في هذه المحادثة",
	presence: {
		online: "متصل",
		away: "بعيد",
		typing: "يكتب الآن…",
		oneTyping: (name) => `${isolate(name)} يكتب الآن…`,
		twoTyping: (first, second) => `${isolate(first)} و${isolate(second)} يكتبان الآن…`,
		manyTyping: (count) =>
			plural(count, {
				zero: "لا أحد يكتب الآن",
				one: "شخص واحد يكتب الآن…",
				two: "شخصان يكتبان الآن…",
				few: "# أشخاص يكتبون الآن…",
				many: "# شخصًا يكتبون الآن…",
				other: "# شخص يكتبون الآن…",
			}),
		members,
		membersOnline: (count, online) => `${members(count)}، المتصلون: ${online}`,
	},
	notice: {
		signIn: "تسجيل الدخول مجددًا",
		reload: "إعادة التحميل",
		noConnection: "لا يوجد اتصال.",
		notOnDevice: "هذه المحادثة ليست على هذا الجهاز بعد. ستظهر عند اتصالك بالإنترنت.",
		nextTry: (seconds) => `المحاولة التالية بعد ${seconds} ث.`,
		retryNow: "إعادة المحاولة الآن",
		changedBehind:
			"تغيّرت هذه المحادثة على الخادم بعد كتابتها: ما تقوله الآن لا يطابق ما تلقّاه هذا الجهاز من قبل. لا تعتمد عليها قبل أن تسأل المشاركين فيها.",
	},
	undo: {
		deleted: (count) =>
			plural(count, {
				zero: "لم تُحذف أي رسالة",
				one: "حُذفت الرسالة",
				two: "حُذفت رسالتان",
				few: "حُذفت # رسائل",
				many: "حُذفت # رسالة",
				other: "حُذفت # رسالة",
			}),
		undo: "تراجع",
	},
};
