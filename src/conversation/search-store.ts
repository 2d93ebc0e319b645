/**
 * The search index of one conversation: an FTS5 table without content, whose rowid is the seq. Nothing is put into it
 * when a message is stored; search.ts fills it when somebody searches. From then on an edit or a deletion changes it
 * at once (`drop`, `put`), and `secure-delete` takes the words off the disk as well (DL2).
 */
import type { Sql } from "../storage/sql.ts";
import { currentMessage, type LogRow, logColumns, rowBySeq, textData } from "./rows.ts";
import { tokensOf } from "./search-tokens.ts";

/** Parts of the log that are in the index, both ends included, newest first, apart from each other. */
export type Ranges = [low: number, high: number][];

/** A message as the search needs it. */
export interface SearchedMessage {
	seq: number;
	at: number;
	sender: string;
	/** As it is now. */
	text: string;
	/** The thread that it stands in only; null: it stands in the conversation. */
	thread: number | null;
}

/** All that the rules of the search need of storage. */
export interface SearchStore {
	ranges(): Ranges;
	putRanges(ranges: Ranges): void;
	/** The log above `above` and up to `upTo`, newest first, as far as it is read: its messages, null for what is none. */
	logDown(above: number, upTo: number): Iterable<{ seq: number; message: SearchedMessage | null }>;
	/** Puts a message that is not there into the index. */
	add(message: SearchedMessage): void;
	/** The seqs that match, newest first, between `above` and `below`, as far as they are read. */
	find(match: string, above: number, below: number): Iterable<number>;
	/** The words of the index that begin with `prefix`; null: there are more than `most`. */
	wordsFrom(prefix: string, most: number): string[] | null;
	/** One message as it is now; null: it is none, or was deleted. */
	message(seq: number): SearchedMessage | null;
	/** When the event with this seq, or the next that there is, happened. */
	timeAt(seq: number): number | null;
	transaction<T>(act: () => T): T;
}

/** What keeps the index true when a message changes. Each is called before or after the change, in its transaction. */
export interface SearchIndex {
	/** The message will say something else, or nothing: what it says now is taken out. */
	drop(seq: number): void;
	/** The message says something else now. */
	put(seq: number): void;
}

/** The statements, exported so that a test can look at their query plans. */
export const searchStatements = {
	ranges: "SELECT ranges FROM search_state WHERE only = 1",
	logDown: `SELECT ${logColumns} FROM log WHERE seq > ? AND seq <= ? ORDER BY seq DESC`,
	// Numbers come as REAL here, and FTS5 begins where the bounds say only if they are integers: else it goes through all.
	find: `SELECT rowid AS seq FROM search
		WHERE search MATCH ? AND rowid > CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC`,
	wordFrom: "SELECT term FROM search_word WHERE term >= ? LIMIT 1",
	bySeq: rowBySeq,
	timeAt: "SELECT at FROM log WHERE seq >= ? ORDER BY seq LIMIT 1",
} as const;

/** The word that stands in the index for "by this person". No text has a word with a colon. */
export function senderWord(userId: string): string {
	return `:f${userId}`;
}
/** The word that stands in the index for "with a web address". */
export const linkWord = ":link";
const link = /\bhttps?:\/\/[^\s<>"]/iu;

/** What the index is given for a message. It is the same whenever it is asked, until the text changes. */
function wordsOf({ text, sender }: SearchedMessage): string {
	const words = tokensOf(text).map(({ word }) => word);
	words.push(senderWord(sender));
	if (link.test(text)) words.push(linkWord);
	return words.join(" ");
}

/** The index of the conversation whose log is in `sql`. */
export function createSearchStore(sql: Sql): SearchStore & SearchIndex {
	const editOf = (seq: number) => {
		const row = sql.row<LogRow>(searchStatements.bySeq, seq);
		return row === null ? { text: "" } : textData(row);
	};
	const toMessage = (row: LogRow): SearchedMessage | null => {
		if (row.type !== "message" && row.type !== "reply") return null;
		const { text } = currentMessage(row, editOf).body;
		return { seq: row.seq, at: row.at, sender: row.actor, text, thread: row.type === "reply" ? row.thread : null };
	};
	const message = (seq: number) => {
		const row = sql.row<LogRow>(searchStatements.bySeq, seq);
		return row === null ? null : toMessage(row);
	};
	const ranges = (): Ranges => {
		const row = sql.row<{ ranges: string }>(searchStatements.ranges);
		return row === null ? [] : (JSON.parse(row.ranges) as Ranges);
	};
	const indexed = (seq: number) => {
		const isIn = ranges().some(([low, high]) => seq >= low && seq <= high);
		return isIn ? message(seq) : null;
	};
	const add = (message: SearchedMessage) => {
		sql.run("INSERT INTO search (rowid, words) VALUES (?, ?)", message.seq, wordsOf(message));
	};
	return {
		ranges,
		putRanges: (ranges) => {
			sql.run("INSERT OR REPLACE INTO search_state (only, ranges) VALUES (1, ?)", JSON.stringify(ranges));
		},
		*logDown(above, upTo) {
			for (const row of sql.rows<LogRow>(searchStatements.logDown, above, upTo)) {
				yield { seq: row.seq, message: toMessage(row) };
			}
		},
		add,
		*find(match, above, below) {
			for (const { seq } of sql.rows<{ seq: number }>(searchStatements.find, match, above, below)) yield seq;
		},
		wordsFrom: (prefix, most) => {
			const words: string[] = [];
			for (let from = prefix; ; ) {
				const word = sql.row<{ term: string }>(searchStatements.wordFrom, from)?.term;
				if (word === undefined || !word.startsWith(prefix)) return words;
				if (words.length === most) return null;
				words.push(word);
				// The least that comes after it: no word holds this sign.
				from = `${word}\u0001`;
			}
		},
		message,
		timeAt: (seq) => sql.row<{ at: number }>(searchStatements.timeAt, seq)?.at ?? null,
		transaction: (act) => sql.transaction(act),
		drop: (seq) => {
			const message = indexed(seq);
			if (message === null) return;
			sql.run("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", seq, wordsOf(message));
		},
		put: (seq) => {
			const message = indexed(seq);
			if (message !== null) add(message);
		},
	};
}
