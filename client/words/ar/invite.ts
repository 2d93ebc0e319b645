import type { InviteWords } from "../en/invite.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const invite: InviteWords = {
	tab: "دعوة",
	looking: "جارٍ التحقق من الدعوة…",
	invitedTo: "أنت مدعو إلى",
	alreadyIn: "أنت موجود بالفعل في",
	group: "مجموعة",
	members: (count) =>
		plural(count, { zero: "لا أعضاء", one: "عضو واحد", two: "عضوان", few: "# أعضاء", many: "# عضوًا", other: "# عضو" }),
	open: "فتح المحادثة",
	join: "انضمام",
	joining: "جارٍ الانضمام…",
	joinAs: "تنضم باسم {name}.",
	joinAsUser: "تنضم باسم {name} ({username}).",
	yourName: "اسمك",
	joinAsGuest: "الانضمام كضيف",
	createAndJoin: "إنشاء حساب والانضمام",
	gone: {
		title: "هذه الدعوة غير صالحة",
		text: "انتهت صلاحيتها أو استُنفدت أو سُحبت. اطلب دعوة جديدة ممن أرسلها إليك.",
	},
	failed: "تعذّر فتح الدعوة",
};
