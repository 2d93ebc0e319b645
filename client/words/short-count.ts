import { locale } from "./words.ts";

/** A count where there is little room, in the digits of the reader: more than 99 is "99+". */
export function shortCount(count: number): string {
	return `${Math.min(count, 99).toLocaleString(locale())}${count > 99 ? "+" : ""}`;
}
