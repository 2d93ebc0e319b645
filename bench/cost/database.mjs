/** Counts the rows that statements of D1 read and write, by its own counters. */

export const databaseRows = { read: 0, written: 0 };

function note(result) {
	databaseRows.read += result.meta?.rows_read ?? 0;
	databaseRows.written += result.meta?.rows_written ?? 0;
	return result;
}

class Statement {
	constructor(inner) {
		this.inner = inner;
	}

	bind(...values) {
		return new Statement(this.inner.bind(...values));
	}

	async all() {
		return note(await this.inner.all());
	}

	async run() {
		return note(await this.inner.run());
	}

	/** By `all`, which alone says what it cost. */
	async first(column) {
		const [row] = note(await this.inner.all()).results;
		if (row === undefined) return null;
		return column === undefined ? row : row[column];
	}

	async raw() {
		return note(await this.inner.all()).results.map((row) => Object.values(row));
	}
}

/** The same database, counted. */
export function meteredDatabase(database) {
	return {
		prepare: (sql) => new Statement(database.prepare(sql)),
		batch: async (statements) => (await database.batch(statements.map(({ inner }) => inner))).map(note),
		exec: (sql) => database.exec(sql),
		withSession: () => meteredDatabase(database),
	};
}
