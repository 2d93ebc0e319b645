/** What was measured, and what becomes of it over several rounds. */
import type { Place } from "../options.ts";

/** One measurement of one subject in one round. */
export interface Sample {
	round: number;
	subject: string;
	place: Place;
	/** What was done, such as "100 people, 400 a second". */
	case: string;
	/** By name; null: not known, or the subject cannot do it. */
	values: Record<string, number | null>;
}

/** A work, as it is kept in a file. */
export interface WorkRecord {
	work: string;
	/** Unix milliseconds. */
	startedAt: number;
	/** Processors, versions and the like, in words. */
	machine: Record<string, string>;
	settings: Record<string, unknown>;
	/** What a reader must know of how it came about, such as rows that were measured later than the others. */
	note?: string;
	/** Titles of the subjects by name, in the order in which they are shown. */
	subjects: Record<string, string>;
	samples: Sample[];
}

/** The middle of some numbers, or the mean of the two in the middle; NaN of none. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
	return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The middle and the ends of what several rounds brought. */
export interface Middle {
	median: number;
	min: number;
	max: number;
	rounds: number;
}

/** What is known of a value over the rounds; null: nothing. */
export function middleOf(values: readonly (number | null | undefined)[]): Middle | null {
	const known = values.filter((value) => typeof value === "number" && Number.isFinite(value)) as number[];
	if (known.length === 0) return null;
	return { median: median(known), min: Math.min(...known), max: Math.max(...known), rounds: known.length };
}

interface Where {
	subject: string;
	place: Place;
	case: string;
}

const isAt = (sample: Sample, where: Where) =>
	sample.subject === where.subject && sample.place === where.place && sample.case === where.case;

/** A value of one subject over the rounds; null: it was never measured. */
export function valueAt(samples: readonly Sample[], where: Where, name: string): Middle | null {
	return middleOf(samples.filter((sample) => isAt(sample, where)).map(({ values }) => values[name]));
}

/**
 * How a value of one subject compares to the same of another: each round by itself, since both had the same machine
 * at about the same time then; null: there is no round with both.
 */
export function ratioAt(samples: readonly Sample[], where: Where, base: string, name: string): Middle | null {
	const ratios = samples
		.filter((sample) => isAt(sample, where))
		.map(({ round, values }) => {
			const other = samples.find((sample) => sample.round === round && isAt(sample, { ...where, subject: base }));
			const [one, basis] = [values[name], other?.values[name]];
			return typeof one === "number" && typeof basis === "number" && basis > 0 ? one / basis : null;
		});
	return middleOf(ratios);
}
