/**
 * Counts of values by size, each kept to about 1.6 %: percentiles of millions of latencies in a few kilobytes, without
 * keeping or sorting them. Values are whole numbers from 0 to 2^31 - 1; microseconds here.
 */

/** Below this, every value has a place of its own; above, this many places for each doubling. */
const places = 64;
const placeBits = 6;

/** The place of a value. */
function placeOf(value: number): number {
	if (value < places) return value;
	const shift = 31 - Math.clz32(value) - placeBits;
	return (shift + 1) * places + ((value >>> shift) - places);
}

/** The largest value that has this place: a percentile never flatters. */
function largestAt(place: number): number {
	if (place < places) return place;
	const shift = Math.floor(place / places) - 1;
	return (places + (place % places) + 1) * 2 ** shift - 1;
}

/** What is told of a histogram, in its own unit. */
export interface Spread {
	count: number;
	mean: number;
	p50: number;
	p90: number;
	p99: number;
	p999: number;
	max: number;
}

export class Histogram {
	readonly #counts = new Float64Array(placeOf(2 ** 31 - 1) + 1);
	#count = 0;
	#sum = 0;
	#max = 0;

	/** How many values were noted. */
	get count(): number {
		return this.#count;
	}

	/** Notes a value; below 0 counts as 0, what is too large as the largest. */
	note(value: number): void {
		const whole = Math.min(2 ** 31 - 1, Math.max(0, Math.round(value)));
		const place = placeOf(whole);
		this.#counts[place] = (this.#counts[place] ?? 0) + 1;
		this.#count++;
		this.#sum += whole;
		if (whole > this.#max) this.#max = whole;
	}

	/** The smallest kept value that at least this part (0 to 1) of all values do not exceed; 0 if there are none. */
	percentile(part: number): number {
		if (this.#count === 0) return 0;
		const wanted = Math.max(1, Math.ceil(this.#count * part));
		let seen = 0;
		for (const [place, count] of this.#counts.entries()) {
			seen += count;
			if (seen >= wanted) return Math.min(largestAt(place), this.#max);
		}
		return this.#max;
	}

	/** All that is told of it. */
	spread(): Spread {
		return {
			count: this.#count,
			mean: this.#count === 0 ? 0 : this.#sum / this.#count,
			p50: this.percentile(0.5),
			p90: this.percentile(0.9),
			p99: this.percentile(0.99),
			p999: this.percentile(0.999),
			max: this.#max,
		};
	}
}
