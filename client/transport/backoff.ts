/** How long to wait between tries. */

/**
 * Full jitter: anything between 0 and `base * 2^attempt`, at most `cap`, in ms.
 * The whole range is random, so that clients that were cut at one moment do not
 * come back at one moment.
 */
export function fullJitter(random: () => number, attempt: number, base: number, cap: number): number {
	return random() * Math.min(cap, base * 2 ** attempt);
}
