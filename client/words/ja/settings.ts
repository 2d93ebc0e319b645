import type { SettingsWords } from "../en/settings.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const settings: SettingsWords = {
	title: "設定",
	sections: {
		profile: "プロフィール",
		appearance: "外観",
		notices: "通知",
		privacy: "プライバシー",
		devices: "端末",
		data: "データ",
	},
	profile: {
		lead: "ほかの人には、名前、ユーザー名、このイニシャルが見えます。メールアドレスはだれにも見えません。",
		leadForGuest: "この端末ではゲストとして利用中です。ほかの人には、名前とこのイニシャルが見えます。",
		name: "名前",
		nameHint: "ふだん呼ばれている名前。どの文字でもかまいません。",
		username: "ユーザー名",
		usernameHint: (min, max) =>
			`${min}～${max}文字の英数字、_ または . で入力してください。検索、メンション、サインインに使われます。`,
		email: "メール",
		save: "保存",
		saved: "保存しました。会話にはもう反映されています。",
		leave: "この端末から離れる",
		leaveHint: "サインアウトすると、この端末に保存された会話は削除されます。サーバーには残ります。",
		guestLeave: "残る、または離れる",
		guestLeaveHint:
			"ゲストにはパスワードがないため、サインアウトすると元に戻れません。アカウントを残すと、どこからでも戻れます。",
		keep: "このアカウントを残す",
		signOut: "サインアウト",
	},
	appearance: {
		lead: "この端末での Parley の見た目です。選ぶとすぐに反映され、この端末だけに適用されます。",
		theme: {
			label: "テーマ",
			detail: "「システム」は昼も夜も端末の設定に従います。「ハイコントラスト」は文字と輪郭を最もはっきり表示します。",
			options: { system: "システム", light: "ライト", dark: "ダーク", contrast: "ハイコントラスト" },
		},
		accent: {
			label: "色",
			detail: "ボタン、リンク、自分のメッセージの色です。",
			options: { teal: "青緑", blue: "青", violet: "紫", rose: "ローズ", amber: "琥珀", green: "緑" },
		},
		density: {
			label: "密度",
			detail: "「コンパクト」では、より多くの会話とメッセージを一度に表示します。",
			options: { comfortable: "ゆったり", compact: "コンパクト" },
		},
		size: {
			label: "文字サイズ",
			detail: "全体が一緒に大きくなります。ブラウザーのズームも使えます。",
			options: { small: "小", normal: "標準", large: "大", larger: "特大" },
		},
		motion: {
			label: "動きを減らす",
			detail: "スライドやフェードをなくします。システムでそう設定されている場合は、すでに減らしています。",
		},
		tips: {
			title: "ヒント",
			detail: "キー操作の小さなヒントです。それぞれ一度だけ表示されます。",
			again: "ヒントをもう一度表示",
			done: "ヒントを一つずつもう一度表示します。",
		},
	},
	notices: {
		lead: "Parley を開いている間、画面に表示していない新着メッセージをこの端末でお知らせできます。ミュートした会話は、メンションされたときを除いて通知されません。",
		label: "この端末での通知",
		detail: "だれからのメッセージか、どんな書き出しかを表示します。クリックすると開きます。",
		on: "通知はオンです。",
		off: "通知はオフです。",
		notAllowed: "通知はオフです。ブラウザーで許可されていません。",
		unsupported: "このブラウザーは Web ページの通知に対応していません。",
		denied:
			"ブラウザーで Parley の通知が許可されていません。変更するには、アドレスの横からこのサイトの設定を開き、通知を許可してください。",
		sound: {
			label: "音",
			detail: "新しいメッセージやリマインダーのとき、通知の有無にかかわらず、短くやわらかな音を鳴らします。",
		},
		pause: {
			title: "通知と音の一時停止",
			detail:
				"この端末では、どのタブでも通知と音を止めます。その間に届いたものは一覧に残り、リマインダーは鳴りません。",
			choices: { hour: "1時間", morning: "明日の朝まで", open: "再開するまで" },
			off: "一時停止していません。",
			open: "再開するまで停止しています。",
			until: (when) => `一時停止中です。再開：${when}`,
			end: "再開する",
		},
	},
	privacy: {
		lead: "すべての会話とすべての端末で、ほかの人に見える自分の情報です。",
		hideRead: {
			label: "既読を隠す",
			detail: "メッセージが届いたことは相手に見えますが、読んだことは見えません。相手の既読も見えなくなります。",
		},
		invisible: {
			label: "オンライン状態を隠す",
			detail: "オンラインかどうか、最後に利用した時刻、入力中であることが、ほかの人に見えなくなります。",
		},
		turnedOn: (label) => `${label}：オン`,
		turnedOff: (label) => `${label}：オフ`,
	},
	devices: {
		lead: "サインインしている端末です。覚えのないものや使わなくなったものはサインアウトしてください。すぐに切断されます。",
		heading: "端末",
		loading: "端末を読み込み中…",
		browserOn: (browser, system) => `${browser}（${system}）`,
		unknown: "不明な端末",
		here: "この端末",
		signedIn: (time) => `サインイン：${time}`,
		usedLately: "ここ1～2日の間に使用",
		used: (days) => plural(days, { other: "最後の使用は約#日前" }),
		signOut: "サインアウト",
		signOutOne: (device) => `${device}をサインアウト`,
		signedOut: (device) => `${device}をサインアウトしました。`,
		signOutOthers: "ほかをすべてサインアウト",
		othersSignedOut: "ほかのすべての端末をサインアウトしました。",
		noOthers: "ほかにサインインしている端末はありません。",
	},
	data: {
		lead: "会話はサーバーに保存されます。この端末にもコピーがあるので、すぐに、オフラインでも開けます。",
		download: "会話をダウンロード",
		downloadHint: "会話の中の発言と出来事のうち、閲覧できるものをすべて1つの JSON ファイルにまとめます。",
		none: "まだ会話がありません。",
		conversation: "会話",
		start: "ダウンロード",
		reading: "読み込み中…",
		readSoFar: (events) => plural(events, { other: "読み込み中… これまでに#件" }),
		done: (events) => plural(events, { other: "#件を保存しました。" }),
		failed: (reason) => `何も保存されませんでした。${reason}`,
		copy: "この端末のコピー",
		copyHint:
			"削除すると空き容量が増え、下書きは消えます。サーバーのデータは失われず、送信待ちのメッセージも残ります。開いたものは改めて取得されます。",
		keep: "残す",
		delete: "コピーを削除",
		deleteNow: "削除して再読み込み",
	},
};
