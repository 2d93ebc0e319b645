import type { InviteWords } from "../en/invite.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const invite: InviteWords = {
	tab: "招待",
	looking: "招待を確認しています…",
	invitedTo: "次の会話に招待されています",
	alreadyIn: "すでに参加しています",
	group: "グループ",
	members: (count) => plural(count, { other: "メンバー#人" }),
	open: "会話を開く",
	join: "参加",
	joining: "参加しています…",
	joinAs: "{name} として参加します。",
	joinAsUser: "{name}（{username}）として参加します。",
	yourName: "あなたの名前",
	joinAsGuest: "ゲストとして参加",
	createAndJoin: "アカウントを作成して参加",
	gone: {
		title: "この招待は使えません",
		text: "期限切れか、使い切られたか、取り消されています。送ってくれた人に新しい招待を頼んでください。",
	},
	failed: "招待を開けませんでした",
};
