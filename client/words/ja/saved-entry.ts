import type { SavedEntryWords } from "../en/saved-entry.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ja");

export const savedEntry: SavedEntryWords = {
	title: "保存済み",
	due: (count) => plural(count, { other: "期限の来たリマインダー #件" }),
	removed: (count) => plural(count, { other: "#件のメッセージを保存済みから外しました" }),
	undo: "元に戻す",
	close: "閉じる",
};
