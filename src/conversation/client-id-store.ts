/**
 * Finds what was asked for under a clientId (SD2) without an index row for each event, since rows written are what is
 * paid for. The log is cut into blocks. The ids of a block that is full are written into one row, a run (see
 * client-id-runs.ts); eight runs of a size become one of the next. Of the block that is not full yet they are in memory,
 * read from the log after each wake. Which events a run is of follows from their seqs alone, so nothing can be left out.
 */
import type { Sql, SqlValue } from "../storage/sql.ts";
import {
	countOf,
	filterOf,
	type HashedId,
	type IdHash,
	mayHold,
	mergedIds,
	seqsOf,
	sortedIds,
} from "./client-id-runs.ts";
import { clientIdIn, type LogRow, logColumns, rowBySeq } from "./rows.ts";
import { randomText, sha256Bytes } from "./seal.ts";

export interface ClientIdStore {
	/** The event that `actor` asked for as `clientId`; null: there is none. `head`: the newest seq. */
	find(actor: string, clientId: string, head: number): LogRow | null;
	/** An event was appended, just now and in the transaction that still runs. */
	note(row: Pick<LogRow, "seq" | "actor" | "asked_as">): void;
	/** Drops what memory holds, after a write that failed. */
	forget(): void;
}

/** In events. Each is a power of `growth` times `block`. */
export interface RunSizes {
	/** May grow in a later version, but not shrink: what was in memory only until then would be in no run. */
	block: number;
	/** Runs of one size that become one of the next. */
	growth: number;
	/** 14 bytes for each id. Whoever repeats something old has all of a run read, as often as frames may come. */
	largest: number;
}

const usual: RunSizes = { block: 128, growth: 8, largest: 8_192 };

/** Hashes what somebody asked for; `seed` is the conversation's own secret, so that nobody can aim. */
export type HashId = (seed: string, actor: string, clientId: string) => IdHash;

const hashId: HashId = (seed, actor, clientId) => {
	const { buffer, byteOffset } = sha256Bytes(`${seed}\0${actor}\0${clientId}`);
	const digest = new DataView(buffer, byteOffset);
	return [digest.getUint32(0), digest.getUint32(4)];
};

interface RunRow extends Record<string, SqlValue> {
	last_seq: number;
	seed: string;
	filter: ArrayBuffer;
}

interface AskedRow extends Record<string, SqlValue> {
	seq: number;
	actor: string;
	client_id: string | null;
	asked_as: string | null;
}

/** What is in memory. */
interface Known {
	/** The newest event of which this tells. */
	head: number;
	/** The seqs of the events that are in no run yet, by who asked and as what. */
	recent: Map<string, number>;
	/** Oldest first. */
	runs: { lastSeq: number; filter: Uint8Array }[];
	/** null: there is no run yet. */
	seed: string | null;
	/** Whether anything is in the old index; nothing comes to it any more. */
	hasOld: boolean;
}

/** The statements, exported so that a test can look at their query plans. */
export const clientIdStatements = {
	runs: "SELECT last_seq, seed, filter FROM client_id_run ORDER BY last_seq",
	idsOf: "SELECT ids FROM client_id_run WHERE last_seq = ?",
	dropAbove: "DELETE FROM client_id_run WHERE last_seq > ?",
	put: "INSERT INTO client_id_run (last_seq, seed, filter, ids) VALUES (?, ?, ?, ?)",
	asked: "SELECT seq, actor, client_id, asked_as FROM log WHERE seq > ? ORDER BY seq DESC",
	bySeq: rowBySeq,
	/** What was written before there were runs; of other conversations the index of both is empty. */
	anyOld: "SELECT seq FROM log WHERE client_id IS NOT NULL LIMIT 1",
	byOldIndex: `SELECT ${logColumns} FROM log WHERE actor = ? AND client_id = ?`,
} as const;

const keyOf = (actor: string, clientId: string) => `${actor}\0${clientId}`;

/** The buffer of what fills one. */
const bufferOf = (bytes: Uint8Array) => bytes.buffer as ArrayBuffer;

