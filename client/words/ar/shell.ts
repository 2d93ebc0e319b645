import type { TranslatedShell } from "../en/shell.ts";
import { isolate } from "../isolate.ts";
import { pluralsOf } from "../plural.ts";
import { problems } from "./problems.ts";

const plural = pluralsOf("ar");
const numbers = new Intl.NumberFormat("ar");

/** Arabic words of the shell. */
export const shell: TranslatedShell = {
	close: "إغلاق",
	tryAgain: "إعادة المحاولة",
	reload: "إعادة التحميل",
	reloadPage: "إعادة تحميل الصفحة",
	starting: "جارٍ تشغيل Parley…",
	unreachable: {
		tab: "بلا اتصال",
		title: "تعذّر الوصول إلى Parley",
		text: "تحقّق من اتصالك بالإنترنت. ستتابع هذه الصفحة من تلقاء نفسها فور عودته.",
	},
	unknown: {
		tab: "غير موجود",
		title: "لا يوجد شيء هنا",
		text: "ربما كُتب العنوان خطأً، أو لم يعد ما كان هنا موجودًا.",
		toParley: "الانتقال إلى Parley",
		toConversations: "الانتقال إلى محادثاتك",
	},
	broken: {
		page: "حدث خطأ في هذه الصفحة",
		pageText: "هذا خطأ في التطبيق وليس منك. رسائلك في أمان: ما لم يُرسل بعد وما كنت تكتبه محفوظ على هذا الجهاز.",
		conversation: "تعذّر عرض هذه المحادثة",
		conversationText: "هذا خطأ في التطبيق وليس منك. رسائلك في أمان، وما كنت تكتبه محفوظ على هذا الجهاز.",
		back: "العودة إلى محادثاتك",
		part: "تعذّر تحميل هذا الجزء من التطبيق. تحقّق من اتصالك، أو أعد التحميل للحصول على إصدار جديد.",
	},
	newVersion: "يتوفر إصدار جديد.",
	later: "لاحقًا",
	offline: "يبدو أنك غير متصل. تحقّق من اتصالك وحاول مرة أخرى.",
	internal: "حدث خطأ من جانبنا.",
	problems,

	loadingConversation: "جارٍ تحميل المحادثة…",
	skip: "الانتقال إلى المحادثة",
	searchMessages: "البحث في الرسائل",
	searchMessagesKeys: "البحث في الرسائل (\u2066Ctrl Shift F\u2069)",
	newConversation: "محادثة جديدة",
	jump: "الانتقال إلى…",
	jumpHint: "الانتقال إلى محادثة أو شخص أو إجراء",
	settings: "الإعدادات",
	settingsKeys: "الإعدادات (\u2066Ctrl ,\u2069)",
	noticesPaused: "الإشعارات والصوت متوقفة مؤقتًا",
	profile: "ملفك الشخصي",
	guest: "ضيف",
	guestNote: "أنت ضيف على هذا الجهاز.",
	keepAccount: "الاحتفاظ بالحساب",
	leaving: {
		title: "هل تريد المغادرة نهائيًا؟",
		text: "ليس للضيف كلمة مرور لتسجيل الدخول. إذا سجّلت الخروج الآن فلن تتمكن من العودة إلى هذه المحادثات.",
		signOut: "تسجيل الخروج رغم ذلك",
	},
	nothingOpen: {
		title: "اختر محادثة",
		text: "أو اضغط {find} للعثور على شخص تتحدث إليه، و{all} لعرض جميع الاختصارات.",
		textWithoutKeys: "أو ابدأ محادثة جديدة من أعلى القائمة.",
	},

	conversations: "المحادثات",
	listWidth: "عرض القائمة",
	list: {
		loading: "جارٍ تحميل محادثاتك…",
		notHere: "محادثاتك ليست على هذا الجهاز بعد. ستظهر عندما تتصل بالإنترنت.",
		empty: "لا توجد محادثات بعد",
		emptyText: "ابحث عن شخص بالاسم أو باسم المستخدم وألقِ التحية.",
		findPerson: "البحث عن شخص",
	},
	row: {
		own: "أنت: ",
		from: (name) => `${name}: `,
		draft: "مسودة: ",
		noMessages: "لا توجد رسائل بعد",
		deleted: "حُذفت الرسالة",
		muted: "مكتومة",
		mentions: (count) =>
			plural(count, {
				zero: "لم يُشر إليك أحد",
				one: "أُشير إليك",
				two: "أُشير إليك مرتين",
				few: "أُشير إليك # مرات",
				many: "أُشير إليك # مرة",
				other: "أُشير إليك # مرة",
			}),
		replies: (count) =>
			plural(count, {
				zero: "لا ردود غير مقروءة في سلاسل الردود",
				one: "رد واحد غير مقروء في سلاسل الردود",
				two: "ردّان غير مقروءين في سلاسل الردود",
				few: "# ردود غير مقروءة في سلاسل الردود",
				many: "# ردًا غير مقروء في سلاسل الردود",
				other: "# رد غير مقروء في سلاسل الردود",
			}),
		repliesWithMention: (count) =>
			plural(count, {
				zero: "لا ردود غير مقروءة في سلاسل الردود، وأُشير إليك",
				one: "رد واحد غير مقروء في سلاسل الردود، وأُشير إليك",
				two: "ردّان غير مقروءين في سلاسل الردود، وأُشير إليك",
				few: "# ردود غير مقروءة في سلاسل الردود، وأُشير إليك",
				many: "# ردًا غير مقروء في سلاسل الردود، وأُشير إليك",
				other: "# رد غير مقروء في سلاسل الردود، وأُشير إليك",
			}),
		markedUnread: "عُلّمت كغير مقروءة",
		unread: (count) =>
			plural(count, {
				zero: "لا رسائل غير مقروءة",
				one: "رسالة واحدة غير مقروءة",
				two: "رسالتان غير مقروءتين",
				few: "# رسائل غير مقروءة",
				many: "# رسالة غير مقروءة",
				other: "# رسالة غير مقروءة",
			}),
		options: "خيارات",
		optionsFor: (title) => `خيارات ${isolate(title)}`,
		markRead: "تعليم كمقروءة",
		markUnread: "تعليم كغير مقروءة",
		mute: "كتم",
		unmute: "إلغاء الكتم",
	},

	title: {
		direct: "محادثة مباشرة",
		justYou: "أنت فقط",
		names: (names, more) => (more > 0 ? `${names.join("، ")} +${numbers.format(more)}` : names.join("، ")),
	},
	notificationsOn: "الإشعارات مفعّلة.",
	notSaved: (why) => `تعذّر حفظ الرسالة. ${why}`,
	password: { show: "إظهار", hide: "إخفاء", showLabel: "إظهار كلمة المرور", hideLabel: "إخفاء كلمة المرور" },
	keys: { ctrl: "Ctrl", alt: "Alt", shift: "Shift" },
};
