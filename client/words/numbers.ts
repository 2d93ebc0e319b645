/** Numbers and lengths of time as the reader's language writes them, where no words are counted. */
import { durationParts } from "../../src/protocol/edit-window.ts";
import { locale } from "./words.ts";

/** "1,234" */
export function inDigits(count: number): string {
	return new Intl.NumberFormat(locale()).format(count);
}

/** "1 hour", "7 days", "90 minutes": in the largest unit of which it is a whole number; `ms` is above zero. */
export function durationWords(ms: number): string {
	const { count, unit } = durationParts(ms);
	return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(count);
}
