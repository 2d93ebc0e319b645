/** What the stores ask of an object's SQLite, over a database that Node has opened: for rules of storage, and to fill files. */
import type { DatabaseSync } from "node:sqlite";
import type { Sql, SqlValue } from "../../src/storage/sql.ts";

/** Node takes and gives bytes as arrays. */
const forNode = (value: SqlValue) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value);
const fromNode = (value: unknown) => (value instanceof Uint8Array ? value.slice().buffer : value);

export function sqlOfDatabase(database: DatabaseSync): Sql {
	const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
	const prepared = (statement: string) => {
		const known = statements.get(statement) ?? database.prepare(statement);
		statements.set(statement, known);
		return known;
	};
	const all = <Row>(statement: string, values: SqlValue[]): Row[] =>
		prepared(statement)
			.all(...values.map(forNode))
			.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromNode(value)])) as Row);
	return {
		rows: (statement, ...values) => all(statement, values),
		row: (statement, ...values) => all<never>(statement, values)[0] ?? null,
		run: (statement, ...values) => {
			prepared(statement).run(...values.map(forNode));
		},
		transaction: (act) => {
			database.exec("SAVEPOINT step");
			try {
				const done = act();
				database.exec("RELEASE step");
				return done;
			} catch (error) {
				database.exec("ROLLBACK TO step; RELEASE step");
				throw error;
			}
		},
	};
}
