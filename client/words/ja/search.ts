import type { SearchWords } from "../en/search.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const search: SearchWords = {
	title: "メッセージを検索",
	placeholder: "言葉、“フレーズ”、from:名前、has:link",
	hint: "すべてのメッセージから言葉を探します。in:タイトル、before:2026-01-31、after:2026-01-31 も使えます。",
	onlyIn: "{title}の中だけ",
	list: "見つかったメッセージ",
	conversation: "会話",
	said: "{name}：{text}",
	you: "自分",
	searching: "検索中…",
	found: (count) => plural(count, { other: "#件のメッセージが見つかりました" }),
	foundNewest: (count) => plural(count, { other: "新しいものから#件のメッセージが見つかりました" }),
	nothing: "「{query}」は見つかりませんでした。",
	preparing: "古いメッセージはまだ検索の準備中です。",
	nothingYet: "まだ見つかっていません。古いメッセージは検索の準備中です。",
	notSearched: (count) => plural(count, { other: "#件の会話を検索できませんでした。" }),
	failed: (reason) => `検索できませんでした。${reason}`,
	olderFailed: (reason) => `古いものを読み込めませんでした。${reason}`,
	older: "古いものを表示",
	loading: "読み込み中…",
	again: "再試行",
};
