import type { LanguageWords } from "../en/language.ts";

export const language: LanguageWords = {
	legend: "言語",
	asBrowser: "ブラウザーの設定に従う",
	detail: "Parleyの表示に使う言語です。日付や数字もこれに従います。人が書いた内容はそのままです。",
	failed: "この言語のテキストを取得できませんでした。接続を確認して、もう一度お試しください。",
};
