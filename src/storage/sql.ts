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

/** Hears how many rows a statement has read and written, by the storage's own counters. */
export type RowCounter = (read: number, written: number) => void;

/** A statement is counted when its rows were read, or when nobody wants more of them. */
function* countedRows<Row extends Record<string, SqlValue>>(
	cursor: SqlStorageCursor<Row>,
	count: RowCounter,
): Generator<Row> {
	try {
		yield* cursor;
	} finally {
		count(cursor.rowsRead, cursor.rowsWritten);
	}
}

/** The database of the object that `storage` belongs to. */
export function sqlOf(storage: DurableObjectStorage, count: RowCounter = () => {}): Sql {
	return {
		rows: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) =>
			countedRows(storage.sql.exec<Row>(statement, ...values), count),
		row: <Row extends Record<string, SqlValue>>(statement: string, ...values: SqlValue[]) => {
			const cursor = storage.sql.exec<Row>(statement, ...values);
			const rows = cursor.toArray();
			count(cursor.rowsRead, cursor.rowsWritten);
			if (rows.length > 1) throw new Error("more than one row");
			return rows[0] ?? null;
		},
		run: (statement, ...values) => {
			const { rowsRead, rowsWritten } = storage.sql.exec(statement, ...values);
			count(rowsRead, rowsWritten);
		},
		transaction: (act) => storage.transactionSync(act),
	};
}
