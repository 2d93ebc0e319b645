/**
 * Many hashes with the seq of each, in two blobs: `ids`, sorted, and `filter`, which tells of most others that they are
 * not in it. Pure.
 */

/** A hash of 64 bits, as two unsigned halves. */
export type IdHash = readonly [high: number, low: number];

/** One id: its hash, and the event that has it. Below 2^32, more than an object has room for. */
export interface HashedId {
	hash: IdHash;
	seq: number;
}

/** High half, low half, seq. */
const bytesEach = 12;

/** Of the filter, for each id, and how many of them an id sets: of 1,700 other ids it lets one pass. */
const bitsEach = 16;
const probes = 8;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const hashAt = (view: DataView, index: number): IdHash => [
	view.getUint32(index * bytesEach),
	view.getUint32(index * bytesEach + 4),
];

function compare([high, low]: IdHash, [otherHigh, otherLow]: IdHash): number {
	return high - otherHigh || low - otherLow;
}

export const countOf = (ids: Uint8Array): number => ids.length / bytesEach;

/** The blob of these ids, in whatever order they come. */
export function sortedIds(ids: readonly HashedId[]): Uint8Array {
	const bytes = new Uint8Array(ids.length * bytesEach);
	const view = viewOf(bytes);
	for (const [index, { hash, seq }] of ids.toSorted((one, other) => compare(one.hash, other.hash)).entries()) {
		view.setUint32(index * bytesEach, hash[0]);
		view.setUint32(index * bytesEach + 4, hash[1]);
		view.setUint32(index * bytesEach + 8, seq);
	}
	return bytes;
}

/** The ids of both. */
export function mergedIds(one: Uint8Array, other: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(one.length + other.length);
	const [left, right, merged] = [viewOf(one), viewOf(other), viewOf(bytes)];
	let [fromLeft, fromRight] = [0, 0];
	// Without an object for each id: the largest runs would make a conversation wait.
	for (let at = 0; at < bytes.length; at += bytesEach) {
		const isLeft = fromRight === other.length || (fromLeft < one.length && isBefore(left, fromLeft, right, fromRight));
		const source = isLeft ? left : right;
		const from = isLeft ? fromLeft : fromRight;
		for (let part = 0; part < bytesEach; part += 4) merged.setUint32(at + part, source.getUint32(from + part));
		if (isLeft) fromLeft += bytesEach;
		else fromRight += bytesEach;
	}
	return bytes;
}

/** Whether the hash at a place of one run is not after that at a place of another. In bytes. */
function isBefore(one: DataView, at: number, other: DataView, otherAt: number): boolean {
	const high = one.getUint32(at) - other.getUint32(otherAt);
	return high < 0 || (high === 0 && one.getUint32(at + 4) <= other.getUint32(otherAt + 4));
}

/** The seqs of the events whose id has this hash. */
export function seqsOf(ids: Uint8Array, hash: IdHash): number[] {
	const view = viewOf(ids);
	const count = countOf(ids);
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(hashAt(view, middle), hash) < 0) low = middle + 1;
		else high = middle;
	}
	const seqs: number[] = [];
	for (let index = low; index < count && compare(hashAt(view, index), hash) === 0; index++) {
		seqs.push(view.getUint32(index * bytesEach + 8));
	}
	return seqs;
}

/** One of the bits of a filter that an id sets: the halves of its hash are as good as many hashes. */
function bitOf([high, low]: IdHash, probe: number, bits: number): number {
	// Odd, so that two probes seldom meet. Whole numbers of 32 bits: the remainder of a larger one takes ten times as long.
	return ((high + Math.imul(probe, low | 1)) >>> 0) % bits;
}

/** The filter of these ids (a Bloom filter). */
export function filterOf(ids: Uint8Array): Uint8Array {
	const view = viewOf(ids);
	const count = countOf(ids);
	const filter = new Uint8Array((count * bitsEach) / 8);
	for (let index = 0; index < count; index++) {
		const hash = hashAt(view, index);
		for (let probe = 0; probe < probes; probe++) {
			const bit = bitOf(hash, probe, filter.length * 8);
			filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
		}
	}
	return filter;
}

/** false: no id of the filter has this hash. true: one has, or, seldom, none. */
export function mayHold(filter: Uint8Array, hash: IdHash): boolean {
	for (let probe = 0; probe < probes; probe++) {
		const bit = bitOf(hash, probe, filter.length * 8);
		if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
	}
	return true;
}