/** What finds the clientIds of the log that is in `sql`. */
export function createClientIdStore(sql: Sql, hash: HashId = hashId, sizes: RunSizes = usual): ClientIdStore {
	/** null: nothing was looked for since the object woke. */
	let known: Known | null = null;

	/** The events above `above` that were asked for by a clientId and are not in the old index, newest first. */
	function* askedAbove(above: number): Generator<{ seq: number; actor: string; clientId: string }> {
		for (const { seq, actor, client_id, asked_as } of sql.rows<AskedRow>(clientIdStatements.asked, above)) {
			// Whatever is older than this is in the old index, too.
			if (client_id !== null) return;
			if (asked_as !== null) yield { seq, actor, clientId: asked_as };
		}
	}

	function load(head: number): Known {
		const rows = [...sql.rows<RunRow>(clientIdStatements.runs)];
		const recent = new Map<string, number>();
		for (const { seq, actor, clientId } of askedAbove(head - (head % sizes.block))) {
			recent.set(keyOf(actor, clientId), seq);
		}
		const runs = rows.map(({ last_seq: lastSeq, filter }) => ({ lastSeq, filter: new Uint8Array(filter) }));
		return { head, recent, runs, seed: rows[0]?.seed ?? null, hasOld: sql.row(clientIdStatements.anyOld) !== null };
	}

	function idsOf(lastSeq: number): Uint8Array {
		const row = sql.row<{ ids: ArrayBuffer }>(clientIdStatements.idsOf, lastSeq);
		// Another copy of this object has merged it: this one is not the living one.
		if (row === null) throw new Error("a run of clientIds is gone");
		return new Uint8Array(row.ids);
	}

	const rowAt = (seq: number) => sql.row<LogRow>(clientIdStatements.bySeq, seq);

	function findOld({ hasOld }: Known, actor: string, clientId: string): LogRow | null {
		return hasOld ? sql.row<LogRow>(clientIdStatements.byOldIndex, actor, clientId) : null;
	}

	function findInRuns({ runs, seed }: Known, actor: string, clientId: string): LogRow | null {
		if (seed === null) return null;
		const wanted = hash(seed, actor, clientId);
		// Whoever repeats something mostly said it not long ago.
		for (const { lastSeq, filter } of runs.toReversed()) {
			if (!mayHold(filter, wanted)) continue;
			for (const seq of seqsOf(idsOf(lastSeq), wanted)) {
				const row = rowAt(seq);
				// Two ids can have one hash: what the log says holds.
				if (row !== null && row.actor === actor && clientIdIn(row) === clientId) return row;
			}
		}
		return null;
	}

	/** The events of a run that ends here: as many blocks as have come together. */
	function sizeAt(seq: number): number {
		let size = sizes.block;
		while (size < sizes.largest && seq % (size * sizes.growth) === 0) size *= sizes.growth;
		return size;
	}

	/** The block that ends with `seq` is full: its ids become a run, together with the runs that are due. */
	function closeBlock(seq: number): void {
		const { runs, seed: oldSeed, hasOld } = known ?? load(seq);
		const seed = oldSeed ?? randomText();
		// From the log, and not from memory: it is what the runs must agree with.
		const asked: HashedId[] = [...askedAbove(seq - sizes.block)].map(({ seq: at, actor, clientId }) => ({
			hash: hash(seed, actor, clientId),
			seq: at,
		}));
		const above = seq - sizeAt(seq);
		const merged = runs.filter(({ lastSeq }) => lastSeq > above);
		// From the newest, which are the smallest.
		const ids = merged.reduceRight((sum, { lastSeq }) => mergedIds(idsOf(lastSeq), sum), sortedIds(asked));
		const left = runs.filter(({ lastSeq }) => lastSeq <= above);
		if (countOf(ids) === 0) {
			known = { head: seq, recent: new Map(), runs: left, seed: oldSeed, hasOld };
			return;
		}
		const filter = filterOf(ids);
		if (merged.length > 0) sql.run(clientIdStatements.dropAbove, above);
		sql.run(clientIdStatements.put, seq, seed, bufferOf(filter), bufferOf(ids));
		known = { head: seq, recent: new Map(), runs: [...left, { lastSeq: seq, filter }], seed, hasOld };
	}

	return {
		find: (actor, clientId, head) => {
			if (known?.head !== head) known = load(head);
			const recent = known.recent.get(keyOf(actor, clientId));
			if (recent !== undefined) return rowAt(recent);
			return findInRuns(known, actor, clientId) ?? findOld(known, actor, clientId);
		},
		note: ({ seq, actor, asked_as: clientId }) => {
			if (known !== null && known.head !== seq - 1) known = null;
			if (known !== null) {
				known.head = seq;
				if (clientId !== null) known.recent.set(keyOf(actor, clientId), seq);
			}
			if (seq % sizes.block === 0) closeBlock(seq);
		},
		forget: () => {
			known = null;
		},
	};
}
