import type { ComposerWords } from "../en/composer.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const composer: ComposerWords = {
	addEmoji: "絵文字を追加",
	addEmojiHint: "絵文字を追加、または :名前：を入力",
	message: "メッセージ",
	messageTo: (name) => `${name}へのメッセージ`,
	editMessage: "メッセージを編集",
	send: "送信",
	save: "保存",
	notes: {
		kept: (why) => `${why}入力した文章は残っています。`,
		brokenCharacter: "この文章には壊れた文字が含まれているため、送信できません。",
		tooLong: (over, most) => plural(over, { other: `#文字超えています。メッセージは${most}文字までです。` }),
		left: (count) => plural(count, { other: "残り#文字" }),
		offline: "オフラインです。入力した内容はここに保存され、後で送信されます。",
	},
	edit: { title: "編集中", cancel: "編集をキャンセル" },
	cancelHint: "キャンセル（Esc）",
	offers: {
		emoji: "絵文字",
		emojiCounted: (count) => plural(count, { other: "絵文字#件。矢印キーで選択、Enterで決定します。" }),
		people: "メンションできる人",
		peopleCounted: (count) => plural(count, { other: "メンションできる人#人。矢印キーで選択、Enterで決定します。" }),
		any: "候補",
		everyone: "このグループの全メンバー",
		here: "現在オンラインのメンバー",
	},
	reply: {
		title: "返信",
		to: "{name}への返信",
		toSelf: "自分への返信",
		toUnknown: "メッセージへの返信",
		loading: "読み込み中…",
		notShown: "ここには表示されません。",
		cancel: "返信をキャンセル",
	},
};
