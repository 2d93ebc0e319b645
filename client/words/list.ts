/** Several things in a row, as a language has them. Pure. */
import type { Language } from "./languages.ts";

/** Answers what puts them in a row. What the browser needs for it is made when the first are: no page begins with a list. */
export function listOf(
	language: Language,
	options: Intl.ListFormatOptions = {},
): (things: readonly string[]) => string {
	let made: Intl.ListFormat | null = null;
	return (things) => {
		made ??= new Intl.ListFormat(language, options);
		return made.format(things);
	};
}
