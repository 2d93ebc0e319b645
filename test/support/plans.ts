/** What SQLite says of how it would answer a statement. */

/** Whether a step of a plan reads more than it must. */
export function goesThrough(step: string): boolean {
	if (/TEMP B-TREE|AUTOMATIC/.test(step)) return true;
	// A full-text table is always "scanned"; behind the colon stands what narrows it down.
	if (/VIRTUAL TABLE INDEX/.test(step)) return !/VIRTUAL TABLE INDEX \d+:\S/.test(step);
	return /^SCAN (?!CONSTANT ROW)/.test(step);
}
