/**
 * The rules of searching one conversation: what must be indexed first, what matches, and what is shown of it.
 * Plain code over a store (SE).
 */
import type { SearchResult } from "../protocol/search.ts";
import { namesMatch, type SearchQuery } from "./search-query.ts";
import { linkWord, type Ranges, type SearchedMessage, type SearchStore, senderWord } from "./search-store.ts";
import { findTerm, type Term, tokensOf } from "./search-tokens.ts";
import { type Hit, snippetOf } from "./snippet.ts";

/** Most events that one call indexes, and most text: an object that is busy answers nobody. */
const sliceEvents = 2_500;
/** In UTF-16 units. */
const sliceText = 500_000;

/** The longest beginning, in characters, that the index has ready (migrations.ts). */
const longestIndexedPrefix = 3;
/** A beginning of more words than these is left to FTS5: each of them is rare, or they are few. */
const mostWholeWords = 64;

/** A place among the results of all conversations: newest first, then by conversation, then by seq. */
export interface SearchPosition {
	at: number;
	conversationId: string;
	seq: number;
}

export interface SearchRequest {
	query: SearchQuery;
	/** The last one that the asker has; null: from the newest on. */
	after: SearchPosition | null;
	limit: number;
	/** Of what was said before this time (Unix ms) it is only asked whether there is any. Missing: no such time. */
	floor?: number | undefined;
}

export interface SearchFound {
	/** By seq, newest first. */
	results: SearchResult[];
	/** There are more behind them. */
	more: boolean;
	/** Older messages are not indexed yet; the next call goes on. */
	preparing: boolean;
}

/** What the search asks of its conversation. */
export interface SearchedRoom {
	info(): { id: string };
	readonly store: { head(): number };
	readonly roster: { all(): ReadonlyMap<string, { userId: string; name: string }> };
}

export class Search {
	constructor(
		private readonly store: SearchStore,
		private readonly room: SearchedRoom,
	) {}

	/** SE1 to SE6, for `readerId`, who is a member. Writes what was not indexed yet. */
	find(readerId: string, { query, after, limit, floor = 0 }: SearchRequest): SearchFound {
		const head = this.room.store.head();
		const preparing = !this.prepare(head);
		const senders = query.from.map((wanted) => this.sendersOf(readerId, wanted));
		if (senders.some((ids) => ids.size === 0)) return { results: [], more: false, preparing };
		const { above, below } = this.boundsOf(query, after, head);
		const results: SearchResult[] = [];
		for (const seq of this.store.find(this.matchOf(query, senders), above, below)) {
			const result = this.resultOf(seq, query, senders);
			if (result === null) continue;
			if (results.length === limit || result.at < floor) return { results, more: true, preparing };
			results.push(result);
		}
		return { results, more: false, preparing };
	}

	/** Indexes what is new and then what is old, as much as one call may; answers whether all is. */
	private prepare(head: number): boolean {
		if (gapOf(this.store.ranges(), head) === null) return true;
		return this.store.transaction(() => {
			let ranges = this.store.ranges();
			const left = { events: sliceEvents, text: sliceText };
			for (let gap = gapOf(ranges, head); gap !== null; gap = gapOf(ranges, head)) {
				const low = this.indexDown(gap, left);
				if (low > gap.upTo) break;
				ranges = cover(ranges, low, gap.upTo);
			}
			this.store.putRanges(ranges);
			return gapOf(ranges, head) === null;
		});
	}

	/** Indexes a gap from its newest end while something is `left`; answers the seq down to which it came. */
	private indexDown({ above, upTo }: Gap, left: { events: number; text: number }): number {
		const taken: SearchedMessage[] = [];
		let low = upTo + 1;
		let whole = true;
		for (const { seq, message } of this.store.logDown(above, upTo)) {
			if (left.events <= 0 || left.text <= 0) {
				whole = false;
				break;
			}
			low = seq;
			left.events--;
			if (message === null) continue;
			left.text -= message.text.length;
			taken.push(message);
		}
		// Ascending: FTS5 writes a segment whenever a rowid is lower than the one before.
		for (const message of taken.reverse()) this.store.add(message);
		return whole ? above + 1 : low;
	}

	/** The query in the language of FTS5. Only words that the tokens are made of get into it, and each within quotes. */
	private matchOf({ terms, hasLink }: SearchQuery, senders: readonly Set<string>[]): string {
		const all = terms.map((term) => this.matchOfTerm(term));
		for (const ids of senders) all.push(anyOf([...ids].map((userId) => quote(senderWord(userId)))));
		if (hasLink) all.push(quote(linkWord));
		return all.join(" AND ");
	}

