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

	/** Lets one through and answers 0, or answers the milliseconds until one may pass. */
	take(now: number): number {
		const emptyAt = Math.max(this.emptyAt, now);
		const wait = emptyAt - this.tolerance - now;
		if (wait > 0) return Math.ceil(wait);
		this.emptyAt = emptyAt + this.interval;
		return 0;
	}
}
