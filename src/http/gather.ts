/** One search in many conversations: who is asked, in which order, and when it is enough (SE7). */
import type { SearchFound, SearchPosition } from "../conversation/search.ts";
import type { SearchPage, SearchResult } from "../protocol/search.ts";
import type { Result } from "../result.ts";

/** A Worker may have six connections open at once. */
const parallel = 6;

export interface SearchedConversation {
	id: string;
	activityAt: number;
	/** Replies in threads are newer than `activityAt`, but not than this. */
	lastAt?: number | undefined;
}

/**
 * Asks the conversations, those with the newest activity first, until none that is left can have anything newer than
 * a full page. What is older than such a page they need not answer: `floor` is the time of its last one, in Unix ms. One that
 * cannot be reached is named and does not fail the rest; one that refuses as `not_found` is none of the asker's, and not spoken of.
 */
export async function gather(
	conversations: readonly SearchedConversation[],
	ask: (conversationId: string, floor: number | undefined) => Promise<Result<SearchFound>>,
	limit: number,
): Promise<Omit<SearchPage, "left">> {
	/** No message in it is newer. */
	const newestOf = ({ activityAt, lastAt = activityAt }: SearchedConversation) => Math.max(activityAt, lastAt);
	const waiting = [...conversations].sort((a, b) => newestOf(b) - newestOf(a));
	const found: SearchFound[] = [];
	const [preparing, failed]: [string[], string[]] = [[], []];
	/** When the newest that were found were said, newest first, as many as fit into a page. */
	let times: number[] = [];
	const isEnough = (next: SearchedConversation) => (times[limit - 1] ?? 0) > newestOf(next);
	const askInTurn = async () => {
		for (let next = waiting[0]; next !== undefined && !isEnough(next); next = waiting[0]) {
			waiting.shift();
			const { id } = next;
			const answer = await ask(id, times[limit - 1]).catch((error: unknown) => {
				console.error("a conversation could not be searched", error);
				return null;
			});
			if (answer?.ok === true) {
				found.push(answer.value);
				const told = answer.value.results.map(({ at }) => at);
				times = [...times, ...told].sort((a, b) => b - a).slice(0, limit);
				if (answer.value.preparing) preparing.push(id);
			} else if (answer?.refusal.code !== "not_found") failed.push(id);
		}
	};
	await Promise.all(Array.from({ length: parallel }, askInTurn));
	const results = merge(found, limit);
	const all = found.reduce((count, one) => count + one.results.length, 0);
	const more = all > results.length || waiting.length > 0 || found.some((one) => one.more);
	const last = results.at(-1);
	return { results, ...(more && last !== undefined ? { cursor: writeCursor(last) } : {}), preparing, failed };
}

/** The newest of all. Each list stays in its own order, which is that of its log. */
function merge(found: readonly SearchFound[], limit: number): SearchResult[] {
	const lists = found.map(({ results }) => ({ results, next: 0 }));
	const merged: SearchResult[] = [];
	while (merged.length < limit) {
		let newest: (typeof lists)[number] | null = null;
		for (const list of lists) {
			const [one, other] = [list.results[list.next], newest?.results[newest.next]];
			if (one !== undefined && (other === undefined || comesFirst(one, other))) newest = list;
		}
		const result = newest?.results[newest.next];
		if (newest === null || result === undefined) break;
		merged.push(result);
		newest.next++;
	}
	return merged;
}

function comesFirst(one: SearchResult, other: SearchResult): boolean {
	return one.at > other.at || (one.at === other.at && one.conversationId < other.conversationId);
}

/** `last` as an opaque text. */
function writeCursor({ at, seq, conversationId }: SearchPosition): string {
	return `${at}.${seq}.${conversationId}`;
}

/** The place that a cursor names; null: it is none. */
export function readCursor(text: string): SearchPosition | null {
	const [, at, seq, conversationId] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{1,64})$/.exec(text) ?? [];
	if (conversationId === undefined) return null;
	return { at: Number(at), seq: Number(seq), conversationId };
}
