/** All SQL of threads: where members stand in them, whom they mention, and what hangs on a message. */
import type { Replies } from "../protocol/entities.ts";
import { limits } from "../protocol/limits.ts";
import type { Sql, SqlValue } from "../storage/sql.ts";
import { namesOfMention, rowsOfMention } from "./mention-rows.ts";
import type { CountedThread, ThreadStore } from "./model.ts";
import { type ReplyTally, repliesOf, type TalliedReply, withoutOldest, withReply } from "./reply-tally.ts";

interface StandingRow extends Record<string, SqlValue> {
	user_id: string;
	thread: number;
	read: number;
	following: number;
	moved_at: number;
	unread: number;
	mentions: number;
	newest: number;
	last: number;
}

interface SaidRow extends Record<string, SqlValue> {
	seq: number;
	at: number;
	actor: string;
	type: string;
}

/** What the log keeps of a thread beside what is said in it, see reply-tally.ts. */
export interface ReplyRows {
	/** What the row of a reply that is about to be appended says of its thread. */
	repliesWith(thread: number, reply: SaidRow): string;
	/** Some reply of the thread was deleted: the newest row says so. Reads what is counted. */
	recount(thread: number): void;
}

/** TH5: what stands in the thread only, of others, above the reader's position. */
const unreadIn = "FROM log WHERE thread = s.thread AND seq > s.read AND type = 'reply' AND actor <> s.user_id";

// Ids have neither quotes nor backslashes, so one that is in a list is in its text.
const counted = `SELECT s.user_id, s.thread, s.read, s.following, s.moved_at,
	CASE s.following WHEN 1 THEN (SELECT count(*) ${unreadIn}) ELSE 0 END AS unread,
	CASE s.following WHEN 1 THEN (SELECT coalesce(max(seq), 0) ${unreadIn}) ELSE 0 END AS newest,
	CASE s.following WHEN 1 THEN (
		SELECT count(*) FROM thread_mention AS mine
		WHERE mine.user_id = s.user_id AND mine.thread = s.thread AND mine.seq > s.read
	) + (
		SELECT count(*) FROM thread_mention AS shared
		WHERE shared.user_id = '*' AND shared.thread = s.thread AND shared.seq > s.read AND shared.sender <> s.user_id
			AND (shared.among IS NULL OR instr(shared.among, '"' || s.user_id || '"') > 0)
	) ELSE 0 END AS mentions,
	(SELECT coalesce(max(seq), s.thread) FROM log WHERE thread = s.thread) AS last
	FROM thread_standing AS s`;

/** The statements, exported so that a test can look at their query plans. */
export const threadStatements = {
	standings: `${counted} WHERE s.user_id = ?`,
	standing: `${counted} WHERE s.user_id = ? AND s.thread = ?`,
	dropAll: "DELETE FROM thread_standing WHERE user_id = ?",
	dropMention: "DELETE FROM thread_mention WHERE user_id = ? AND thread = ? AND seq = ?",
	firstThread: "SELECT thread FROM log WHERE thread > 0 ORDER BY thread LIMIT 1",
	lastThread: "SELECT thread FROM log WHERE thread > 0 ORDER BY thread DESC LIMIT 1",
	nextThread: "SELECT thread FROM log WHERE thread >= ? AND thread <= ? ORDER BY thread LIMIT 1",
	newest: "SELECT seq, replies FROM log WHERE thread = ? ORDER BY seq DESC LIMIT 1",
	counted: "SELECT seq, at, actor, type FROM log WHERE thread = ? ORDER BY seq DESC LIMIT ?",
	fromOn: "SELECT seq, at, actor, type FROM log WHERE thread = ? AND seq >= ? ORDER BY seq LIMIT 2",
} as const;

const noRoots = { from: Number.POSITIVE_INFINITY, to: 0 };

