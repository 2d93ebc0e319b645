import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	countOf,
	filterOf,
	type HashedId,
	type IdHash,
	mayHold,
	mergedIds,
	seqsOf,
	sortedIds,
} from "../../src/conversation/client-id-runs.ts";
import { createClientIdStore, type HashId, type RunSizes } from "../../src/conversation/client-id-store.ts";
import { migrations } from "../../src/conversation/migrations.ts";
import { sqlOfDatabase } from "../support/node-sql.ts";

const hashOf = (text: string): IdHash => {
	const digest = createHash("sha256").update(text).digest();
	return [digest.readUInt32BE(0), digest.readUInt32BE(4)];
};

/** Few halves, the largest among them: many ids have the hash of another. */
const half = fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1);
const manyIds = fc.array(fc.tuple(half, half), { maxLength: 40 });

describe("a run of clientIds", () => {
	test("finds the seqs of each hash and of no other, however many runs it was merged from", () => {
		fc.assert(
			fc.property(fc.array(manyIds, { minLength: 1, maxLength: 5 }), (parts) => {
				let seq = 0;
				const ids = parts.map((part) => part.map((hash): HashedId => ({ hash, seq: ++seq })));
				const run = ids.map(sortedIds).reduce(mergedIds);
				expect(countOf(run)).toBe(seq);
				const filter = filterOf(run);
				for (const high of [0, 1, 2 ** 31, 2 ** 32 - 1, 7]) {
					for (const low of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
						const wanted = ids.flat().filter(({ hash }) => hash[0] === high && hash[1] === low);
						const found = seqsOf(run, [high, low]);
						expect(found.toSorted((one, other) => one - other)).toEqual(wanted.map((id) => id.seq));
						if (wanted.length > 0) expect(mayHold(filter, [high, low])).toBe(true);
					}
				}
			}),
		);
	});

	test("its filter lets every id pass, and few others", () => {
		const hashes = Array.from({ length: 8_192 }, (_, index) => hashOf(`in ${index}`));
		const filter = filterOf(sortedIds(hashes.map((hash, seq) => ({ hash, seq }))));
		expect(hashes.every((hash) => mayHold(filter, hash))).toBe(true);
		const others = Array.from({ length: 20_000 }, (_, index) => hashOf(`out ${index}`));
		// Of a Bloom filter with 16 bits for each and 8 probes one in 1,700.
		expect(others.filter((hash) => mayHold(filter, hash)).length).toBeLessThan(30);
	});

	test("has room in a row at its largest, of 8,192 events", () => {
		const ids = sortedIds(Array.from({ length: 8_192 }, (_, seq) => ({ hash: [seq, seq] as const, seq })));
		expect(ids.length + filterOf(ids).length).toBeLessThan(120_000);
	});
});

/** The log of a conversation, and what finds in it. */
class Log {
	private readonly database = new DatabaseSync(":memory:");
	private readonly sql = sqlOfDatabase(this.database);
	private readonly hash: HashId | undefined;
	private readonly sizes: RunSizes | undefined;
	head = 0;
	ids;

	constructor(options: { hash?: HashId; sizes?: RunSizes } = {}) {
		for (const { sql } of migrations) this.database.exec(sql);
		({ hash: this.hash, sizes: this.sizes } = options);
		this.ids = this.open();
	}

	private open() {
		return createClientIdStore(this.sql, this.hash, this.sizes);
	}

	/** The object loses its memory. */
	sleep(): void {
		this.ids = this.open();
	}

	private insert(column: "client_id" | "asked_as", actor: string, clientId: string | null): void {
		this.sql.run(
			`INSERT INTO log (seq, at, actor, type, ${column}, data, hash) VALUES (?, 0, ?, 'message', ?, '{}', '')`,
			this.head + 1,
			actor,
			clientId,
		);
	}

	/** Appended as it was before there were runs. */
	appendOld(actor: string, clientId: string): void {
		this.insert("client_id", actor, clientId);
		this.head++;
	}

	append(actor: string, clientId: string | null, failure: Error | null = null): void {
		try {
			this.sql.transaction(() => {
				this.insert("asked_as", actor, clientId);
				this.ids.note({ seq: this.head + 1, actor, asked_as: clientId });
				if (failure !== null) throw failure;
			});
			this.head++;
		} catch (error) {
			this.ids.forget();
			if (error !== failure) throw error;
		}
	}

