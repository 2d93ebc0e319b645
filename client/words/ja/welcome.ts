import type { WelcomeWords } from "../en/welcome.ts";

export const welcome: WelcomeWords = {
	pitch: "約束を守るチャット。",
	lead: "1対1でもグループでも。どのメッセージも、回線の良し悪しにかかわらず、一度だけ順番どおりに届き、いつでも今の状態がわかります。",
	preview: [
		"また電車が遅れてる。先に始めてくれる？",
		"待ってるよ。コーヒーもまだ温かいし",
		"ありがとう！あと10分で着く",
	],
	invited: "このリンクは会話につながっています。ログインするとその会話へ移動します。",
	headings: { guest: "話しはじめる", sign_in: "おかえりなさい", sign_up: "アカウントを作成" },
};
