/**
 * Stands in for the package `decode-named-character-reference` (see client/vite.config.ts), which finds out what
 * `&amp;` means by writing HTML. A message has no named references: `&amp;` is just that.
 */
export function decodeNamedCharacterReference(): false {
	return false;
}
