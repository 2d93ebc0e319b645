import type { ForwardWords } from "../en/forward.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const forward: ForwardWords = {
	title: "メッセージを転送",
	atMost: (count) => plural(count, { other: "一度に転送できるのは#件までです。" }),
	pickOne: "会話を1つ以上選んでください。",
	commentRefused: (why) => `コメント：${why}`,
	picked: "選択した会話",
	someConversation: "会話",
	remove: (title) => `${title}を外す`,
	comment: "コメント（任意）",
	cancel: "キャンセル",
	forward: "転送",
	forwardTo: (count) => plural(count, { other: "#件に転送" }),
	picker: {
		find: "会話を検索",
		placeholder: "会話または人",
		list: "会話",
		members: (count) => plural(count, { other: "メンバー#人" }),
		none: "その名前の会話はありません。",
		found: (count) => plural(count, { other: "#件の会話が見つかりました" }),
	},
	done: {
		one: "{first}に転送しました",
		two: "{first}と{second}に転送しました",
		more: (others) => plural(others, { other: "{first}、{second}、他#件に転送しました" }),
		close: "閉じる",
	},
};