	/**
	 * A beginning becomes the words that begin so: FTS5 reads those step by step from the newest on, while for a beginning
	 * that its prefix index does not have it first collects every message there is.
	 */
	private matchOfTerm({ words, prefix }: Term): string {
		const plain = quote(words.join(" "));
		const last = words.at(-1) ?? "";
		if (!prefix) return plain;
		const whole = [...last].length > longestIndexedPrefix ? this.store.wordsFrom(last, mostWholeWords) : null;
		if (whole === null || whole.length === 0) return `${plain} *`;
		return anyOf(whole.map((word) => quote([...words.slice(0, -1), word].join(" "))));
	}

	/** Whom `from:` means: me, a username, or a name of somebody who is or was here. */
	private sendersOf(readerId: string, { name, userIds }: SearchQuery["from"][number]): Set<string> {
		const people = this.room.roster.all();
		const found = new Set(userIds.filter((userId) => people.has(userId)));
		if (name.toLowerCase() === "me") found.add(readerId);
		for (const person of people.values()) if (namesMatch(person.name, name)) found.add(person.userId);
		return found;
	}

	/** Between which seqs, both excluded, the answer lies. */
	private boundsOf({ before, since }: SearchQuery, after: SearchPosition | null, head: number) {
		const firstAt = (at: number) => this.firstSince(at, head);
		const above = since === null ? 0 : firstAt(since) - 1;
		let below = before === null ? head + 1 : firstAt(before);
		if (after === null) return { above, below };
		const { id } = this.room.info();
		if (after.conversationId === id) below = Math.min(below, after.seq);
		// Of the same millisecond: this conversation comes after the other if its id is the higher one.
		else below = Math.min(below, firstAt(after.conversationId < id ? after.at + 1 : after.at));
		return { above, below };
	}

	/** The lowest seq that happened at `at` or later, by halves: times ascend with the seq. None: one above head. */
	private firstSince(at: number, head: number): number {
		let [low, high] = [1, head + 1];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			const time = this.store.timeAt(middle);
			if (time === null || time >= at) high = middle;
			else low = middle + 1;
		}
		return low;
	}

	/** The message as it is shown; null: looked at closely, it is no match. */
	private resultOf(seq: number, query: SearchQuery, senders: readonly Set<string>[]): SearchResult | null {
		const message = this.store.message(seq);
		if (message === null) return null;
		const { at, sender, text, thread } = message;
		if (senders.some((ids) => !ids.has(sender))) return null;
		if (at >= (query.before ?? Number.POSITIVE_INFINITY) || at < (query.since ?? 0)) return null;
		const hits = hitsOf(text, query.terms);
		if (hits === null) return null;
		const senderName = this.room.roster.all().get(sender)?.name ?? "";
		const place = { conversationId: this.room.info().id, seq, ...(thread === null ? {} : { thread }) };
		return { ...place, sender, senderName, at, ...snippetOf(text, hits) };
	}
}

/** Where `terms` stand in `text`, in UTF-16 units; null: one of them does not. */
function hitsOf(text: string, terms: readonly Term[]): Hit[] | null {
	const tokens = tokensOf(text);
	const hits: Hit[] = [];
	for (const term of terms) {
		const found = findTerm(tokens, term);
		if (found.length === 0) return null;
		for (const [first, last] of found) hits.push({ from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0 });
	}
	return hits;
}

function quote(words: string): string {
	return `"${words.replaceAll('"', '""')}"`;
}

function anyOf(matches: readonly string[]): string {
	return `(${matches.join(" OR ")})`;
}

interface Gap {
	/** Exclusive. */
	above: number;
	/** Inclusive. */
	upTo: number;
}

/** The newest part up to `head` that is in none of `ranges`; null: there is none. */
export function gapOf(ranges: Readonly<Ranges>, head: number): Gap | null {
	let upTo = head;
	for (const [low, high] of ranges) {
		if (high < upTo) return { above: high, upTo };
		upTo = low - 1;
	}
	return upTo > 0 ? { above: 0, upTo } : null;
}

/** `ranges` with another one, those that touch made one. */
export function cover(ranges: Readonly<Ranges>, low: number, high: number): Ranges {
	const sorted = [...ranges, [low, high] as [number, number]].sort((a, b) => b[1] - a[1]);
	const merged: Ranges = [];
	for (const [from, to] of sorted) {
		const last = merged.at(-1);
		if (last !== undefined && to >= last[0] - 1) last[0] = Math.min(last[0], from);
		else merged.push([from, to]);
	}
	return merged;
}
