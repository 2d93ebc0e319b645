/** Whether two JSON-like values are the same, member by member. A member that is undefined counts as absent. */
export function isEqual(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const left = new Map(Object.entries(a).filter(([, value]) => value !== undefined));
	const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
	if (left.size !== right.size) return false;
	return [...left].every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}
