import type { DateWords } from "../en/date.ts";

export const date: DateWords = {
	title: "日付に移動",
	shown: "この日の会話を表示",
	go: "移動",
	looking: "検索中…",
	failed: (why) => `うまくいきませんでした。${why}`,
	nothing: {
		today: "今日の発言はありません。",
		todayOrSince: "今日もその後も発言はありません。",
		yesterday: "昨日の発言はありません。",
		yesterdayOrSince: "昨日以降の発言はありません。",
		on: (day) => `${day}の発言はありません。`,
		onOrSince: (day) => `${day}以降の発言はありません。`,
	},
	next: (day) => `次のメッセージへ移動：${day}`,
};
