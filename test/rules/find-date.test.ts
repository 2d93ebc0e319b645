import { describe, expect, test } from "vitest";
import { firstSince } from "../../src/conversation/find-date.ts";
import { memoryRoom, say } from "../support/memory-store.ts";

/** A log of which only the times are known; counts how often it is asked. */
function logOf(times: readonly number[]) {
	const log = {
		asked: 0,
		head: () => times.length,
		timeAt: (seq: number) => {
			log.asked++;
			return times[seq - 1] ?? null;
		},
	};
	return log;
}

describe("RS8 the first event since a time", () => {
	test("RS8 is found before, between, at and after all times, and among equal ones", () => {
		const times = [10, 20, 20, 20, 30];
		const found = [0, 10, 11, 20, 21, 30].map((time) => firstSince(logOf(times), time));
		expect(found).toEqual([1, 1, 2, 2, 5, 5]);
		expect(firstSince(logOf(times), 31)).toBeNull();
		expect(firstSince(logOf([]), 0)).toBeNull();
	});

	test("RS8 reads at most 20 rows of a million", () => {
		const times = Array.from({ length: 1_000_000 }, (_, index) => index * 7);
		for (const time of [-1, 0, 1, 3_500_003, 6_999_993, 6_999_994]) {
			const log = logOf(times);
			const seq = firstSince(log, time);
			expect(seq).toBe(time > 6_999_993 ? null : Math.max(0, Math.ceil(time / 7)) + 1);
			expect(log.asked).toBeLessThanOrEqual(20);
		}
	});

	test("RS8 where the clock was set back, one of the places that fit", () => {
		const times = [10, 20, 30, 15, 25, 40];
		const seq = firstSince(logOf(times), 18) ?? 0;
		expect(times[seq - 1]).toBeGreaterThanOrEqual(18);
		expect(times[seq - 2]).toBeLessThan(18);
	});
});

describe("RS8 pages around a time", () => {
	/** Messages at 100, 200 … 900; whatever else happens stands between. */
	function room() {
		const { room, clock, store } = memoryRoom(["ann:owner"]);
		for (let number = 1; number <= 9; number++) {
			clock.now = number * 100;
			say(room, "ann", 1, number);
			clock.now += 50;
			room.changeInfo("ann", { topic: `${number}` });
		}
		const times = (date: number, limit: number) => {
			const page = room.messages({ date, limit });
			return [...page.rows.map(({ at }) => at), page.more];
		};
		return { room, store, times };
	}

	test("RS8 have the first message since then in the middle, whatever else the log has", () => {
		const { times } = room();
		expect(times(500, 4)).toEqual([300, 400, 500, 600, true]);
		expect(times(410, 4)).toEqual([300, 400, 500, 600, true]);
		expect(times(460, 1)).toEqual([500, true]);
		expect(times(0, 4)).toEqual([100, 200, 300, 400, true]);
		expect(times(900, 100)).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, false]);
	});

	test("RS8 are the newest page when nothing was said since then", () => {
		const { times } = room();
		// At 950 something happened, but nobody said anything.
		for (const date of [901, 950, 951, 9_999]) expect(times(date, 2)).toEqual([800, 900, true]);
		const { room: empty } = memoryRoom(["ann"]);
		expect(empty.messages({ date: 0, limit: 5 })).toEqual({ rows: [], more: false });
	});
});
