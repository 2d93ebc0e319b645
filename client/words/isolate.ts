/** Texts of people within words that may run the other way. Pure. */

/** `text` with the signs that keep its direction to itself: a Latin name does not turn an Arabic sentence around. */
export function isolate(text: string): string {
	return `\u2068${text}\u2069`;
}
