/** What was asked for under a clientId is found again, however long ago that was and whatever became of the object. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TestPerson } from "../support/people.ts";
import { evict, inside, logOf, message, pair, pass, path, refusal, seqs, stopClock } from "./kit.ts";

beforeEach(() => stopClock());
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** Says m1, m2 … until the log has `count` events, in the object itself. */
function sayUpTo(id: string, who: TestPerson, count: number): Promise<void> {
	return inside(id, ({ room }) => {
		while (room.store.tip().seq < count) {
			const seq = room.store.tip().seq + 1;
			// Nobody may say thousands of things at once.
			pass(10);
			const said = room.write(who.id, { type: "send_message", clientId: `m${seq}`, body: { text: `text ${seq}` } });
			if (!said.ok) throw new Error(said.refusal.code);
		}
	});
}

/** What a repetition of what was said with `seq` is answered, and one with another text. */
async function repeated(
	id: string,
	who: TestPerson,
	seq: number,
): Promise<[status: number, seq: number, code: string]> {
	const { status, body } = await who.send(id, `m${seq}`, `text ${seq}`);
	return [status, body.seq, refusal(await who.send(id, `m${seq}`, "other"))];
}

/** Makes the object what it was before the eighth migration, the last, with all that is in it, and lets it wake. */
async function makeOld(id: string): Promise<void> {
	await inside(id, (_, { storage: { sql } }) => {
		sql.exec("UPDATE log SET client_id = asked_as");
		sql.exec("ALTER TABLE log DROP COLUMN asked_as");
		sql.exec("DROP TABLE client_id_run");
		sql.exec("DELETE FROM migration WHERE number = 8");
	});
	await evict(id);
}

describe("a clientId that was used", () => {
	test("SD2 SD3 is found right away, in the block that is full, and in runs of runs, awake and after sleep", async () => {
		const { ann, id } = await pair();
		for (const count of [1, 127, 128, 129, 256, 1_023, 1_024, 1_025, 2_048, 2_200]) {
			await sayUpTo(id, ann, count);
			for (const isAwake of [true, false]) {
				if (!isAwake) await evict(id);
				for (const seq of new Set([1, 128, 129, 1_024, count].filter((said) => said <= count))) {
					expect(await repeated(id, ann, seq)).toEqual([200, seq, "409 client_id_reused"]);
				}
			}
		}
		expect(await inside(id, ({ room }) => room.store.head())).toBe(2_200);
	}, 60_000);

	test("SD2 is its sender's alone: two people may use the same", async () => {
		const { ann, ben, id } = await pair();
		for (const who of [ann, ben]) expect((await who.send(id, "same", "hi")).status).toBe(201);
		await sayUpTo(id, ann, 200);
		expect((await ben.send(id, "m3", "text 3")).status).toBe(201);
		await evict(id);
		expect((await ann.send(id, "same", "hi")).body.seq).toBe(1);
		expect((await ben.send(id, "same", "hi")).body.seq).toBe(2);
		expect((await ben.send(id, "m3", "text 3")).status).toBe(200);
	});

	test("SD2 SD3 is found in a conversation that is older than the runs, among what is older and what is newer", async () => {
		const { ann, id } = await pair();
		await sayUpTo(id, ann, 300);
		await makeOld(id);
		expect(seqs(await logOf(ann, id))).toHaveLength(300);
		await sayUpTo(id, ann, 310);
		for (const count of [310, 400, 1_100]) {
			await sayUpTo(id, ann, count);
			await evict(id);
			for (const seq of [1, 128, 300, 301, count]) {
				expect(await repeated(id, ann, seq)).toEqual([200, seq, "409 client_id_reused"]);
			}
		}
	}, 60_000);

	test("SD2 DL2 stays used when its message is erased, and so does that of the deletion", async () => {
		const { ann, id } = await pair();
		await sayUpTo(id, ann, 2);
		const socket = await ann.join(id);
		const deletion = { type: "delete_message", clientId: "gone", seq: 1 };
		socket.send(deletion);
		await socket.next("message_deleted");
		for (const count of [3, 130]) {
			await sayUpTo(id, ann, count);
			await evict(id);
			// Of an erased text nobody can tell any more whether it is the same.
			expect((await ann.send(id, "m1", "text 1")).status).toBe(200);
			const again = await ann.join(id, count);
			again.send(deletion);
			expect(await again.next("message_deleted")).toMatchObject({ seq: 3, target: 1, clientId: "gone" });
			again.send(message("gone", "something else"));
			expect(await again.next("rejected")).toMatchObject({ clientId: "gone", code: "client_id_reused" });
		}
	});

	test("SD2 ER2 EV1 is not lost when the run that it belongs to cannot be stored: neither is the message then", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const { ann, id } = await pair();
		for (const [count, refused] of [
			[128, "INSERT INTO client_id_run"],
			[1_024, "DELETE FROM client_id_run"],
			[2_048, "SELECT ids FROM client_id_run"],
		] as const) {
			await sayUpTo(id, ann, count - 1);
			await inside(id, (_, { storage: { sql } }) => {
				const exec = sql.exec.bind(sql);
				vi.spyOn(sql, "exec").mockImplementation((statement, ...values) => {
					if (statement.startsWith(refused)) throw new Error("SQLITE_FULL");
					return exec(statement, ...values) as never;
				});
			});
			expect(refusal(await ann.send(id, `m${count}`, `text ${count}`))).toBe("507 storage_failed");
			await inside(id, () => vi.restoreAllMocks());
			vi.spyOn(console, "error").mockImplementation(() => {});
			expect((await ann.call("GET", path(id))).body.head).toBe(count - 1);
			expect((await ann.send(id, `m${count}`, `text ${count}`)).status).toBe(201);
			for (const seq of [1, count - 128 + 1, count]) {
				expect(await repeated(id, ann, seq)).toEqual([200, seq, "409 client_id_reused"]);
			}
		}
	}, 60_000);
});
