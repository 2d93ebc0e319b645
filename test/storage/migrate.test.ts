import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { migrations as ofConversations } from "../../src/conversation/migrations.ts";
import { migrations as ofInboxes } from "../../src/inbox/migrations.ts";
import { hasSchema, type Migration, migrate, SchemaMismatch } from "../../src/storage/migrate.ts";
import { type Sql, sqlOf } from "../../src/storage/sql.ts";
import { callerOf } from "../support/memory-store.ts";

/** Runs `act` over an empty SQLite of an object of its own. */
function withSql<T>(act: (sql: Sql, state: DurableObjectState) => T): Promise<T> {
	// The object of a conversation that was never made has no table at all.
	const stub = env.CONVERSATION.getByName(`storage-${crypto.randomUUID()}`);
	return runInDurableObject(stub, (_, state) => act(sqlOf(state.storage), state));
}

const step = (name: string, sql = `CREATE TABLE ${name} (x INTEGER) STRICT`): Migration => ({ name, sql });
const tables = (sql: Sql) =>
	[
		...sql.rows<{ name: string }>(
			"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
		),
	].map(({ name }) => name);
const done = (sql: Sql) =>
	[...sql.rows<{ name: string }>("SELECT name FROM migration ORDER BY number")].map(({ name }) => name);

/** Of conversations and of inboxes. Add to them; nothing here may change once a version is out. */
const released = [
	[
		"8T789QT4KowU",
		"_7f4_NHrohL7",
		"Bza59UKimR4-",
		"qTQlyNj093ZZ",
		"TVS44XeFEXvw",
		"HFMbTeakU6DV",
		"bEGt85WIYbWb",
		"IMDnld4aSF3A",
	],
	["5P8O2PS27oI6", "nYIde0HupKin", "ePZs18Tq9Daz"],
];

describe("migrations", () => {
	test("run in order, each once, and later ones where the earlier ones have run", async () => {
		await withSql((sql) => {
			expect(hasSchema(sql)).toBe(false);
			migrate(sql, [step("a"), step("b")]);
			expect(hasSchema(sql)).toBe(true);
			migrate(sql, [step("a"), step("b")]);
			migrate(sql, [step("a"), step("b"), step("c", "CREATE TABLE c (x INTEGER); INSERT INTO c SELECT 1")]);
			expect(tables(sql)).toEqual(["a", "b", "c", "migration"]);
			expect(done(sql)).toEqual(["a", "b", "c"]);
		});
	});

	test("a step happens whole or not at all, and the next start tries again", async () => {
		await withSql((sql) => {
			const broken = step("b", "CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (1); INSERT INTO nowhere VALUES (1)");
			expect(() => migrate(sql, [step("a"), broken, step("c")])).toThrow();
			expect([tables(sql), done(sql)]).toEqual([["a", "migration"], ["a"]]);
			migrate(sql, [step("a"), step("b"), step("c")]);
			expect(done(sql)).toEqual(["a", "b", "c"]);
		});
	});

	test("a database that newer code has written is refused and left as it is", async () => {
		await withSql((sql) => {
			migrate(sql, [step("a"), step("b")]);
			expect(() => migrate(sql, [step("a")])).toThrow(SchemaMismatch);
			expect(tables(sql)).toEqual(["a", "b", "migration"]);
		});
	});

	test("what ran must be a prefix of the list, in its order; nothing runs otherwise", async () => {
		await withSql((sql) => {
			migrate(sql, [step("a"), step("b")]);
			const lists = [
				[step("b"), step("a"), step("c")],
				[step("a"), step("other"), step("c")],
			];
			for (const list of lists) expect(() => migrate(sql, list)).toThrow(SchemaMismatch);
			expect([tables(sql), done(sql)]).toEqual([
				["a", "b", "migration"],
				["a", "b"],
			]);
		});
	});

	test.each([
		["conversations", ofConversations],
		["inboxes", ofInboxes],
	])("those of %s run on an empty database, and twice is once", async (_, list) => {
		await withSql((sql) => {
			migrate(sql, list);
			const after = tables(sql);
			migrate(sql, list);
			expect(tables(sql)).toEqual(after);
			expect(done(sql)).toEqual(list.map(({ name }) => name));
		});
	});

	// Append only: objects of every age are out there. A new step is added here, an old one never changes.
	test.each([
		[
			"conversations",
			ofConversations,
			[
				"the log and its members",
				"search",
				"threads, pins, and how long messages may be edited",
				"invites",
				"where members stand in threads",
				"pages that pass over what does not stand in the conversation",
				"positions in one row, and what the conversation costs",
				"clientIds without an index row for each",
			],
		],
		[
			"inboxes",
			ofInboxes,
			["conversations and sessions", "what the person has set for a conversation", "saved messages and reminders"],
		],
	])("those of %s are the ones that were released", (_, list, names) => {
		expect(list.map(({ name }) => name)).toEqual(names);
	});

	test("a migration that was released is never changed: objects that ran it would not run it again", () => {
		const digests = [ofConversations, ofInboxes].map((list) =>
			list.map(({ sql }) => createHash("sha256").update(sql).digest("base64url").slice(0, 12)),
		);
		expect(digests).toEqual(released);
	});

	test("an object that was only asked has no tables and costs no row", async () => {
		const stub = env.CONVERSATION.getByName(`g_${"B".repeat(22)}`);
		const caller = callerOf("u");
		expect(await stub.summary(caller)).toMatchObject({ ok: false });
		expect(await stub.takeSummary("u")).toBeNull();
		expect(await runInDurableObject(stub, (_, state) => tables(sqlOf(state.storage)))).toEqual([]);
	});
});

