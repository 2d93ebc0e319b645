import type { SearchWords } from "../en/search.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const search: SearchWords = {
	title: "البحث في الرسائل",
	placeholder: "كلمات، “عبارة”، from:الاسم، has:link",
	hint: "يبحث عن كلمات في جميع رسائلك. ويمكنك أيضًا كتابة: in:العنوان، before:2026-01-31، after:2026-01-31.",
	onlyIn: "في {title} فقط",
	list: "الرسائل التي عُثر عليها",
	conversation: "محادثة",
	said: "{name}: {text}",
	you: "أنت",
	searching: "جارٍ البحث…",
	found: (count) =>
		plural(count, {
			zero: "لم يُعثر على أي رسالة",
			one: "عُثر على رسالة واحدة",
			two: "عُثر على رسالتين",
			few: "عُثر على # رسائل",
			many: "عُثر على # رسالة",
			other: "عُثر على # رسالة",
		}),
	foundNewest: (count) =>
		plural(count, {
			zero: "لم يُعثر على أي رسالة",
			one: "عُثر على أحدث رسالة",
			two: "عُثر على أحدث رسالتين",
			few: "عُثر على أحدث # رسائل",
			many: "عُثر على أحدث # رسالة",
			other: "عُثر على أحدث # رسالة",
		}),
	nothing: "لا نتائج لـ «{query}».",
	preparing: "ما زالت الرسائل الأقدم قيد التحضير للبحث.",
	nothingYet: "لا نتائج بعد: ما زالت الرسائل الأقدم قيد التحضير للبحث.",
	notSearched: (count) =>
		plural(count, {
			zero: "تم البحث في جميع المحادثات.",
			one: "تعذّر البحث في محادثة واحدة.",
			two: "تعذّر البحث في محادثتين.",
			few: "تعذّر البحث في # محادثات.",
			many: "تعذّر البحث في # محادثة.",
			other: "تعذّر البحث في # محادثة.",
		}),
	failed: (reason) => `لم ينجح البحث. ${reason}`,
	olderFailed: (reason) => `تعذّر تحميل الرسائل الأقدم. ${reason}`,
	older: "عرض الأقدم",
	loading: "جارٍ التحميل…",
	again: "إعادة المحاولة",
};
