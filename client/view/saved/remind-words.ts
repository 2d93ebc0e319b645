/** When a reminder is, in words. Pure but for the locale. */
import { clockTime, startOfDay } from "../parts/times.ts";

const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", year: "numeric" });

/** "today at 14:05", "tomorrow at 9:00", "on Monday at 9:00", or the date. */
export function remindTime(at: number, now: number): string {
	const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
	const clock = clockTime(at);
	if (days === 0) return `today at ${clock}`;
	if (days === 1) return `tomorrow at ${clock}`;
	if (days === -1) return `yesterday at ${clock}`;
	if (days > 1 && days < 7) return `on ${weekday.format(at)} at ${clock}`;
	return `on ${day.format(at)} at ${clock}`;
}
