import type { MessageWords } from "../en/message.ts";
import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");
const list = listOf("ja");

export const message: MessageWords = {
	you: "あなた",
	says: (name) => `${name}：`,
	deleted: {
		bySender: "削除されたメッセージ",
		byYou: "あなたが削除したメッセージ",
		byOther: (name) => `${name}さんが削除したメッセージ`,
		byAdmin: "管理者が削除したメッセージ",
	},
	status: { sending: "送信中", sent: "送信済み", delivered: "配信済み", read: "既読", failed: "未送信" },
	statusHint: (status) => `${status}：相手を表示`,
	statusAt: (status, time) => `${status}、${time}：このメッセージを読んだ人を表示`,
	pinned: "ピン留め",
	saved: "後で読むために保存済み",
	saving: "保存中…",
	edited: "編集済み",
	editedAt: (time) => `編集日時：${time}`,
	editedSeeVersions: (time) => `編集済み、${time}：すべての版を表示`,
	forwarded: "転送",
	quote: {
		replyTo: "{name}への返信：",
		replyToUnknown: "返信先：",
		notLoaded: "読み込まれていないメッセージ",
		notShown: "ここに表示されないメッセージ",
	},
	code: "コード",
	codeIn: (language) => `コード、${language}`,
	spoiler: "隠されたテキスト：表示する",
	notSent: (why) => `送信できませんでした。${why}`,
	retry: "再試行",
	discard: "破棄",
	refused: {
		edit: (why) => `編集を保存できませんでした。${why}`,
		deletion: (why) => `削除できませんでした。${why}`,
		reaction: (emoji, why) => `${emoji}を追加できませんでした。${why}`,
		noReaction: (emoji, why) => `${emoji}を取り消せませんでした。${why}`,
		pin: (why) => `ピン留めできませんでした。${why}`,
		unpin: (why) => `ピン留めを外せませんでした。${why}`,
	},
	reactions: {
		title: "リアクション",
		people: (names, more) => (more === 0 ? list(names) : plural(more, { other: `${list(names)}、他#人` })),
		counted: (emoji, count, people) => `${emoji} ${count}件：${people}`,
		any: "好きな絵文字でリアクション",
		full: (kinds) =>
			plural(kinds, {
				other: "このメッセージのリアクションは上限の#種類に達しています。すでにあるものには参加できます。",
			}),
	},
	menu: {
		title: "メッセージの操作",
		titleAt: (time) => `${time}のメッセージの操作`,
		react: "リアクション",
		reactWith: (emoji) => `${emoji}でリアクション`,
		moreEmoji: "その他の絵文字",
		reply: "返信",
		replyInThread: "スレッドで返信",
		openThread: "スレッドを開く",
		forward: "転送…",
		copyText: "テキストをコピー",
		copyLink: "リンクをコピー",
		pin: "ピン留め",
		unpin: "ピン留めを外す",
		seeReacted: "リアクションした人を表示",
		seeVersions: "すべての版を表示",
		edit: "編集",
		delete: "全員に対して削除",
		more: "その他…",
		less: "閉じる",
	},
};
