/** Numbers and lengths of time as the reader's language writes them, where no words are counted. */
import { locale } from "./words.ts";

/** "1,234" */
export function inDigits(count: number): string {
	return new Intl.NumberFormat(locale()).format(count);
}

const units = [
	["day", 86_400_000],
	["hour", 3_600_000],
	["minute", 60_000],
	["second", 1_000],
] as const;

/** "1 hour", "7 days", "90 minutes": in the largest unit of which it is a whole number; `ms` is above zero. */
export function durationWords(ms: number): string {
	// A day is said in hours: that is what it is compared with.
	const [unit, length] = units.find(
		([unit, length]) => ms % length === 0 && ms >= (unit === "day" ? 2 : 1) * length,
	) ?? ["second", 1_000];
	return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(
		Math.max(1, Math.round(ms / length)),
	);
}
