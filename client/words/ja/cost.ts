import type { CostWords } from "../en/cost.ts";

export const cost: CostWords = {
	month: "今月これまで",
	explained:
		"この会話にかかる Parley 運営者の費用です。{prices}の定価によるもので、プランに含まれる分は差し引いていません。{since}から集計しています。",
	parts: { requests: "リクエスト", awake: "稼働時間", rows: "読み書きした行", storage: "ストレージ" },
	months: "月ごと",
	days: "日ごと",
	when: "期間",
	dollars: "費用",
	budget: {
		label: "1か月の予算（米ドル）",
		hint: "月の費用が予算に達すると、その月の終わりまで入力中とオンラインの表示がおおまかになります。メッセージ、既読、配信は変わりません。",
		save: "保存",
		saved: "予算を保存しました。",
		bad: "{least}から{most}までの金額を入力してください。空欄にすると予算なしになります。",
	},
	coarse: "今月の予算に達しました。{until}まで、入力中とオンラインの表示がおおまかになります。",
	loading: "集計中…",
	failed: "費用を読み込めませんでした。{reason}",
	again: "再試行",
};