/** The storage of the threads of the conversation whose log is in `sql`. */
export function createThreadStore(sql: Sql): ThreadStore & ReplyRows {
	/** Between which messages all are on which a thread hangs, once it was looked for. Never too narrow. */
	let roots: { from: number; to: number } | null = null;
	const rootsOf = () => {
		const at = (statement: string) => sql.row<{ thread: number }>(statement)?.thread;
		const from = at(threadStatements.firstThread);
		return from === undefined ? noRoots : { from, to: at(threadStatements.lastThread) ?? from };
	};
	const countedIn = (thread: number) => {
		const newest = [...sql.rows<SaidRow>(threadStatements.counted, thread, limits.repliesCounted)].map(saidIn);
		return newest.reduceRight<ReplyTally | null>(withReply, null);
	};
	/** What the newest row of a thread says, or has to be counted for as it is too old to say it; null: there is none. */
	const talliedIn = (thread: number) => {
		const newest = sql.row<{ seq: number; replies: string | null }>(threadStatements.newest, thread);
		if (newest === null) return null;
		return newest.replies === null ? countedIn(thread) : (JSON.parse(newest.replies) as ReplyTally);
	};
	const oldestOf = (thread: number, { first }: ReplyTally) =>
		[...sql.rows<SaidRow>(threadStatements.fromOn, thread, first)].map(saidIn);

	return {
		standings: (userId) => [...sql.rows<StandingRow>(threadStatements.standings, userId)].map(standingOf),
		standing: (userId, thread) => {
			const row = sql.row<StandingRow>(threadStatements.standing, userId, thread);
			return row === null ? null : standingOf(row);
		},
		put: ({ userId, thread, read, following, movedAt }) => {
			sql.run(
				`INSERT INTO thread_standing (user_id, thread, read, following, moved_at) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (user_id, thread) DO UPDATE SET read = excluded.read, following = excluded.following,
					moved_at = excluded.moved_at`,
				userId,
				thread,
				read,
				following ? 1 : 0,
				movedAt,
			);
		},
		dropAll: (userId) => sql.run(threadStatements.dropAll, userId),
		putMentions: (thread, seq, sender, mentioned) => {
			for (const { userId, among } of rowsOfMention(mentioned)) {
				sql.run(
					"INSERT INTO thread_mention (user_id, thread, seq, sender, among) VALUES (?, ?, ?, ?, ?)",
					userId,
					thread,
					seq,
					sender,
					among,
				);
			}
		},
		dropMentions: (thread, seq, told) => {
			for (const userId of namesOfMention(told)) sql.run(threadStatements.dropMention, userId, thread, seq);
		},
		repliesWith: (thread, { seq, at, actor, type }) => {
			if (roots !== null) roots = { from: Math.min(roots.from, thread), to: Math.max(roots.to, thread) };
			const known = talliedIn(thread);
			const full = known !== null && known.rows === limits.repliesCounted;
			const tally = full ? withoutOldest(known, oldestOf(thread, known)) : known;
			return JSON.stringify(withReply(tally, saidIn({ seq, at, actor, type })));
		},
		recount: (thread) => {
			const newest = sql.row<{ seq: number }>(threadStatements.newest, thread);
			if (newest === null) return;
			sql.run("UPDATE log SET replies = ? WHERE seq = ?", JSON.stringify(countedIn(thread)), newest.seq);
		},
		replies: (from, to) => {
			roots ??= rootsOf();
			const found = new Map<number, Replies>();
			// From one thread to the next: what is said in them is passed over, however much it is.
			for (let next = Math.max(from, roots.from); next <= Math.min(to, roots.to); ) {
				const thread = sql.row<{ thread: number }>(threadStatements.nextThread, next, to)?.thread;
				if (thread === undefined) return found;
				const replies = repliesOf(talliedIn(thread));
				if (replies !== null) found.set(thread, replies);
				next = thread + 1;
			}
			return found;
		},
	};
}

function saidIn({ seq, at, actor, type }: SaidRow): TalliedReply {
	return { seq, at, sender: actor, isDeleted: type === "deleted" || type === "deleted_reply" };
}

function standingOf({ user_id, moved_at, following, ...row }: StandingRow): CountedThread {
	return { ...row, userId: user_id, following: following === 1, movedAt: moved_at };
}
