import type { TimelineWords } from "../en/timeline.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const timeline: TimelineWords = {
	messages: "メッセージ",
	replies: "返信",
	rootOfThread: "このスレッドの元のメッセージ",
	loadingMessages: "メッセージを読み込み中…",
	jumpToDate: "日付に移動",
	newMessages: "新着メッセージ",
	newCounted: (count) => plural(count, { other: "新着メッセージ#件" }),
	toNewest: "最新のメッセージ",
	backToNewest: "最新へ移動",
	backToPlace: "元の位置に戻る",
	someone: "誰か",
	formerMember: "元メンバー",
	older: {
		load: "以前のメッセージを読み込む",
		loading: "以前のメッセージを読み込み中…",
		failed: (why) => `以前のメッセージを読み込めませんでした。${why}`,
	},
	newer: {
		load: "新しいメッセージを読み込む",
		loading: "新しいメッセージを読み込み中…",
		failed: (why) => `新しいメッセージを読み込めませんでした。${why}`,
	},
	tryAgain: "再試行",
	close: "閉じる",
	beginning: {
		noReplies: "返信はまだありません",
		direct: "ここから会話が始まります",
		group: "ここからグループが始まります",
		nothingBefore: "これより前はありません。",
		sayHello: (name) => `${name}さんにあいさつしましょう。`,
		sayHelloToEachOther: "あいさつしましょう。",
		nobodySpoke: "まだ誰も発言していません。",
	},
	jump: {
		looking: "メッセージを探しています…",
		gone: "このメッセージはこの会話にありません。",
		failed: (why) => `メッセージを表示できませんでした。${why}`,
	},
	newAbove: {
		since: (when) => `${when}からの新着メッセージ`,
		countedSince: (count, when) => plural(count, { other: `${when}からの新着メッセージ#件` }),
		toFirst: "最初の新着へ移動",
		failed: (why) => `最初の新着メッセージが見つかりませんでした。${why}`,
		hide: "表示しない",
	},
	place: {
		message: {
			inChatWith: "{name}とのチャットのメッセージ",
			inGroup: "{title}のメッセージ",
			here: "会話のメッセージ",
			elsewhere: "参加していない会話のメッセージ",
		},
		thread: {
			inChatWith: "{name}とのチャットのスレッド",
			inGroup: "{title}のスレッド",
			here: "会話のスレッド",
			elsewhere: "参加していない会話のスレッド",
		},
		conversation: "会話",
		conversationElsewhere: "参加していない会話",
	},
};
