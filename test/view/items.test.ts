import { describe, expect, test } from "vitest";
import { type TimelineItem, timelineItems } from "../../client/view/timeline/items.ts";
import type { LogEvent } from "../../src/protocol/events.ts";
import { conversationState, message, pending, said } from "./support/fake-app.ts";

const minute = 60_000;
const noon = new Date(2026, 10, 22, 12).getTime();
const day = 24 * 60 * minute;

function drawn(more: {
	events?: LogEvent[];
	outbox?: ReturnType<typeof pending>[];
	unreadAfter?: number | null;
	hasOlder?: boolean;
}): string[] {
	const { unreadAfter = null, ...state } = more;
	return timelineItems(conversationState(state), unreadAfter).map(describeItem);
}

function describeItem(item: TimelineItem): string {
	switch (item.kind) {
		case "message":
			return `${item.message.seq}${item.own ? " own" : ""}${item.group.first ? " first" : ""}${item.group.last ? " last" : ""}`;
		case "pending":
			return `pending ${item.row.clientId}${item.group.first ? " first" : ""}${item.group.last ? " last" : ""}`;
		case "system":
			return `system ${item.event.seq}`;
		default:
			return item.kind;
	}
}

const at = (seq: number, sender: string, time: number) => said("c", message(seq, sender, `text ${seq}`, time));

describe("timelineItems", () => {
	test("puts a divider before the first message of each local day", () => {
		expect(
			drawn({ events: [at(1, "bob", noon - day), at(2, "bob", noon - day + minute), at(3, "bob", noon)] }),
		).toEqual(["day", "1 first", "2 last", "day", "3 first last"]);
	});

	test("groups messages of one sender within five minutes, each from the one before", () => {
		const events = [
			at(1, "bob", noon),
			at(2, "bob", noon + 4 * minute),
			at(3, "bob", noon + 8 * minute),
			at(4, "bob", noon + 13 * minute),
			at(5, "me", noon + 13 * minute),
		];
		expect(drawn({ events }).slice(1)).toEqual(["1 first", "2", "3 last", "4 first last", "5 own first last"]);
	});

	test("an event that is no message stands alone and ends a group", () => {
		const left: LogEvent = {
			type: "member_changed",
			username: null,
			hash: "",
			seq: 2,
			at: noon,
			actor: "kay",
			userId: "kay",
			name: "Kay",
			change: "left",
			role: "member",
		};
		expect(drawn({ events: [at(1, "bob", noon), left, at(3, "bob", noon)] }).slice(1)).toEqual([
			"1 first last",
			"system 2",
			"3 first last",
		]);
	});

	test("the unread divider stands before the first message of someone else above the read position", () => {
		const events = [at(1, "bob", noon), at(2, "me", noon), at(3, "me", noon), at(4, "bob", noon), at(5, "bob", noon)];
		expect(drawn({ events, unreadAfter: 1 }).slice(1)).toEqual([
			"1 first last",
			"2 own first",
			"3 own last",
			"unread",
			"4 first",
			"5 last",
		]);
		expect(drawn({ events, unreadAfter: null })).not.toContain("unread");
		expect(drawn({ events, unreadAfter: 5 })).not.toContain("unread");
	});

	test("where what is here begins in the midst of the unread, no divider says that the unread begins there", () => {
		const events = [at(7, "bob", noon), at(8, "bob", noon)];
		expect(drawn({ events, hasOlder: true, unreadAfter: 3 })).not.toContain("unread");
		// All that is unread is here.
		expect(drawn({ events, hasOlder: true, unreadAfter: 6 })).toContain("unread");
		expect(drawn({ events, hasOlder: false, unreadAfter: 3 })).toContain("unread");
	});

	test("what waits in the outbox comes last, in order, grouped with own messages", () => {
		const outbox = [pending("a", "a", noon + minute), pending("b", "b", noon + minute)];
		expect(drawn({ events: [at(1, "me", noon)], outbox }).slice(1)).toEqual([
			"1 own first",
			"pending a",
			"pending b last",
		]);
	});

	test("a clock that is behind does not put a waiting message on an earlier day", () => {
		expect(drawn({ events: [at(1, "bob", noon)], outbox: [pending("a", "a", noon - 2 * day)] })).toEqual([
			"day",
			"1 first last",
			"pending a first last",
		]);
	});

	test("an own message keeps its key when the log's copy takes the place of the waiting one", () => {
		const waiting = timelineItems(conversationState({ outbox: [pending("x", "hi", noon)] }), null).at(-1)?.key;
		const stored = said("c", message(1, "me", "hi", noon, { clientId: "x" }));
		const there = timelineItems(conversationState({ events: [stored] }), null).at(-1)?.key;
		expect(there).toBe(waiting);
	});
});
