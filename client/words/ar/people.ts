import type { PeopleWords } from "../en/people.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const people: PeopleWords = {
	box: {
		label: "البحث عن أشخاص",
		placeholder: "الاسم أو اسم المستخدم",
		list: "الأشخاص الذين عُثر عليهم",
		guest: "ضيف",
		hint: "اكتب اسمًا أو اسم مستخدم.",
		nobody: "لم يُعثر على أحد باسم «{query}». تحقق من الإملاء.",
		found: (count) =>
			plural(count, {
				zero: "لم يُعثر على أحد",
				one: "عُثر على شخص واحد",
				two: "عُثر على شخصين",
				few: "عُثر على # أشخاص",
				many: "عُثر على # شخصًا",
				other: "عُثر على # شخص",
			}),
		failed: (reason) => `لم ينجح البحث. ${reason}`,
		again: "إعادة المحاولة",
	},
	start: {
		conversation: "محادثة جديدة",
		group: "مجموعة جديدة",
		startGroup: "بدء مجموعة",
		picked: "الأشخاص المختارون",
		remove: (name) => `إزالة ${name}`,
		add: "إضافة أشخاص",
		alone: "يمكنك أيضًا أن تبدأ وحدك، وأن تدعو الآخرين برابط من قسم أعضاء المجموعة.",
		back: "رجوع",
		create: "إنشاء المجموعة",
	},
	about: {
		title: "عنوان المجموعة",
		noTitle: "أعطِ المجموعة عنوانًا.",
		longTitle: (max) =>
			plural(max, {
				zero: "لا يُسمح بأي حرف في العنوان.",
				one: "الحد الأقصى للعنوان حرف واحد.",
				two: "الحد الأقصى للعنوان حرفان.",
				few: "الحد الأقصى للعنوان # أحرف.",
				many: "الحد الأقصى للعنوان # حرفًا.",
				other: "الحد الأقصى للعنوان # حرف.",
			}),
		rename: "إعادة التسمية",
		renamed: "أُعيدت تسمية المجموعة.",
		topic: "الموضوع",
		longTopic: (max) =>
			plural(max, {
				zero: "لا يُسمح بأي حرف في الموضوع.",
				one: "الحد الأقصى للموضوع حرف واحد.",
				two: "الحد الأقصى للموضوع حرفان.",
				few: "الحد الأقصى للموضوع # أحرف.",
				many: "الحد الأقصى للموضوع # حرفًا.",
				other: "الحد الأقصى للموضوع # حرف.",
			}),
		plainTopic: "الموضوع سطر واحد بلا رموز تحكّم.",
		save: "حفظ",
		topicSaved: "حُفظ الموضوع.",
	},
	editing: {
		label: "يمكن تعديل الرسائل",
		hint: "تُحسب المدة من وقت إرسال الرسالة، وتسري على الرسائل السابقة أيضًا.",
		always: "بلا حد زمني",
		never: "أبدًا",
		for: {
			second: (count) =>
				plural(count, {
					zero: "لمدة # ثانية",
					one: "لمدة ثانية واحدة",
					two: "لمدة ثانيتين",
					few: "لمدة # ثوانٍ",
					many: "لمدة # ثانية",
					other: "لمدة # ثانية",
				}),
			minute: (count) =>
				plural(count, {
					zero: "لمدة # دقيقة",
					one: "لمدة دقيقة واحدة",
					two: "لمدة دقيقتين",
					few: "لمدة # دقائق",
					many: "لمدة # دقيقة",
					other: "لمدة # دقيقة",
				}),
			hour: (count) =>
				plural(count, {
					zero: "لمدة # ساعة",
					one: "لمدة ساعة واحدة",
					two: "لمدة ساعتين",
					few: "لمدة # ساعات",
					many: "لمدة # ساعة",
					other: "لمدة # ساعة",
				}),
			day: (count) =>
				plural(count, {
					zero: "لمدة # يوم",
					one: "لمدة يوم واحد",
					two: "لمدة يومين",
					few: "لمدة # أيام",
					many: "لمدة # يومًا",
					other: "لمدة # يوم",
				}),
		},
	},
	members: {
		group: "المجموعة",
		title: (count) =>
			plural(count, {
				zero: "الأعضاء (#)",
				one: "الأعضاء (#)",
				two: "الأعضاء (#)",
				few: "الأعضاء (#)",
				many: "الأعضاء (#)",
				other: "الأعضاء (#)",
			}),
		add: "إضافة عضو",
		you: "(أنت)",
		roles: { owner: "المالك", admin: "مشرف", member: "عضو" },
		remove: "إزالة",
		removeOne: (name) => `إزالة ${name}`,
		keep: "إبقاء",
	},
	costs: { title: "التكلفة", show: "عرض التكاليف", hide: "إخفاء التكاليف" },
	leave: {
		leaveGroup: "مغادرة المجموعة",
		question: "هل تريد مغادرة هذه المجموعة؟",
		explained: "لن تصلك رسائل منها بعد الآن، ولا يمكنك العودة إلا إذا أضافك أحد.",
		explainedToOwner: "لن تصلك رسائل منها بعد الآن، ولا يمكنك العودة إلا إذا أضافك أحد. ويصبح شخص آخر هو المالك.",
		stay: "البقاء",
		leave: "مغادرة",
	},
	invites: {
		title: "روابط الدعوة",
		invite: "دعوة أشخاص",
		list: "روابط الدعوة المفتوحة",
		unused: "أنشأه {name}، ولم يُستخدم بعد",
		used: (count) =>
			plural(count, {
				zero: "أنشأه {name}، ولم يستخدمه أحد",
				one: "أنشأه {name}، واستخدمه شخص واحد",
				two: "أنشأه {name}، واستخدمه شخصان",
				few: "أنشأه {name}، واستخدمه # أشخاص",
				many: "أنشأه {name}، واستخدمه # شخصًا",
				other: "أنشأه {name}، واستخدمه # شخص",
			}),
		usedOf: "أنشأه {name}، واستُخدم {uses} من {max}",
		whoLeft: "شخص غادر",
		ends: (time) => `ينتهي ${time}`,
		revoke: "إلغاء",
		worksFor: "صالح لمدة",
		durations: { hour: "ساعة", day: "يوم", week: "7 أيام", month: "30 يومًا", year: "سنة" },
		letsIn: "يسمح بدخول",
		anybody: "أي شخص",
		people: (count) =>
			plural(count, {
				zero: "لا أحد",
				one: "شخص واحد",
				two: "شخصين",
				few: "# أشخاص",
				many: "# شخصًا",
				other: "# شخص",
			}),
		create: "إنشاء رابط",
		linkForAnybody: "رابط لأي شخص",
		linkForPeople: (count) =>
			plural(count, {
				zero: "رابط مغلق",
				one: "رابط لشخص واحد",
				two: "رابط لشخصين",
				few: "رابط لـ # أشخاص",
				many: "رابط لـ # شخصًا",
				other: "رابط لـ # شخص",
			}),
		linkHint: "كل من لديه الرابط يمكنه الانضمام وقراءة ما قيل من قبل. ولا يظهر إلا الآن.",
		another: "إنشاء رابط آخر",
		share: "مشاركة…",
		copy: "نسخ الرابط",
		copied: "تم النسخ.",
		notCopied: "لا يسمح متصفحك لـ Parley بالنسخ. الرابط محدد: انسخه بنفسك.",
	},
};
