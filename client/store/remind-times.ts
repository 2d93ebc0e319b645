/**
 * When "tomorrow at 9" is. Days and hours are those of the reader's own clock, by the calendar and not by adding
 * hours: a day on which the clocks change has 23 or 25 of them. Pure but for the time zone of the device.
 */

export interface RemindChoice {
	name: "minutes" | "hour" | "tomorrow" | "monday";
	/** Unix ms. */
	at: number;
}

const minute = 60_000;

/** 9 o'clock of the day that is `days` after that of `now`. */
export function nineIn(days: number, now: number): number {
	const date = new Date(now);
	return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 9).getTime();
}

/** What is offered for one click. */
export function remindChoices(now: number): RemindChoice[] {
	// On a Monday it is the one in a week.
	const untilMonday = (8 - new Date(now).getDay()) % 7 || 7;
	return [
		{ name: "minutes", at: now + 20 * minute },
		{ name: "hour", at: now + 60 * minute },
		{ name: "tomorrow", at: nineIn(1, now) },
		{ name: "monday", at: nineIn(untilMonday, now) },
	];
}

const two = (number: number) => String(number).padStart(2, "0");

/** A time as `<input type="datetime-local">` has it, to the minute. */
export function localInput(at: number): string {
	const date = new Date(at);
	const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time that such an input says, in Unix ms; null: none. A time that the clocks leave out is the one an hour later. */
export function readLocalInput(text: string): number | null {
	const [, year, month, day, hours, minutes] = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)?.map(Number) ?? [];
	if (year === undefined || month === undefined || minutes === undefined) return null;
	return new Date(year, month - 1, day, hours, minutes).getTime();
}
