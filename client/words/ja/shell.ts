import type { TranslatedShell } from "../en/shell.ts";
import { pluralsOf } from "../plural.ts";
import { problems } from "./problems.ts";

const plural = pluralsOf("ja");

/** Japanese words of the shell. */
export const shell: TranslatedShell = {
	close: "閉じる",
	tryAgain: "再試行",
	reload: "再読み込み",
	reloadPage: "ページを再読み込み",
	starting: "Parleyを起動しています…",
	unreachable: {
		tab: "オフライン",
		title: "Parleyに接続できません",
		text: "インターネット接続を確認してください。接続が戻ると、このページは自動的に再開します。",
	},
	unknown: {
		tab: "見つかりません",
		title: "ここには何もありません",
		text: "アドレスが間違っているか、ここにあったものがなくなった可能性があります。",
		toParley: "Parleyへ移動",
		toConversations: "会話一覧へ移動",
	},
	broken: {
		page: "このページで問題が発生しました",
		pageText:
			"これはアプリの不具合で、あなたのせいではありません。メッセージは無事です。未送信のものも入力中のものも、この端末に保存されています。",
		conversation: "この会話を表示できませんでした",
		conversationText:
			"これはアプリの不具合で、あなたのせいではありません。メッセージは無事で、入力中のものはこの端末に保存されています。",
		back: "会話一覧に戻る",
		part: "アプリのこの部分を読み込めませんでした。接続を確認するか、再読み込みして新しいバージョンを取得してください。",
	},
	newVersion: "新しいバージョンの準備ができました。",
	later: "後で",
	offline: "オフラインのようです。接続を確認して、もう一度お試しください。",
	internal: "サーバー側で問題が発生しました。",
	problems,

	loadingConversation: "会話を読み込んでいます…",
	skip: "会話へスキップ",
	searchMessages: "メッセージを検索",
	searchMessagesKeys: "メッセージを検索（Ctrl Shift F）",
	newConversation: "新しい会話",
	jump: "移動先を検索…",
	jumpHint: "会話、人、操作に移動",
	settings: "設定",
	settingsKeys: "設定（Ctrl ,）",
	noticesPaused: "通知と音は一時停止中です",
	profile: "プロフィール",
	guest: "ゲスト",
	guestNote: "この端末ではゲストとして利用中です。",
	keepAccount: "アカウントを残す",
	leaving: {
		title: "完全に退出しますか？",
		text: "ゲストにはログイン用のパスワードがありません。今ログアウトすると、これらの会話には戻れません。",
		signOut: "それでもログアウト",
	},
	nothingOpen: {
		title: "会話を選んでください",
		text: "{find} で話す相手を探し、{all} ですべてのショートカットを表示できます。",
		textWithoutKeys: "一覧の上から新しい会話を始めることもできます。",
	},

	conversations: "会話",
	listWidth: "リストの幅",
	list: {
		loading: "会話を読み込んでいます…",
		notHere: "会話はまだこの端末にありません。オンラインになると表示されます。",
		empty: "まだ会話がありません",
		emptyText: "名前またはユーザー名で相手を探して、あいさつしましょう。",
		findPerson: "人を探す",
	},
	row: {
		own: "自分：",
		from: (name) => `${name}: `,
		draft: "下書き：",
		noMessages: "まだメッセージがありません",
		deleted: "メッセージは削除されました",
		muted: "ミュート中",
		mentions: (count) => plural(count, { other: "あなたへのメンション#件" }),
		replies: (count) => plural(count, { other: "スレッドの未読の返信#件" }),
		repliesWithMention: (count) => plural(count, { other: "スレッドの未読の返信#件、あなたへのメンションあり" }),
		markedUnread: "未読にした会話",
		unread: (count) => plural(count, { other: "未読メッセージ#件" }),
		options: "オプション",
		optionsFor: (title) => `「${title}」のオプション`,
		markRead: "既読にする",
		markUnread: "未読にする",
		mute: "ミュート",
		unmute: "ミュートを解除",
	},

	title: {
		direct: "ダイレクト会話",
		justYou: "自分のみ",
		names: (names, more) => (more > 0 ? `${names.join("、")} +${more}` : names.join("、")),
	},
	notificationsOn: "通知がオンになりました。",
	notSaved: (why) => `メッセージを保存できませんでした。${why}`,
	password: { show: "表示", hide: "隠す", showLabel: "パスワードを表示", hideLabel: "パスワードを隠す" },
	keys: { ctrl: "Ctrl", alt: "Alt", shift: "Shift" },
};
