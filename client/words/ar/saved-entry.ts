import type { SavedEntryWords } from "../en/saved-entry.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("ar");

export const savedEntry: SavedEntryWords = {
	title: "المحفوظات",
	due: (count) =>
		plural(count, {
			zero: "لا تذكيرات مستحقة",
			one: "تذكير واحد مستحق",
			two: "تذكيران مستحقان",
			few: "# تذكيرات مستحقة",
			many: "# تذكيرًا مستحقًا",
			other: "# تذكير مستحق",
		}),
	removed: (count) =>
		plural(count, {
			zero: "لم تُزَل أي رسالة",
			one: "أُزيلت من المحفوظات",
			two: "أُزيلت رسالتان",
			few: "أُزيلت # رسائل",
			many: "أُزيلت # رسالة",
			other: "أُزيلت # رسالة",
		}),
	undo: "تراجع",
	close: "إغلاق",
};
