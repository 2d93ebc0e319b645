/** What is said about a conversation as a whole, beside its events, so that a copy can be drawn without the server. Pure. */

import type { ConversationKind, EditWindow, Member, ThreadStanding } from "../../src/protocol/entities.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { withChanges } from "./changes.ts";
import type { ConversationState } from "./model.ts";
import { lower } from "./verify.ts";

export interface Snapshot {
	/** The seq up to which title and members are told. */
	asOf: number;
	kind: ConversationKind;
	title: string | null;
	topic: string | null;
	editWindow: EditWindow;
	/** The seqs of the messages that are pinned. */
	pins: readonly number[];
	/** Where the reader stands in threads. */
	threads: readonly ThreadStanding[];
	/** The highest seq that the server has told. */
	head: number;
	members: Member[];
	former: { userId: string; name: string }[];
	/** As in the state: it must not be forgotten by a reload. */
	brokenAt: number | null;
}

/** The snapshot of a state that is loaded. */
export function snapshotOf(state: ConversationState, asOf: number): Snapshot {
	const { kind, title, topic, editWindow, pins, threads, head, members, former, brokenAt } = state;
	return {
		asOf,
		kind,
		title,
		topic,
		editWindow,
		pins: [...pins],
		threads: [...threads.values()],
		head,
		members: [...members.values()],
		former: [...former].map(([userId, name]) => ({ userId, name })),
		brokenAt,
	};
}

/** Of two snapshots the newer one; positions only move forward (RD2), but what is not shown any more is gone (RD6). */
export function newerSnapshot(stored: Snapshot, fresh: Snapshot): Snapshot {
	const [newer, older] = stored.asOf > fresh.asOf ? [stored, fresh] : [fresh, stored];
	const known = new Map(older.members.map((member) => [member.userId, member]));
	const members = newer.members.map((member) => {
		const other = known.get(member.userId);
		if (other === undefined) return member;
		const delivered = Math.max(member.delivered, other.delivered);
		const read = member.read === null ? null : Math.max(member.read, other.read ?? 0);
		return { ...member, delivered, read };
	});
	const brokenAt = lower(newer.brokenAt, older.brokenAt);
	return { ...newer, head: Math.max(newer.head, older.head), members, brokenAt };
}

/** `state` as the copy on this device has it: `events` ascend without a hole. `hidesRead`: RD6 holds for the reader since. */
export function fromCopy(
	state: ConversationState,
	{ snapshot, events }: { snapshot: Snapshot; events: readonly LogEvent[] },
	hidesRead: boolean,
): ConversationState {
	const [first, last] = [events[0], events.at(-1)];
	const cursor = last === undefined ? 0 : seqOf(last);
	return {
		...state,
		loaded: true,
		kind: snapshot.kind,
		title: snapshot.title,
		topic: snapshot.topic,
		editWindow: snapshot.editWindow,
		pins: snapshot.pins,
		threads: new Map(snapshot.threads.map((standing) => [standing.thread, standing])),
		head: Math.max(snapshot.head, cursor),
		cursor,
		members: new Map(
			snapshot.members.map((member) => {
				const read = hidesRead && member.userId !== state.self ? null : member.read;
				// A copy that was stored before there were usernames here has none.
				return [member.userId, { ...member, read, username: member.username ?? null }];
			}),
		),
		former: new Map(snapshot.former.map(({ userId, name }) => [userId, name])),
		events,
		changes: withChanges(new Map(), events),
		hasOlder: first === undefined ? snapshot.head > 0 : seqOf(first) > 1,
		brokenAt: snapshot.brokenAt,
	};
}
