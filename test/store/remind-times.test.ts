import { afterEach, describe, expect, test } from "vitest";
import { localInput, readLocalInput, remindChoices } from "../../client/store/remind-times.ts";

const zone = process.env.TZ;

/** From here on the device is there. */
function live(where: string): void {
	process.env.TZ = where;
}

afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

const at = (iso: string) => Date.parse(iso);
const offered = (now: string) =>
	Object.fromEntries(remindChoices(at(now)).map((choice) => [choice.name, new Date(choice.at).toISOString()]));

describe("the times of a reminder", () => {
	test("minutes and hours are those of a clock, days and Mondays those of the reader's calendar", () => {
		live("Europe/Zurich");
		// A Thursday.
		expect(offered("2026-01-15T22:30:00.000Z")).toEqual({
			minutes: "2026-01-15T22:50:00.000Z",
			hour: "2026-01-15T23:30:00.000Z",
			tomorrow: "2026-01-16T08:00:00.000Z",
			monday: "2026-01-19T08:00:00.000Z",
		});
		live("Asia/Tokyo");
		// There it is Friday already.
		expect(offered("2026-01-15T22:30:00.000Z")).toMatchObject({ tomorrow: "2026-01-17T00:00:00.000Z" });
	});

	test.each([
		["Sunday", "2026-01-18T12:00:00Z", "2026-01-19T08:00:00.000Z"],
		["Monday, before nine", "2026-01-19T06:00:00Z", "2026-01-26T08:00:00.000Z"],
		["Tuesday", "2026-01-20T12:00:00Z", "2026-01-26T08:00:00.000Z"],
	])("next Monday, asked on a %s", (_, now, monday) => {
		live("Europe/Zurich");
		expect(offered(now).monday).toBe(monday);
	});

	test.each([
		["Europe/Zurich", "forward", "2026-03-28T09:00:00Z", "2026-03-29T07:00:00.000Z"],
		["Europe/Zurich", "back", "2026-10-24T09:00:00Z", "2026-10-25T08:00:00.000Z"],
		["America/New_York", "forward", "2026-03-07T20:00:00Z", "2026-03-08T13:00:00.000Z"],
		["Australia/Lord_Howe", "back, by half an hour", "2026-04-04T03:00:00Z", "2026-04-04T22:30:00.000Z"],
	])("tomorrow at 9 is at 9 in %s, where the clocks go %s that night", (where, _, now, nine) => {
		live(where);
		expect(offered(now).tomorrow).toBe(nine);
		expect(new Date(nine).getHours()).toBe(9);
	});

	test("an hour is an hour, also over the change of the clocks", () => {
		live("Europe/Zurich");
		const now = at("2026-03-29T00:30:00Z");
		expect(remindChoices(now)[1]?.at).toBe(now + 3_600_000);
	});

	test("an own time goes into the field and comes out as it was", () => {
		for (const where of ["Europe/Zurich", "America/New_York", "Asia/Kolkata"]) {
			live(where);
			const time = new Date(2026, 6, 3, 8, 5).getTime();
			expect(localInput(time)).toBe("2026-07-03T08:05");
			expect(readLocalInput("2026-07-03T08:05")).toBe(time);
		}
		expect([readLocalInput(""), readLocalInput("tomorrow"), readLocalInput("2026-07-03")]).toEqual([null, null, null]);
	});

	test("a time that the clocks leave out is the one an hour later", () => {
		live("Europe/Zurich");
		expect(localInput(readLocalInput("2026-03-29T02:30") ?? 0)).toBe("2026-03-29T03:30");
	});
});
