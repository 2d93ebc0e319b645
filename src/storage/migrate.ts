/**
 * Brings an object's schema to where the code is. Migrations are append-only:
 * a list is only ever extended, since objects of every age are out there.
 */
import type { Sql } from "./sql.ts";

/** One step. Its number is its place in the list, from 1. */
export interface Migration {
	name: string;
	sql: string;
}

/** The database was written by a newer version of the code, or the list was reordered. */
export class SchemaMismatch extends Error {}

/** Whether any migration has run here. An object that was only asked has no tables and costs nothing. */
export function hasSchema(sql: Sql): boolean {
	return sql.row("SELECT 1 AS one FROM sqlite_schema WHERE type = 'table' AND name = 'migration'") !== null;
}

/**
 * Runs what is missing, each step whole or not at all. The version stands in a
 * table, since SQLite in an object refuses `PRAGMA user_version`.
 *
 * @throws {SchemaMismatch} when the steps that ran are not a prefix of `migrations`
 */
export function migrate(sql: Sql, migrations: readonly Migration[]): void {
	sql.run("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
	const done = [...sql.rows<{ name: string }>("SELECT name FROM migration ORDER BY number")];
	if (done.length > migrations.length) throw new SchemaMismatch("the database is newer than the code");
	for (const [index, migration] of migrations.entries()) {
		const ran = done[index];
		if (ran !== undefined) {
			if (ran.name !== migration.name) throw new SchemaMismatch(`expected ${migration.name}, found ${ran.name}`);
			continue;
		}
		sql.transaction(() => {
			sql.run(migration.sql);
			sql.run("INSERT INTO migration (number, name) VALUES (?, ?)", index + 1, migration.name);
		});
	}
}
