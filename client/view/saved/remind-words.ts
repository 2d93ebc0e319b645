/** When a reminder is, in words. Pure but for the language. */
import { savedWords } from "../../words/saved.ts";
import { locale } from "../../words/words.ts";
import { clockTime, startOfDay } from "../parts/times.ts";

/** "today at 14:05", "tomorrow at 9:00", "on Monday at 9:00", or the date. */
export function remindTime(at: number, now: number): string {
	const { when } = savedWords();
	const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
	const time = clockTime(at);
	if (days === 0) return when.today(time);
	if (days === 1) return when.tomorrow(time);
	if (days === -1) return when.yesterday(time);
	const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale(), options).format(at);
	if (days > 1 && days < 7) return when.weekday(as({ weekday: "long" }), time);
	return when.date(as({ weekday: "short", day: "numeric", month: "short", year: "numeric" }), time);
}
