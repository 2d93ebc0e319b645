import { describe, expect, test } from "vitest";
import { durationWords, isInEditWindow } from "../../src/protocol/edit-window.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe("how long a message may be edited", () => {
	test("ED3 up to the last millisecond, never, or without an end", () => {
		expect(isInEditWindow(hour, 1_000, 1_000 + hour)).toBe(true);
		expect(isInEditWindow(hour, 1_000, 1_001 + hour)).toBe(false);
		expect(isInEditWindow(0, 1_000, 1_000)).toBe(false);
		expect(isInEditWindow(null, 0, 100 * 365 * day)).toBe(true);
		// A clock that is behind the server's is no reason to refuse.
		expect(isInEditWindow(hour, 5_000, 1_000)).toBe(true);
		expect(isInEditWindow(0, 5_000, 1_000)).toBe(false);
	});

	test.each([
		[15 * minute, "15 minutes"],
		[minute, "1 minute"],
		[hour, "1 hour"],
		[90 * minute, "90 minutes"],
		[day, "24 hours"],
		[7 * day, "7 days"],
		[1_000, "1 second"],
		[1_500, "2 seconds"],
		[3, "1 second"],
	])("%d ms is %s", (ms, words) => {
		expect(durationWords(ms)).toBe(words);
	});
});
