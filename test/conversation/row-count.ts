/** Counts what an object's storage is asked for, and fills logs that are too long to be said. */
import { conversationObject } from "../support/people.ts";
import { countRows, type Rows } from "../support/rows.ts";
import { inside, tellInboxes } from "./kit.ts";

/** The rows that the object reads and writes while `act` runs, as its bill will count them. */
export async function rowsOf(id: string, act: () => Promise<unknown>): Promise<Rows> {
	const count = await countRows(conversationObject(id));
	await act();
	return count();
}

/**
 * Lengthens a log to `count` events by copying its first message, which must be there, in the object itself: a
 * hundred thousand sends would take minutes. What was said then was said long ago, by the sender of the first, and is
 * found by the index of that time: a log of two ages.
 */
export async function fill(id: string, count: number): Promise<void> {
	await inside(id, ({ room }, { storage: { sql } }) => {
		sql.exec("UPDATE log SET client_id = asked_as, asked_as = NULL WHERE asked_as IS NOT NULL");
		const columns = [...sql.exec<{ name: string }>("PRAGMA table_info(log)")].map(({ name }) => name);
		const values = columns.map((name) => {
			if (name === "seq") return "n";
			if (name === "at") return "n * 1000";
			if (name === "client_id") return "'filled-' || n";
			return `(SELECT ${name} FROM log WHERE seq = 1)`;
		});
		sql.exec(
			`WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
			INSERT INTO log (${columns.join(", ")}) SELECT ${values.join(", ")} FROM numbers`,
			count,
		);
		// It was written behind its back.
		room.forget();
	});
	await tellInboxes(id);
}

/** The small work of the object is done when the test says so, and not in the middle of a count. */
export async function holdWork(id: string): Promise<void> {
	await inside(id, ({ live }) => {
		const { agenda } = live as unknown as { agenda: { timer: ReturnType<typeof setTimeout> | null; plan(): void } };
		if (agenda.timer !== null) clearTimeout(agenda.timer);
		agenda.plan = () => {};
	});
}
