/** Which parts of a numbered log are here. Pure. */

/** Every event from `from` to `to` is here, both included. */
export interface Range {
	from: number;
	to: number;
}

/** Ascending, apart from each other by at least one missing seq. */
export type Ranges = readonly Range[];

/** `ranges` with `added`, melted together with those that it touches. */
export function addRange(ranges: Ranges, added: Range): Ranges {
	const below = ranges.filter((range) => range.to < added.from - 1);
	const above = ranges.filter((range) => range.from > added.to + 1);
	const touched = ranges.slice(below.length, ranges.length - above.length);
	const from = Math.min(added.from, ...touched.map((range) => range.from));
	const to = Math.max(added.to, ...touched.map((range) => range.to));
	return [...below, { from, to }, ...above];
}

/** The ranges that `seqs`, in any order, cover. */
export function rangesOf(seqs: readonly number[]): Ranges {
	const sorted = [...seqs].sort((a, b) => a - b);
	const ranges: Range[] = [];
	for (const seq of sorted) {
		const last = ranges.at(-1);
		if (last !== undefined && seq <= last.to + 1) last.to = seq;
		else ranges.push({ from: seq, to: seq });
	}
	return ranges;
}

/** The range with `seq` in it; null: it is not here. */
export function rangeAt(ranges: Ranges, seq: number): Range | null {
	return ranges.find((range) => range.from <= seq && seq <= range.to) ?? null;
}
