import type { LanguageWords } from "../en/language.ts";

export const language: LanguageWords = {
	legend: "اللغة",
	asBrowser: "لغة المتصفح",
	detail: "لكل ما يقوله Parley، أما ما يكتبه الناس فيبقى كما هو. وتتبعها التواريخ والأرقام.",
	failed: "تعذّر جلب نصوص هذه اللغة. تحقّق من اتصالك وحاول مرة أخرى.",
};
