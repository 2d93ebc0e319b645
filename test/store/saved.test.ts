import { describe, expect, test } from "vitest";
import {
	applySavedFrame,
	dueCount,
	type SavedItem,
	type SavedWish,
	savedSections,
	withWishes,
} from "../../client/store/saved.ts";
import type { SavedMessage } from "../../src/protocol/saved.ts";

const row = (seq: number, more: Partial<SavedMessage> = {}): SavedMessage => ({
	...{ conversationId: "c", seq, savedAt: seq, remindAt: null, due: false },
	...more,
});
const wish = (seq: number, on: boolean, remindAt: number | null = null): SavedWish => ({
	...{ conversationId: "c", seq, on, remindAt, at: 100 + seq, notBefore: 0 },
});
const seqs = (items: readonly SavedMessage[]) => items.map(({ seq }) => seq);

describe("saved messages", () => {
	test("SM5 an inbox replaces all, a change inserts or replaces one, a removal takes one away", () => {
		const inbox = { type: "inbox" as const, self: "me", conversations: [], saved: [row(2), row(1)], now: 1 };
		let rows = applySavedFrame([row(9)], inbox);
		expect(seqs(rows)).toEqual([2, 1]);
		rows = applySavedFrame(rows, { type: "saved_changed", saved: row(3) });
		rows = applySavedFrame(rows, { type: "saved_changed", saved: row(1, { due: true }) });
		expect(rows.map(({ seq, due }) => [seq, due])).toEqual([
			[3, false],
			[2, false],
			[1, true],
		]);
		rows = applySavedFrame(rows, { type: "saved_removed", conversationId: "c", seq: 2 });
		expect(seqs(rows)).toEqual([3, 1]);
		expect(applySavedFrame(rows, { type: "saved_removed", conversationId: "other", seq: 1 })).toBe(rows);
	});

	test("SM6 they go with their conversation", () => {
		const rows = [row(1), row(2, { conversationId: "d" })];
		const gone = { type: "conversation_removed" as const, conversationId: "c" };
		expect(seqs(applySavedFrame(rows, gone))).toEqual([2]);
		expect(applySavedFrame([rows[1] as SavedMessage], gone)).toHaveLength(1);
	});

	test("a wish shows at once: a new one first, another time in its place, a removal not at all", () => {
		const items = withWishes(
			[row(2, { remindAt: 5, due: true }), row(1)],
			[wish(7, true), wish(2, true, 50), wish(1, false)],
		);
		expect(items).toEqual([
			{ ...row(7), savedAt: 107, pending: true },
			{ ...row(2), remindAt: 50, due: false, pending: true },
		]);
	});

	test("SM8 what is due comes first, the newest first; then what is to come, the soonest first; then the rest", () => {
		const items: SavedItem[] = [
			row(1),
			row(2, { remindAt: 10, due: true }),
			row(3, { remindAt: 90 }),
			row(4, { remindAt: 20, due: true }),
			row(5, { remindAt: 50 }),
		].map((one) => ({ ...one, pending: false }));
		const { due, upcoming, rest } = savedSections(items);
		expect([seqs(due), seqs(upcoming), seqs(rest)]).toEqual([[4, 2], [5, 3], [1]]);
		expect(dueCount(items)).toBe(2);
	});
});
