/** How long ago something was, in words. Pure but for the language and the time zone. */
import { agoWords as words } from "../../words/ago.ts";
import { clockTime, daysAgo, listTime, shortDate } from "./times.ts";

/** "just now", "5 min ago", then the short time of a list. */
export function agoWords(at: number, now: number): string {
	const minutes = Math.floor((now - at) / 60_000);
	if (minutes < 1) return words().justNow;
	return minutes < 60 ? words().minutes(minutes) : listTime(at, now);
}

/** "Last seen 5 minutes ago", coarser the longer it is. */
export function lastSeenWords(at: number, now: number): string {
	const { lastSeen } = words();
	const minutes = Math.floor((now - at) / 60_000);
	if (minutes < 1) return lastSeen.justNow;
	if (minutes < 60) return lastSeen.minutes(minutes);
	const days = daysAgo(at, now);
	if (days === 0) return lastSeen.today(clockTime(at));
	if (days === 1) return lastSeen.yesterday(clockTime(at));
	return lastSeen.date(shortDate(at, now));
}
