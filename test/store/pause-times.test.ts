import { expect, test } from "vitest";
import { pauseChoices } from "../../client/store/pause-times.ts";

const at = (hours: number, minutes = 0) => new Date(2026, 0, 31, hours, minutes).getTime();
const morning = (now: number) => pauseChoices(now).find(({ name }) => name === "morning")?.until;

test("tomorrow morning is at nine of the next day, and before dawn at nine of the same one", () => {
	expect(morning(at(14, 5))).toBe(new Date(2026, 1, 1, 9).getTime());
	expect(morning(at(5))).toBe(new Date(2026, 1, 1, 9).getTime());
	expect(morning(at(4, 59))).toBe(at(9));
	expect(morning(at(0))).toBe(at(9));
});

test("an hour is counted from now on, and what is open has no end", () => {
	expect(pauseChoices(at(14)).map(({ until }) => until)).toEqual([
		at(15),
		new Date(2026, 1, 1, 9).getTime(),
		Number.POSITIVE_INFINITY,
	]);
});
