/** Times in words, in the reader's own language and time zone. Pure but for these. */
import { computed } from "@preact/signals";
import { locale } from "../../words/words.ts";

/** Writes times so; read while drawing, what it answers follows the language. */
function format(options: Intl.DateTimeFormatOptions): (at: number) => string {
	const made = computed(() => new Intl.DateTimeFormat(locale(), options));
	return (at) => made.value.format(at);
}

const weekday = format({ weekday: "long" });
const shortWeekday = format({ weekday: "short" });
const dayOfYear = format({ weekday: "long", day: "numeric", month: "long" });
const dayAndYear = format({ day: "numeric", month: "long", year: "numeric" });
const shortDay = format({ day: "numeric", month: "short" });
const shortDayAndYear = format({ day: "numeric", month: "numeric", year: "2-digit" });

/** "14:05" */
export const clockTime = format({ hour: "numeric", minute: "2-digit" });

/** Date and time in full, for a tooltip. */
export const fullTime = format({ dateStyle: "full", timeStyle: "short" });

const relative = computed(() => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));

/** "Today", "Yesterday": as a title, so with a capital where the language has them. */
function dayAgo(days: 0 | 1): string {
	const word = relative.value.format(-days, "day");
	return word.charAt(0).toLocaleUpperCase(locale()) + word.slice(1);
}

/** Midnight, by the local clock, of the day that `at` lies in. */
export function startOfDay(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0);
}

/** Whole calendar days from `at` to `now`; days of 23 or 25 hours count as one. */
export function daysAgo(at: number, now: number): number {
	return Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
}

function sameYear(at: number, now: number): boolean {
	return new Date(at).getFullYear() === new Date(now).getFullYear();
}

const two = (number: number) => String(number).padStart(2, "0");

/** The day that `at` lies in, as the value of a date input: "2026-01-31". */
export function dateValue(at: number): string {
	const date = new Date(at);
	return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight, by the local clock, of the day in a date input; null: it holds none. */
export function startOfDate(value: string): number | null {
	const [, year, month, day] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(value) ?? [];
	if (year === undefined) return null;
	// Not in one: a year below 100 would be taken for one of the 20th century.
	const date = new Date(2000, 0, 1);
	date.setFullYear(Number(year), Number(month) - 1, Number(day));
	return date.getTime();
}

/** What a divider between days says: Today, Yesterday, or the date. */
export function dayName(at: number, now: number): string {
	const days = daysAgo(at, now);
	if (days === 0 || days === 1) return dayAgo(days);
	if (days > 1 && days < 7) return weekday(at);
	return (sameYear(at, now) ? dayOfYear : dayAndYear)(at);
}

/** A date as it stands within a sentence, with the year when it is another. */
export function shortDate(at: number, now: number): string {
	return (sameYear(at, now) ? shortDay : dayAndYear)(at);
}

/** The short time of a row in the list: a clock time today, then a weekday, then a date. */
export function listTime(at: number, now: number): string {
	const days = daysAgo(at, now);
	if (days <= 0) return clockTime(at);
	if (days === 1) return dayAgo(days);
	if (days < 7) return shortWeekday(at);
	return (sameYear(at, now) ? shortDay : shortDayAndYear)(at);
}
