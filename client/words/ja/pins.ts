import type { PinsWords } from "../en/pins.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const pins: PinsWords = {
	title: "ピン留めされたメッセージ",
	notShown: "ここに表示されないメッセージ",
	bar: {
		only: "ピン留め",
		oneOf: (place, count) => `ピン留め ${place}/${count}`,
		all: "ピン留めされたすべてのメッセージ",
		allCounted: (count) => `ピン留めされたすべてのメッセージ（${count}件）`,
	},
	list: {
		none: "この会話にピン留めされたメッセージはありません。",
		failed: (why) => `一部を読み込めませんでした。${why}`,
		tryAgain: "再試行",
		loading: "読み込み中…",
		unpin: "ピン留めを外す",
		unpinOf: (name, words) => `${name}さんのメッセージのピン留めを外す：${words}`,
	},
	line: {
		byYou: "あなたが{message}をピン留めしました",
		byOther: "{name}さんが{message}をピン留めしました",
		what: (count) => (count === 1 ? "メッセージ" : plural(count, { other: "メッセージ#件" })),
	},
};
