import type { ReadersWords } from "../en/readers.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const readers: ReadersWords = {
	heading: (title, count) => plural(count, { other: `${title}（#）` }),
	showMore: (left) => plural(left, { other: "さらに表示（残り#人）" }),
	presence: { online: "、オンライン", away: "、離席中" },
	read: {
		title: "既読のメンバー",
		nobodyElse: "他に誰もいませんでした。",
		youHide: "既読を非公開にしているため、他の人の既読も表示されません。",
		counted: (read, all) => `${all}人中${read}人が既読`,
		members: "メンバー",
		lists: { read: "既読", delivered: "配信済み", waiting: "未配信" },
		doesNotShare: "既読を公開していません",
	},
	reacted: {
		title: "リアクションした人",
		nobody: "このメッセージにリアクションしている人はもういません。",
		reactions: "リアクション",
		you: "あなた",
		someone: "誰か",
	},
	versions: {
		title: "すべての版",
		deleted: "このメッセージは削除されました。",
		list: "版の一覧、新しい順",
		now: "現在、{time}から",
		before: "以前、{time}から",
		first: "最初、{time}から",
	},
};
