/** What is offered while something is written: people behind `@`, emoji behind `:`. */
import type { ComponentChildren } from "preact";

/** What is being written and could be completed. */
export interface OpenWord {
	/** Where its first sign stands. */
	start: number;
	/** What stands behind that sign, up to the caret. */
	query: string;
}

/** One that can be taken. */
export interface Offer {
	key: string;
	/** What takes the place of what was written. */
	written: string;
	/** A picture beside the words. */
	sign: ComponentChildren;
	title: string;
	detail: string;
}

/** Something that can be completed. The same object as long as it offers the same. */
export interface OfferSource {
	/** What its list is called. */
	label: string;
	/** Says how many there are, and how one is taken. */
	counted: (count: number) => string;
	/** What of its kind is being written at the caret; null: nothing. */
	open: (text: string, caret: number) => OpenWord | null;
	offers: (query: string) => readonly Offer[];
	/** The first is wanted: what the offers are made of may be fetched. */
	wanted?: () => void;
	/** One was taken. */
	taken?: (offer: Offer) => void;
}

/** What is put in for an open word, and where the caret goes: behind it and one space. */
export function completion(
	text: string,
	{ start, query }: OpenWord,
	written: string,
): { insert: string; caret: number } {
	const rest = text.slice(start + 1 + query.length);
	const insert = /^\s/u.test(rest) ? written : `${written} `;
	return { insert, caret: start + written.length + 1 };
}
