/** The messages of a conversation as they are now: with what stands beside them, in pages that fit (EV4, RS6). */
import type { Message } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import { fitting, withReactions } from "./changes.ts";
import { firstSince } from "./find-date.ts";
import type { HistoryRequest, Page } from "./model.ts";
import { withPins } from "./pins.ts";
import type { Room } from "./room.ts";
import { withReplies } from "./threads.ts";

/** RS6, RS8: a page of messages. `around` is answered from both sides; where nothing was said since `date`, the newest. */
export function pageOf(room: Room, request: HistoryRequest): Page<Message> {
	const { around: place, date, limit, thread, ...direction } = request;
	const around = date === undefined ? place : firstSaidSince(room, date, thread);
	if (around === undefined) {
		const { rows, more } = room.store.messages({ ...direction, limit, thread });
		const fits = fitting(dressed(room, rows), direction.after === undefined ? "newest" : "oldest");
		return { rows: fits, more: more || fits.length < rows.length };
	}
	const older = room.store.messages({ before: around, limit: Math.floor(limit / 2), thread });
	const newer = room.store.messages({ after: around - 1, limit: limit - older.rows.length, thread });
	const rows = dressed(room, [...older.rows, ...newer.rows]);
	const fits = [
		...fitting(rows.slice(0, older.rows.length), "newest", limits.pageBytes / 2),
		...fitting(rows.slice(older.rows.length), "oldest", limits.pageBytes / 2),
	];
	return { rows: fits, more: older.more || newer.more || fits.length < rows.length };
}

/** Messages with who reacted how, whether they are pinned, and what hangs on them; they ascend without a hole. */
export function dressed(room: Room, messages: readonly Message[]): Message[] {
	return withReplies(room, withPins(room, withReactions(room, messages)));
}

/** RS8: the seq of the first message at or after `date`, in Unix ms; undefined: there is none. */
function firstSaidSince(room: Room, date: number, thread: number | undefined): number | undefined {
	const seq = firstSince(room.store, date);
	return seq === null ? undefined : room.store.messages({ after: seq - 1, limit: 1, thread }).rows[0]?.seq;
}
