/** Times in words, in the reader's own locale and time zone. Pure but for the locale. */

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long" });
const shortWeekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const shortDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const shortDayAndYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "numeric", year: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

/** Midnight, by the local clock, of the day that `at` lies in. */
export function startOfDay(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0);
}

/** Whole calendar days from `at` to `now`; days of 23 or 25 hours count as one. */
function daysAgo(at: number, now: number): number {
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

/** "14:05" */
export function clockTime(at: number): string {
	return clock.format(at);
}

/** Date and time in full, for a tooltip. */
export function fullTime(at: number): string {
	return full.format(at);
}

/** What a divider between days says: Today, Yesterday, or the date. */
export function dayName(at: number, now: number): string {
	const days = daysAgo(at, now);
	if (days === 0) return "Today";
	if (days === 1) return "Yesterday";
	if (days > 1 && days < 7) return weekday.format(at);
	return (sameYear(at, now) ? dayOfYear : dayAndYear).format(at);
}

/** The short time of a row in the list: a clock time today, then a weekday, then a date. */
export function listTime(at: number, now: number): string {
	const days = daysAgo(at, now);
	if (days <= 0) return clock.format(at);
	if (days === 1) return "Yesterday";
	if (days < 7) return shortWeekday.format(at);
	return (sameYear(at, now) ? shortDay : shortDayAndYear).format(at);
}

/** "just now", "5 min ago", then the short time of a list. */
export function agoWords(at: number, now: number): string {
	const minutes = Math.floor((now - at) / 60_000);
	if (minutes < 1) return "just now";
	return minutes < 60 ? `${minutes} min ago` : listTime(at, now);
}

/** "Last seen 5 minutes ago", coarser the longer it is. */
export function lastSeenWords(at: number, now: number): string {
	const minutes = Math.floor((now - at) / 60_000);
	if (minutes < 1) return "Last seen just now";
	if (minutes < 60) return `Last seen ${minutes} min ago`;
	const days = daysAgo(at, now);
	if (days === 0) return `Last seen today at ${clock.format(at)}`;
	if (days === 1) return `Last seen yesterday at ${clock.format(at)}`;
	return `Last seen on ${(sameYear(at, now) ? shortDay : dayAndYear).format(at)}`;
}
