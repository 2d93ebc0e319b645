/** A thin typed layer over a Durable Object's SQLite: no query builder, only shapes for rows. */

/** What SQLite stores and answers. */
export type SqlValue = string | number | null | ArrayBuffer;

/** Runs statements on one object's own database. */
export interface Sql {
	/** The rows of a statement, lazily: stop reading, and no further row is read (or billed). */
	rows<Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]): Iterable<Row>;
	/** The only row of a statement, or null; more than one is a bug and throws. */
	row<Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]): Row | null;
	/** Runs a statement for its effect. */
	run(statement: string, ...values: SqlValue[]): void;
	/** All or nothing: what `act` wrote is undone when it throws. */
	transaction<T>(act: () => T): T;
}

/** The database of the object that `storage` belongs to. */
export function sqlOf(storage: DurableObjectStorage): Sql {
	return {
		rows: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) =>
			storage.sql.exec<Row>(statement, ...values),
		row: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) => {
			const rows = storage.sql.exec<Row>(statement, ...values).toArray();
			if (rows.length > 1) throw new Error("more than one row");
			return rows[0] ?? null;
		},
		run: (statement, ...values) => {
			storage.sql.exec(statement, ...values);
		},
		transaction: (act) => storage.transactionSync(act),
	};
}
