/**
 * TH7 of a thread, carried on from reply to reply instead of counted: the newest row of a thread holds what `foldReplies`
 * would make of its newest rows. A deletion counts anew. Pure.
 */
import type { Replies } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import type { CountedReply } from "../protocol/replies.ts";

export interface TalliedReply extends CountedReply {
	seq: number;
}

export interface ReplyTally {
	/** The seq of the oldest reply that is looked at. */
	first: number;
	/** How many are looked at, the deleted ones too. */
	rows: number;
	count: number;
	/** When the newest that is not deleted was said; 0: there is none. */
	lastAt: number;
	/** Who spoke last, newest first, and the seq of what they said last. */
	speakers: [userId: string, seq: number][];
}

const nothing: Omit<ReplyTally, "first"> = { rows: 0, count: 0, lastAt: 0, speakers: [] };

/** With one more at the end. `tally` null: there was none. */
export function withReply(tally: ReplyTally | null, { seq, at, sender, isDeleted }: TalliedReply): ReplyTally {
	const known = tally ?? { first: seq, ...nothing };
	const rows = known.rows + 1;
	if (isDeleted) return { ...known, rows };
	const others = known.speakers.filter(([userId]) => userId !== sender);
	const speakers: ReplyTally["speakers"] = [[sender, seq], ...others];
	return { ...known, rows, count: known.count + 1, lastAt: at, speakers: speakers.slice(0, limits.repliers) };
}

/** Without the oldest of those that are looked at; `oldest`: that one and the next. null: none is left. */
export function withoutOldest(tally: ReplyTally, [oldest, next]: readonly TalliedReply[]): ReplyTally | null {
	if (oldest === undefined || next === undefined) return null;
	return {
		first: next.seq,
		rows: tally.rows - 1,
		count: tally.count - (oldest.isDeleted ? 0 : 1),
		lastAt: tally.lastAt,
		// Whoever spoke before those, and was not named, did so earlier still.
		speakers: tally.speakers.filter(([, seq]) => seq >= next.seq),
	};
}

/** As the wire says it; null: nothing stands there. */
export function repliesOf(tally: ReplyTally | null): Replies | null {
	if (tally === null || tally.count === 0) return null;
	return { count: tally.count, lastAt: tally.lastAt, userIds: tally.speakers.map(([userId]) => userId) };
}
