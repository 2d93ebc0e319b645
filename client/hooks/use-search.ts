import { useEffect, useRef, useState } from "preact/hooks";
import type { SearchPage, SearchResult } from "../../src/protocol/search.ts";
import type { VerbResult } from "../store/model.ts";
import { useApp } from "./app-context.ts";

/** Time without a key before the server is asked. */
export const searchPauseMs = 250;
/** Between two calls while the server prepares older messages (SE6). */
export const prepareAgainMs = 1_500;

/** What a search has found so far. */
export interface Found {
	results: readonly SearchResult[];
	/** For what is older; null: there is nothing. */
	cursor: string | null;
	/** Older messages are still being prepared. */
	preparing: boolean;
	/** How many conversations could not be searched. */
	failed: number;
	/** How many pages are here. */
	pages: number;
	/** When the first of them came, in Unix ms. */
	foundAt: number;
}

export type MessageSearch =
	| { name: "idle" }
	/** `before`: what an earlier text found, or this one so far. */
	| { name: "searching"; before: Found | null }
	| { name: "found"; found: Found; more: "no" | "loading" | { failure: string } }
	| { name: "failed"; code: string; detail: string };

function foundOf({ results, cursor, preparing, failed }: SearchPage): Found {
	return {
		results,
		cursor: cursor ?? null,
		preparing: preparing.length > 0,
		failed: failed.length,
		pages: 1,
		foundAt: Date.now(),
	};
}

/** What is on the screen meanwhile. */
export function shownResults(search: MessageSearch): readonly SearchResult[] {
	if (search.name === "found") return search.found.results;
	return search.name === "searching" ? (search.before?.results ?? []) : [];
}

/**
 * Searches messages as `query` and `inside` change. Answers to earlier questions are dropped. While the server
 * prepares older messages, and only the first page is here, it is asked again by itself.
 *
 * @param kept what `query` found before, for whoever comes back. Of one page it is asked again behind it; several stay.
 */
export function useMessageSearch(query: string, inside: string | null, kept: Found | null = null) {
	const app = useApp();
	const [search, setSearch] = useState<MessageSearch>(() => {
		if (kept === null) return { name: "idle" };
		return kept.pages > 1 ? { name: "found", found: kept, more: "no" } : { name: "searching", before: kept };
	});
	const isKept = useRef(search.name === "found");
	const [attempt, setAttempt] = useState(0);
	const latest = useRef(0);
	const text = query.trim();

	const take = (result: VerbResult<SearchPage>) => {
		if (result.ok) setSearch({ name: "found", found: foundOf(result.value), more: "no" });
		else setSearch({ name: "failed", ...result.failure });
	};

	useEffect(() => {
		if (isKept.current) {
			isKept.current = false;
			return;
		}
		const turn = ++latest.current;
		if (text === "") {
			setSearch({ name: "idle" });
			return;
		}
		setSearch((before) => ({
			name: "searching",
			before: before.name === "found" ? before.found : before.name === "searching" ? before.before : null,
		}));
		const timer = setTimeout(async () => {
			const result = await app.searchMessages({ query: text, inside, cursor: null });
			if (turn === latest.current) take(result);
		}, searchPauseMs);
		return () => clearTimeout(timer);
	}, [text, inside, attempt]);

	const isPreparing =
		search.name === "found" && search.more === "no" && search.found.preparing && search.found.pages === 1;
	useEffect(() => {
		if (!isPreparing) return;
		const turn = latest.current;
		const timer = setTimeout(async () => {
			const result = await app.searchMessages({ query: text, inside, cursor: null });
			// A failure leaves what is here, and with it the words that it is not all.
			if (turn === latest.current && result.ok) take(result);
		}, prepareAgainMs);
		return () => clearTimeout(timer);
	}, [isPreparing, search]);

	const loadMore = async () => {
		if (search.name !== "found" || search.more === "loading" || search.found.cursor === null) return;
		const { found } = search;
		const turn = ++latest.current;
		setSearch({ name: "found", found, more: "loading" });
		const result = await app.searchMessages({ query: text, inside, cursor: found.cursor });
		if (turn !== latest.current) return;
		if (!result.ok) {
			setSearch({ name: "found", found, more: { failure: result.failure.detail } });
			return;
		}
		const next = foundOf(result.value);
		const results = [...found.results, ...next.results];
		const merged = {
			...next,
			results,
			preparing: found.preparing || next.preparing,
			pages: found.pages + 1,
			foundAt: found.foundAt,
		};
		setSearch({ name: "found", found: merged, more: "no" });
	};

	return { search, loadMore, retry: () => setAttempt((count) => count + 1) };
}
