/** Counts the rows that an object reads and writes, as its bill will. */
import { runInDurableObject } from "cloudflare:test";
import { vi } from "vitest";

export interface Rows {
	read: number;
	/** Set alarms included: each is a row. */
	written: number;
}

/** Starts to count in the object of `stub`; the answer stops it and says what it came to. */
export async function countRows(stub: DurableObjectStub): Promise<() => Promise<Rows>> {
	const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
	let alarms = 0;
	const unspy = await runInDurableObject(stub, (_, state) => {
		const { sql } = state.storage;
		const exec = sql.exec.bind(sql);
		const setAlarm = state.storage.setAlarm.bind(state.storage);
		const spies = [
			vi.spyOn(sql, "exec").mockImplementation((...call) => {
				const cursor = exec(...call);
				cursors.push(cursor);
				return cursor as never;
			}),
			vi.spyOn(state.storage, "setAlarm").mockImplementation((...call) => {
				alarms++;
				return setAlarm(...call);
			}),
		];
		return () => {
			for (const spy of spies) spy.mockRestore();
		};
	});
	return () =>
		runInDurableObject(stub, () => {
			unspy();
			const sum = (count: "rowsRead" | "rowsWritten") => cursors.reduce((all, cursor) => all + cursor[count], 0);
			return { read: sum("rowsRead"), written: sum("rowsWritten") + alarms };
		});
}
