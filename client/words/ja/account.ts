import type { AccountWords } from "../en/account.ts";

export const account: AccountWords = {
	name: "名前",
	username: "ユーザー名",
	usernameHint: (min, max) => `${min}〜${max}文字。ほかの人があなたを探すときに使います。`,
	email: "メールアドレス",
	password: "パスワード",
	passwordHint: (min) => `${min}文字以上。`,
	login: "メールアドレスまたはユーザー名",
	signIn: "ログイン",
	createAccount: "アカウントを作成",
	continueAsGuest: "ゲストとして続ける",
	guestHint: "メールアドレスもパスワードも不要です。アカウントは後から残せます。",
	or: "または",
	keep: {
		title: "アカウントを残す",
		lead: "会話はそのまま残り、どこからでもログインできるようになります。",
		button: "アカウントを残す",
	},
	wrong: {
		noName: "ほかの人に表示される名前を入力してください。",
		longName: (max) => `名前は${max}文字までです。`,
		username: (min, max) => `ユーザー名は${min}〜${max}文字です。`,
		longEmail: (max) => `メールアドレスは${max}文字までです。`,
		email: "メールアドレスを入力してください（例：ada@example.com）。",
		password: (min, max) => `パスワードは${min}〜${max}文字にしてください。`,
		noLogin: "メールアドレスまたはユーザー名を入力してください。",
		noPassword: "パスワードを入力してください。",
	},
};