	find(actor: string, clientId: string): number | null {
		return this.ids.find(actor, clientId, this.head)?.seq ?? null;
	}

	/** In order, the newest event of each run and how many ids it has. */
	runs(): [lastSeq: number, count: number][] {
		const rows = this.sql.rows<{ last_seq: number; ids: ArrayBuffer }>("SELECT * FROM client_id_run ORDER BY last_seq");
		return [...rows].map(({ last_seq: lastSeq, ids }) => [lastSeq, countOf(new Uint8Array(ids))]);
	}
}

const small: RunSizes = { block: 3, growth: 2, largest: 12 };
const weak: HashId = (_, actor, clientId) => [actor.length, clientId.length % 2];
const actors = ["ann", "ben"];
const names = Array.from({ length: 24 }, (_, index) => "x".repeat(index + 1));

/** What happens next; whoever asks again for what is there appends nothing. */
const step = fc.oneof(
	{ weight: 12, arbitrary: fc.record({ actor: fc.constantFrom(...actors), clientId: fc.constantFrom(...names) }) },
	{ weight: 2, arbitrary: fc.constantFrom("nobody asked", "sleep") },
	{ weight: 1, arbitrary: fc.constant("fail" as const) },
);

describe("finding by clientId", () => {
	test.each([
		["with good hashes", undefined],
		["with hashes that are mostly the same", weak],
	])("SD2 SD3 finds each and no other, whatever comes between, %s", (_, hash) => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), fc.nat(8), (steps, old) => {
				const log = new Log({ sizes: small, ...(hash === undefined ? {} : { hash }) });
				const model = new Map<string, number>();
				for (const clientId of names.slice(0, old)) {
					log.appendOld("ann", clientId);
					model.set(`ann ${clientId}`, log.head);
				}
				for (const next of steps) {
					if (next === "sleep") log.sleep();
					else if (next === "nobody asked") log.append("ann", null);
					else if (next === "fail") log.append("ben", "x", new Error("SQLITE_FULL"));
					else if (log.find(next.actor, next.clientId) === null) {
						log.append(next.actor, next.clientId);
						expect(model.get(`${next.actor} ${next.clientId}`)).toBeUndefined();
						model.set(`${next.actor} ${next.clientId}`, log.head);
					}
				}
				for (const isAwake of [true, false]) {
					if (!isAwake) log.sleep();
					for (const actor of actors) {
						for (const clientId of names) {
							expect(log.find(actor, clientId)).toBe(model.get(`${actor} ${clientId}`) ?? null);
						}
					}
				}
			}),
		);
	});

	test("SD2 eight runs of a size become one; of the largest there are as many as it takes", () => {
		const log = new Log({ sizes: { block: 2, growth: 8, largest: 16 } });
		for (let seq = 1; seq <= 2 * 16 + 3 * 2 + 1; seq++) log.append("ann", `a${seq}`);
		expect(log.runs()).toEqual([
			[16, 16],
			[32, 16],
			[34, 2],
			[36, 2],
			[38, 2],
		]);
	});

	test("SD2 a block in which nobody asked for anything leaves no run", () => {
		const log = new Log({ sizes: small });
		for (let seq = 1; seq <= 13; seq++) log.append("ann", seq === 4 ? "a" : null);
		expect(log.runs()).toEqual([[12, 1]]);
		expect(log.find("ann", "a")).toBe(4);
	});

	test("SD2 as large as they are: each of 3,000 is found, and none that was not said", () => {
		const log = new Log();
		for (let seq = 1; seq <= 3_000; seq++) {
			if (seq % 500 === 0) log.sleep();
			expect(log.find("ann", `a${seq}`)).toBeNull();
			log.append("ann", `a${seq}`);
		}
		const blocks = Array.from({ length: 7 }, (_, index) => [2_048 + 128 * (index + 1), 128]);
		expect(log.runs()).toEqual([[1_024, 1_024], [2_048, 1_024], ...blocks]);
		log.sleep();
		for (let seq = 1; seq <= 3_000; seq++) {
			expect(log.find("ann", `a${seq}`)).toBe(seq);
			expect(log.find("ben", `a${seq}`)).toBeNull();
		}
	});
});
