import type { TipWords } from "../en/tips.ts";

export const tips: TipWords = {
	title: "ヒント",
	tips: {
		jump: "{key} でどの会話・人・操作にも移動できます。",
		editLast: "空の入力欄で {key} を押すと、最後のメッセージを編集できます。",
		find: "{key} ですべてのメッセージを検索できます。",
	},
	close: "わかりました",
};
