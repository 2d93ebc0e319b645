/** I19: what the server holds in memory is bounded by how many are connected, not by what was ever said. */

export interface MemorySample {
	/** Sockets that are open. */
	sockets: number;
	/** Bytes of memory that are resident. */
	bytes: number;
}

export interface MemoryUse {
	/** The first sample, before anybody came. */
	base: number;
	/** The sample that came nearest to its bound, or went furthest beyond it. */
	peak: MemorySample;
	bound: number;
	isOver: boolean;
}

const perSocket = 64 * 1024;
const allowance = 64 * 1024 * 1024;

/**
 * The samples of one process, in order; null: there are none. Memory is given back late or never, so that the
 * bound goes by the most sockets that there were until then.
 */
export function memoryUse(samples: readonly MemorySample[]): MemoryUse | null {
	const [first] = samples;
	if (first === undefined) return null;
	const base = first.bytes;
	let most = 0;
	let use: MemoryUse | null = null;
	for (const sample of samples) {
		most = Math.max(most, sample.sockets);
		const bound = base + perSocket * most + allowance;
		if (use !== null && sample.bytes - bound <= use.peak.bytes - use.bound) continue;
		use = { base, peak: { ...sample, sockets: most }, bound, isOver: sample.bytes > bound };
	}
	return use;
}
