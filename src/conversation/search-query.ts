/** What a person types into a search, understood (SE2, SE3). Pure. */
import { isLongerThan, limits } from "../protocol/limits.ts";
import { ok, type Result, refuse } from "../result.ts";
import { fold, type Term, tokensOf } from "./search-tokens.ts";

/** A query. Everything in it must hold; what was typed stands in it as data only. */
export interface SearchQuery {
	terms: Term[];
	/** Of the sender's name or username: what was asked for, and whom the accounts know by it. */
	from: { name: string; userIds: string[] }[];
	/** Of the title, or of the other's name. */
	inside: string[];
	hasLink: boolean;
	/** Unix milliseconds; only messages before it. */
	before: number | null;
	/** Unix milliseconds; only messages from it on. */
	since: number | null;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A filter or none, then a phrase in quotes or what stands up to the next space. The last quote may be missing. */
const parts = /(?:(from|in|has|before|after):)?(?:"([^"]*)(?:"|$)|([^\s"]+))/giu;

/** What phones make of straight quotes by themselves, and what other languages have. */
const typedQuotes = /[“”„‟«»「」]/gu;

const nothing = "Type a word, or from: a person, or has:link.";

/**
 * Understands `text`. `utcOffset`: how many minutes the asker's clock is ahead of UTC, for days.
 *
 * @returns a refusal `bad_request` when it is too long or a filter says nothing that can be
 */
export function parseQuery(text: string, utcOffset = 0): Result<SearchQuery> {
	if (isLongerThan(text, limits.queryLength) || !text.isWellFormed()) {
		return refuse("bad_request", `q has at most ${limits.queryLength} characters.`);
	}
	const query: SearchQuery = { terms: [], from: [], inside: [], hasLink: false, before: null, since: null };
	for (const match of text.replace(typedQuotes, '"').matchAll(parts)) {
		const [whole, filter, quoted, plain] = match;
		const value = quoted ?? plain ?? "";
		if (filter === undefined) {
			const words = tokensOf(value).map(({ word }) => word);
			// What is being typed may go on; a single letter may not, that would be half of all words.
			const isLast = match.index + whole.length === text.trimEnd().length;
			const prefix = quoted === undefined && isLast && (words.at(-1)?.length ?? 0) > 1;
			if (words.length > 0) query.terms.push({ words, prefix });
			continue;
		}
		const wrong = applyFilter(query, filter.toLowerCase(), value, utcOffset);
		if (wrong !== null) return refuse("bad_request", wrong);
	}
	if (query.terms.length === 0 && query.from.length === 0 && !query.hasLink) return refuse("bad_request", nothing);
	return ok(query);
}

/** Narrows `query` by one filter; answers what is wrong with it, or null. */
function applyFilter(query: SearchQuery, filter: string, value: string, utcOffset: number): string | null {
	if (value.trim() === "") return `${filter}: stands before a word.`;
	switch (filter) {
		case "from":
			query.from.push({ name: value, userIds: [] });
			return null;
		case "in":
			query.inside.push(value);
			return null;
		case "has":
			if (value.toLowerCase() !== "link") return "has: knows only has:link.";
			query.hasLink = true;
			return null;
		default: {
			const day = startOfDay(value, utcOffset);
			if (day === null) return `${filter}: takes a day like 2026-01-31.`;
			if (filter === "before") query.before = Math.min(day, query.before ?? day);
			else query.since = Math.max(day + dayMs, query.since ?? 0);
			return null;
		}
	}
}

/** When the day begins that `text` names, in Unix milliseconds; null: there is no such day. */
function startOfDay(text: string, utcOffset: number): number | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
	const at = Date.parse(`${text}T00:00:00Z`);
	if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return null;
	return at - utcOffset * 60_000;
}

/** Whether one of the words of `name` begins with `value`, or a row of them does, whatever the case and the accents. */
export function namesMatch(name: string, value: string): boolean {
	const wanted = tokensOf(value).map(({ word }) => word);
	if (wanted.length === 0) return fold(name).includes(fold(value.trim()));
	const words = tokensOf(name).map(({ word }) => word);
	return words.some((_, start) =>
		wanted.every((word, index) => {
			const there = words[start + index] ?? "";
			return index === wanted.length - 1 ? there.startsWith(word) : there === word;
		}),
	);
}