describe("the typed layer over SQLite", () => {
	test("a transaction that throws is undone", async () => {
		await withSql((sql) => {
			sql.run("CREATE TABLE t (x INTEGER)");
			expect(() =>
				sql.transaction(() => {
					sql.run("INSERT INTO t VALUES (1)");
					throw new Error("no");
				}),
			).toThrow("no");
			expect(sql.row("SELECT x FROM t")).toBeNull();
			expect(sql.transaction(() => "value")).toBe("value");
		});
	});

	test("a transaction within one is undone alone, or with it", async () => {
		await withSql((sql) => {
			sql.run("CREATE TABLE t (x INTEGER)");
			sql.transaction(() => {
				sql.run("INSERT INTO t VALUES (1)");
				expect(() =>
					sql.transaction(() => {
						sql.run("INSERT INTO t VALUES (2)");
						throw new Error("inner");
					}),
				).toThrow("inner");
			});
			expect([...sql.rows("SELECT x FROM t")]).toEqual([{ x: 1 }]);
		});
	});

	test("row is one or none; more than one is a bug", async () => {
		await withSql((sql) => {
			sql.run("CREATE TABLE t (x INTEGER)");
			expect(sql.row("SELECT x FROM t")).toBeNull();
			sql.run("INSERT INTO t VALUES (?), (?)", 1, 2);
			expect(() => sql.row("SELECT x FROM t")).toThrow("more than one row");
			expect(sql.row("SELECT x FROM t WHERE x = ?", 2)).toEqual({ x: 2 });
		});
	});

	test("rows are read lazily: who stops reading pays for no more than one ahead", async () => {
		await withSql((sql, state) => {
			sql.run("CREATE TABLE t (x INTEGER PRIMARY KEY)");
			sql.run(
				"INSERT INTO t WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000) SELECT x FROM n",
			);
			const cursor = state.storage.sql.exec("SELECT x FROM t ORDER BY x");
			for (const row of cursor) if (row.x === 5) break;
			expect(cursor.rowsRead).toBeLessThanOrEqual(6);
		});
	});
});
