import type { LineWords } from "../en/lines.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const lines: LineWords = {
	you: "自分",
	former: "元メンバー",
	someone: "だれか",
	deleted: "削除されたメッセージ",
	said: (name, text) => `${name}: ${text}`,
	newMessages: (count) => plural(count, { other: "新着メッセージ#件" }),
};
