import type { MessageWords } from "../en/message.ts";
import { isolate } from "../isolate.ts";
import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");
const list = listOf("ar");

export const message: MessageWords = {
	you: "أنت",
	says: (name) => `${isolate(name)}:`,
	deleted: {
		bySender: "رسالة محذوفة",
		byYou: "رسالة حذفتها أنت",
		byOther: (name) => `رسالة حذفها ${isolate(name)}`,
		byAdmin: "رسالة حذفها أحد المشرفين",
	},
	status: {
		sending: "جارٍ الإرسال",
		sent: "أُرسلت",
		delivered: "وصلت",
		read: "قُرئت",
		failed: "لم تُرسل",
	},
	statusHint: (status) => `${status}: عرض التفاصيل`,
	statusAt: (status, time) => `${status}، ${time}: عرض من قرأ هذه الرسالة`,
	pinned: "مثبّتة",
	saved: "محفوظة لوقت لاحق",
	saving: "جارٍ الحفظ…",
	edited: "معدّلة",
	editedAt: (time) => `عُدّلت ${time}`,
	editedSeeVersions: (time) => `عُدّلت ${time}: عرض جميع النسخ`,
	forwarded: "مُعاد توجيهها",
	quote: {
		replyTo: "رد على {name}:",
		replyToUnknown: "رد على:",
		notLoaded: "رسالة غير محمّلة",
		notShown: "رسالة لا تظهر هنا",
	},
	code: "شيفرة برمجية",
	codeIn: (language) => `شيفرة برمجية، ${isolate(language)}`,
	spoiler: "نص مخفي: إظهاره",
	notSent: (why) => `لم تُرسل. ${why}`,
	retry: "إعادة المحاولة",
	discard: "تجاهل",
	refused: {
		edit: (why) => `لم يُحفظ التعديل. ${why}`,
		deletion: (why) => `لم تُحذف. ${why}`,
		reaction: (emoji, why) => `لم يُضَف ${emoji}. ${why}`,
		noReaction: (emoji, why) => `لم يُسحب ${emoji}. ${why}`,
		pin: (why) => `لم تُثبّت. ${why}`,
		unpin: (why) => `ما زالت مثبّتة. ${why}`,
	},
	reactions: {
		title: "التفاعلات",
		people: (names, more) => {
			const all = Array.from(names, isolate);
			if (more === 0) return list(all);
			const others = plural(more, {
				zero: "لا أحد غيرهم",
				one: "شخص آخر",
				two: "شخصان آخران",
				few: "# آخرون",
				many: "# آخرون",
				other: "# آخرون",
			});
			return list([...all, others]);
		},
		counted: (emoji, count, people) => `${emoji} ${count}: ${people}`,
		any: "التفاعل بأي رمز تعبيري",
		full: (kinds) =>
			plural(kinds, {
				zero: "لا تفاعلات على هذه الرسالة.",
				one: "على هذه الرسالة نوع واحد من التفاعلات، وهو الحد الأقصى. يمكنك المشاركة فيه.",
				two: "على هذه الرسالة نوعان من التفاعلات، وهو الحد الأقصى. يمكنك المشاركة في أيٍّ منهما.",
				few: "على هذه الرسالة # أنواع من التفاعلات، وهو الحد الأقصى. يمكنك المشاركة في أيٍّ منها.",
				many: "على هذه الرسالة # نوعًا من التفاعلات، وهو الحد الأقصى. يمكنك المشاركة في أيٍّ منها.",
				other: "على هذه الرسالة # نوع من التفاعلات، وهو الحد الأقصى. يمكنك المشاركة في أيٍّ منها.",
			}),
	},
	menu: {
		title: "إجراءات الرسالة",
		titleAt: (time) => `إجراءات رسالة الساعة ${time}`,
		react: "تفاعل",
		reactWith: (emoji) => `التفاعل بـ ${emoji}`,
		moreEmoji: "مزيد من الرموز التعبيرية",
		reply: "رد",
		replyInThread: "الرد في سلسلة",
		openThread: "فتح سلسلة الردود",
		forward: "إعادة توجيه…",
		copyText: "نسخ النص",
		copyLink: "نسخ الرابط",
		pin: "تثبيت",
		unpin: "إلغاء التثبيت",
		seeReacted: "عرض المتفاعلين",
		seeVersions: "عرض جميع النسخ",
		edit: "تعديل",
		delete: "حذف لدى الجميع",
		more: "المزيد…",
		less: "أقل",
	},
};
