import type { EmojiWords } from "../en/emoji.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

const tones = ["肌の色なし", "薄い肌色", "やや薄い肌色", "中間の肌色", "やや濃い肌色", "濃い肌色"];

export const emoji: EmojiWords = {
	loading: "絵文字を読み込み中…",
	title: "絵文字",
	all: "すべての絵文字",
	allHint: "すべての絵文字（Esc）",
	close: "閉じる",
	search: "絵文字を検索",
	groupBar: "絵文字のグループ",
	groups: ["顔文字", "人々", "動物と自然", "食べ物と飲み物", "旅行と場所", "活動", "物", "記号", "旗"],
	frequent: "よく使う絵文字",
	found: "検索結果",
	ofMessage: "このメッセージのリアクション",
	nothing: (query) => `「${query}」に一致する絵文字はありません。`,
	noneFound: "絵文字が見つかりません",
	foundCounted: (count, first) => plural(count, { other: `絵文字が#件見つかりました。Enterで${first}を選択します。` }),
	skinTone: "肌の色",
	skinTones: "肌の色",
	tones,
	toned: (label, tone) => `${label}：${tones[tone]}`,
	tonedApart: (label, first, second) => `${label}：${tones[first]}と${tones[second]}`,
};
