import type { EventsWords } from "../en/events.ts";

export const events: EventsWords = {
	joined: { you: "あなたが参加しました", other: (name) => `${name}さんが参加しました` },
	added: {
		byYou: (name) => `あなたが${name}さんを追加しました`,
		you: (actor) => `${actor}さんがあなたを追加しました`,
		other: (actor, name) => `${actor}さんが${name}さんを追加しました`,
	},
	removed: {
		byYou: (name) => `あなたが${name}さんを削除しました`,
		you: (actor) => `${actor}さんがあなたを削除しました`,
		other: (actor, name) => `${actor}さんが${name}さんを削除しました`,
	},
	left: { you: "あなたが退出しました", other: (name) => `${name}さんが退出しました` },
	renamed: {
		you: (name) => `あなたの名前が${name}になりました`,
		other: (name) => `${name}さんが名前を変更しました`,
	},
	role: {
		you: {
			owner: "あなたがオーナーになりました",
			admin: "あなたが管理者になりました",
			member: "あなたがメンバーになりました",
		},
		other: {
			owner: (name) => `${name}さんがオーナーになりました`,
			admin: (name) => `${name}さんが管理者になりました`,
			member: (name) => `${name}さんがメンバーになりました`,
		},
	},
	youChanged: {
		title: (title) => `あなたがグループ名を「${title}」にしました`,
		topic: (topic) => `あなたがトピックを「${topic}」にしました`,
		noTopic: "あなたがトピックを削除しました",
		editsAlways: "あなたがメッセージの編集を無期限に許可しました",
		editsNever: "あなたがメッセージの編集を無効にしました",
		editsFor: (duration) => `あなたがメッセージの編集を${duration}以内に設定しました`,
		something: "あなたがグループを変更しました",
	},
	changed: {
		title: (actor, title) => `${actor}さんがグループ名を「${title}」にしました`,
		topic: (actor, topic) => `${actor}さんがトピックを「${topic}」にしました`,
		noTopic: (actor) => `${actor}さんがトピックを削除しました`,
		editsAlways: (actor) => `${actor}さんがメッセージの編集を無期限に許可しました`,
		editsNever: (actor) => `${actor}さんがメッセージの編集を無効にしました`,
		editsFor: (actor, duration) => `${actor}さんがメッセージの編集を${duration}以内に設定しました`,
		something: (actor) => `${actor}さんがグループを変更しました`,
	},
};
