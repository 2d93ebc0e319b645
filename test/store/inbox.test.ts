import { expect, test } from "vitest";
import { isEqual } from "../../client/store/equal.ts";
import { applyInboxFrame, emptyInbox, unreadTotal } from "../../client/store/inbox.ts";
import { summary } from "../transport/support/frames.ts";

const inbox = (...ids: [string, number][]) => ({
	type: "inbox" as const,
	self: "ann",
	conversations: ids.map(([id, activityAt]) => summary(id, { activityAt })),
	saved: [],
	now: 1,
});

test("CV6 newest activity first, whatever order they came in", () => {
	const state = applyInboxFrame(emptyInbox, inbox(["a", 1], ["c", 3], ["b", 2]));
	expect(state.conversations.map(({ id }) => id)).toEqual(["c", "b", "a"]);
	expect(state.loaded).toBe(true);
});

test("CV6 the same list again is the same object; a changed one keeps the rows that did not change", () => {
	const state = applyInboxFrame(emptyInbox, inbox(["a", 1], ["b", 2]));
	expect(applyInboxFrame(state, inbox(["b", 2], ["a", 1]))).toBe(state);
	const changed = applyInboxFrame(state, inbox(["a", 9], ["b", 2]));
	expect(changed.conversations.map(({ id }) => id)).toEqual(["a", "b"]);
	expect(changed.conversations[1]).toBe(state.conversations[0]);
});

test("CV6 an empty first list is loaded all the same", () => {
	expect(applyInboxFrame(emptyInbox, inbox())).toEqual({ loaded: true, conversations: [] });
});

test("CV6 removing what is not there changes nothing", () => {
	const state = applyInboxFrame(emptyInbox, inbox(["a", 1]));
	expect(applyInboxFrame(state, { type: "conversation_removed", conversationId: "x" })).toBe(state);
	expect(applyInboxFrame(state, { type: "conversation_removed", conversationId: "a" }).conversations).toEqual([]);
});

test.each([
	[{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
	[{ a: undefined }, {}, true],
	[{ a: 1, b: undefined }, { a: 1, c: undefined }, true],
	[{ a: null }, {}, false],
	[[], {}, false],
	[[1, 2], [1], false],
	["1", 1, false],
])("isEqual(%j, %j) is %s", (a, b, same) => {
	expect(isEqual(a, b)).toBe(same);
});

test("CV9 MN6 muted conversations count what mentions the reader alone, a marked one counts as at least 1", () => {
	const rows = [
		summary("a", { unread: 3 }),
		summary("b", { unread: 9, muted: true, markedUnread: true }),
		summary("c", { markedUnread: true }),
		summary("d", { unread: 2, markedUnread: true, mentions: 1 }),
		summary("e", { unread: 9, muted: true, mentions: 4 }),
	];
	expect(unreadTotal(rows)).toBe(10);
});
