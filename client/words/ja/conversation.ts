import type { ConversationWords } from "../en/conversation.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const conversation: ConversationWords = {
	untitled: "会話",
	back: "会話一覧に戻る",
	jumpToDate: "日付に移動",
	members: "メンバー",
	membersCounted: (count) => plural(count, { other: "メンバー（#人）" }),
	threads: "スレッド",
	threadsUnread: (count) => plural(count, { other: "スレッド、未読の返信#件" }),
	threadsMentioned: (count) => plural(count, { other: "スレッド、未読の返信#件、あなたへのメンションあり" }),
	search: "この会話を検索",
	presence: {
		online: "オンライン",
		away: "離席中",
		typing: "入力中…",
		oneTyping: (name) => `${name}さんが入力中…`,
		twoTyping: (first, second) => `${first}さんと${second}さんが入力中…`,
		manyTyping: (count) => plural(count, { other: "#人が入力中…" }),
		members: (count) => plural(count, { other: "メンバー#人" }),
		membersOnline: (count, online) => plural(count, { other: `メンバー#人、${online}人がオンライン` }),
	},
	notice: {
		signIn: "もう一度ログイン",
		reload: "再読み込み",
		noConnection: "接続がありません。",
		notOnDevice: "この会話はまだこの端末にありません。オンラインになると表示されます。",
		nextTry: (seconds) => `${seconds}秒後に再試行します。`,
		retryNow: "今すぐ再試行",
		changedBehind:
			"この会話は書かれた後にサーバー上で変更されました。現在の内容は、この端末が以前に受信した内容と一致しません。参加者に確認せずに信用しないでください。",
	},
	undo: {
		deleted: (count) => plural(count, { other: "メッセージを#件削除しました" }),
		undo: "元に戻す",
	},
};
