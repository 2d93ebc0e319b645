/**
 * Reading the log in pages. A page of messages passes over what does not stand in the conversation (edits, reactions,
 * what is said in threads): each such row says which message comes before it (`said_before`), so that a run of them
 * costs a few rows however long it is. Rows from before that column was there are stepped over one by one.
 */
import { limits } from "../protocol/limits.ts";
import type { Sql } from "../storage/sql.ts";
import type { MessageRequest, Page, PageRequest } from "./model.ts";
import { isStandingRow, type LogRow, logColumns } from "./rows.ts";

/** The bytes that a row takes in a page, besides its data: field names, ids, numbers. */
const frameOverhead = 250;
/** As many rows in a run are read rather than passed over: another statement is not free either. */
const nearby = 8;
/** A count of more rows than these looks now and then whether there is something to pass over. */
const countedAtOnce = 500;

/** The statements, exported so that a test can look at their query plans. */
export const pageStatements = {
	eventsAfter: `SELECT ${logColumns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
	eventsBefore: `SELECT ${logColumns} FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
	threadAfter: `SELECT ${logColumns} FROM log WHERE thread = ? AND seq > ? ORDER BY seq LIMIT ?`,
	threadBefore: `SELECT ${logColumns} FROM log WHERE thread = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
	placeOf: "SELECT seq, type, said_before FROM log WHERE seq = ?",
	countOthers: "SELECT count(*) AS count FROM log WHERE seq > ? AND seq <= ? AND type = 'message' AND actor <> ?",
} as const;

/** The pages of one conversation's log. */
export interface PageStore {
	events<T>(request: PageRequest, convert: (row: LogRow) => T): Page<T>;
	/** Of the messages that stand in the conversation, or of what is said in one thread. */
	messages<T>(request: MessageRequest, convert: (row: LogRow) => T): Page<T>;
	/** The newest message above `seq` that stands in the conversation. */
	lastMessage(above: number): LogRow | null;
	/** The seq of the newest message at or below `seq` that stands in the conversation; 0: there is none. */
	saidUpTo(seq: number): number;
	/** Messages that stand in the conversation above `above`, up to and with `upTo`, that are not by `userId`. */
	countOthers(above: number, upTo: number, userId: string): number;
}

type Place = Pick<LogRow, "seq" | "type" | "said_before">;

/** The pages of the log that is in `sql`. */
export function createPageStore(sql: Sql): PageStore {
	const placeOf = (seq: number) => sql.row<Place>(pageStatements.placeOf, seq);

	/** What stands in the conversation between `above` and `before`, newest first; about `wanted` of it will be read. */
	function* standingDown(before: number, above: number, wanted: number): Generator<LogRow> {
		let [next, most, left] = [before, wanted, wanted];
		while (next > above + 1) {
			const from = next;
			for (const row of sql.rows<LogRow>(pageStatements.eventsBefore, next, most)) {
				if (row.seq <= above) return;
				next = row.seq;
				if (isStandingRow(row)) {
					left--;
					yield row;
				} else if (row.said_before !== null && row.seq - row.said_before > nearby) {
					next = row.said_before + 1;
					break;
				}
			}
			if (next === from) return;
			most = Math.max(left, 2 * nearby);
		}
	}

	/** What stands in the conversation above `after`, oldest first; about `wanted` of it will be read. */
	function* standingUp(after: number, wanted: number): Generator<LogRow> {
		let [next, most, left] = [after, wanted, wanted];
		for (let run = 0; ; ) {
			const from = next;
			for (const row of sql.rows<LogRow>(pageStatements.eventsAfter, next, most)) {
				next = row.seq;
				if (isStandingRow(row)) {
					run = 0;
					left--;
					yield row;
				} else if (row.said_before !== null && ++run > nearby) {
					next = endOfRun(row.seq, row.said_before) - 1;
					break;
				}
			}
			if (next === from) return;
			most = Math.max(left, 2 * nearby);
		}
	}

	/** The seq behind a run of rows that all have the same message before them, by doubling and then by halves. */
	function endOfRun(within: number, saidBefore: number): number {
		let low = within;
		let high = Number.POSITIVE_INFINITY;
		const look = (seq: number) => {
			const place = placeOf(seq);
			if (place !== null && place.said_before === saidBefore) low = seq;
			else high = place?.said_before ?? seq;
		};
		for (let step = nearby; high === Number.POSITIVE_INFINITY; step *= 2) look(low + step);
		while (high - low > 1) look(Math.floor((low + high) / 2));
		return high;
	}

	const saidUpTo = (seq: number) => {
		const place = placeOf(seq);
		if (place === null) return 0;
		if (isStandingRow(place)) return seq;
		if (place.said_before !== null) return place.said_before;
		const [newest] = standingDown(seq, 0, 1);
		return newest?.seq ?? 0;
	};

	return {
		events: ({ after, before = Number.MAX_SAFE_INTEGER, limit }, convert) =>
			after === undefined
				? reversed(takePage(sql.rows<LogRow>(pageStatements.eventsBefore, before, limit + 1), limit, convert))
				: takePage(sql.rows<LogRow>(pageStatements.eventsAfter, after, limit + 1), limit, convert),
		messages: ({ after, before = Number.MAX_SAFE_INTEGER, limit, thread }, convert) => {
			// One row more than the page is asked for: whether there are others. A cursor reads ahead, so the statement says it.
			const most = limit + 1;
			if (after !== undefined) {
				const rows =
					thread === undefined
						? standingUp(after, most)
						: sql.rows<LogRow>(pageStatements.threadAfter, thread, after, most);
				return takePage(rows, limit, convert);
			}
			const rows =
				thread === undefined
					? standingDown(before, 0, most)
					: sql.rows<LogRow>(pageStatements.threadBefore, thread, before, most);
			return reversed(takePage(rows, limit, convert));
		},
		lastMessage: (above) => {
			const [newest] = standingDown(Number.MAX_SAFE_INTEGER, above, 1);
			return newest ?? null;
		},
		saidUpTo,
		countOthers: (above, upTo, userId) => {
			let count = 0;
			for (let top = upTo; top > above; ) {
				if (top - above > countedAtOnce) top = Math.min(top, saidUpTo(top));
				const low = Math.max(above, top - countedAtOnce);
				if (low < top) count += sql.row<{ count: number }>(pageStatements.countOthers, low, top, userId)?.count ?? 0;
				top = low;
			}
			return count;
		},
	};
}

function reversed<T>({ rows, more }: Page<T>): Page<T> {
	return { rows: rows.reverse(), more };
}

/** Reads rows until the page is full by count or bytes; one row always fits. */
function takePage<T>(rows: Iterable<LogRow>, limit: number, convert: (row: LogRow) => T): Page<T> {
	const page: T[] = [];
	let bytes = 0;
	for (const row of rows) {
		// Three bytes a UTF-16 unit is the most that UTF-8 takes.
		bytes += row.data.length * 3 + frameOverhead;
		if (page.length === limit || (page.length > 0 && bytes > limits.pageBytes)) return { rows: page, more: true };
		page.push(convert(row));
	}
	return { rows: page, more: false };
}
