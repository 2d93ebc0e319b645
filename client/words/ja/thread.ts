import type { ThreadWords } from "../en/thread.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const thread: ThreadWords = {
	title: "スレッド",
	titleOfAll: "スレッド",
	replies: (count) => plural(count, { other: "返信#件" }),
	repliesOrMore: (count) => plural(count, { other: "返信#件以上" }),
	last: (when) => `最終 ${when}`,
	unread: (count) => plural(count, { other: "未読#件" }),
	inThread: "スレッド内",
	inThreadOf: "スレッド内：{text}",
	panel: {
		back: "会話に戻る",
		close: "スレッドを閉じる",
		closeHint: "閉じる（Esc）",
		follow: "フォロー",
		followHint: "新しい返信の通知を受け取る",
		following: "フォロー中",
		followingHint: "新しい返信の通知を受け取ります。クリックすると解除します。",
		closeNote: "閉じる",
		gone: "このメッセージはこの会話にありません。",
		failed: (why) => `スレッドを読み込めませんでした。${why}`,
		reply: "返信",
		also: "会話にも送信する",
	},
	list: {
		loading: "スレッドを読み込み中…",
		failed: (why) => `スレッドを読み込めませんでした。${why}`,
		emptyTitle: "スレッドはまだありません",
		empty:
			"開始したスレッド、返信したスレッド、メンションされたスレッドがここに表示されます。メッセージの「スレッドで返信」を選ぶと始められます。",
		readAll: "すべて既読にする",
		you: "あなた",
		formerMember: "元メンバー",
		deleted: "削除されたメッセージ",
		unread: (count) => plural(count, { other: "未読の返信#件" }),
		unreadMentioned: (count) => plural(count, { other: "未読の返信#件、あなたへのメンションあり" }),
		loadingOlder: "読み込み中…",
		older: "以前のスレッドを表示",
	},
	tryAgain: "再試行",
};
