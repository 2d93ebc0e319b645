/**
 * Turns a conversation's log and outbox into the rows of the timeline: day
 * dividers, the line before the first unread message, and messages grouped by
 * sender. Pure, so that the rules are tested without a page.
 */

import type { Message } from "../../../src/protocol/entities.ts";
import type { ConversationChanged, MemberChanged, PinChanged } from "../../../src/protocol/events.ts";
import { isChange } from "../../store/changes.ts";
import type { ConversationState } from "../../store/model.ts";
import type { SaidRow } from "../../store/outbox-rows.ts";
import { changesByTarget, type ShownMessage, shownMessage } from "../../store/shown.ts";
import { showsIn, waitsIn } from "../../store/threads.ts";
import { isDetached, isHoleAfter, windowMessages } from "../../store/window.ts";
import { startOfDay } from "../parts/times.ts";

/** Where a message stands in a run of messages of one sender. */
export interface Grouping {
	first: boolean;
	last: boolean;
}

export type TimelineItem =
	| { kind: "day"; key: string; at: number }
	| { kind: "unread"; key: string }
	| {
			kind: "message";
			key: string;
			message: Message;
			shown: ShownMessage;
			own: boolean;
			/** Of the detached window: what happened to it and who came since is not here. */
			far: boolean;
			group: Grouping;
	  }
	| { kind: "pending"; key: string; row: SaidRow; group: Grouping }
	| { kind: "system"; key: string; event: MemberChanged | ConversationChanged }
	/** Messages that one person pinned, one after the other; `seq`: of the first of these events. */
	| { kind: "pinned"; key: string; seq: number; actor: string; targets: number[] };

/** Whether a row stays with what it shows. A divider is moved to wherever its day or the unread begins now. */
export function isSteady({ kind }: TimelineItem): boolean {
	return kind !== "day" && kind !== "unread";
}

/** The key of the divider before the first unread message. */
export const unreadKey = "unread";

/** Messages of one sender within this time stand together. */
export const groupingMs = 5 * 60_000;

/** A pin stands with those that the same person set just before. */
function pushPin(items: TimelineItem[], { seq, actor, target }: PinChanged): void {
	const last = items.at(-1);
	if (last?.kind !== "pinned" || last.actor !== actor) {
		items.push({ kind: "pinned", key: `event:${seq}`, seq, actor, targets: [target] });
	} else if (!last.targets.includes(target)) last.targets.push(target);
}

type Source = Pick<ConversationState, "self" | "events" | "changes" | "window" | "outbox" | "hasOlder">;

interface Run {
	sender: string;
	at: number;
	group: Grouping;
}

/**
 * The rows, oldest first. `unreadAfter`: the reader's own position when the
 * conversation was opened; the divider goes before the first message of
 * someone else above it. null: no divider. With a window its messages come first, and without a way from them
 * to the newest ones they are all that is shown. `thread`: of that thread instead, its message first.
 */
export function timelineItems(state: Source, unreadAfter: number | null, thread: number | null = null): TimelineItem[] {
	const items: TimelineItem[] = [];
	let day = Number.NaN;
	let run: Run | null = null;
	const above = windowMessages(state);
	// Where what is here begins in the midst of the unread, its first message is not the first unread one.
	let divided = unreadAfter === null || (thread === null && isHoleAfter(state, unreadAfter));

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
	const addMessage = (message: Message, far: boolean) => {
		const own = message.sender === state.self;
		enterDay(message.at);
		const fate = far ? undefined : state.changes.get(message.seq);
		const shown = shownMessage(message, fate, waiting.get(message.seq), state.self);
		if (!divided && !own && message.seq > (unreadAfter ?? 0) && shown.deleted === null) {
			divided = true;
			run = null;
			items.push({ kind: "unread", key: unreadKey });
		}
		// An own message keeps the key that it had in the outbox, so its row stays the same element.
		const key = own ? `own:${message.clientId}` : `seq:${message.seq}`;
		items.push({ kind: "message", key, message, shown, own, far, group: join(message.sender, message.at) });
		// What is said in a thread begins anew below its message.
		if (message.seq === thread) run = null;
	};

	if (thread === null) for (const message of above) addMessage(message, true);
	if (thread === null && isDetached(state)) return items;
	for (const event of state.events) {
		if (isChange(event)) continue;
		if (event.type === "unknown_event" || (event.type === "pin_changed" && !event.on)) continue;
		if (event.type !== "new_message" && thread !== null) continue;
		if (event.type !== "new_message") {
			enterDay(event.at);
			run = null;
			if (event.type === "pin_changed") {
				pushPin(items, event);
				continue;
			}
			items.push({ kind: "system", key: `event:${event.seq}`, event });
			continue;
		}
		if (showsIn(event.message, thread)) addMessage(event.message, false);
	}
	for (const row of state.outbox) {
		if ((row.kind !== "message" && row.kind !== "reply") || !waitsIn(row, thread)) continue;
		enterDay(Math.max(row.createdAt, Number.isNaN(day) ? row.createdAt : day));
		items.push({ kind: "pending", key: `own:${row.clientId}`, row, group: join(state.self, row.createdAt) });
	}
	return items;
}
