/** Chance that comes again with the same seed. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** At least 0 and below 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `min` to `max`, both included. */
	between(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(from: readonly T[]): T {
		const picked = from[Math.floor(this.next() * from.length)];
		if (picked === undefined) throw new Error("nothing to pick from");
		return picked;
	}

	shuffle<T>(values: readonly T[]): T[] {
		const left = [...values];
		const shuffled: T[] = [];
		while (left.length > 0) shuffled.push(...left.splice(Math.floor(this.next() * left.length), 1));
		return shuffled;
	}

	/** Another source, so that one part's use of chance does not shift another's. */
	fork(): Random {
		return new Random(Math.floor(this.next() * 4_294_967_296));
	}
}

/** A short hash of a text (FNV-1a, 32 bits): enough to see that content is another. */
export function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
