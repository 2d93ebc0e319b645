/** The numbers under which whoever polls an inbox asks for what has changed since: one row of them for all that is in it. */

/** What was numbered and is stored. */
type Numbered = Iterable<{ rev: number }>;

export class Revisions {
	private readonly sources: (() => Numbered)[] = [];
	/** null: what is stored was not looked at yet. */
	private last: number | null = null;

	constructor(private readonly clock: () => number) {}

	/** What `source` has was numbered before, maybe in an earlier life of the object. */
	follow(source: () => Numbered): void {
		this.sources.push(source);
	}

	/** The number of a new change: about the time, and above all that were given out. */
	next(): number {
		this.last = Math.max(this.clock(), this.newest() + 1);
		return this.last;
	}

	/** Every change so far has a number up to this one. */
	newest(): number {
		if (this.last === null) {
			this.last = 0;
			for (const source of this.sources) for (const { rev } of source()) this.last = Math.max(this.last, rev);
		}
		return this.last;
	}
}
