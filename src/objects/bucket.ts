/**
 * A rate limit as one number per subject (GCRA): the time at which the bucket
 * will be empty again. Time is handed in, in Unix milliseconds.
 */
export class Bucket {
	private readonly interval: number;
	private readonly tolerance: number;
	private emptyAt = 0;

	/**
	 * @param perSecond how many pass on average
	 * @param burst how many may pass at once
	 */
	constructor(perSecond: number, burst: number) {
		this.interval = 1000 / perSecond;
		this.tolerance = this.interval * (burst - 1);
	}

	/**
	 * Lets `count` through and answers 0, or lets none through and answers the
	 * milliseconds until they may pass. A count above the burst never passes.
	 */
	take(now: number, count = 1): number {
		if (count === 0) return 0;
		const emptyAt = Math.max(this.emptyAt, now) + this.interval * (count - 1);
		const wait = emptyAt - this.tolerance - now;
		// A rest of the fractions that were added up is no wait.
		if (wait > 0.001) return Math.ceil(wait);
		this.emptyAt = emptyAt + this.interval;
		return 0;
	}
}
