/**
 * Turns a conversation's log and outbox into the rows of the timeline: day
 * dividers, the line before the first unread message, and messages grouped by
 * sender. Pure, so that the rules are tested without a page.
 */
import type { ConversationChanged, MemberChanged } from "../../../src/protocol/down.ts";
import type { Message } from "../../../src/protocol/entities.ts";
import { isChange } from "../../store/changes.ts";
import type { ConversationState, SaidRow } from "../../store/model.ts";
import { changesByTarget, type ShownMessage, shownMessage } from "../../store/shown.ts";
import { showsIn, waitsIn } from "../../store/threads.ts";
import { startOfDay } from "../parts/times.ts";

/** Where a message stands in a run of messages of one sender. */
export interface Grouping {
	first: boolean;
	last: boolean;
}

export type TimelineItem =
	| { kind: "day"; key: string; at: number }
	| { kind: "unread"; key: string }
	| { kind: "message"; key: string; message: Message; shown: ShownMessage; own: boolean; group: Grouping }
	| { kind: "pending"; key: string; row: SaidRow; group: Grouping }
	| { kind: "system"; key: string; event: MemberChanged | ConversationChanged };

/** Messages of one sender within this time stand together. */
export const groupingMs = 5 * 60_000;

type Source = Pick<ConversationState, "self" | "events" | "changes" | "outbox">;

interface Run {
	sender: string;
	at: number;
	group: Grouping;
}

/**
 * The rows, oldest first. `unreadAfter`: the reader's own position when the
 * conversation was opened; the divider goes before the first message of
 * someone else above it. null: no divider. `thread`: of that thread instead, its message first.
 */
export function timelineItems(state: Source, unreadAfter: number | null, thread: number | null = null): TimelineItem[] {
	const items: TimelineItem[] = [];
	let day = Number.NaN;
	let run: Run | null = null;
	let divided = unreadAfter === null;

	const enterDay = (at: number) => {
		const start = startOfDay(at);
		if (start === day) return;
		day = start;
		run = null;
		items.push({ kind: "day", key: `day:${start}`, at: start });
	};
	const join = (sender: string, at: number): Grouping => {
		const follows = run !== null && run.sender === sender && Math.abs(at - run.at) < groupingMs;
		const group: Grouping = { first: !follows, last: true };
		if (follows && run !== null) run.group.last = false;
		run = { sender, at, group };
		return group;
	};

	const waiting = changesByTarget(state.outbox);
	for (const event of state.events) {
		if (isChange(event)) continue;
		if (event.type === "pin_changed" || event.type === "unknown_event") continue;
		if (event.type !== "new_message" && thread !== null) continue;
		if (event.type !== "new_message") {
			enterDay(event.at);
			run = null;
			items.push({ kind: "system", key: `event:${event.seq}`, event });
			continue;
		}
		const { message } = event;
		if (!showsIn(message, thread)) continue;
		const own = message.sender === state.self;
		enterDay(message.at);
		const shown = shownMessage(message, state.changes.get(message.seq), waiting.get(message.seq), state.self);
		if (!divided && !own && message.seq > (unreadAfter ?? 0) && shown.deleted === null) {
			divided = true;
			run = null;
			items.push({ kind: "unread", key: "unread" });
		}
		// An own message keeps the key that it had in the outbox, so its row stays the same element.
		const key = own ? `own:${message.clientId}` : `seq:${message.seq}`;
		items.push({ kind: "message", key, message, shown, own, group: join(message.sender, message.at) });
		// What is said in a thread begins anew below its message.
		if (message.seq === thread) run = null;
	}
	for (const row of state.outbox) {
		if ((row.kind !== "message" && row.kind !== "reply") || !waitsIn(row, thread)) continue;
		enterDay(Math.max(row.createdAt, Number.isNaN(day) ? row.createdAt : day));
		items.push({ kind: "pending", key: `own:${row.clientId}`, row, group: join(state.self, row.createdAt) });
	}
	return items;
}
