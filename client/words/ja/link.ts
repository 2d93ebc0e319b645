import type { LinkWords } from "../en/link.ts";

export const link: LinkWords = {
	connecting: { label: "接続中…", explanation: "会話に接続しています。" },
	catchingUp: { label: "更新中…", explanation: "接続しました。未受信の内容を取得しています。" },
	live: { label: "接続済み", explanation: "接続済みです。メッセージは送信と同時に届きます。" },
	polling: {
		label: "定期取得",
		more: "3秒ごと",
		explanation: "リアルタイム接続ができないため、3秒ごとに新しいメッセージを取得しています。",
	},
	offline: {
		label: "オフライン",
		explanation: "オフラインです。閲覧と入力はできます。メッセージはオンラインに戻ると送信されます。",
	},
	signedOut: {
		label: "ログアウト済み",
		explanation: "ログアウトされました。続けるにはもう一度ログインしてください。",
	},
	notMember: {
		label: "メンバーではありません",
		explanation:
			"この会話に参加していません。参加するには、メンバーに追加してもらうか、招待リンクを送ってもらってください。",
	},
	notFound: {
		label: "見つかりません",
		explanation: "この会話は存在しないか、参加していません。リンクを確認するか、招待を依頼してください。",
	},
	badClient: {
		label: "古いバージョン",
		explanation: "このページは古いため、サーバーと通信できません。再読み込みして最新版にしてください。",
	},
};
