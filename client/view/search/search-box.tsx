import { useEffect, useId, useRef, useState } from "preact/hooks";
import { limits } from "../../../src/protocol/limits.ts";
import type { SearchResult } from "../../../src/protocol/search.ts";
import { useApp } from "../../hooks/app-context.ts";
import type { LeftSearch } from "../../hooks/search-place.ts";
import { type Place, place } from "../../hooks/use-location.ts";
import { useToday } from "../../hooks/use-now.ts";
import { type MessageSearch, shownResults, useMessageSearch } from "../../hooks/use-search.ts";
import { conversationTitle } from "../../store/titles.ts";
import { searchWords } from "../../words/search.ts";
import { within } from "../../words/within.ts";
import { SearchField } from "../parts/search-field.tsx";
import { ResultRow } from "./result-row.tsx";
import "../../styles/people.css";
import "../../styles/search.css";

export interface SearchBoxProps {
	self: string;
	/** The conversation that the search begins in; null: all. */
	inside: string | null;
	/** What is looked for to begin with, and what that has found. */
	initial?: LeftSearch | null;
	takesFocus?: boolean;
	/** Something else is looked for, was found, or is where the keys are. */
	onChange?: (now: LeftSearch) => void;
	onPick: (result: SearchResult) => void;
}

/** A search field with the messages found below it: arrows move, Enter opens. */
export function SearchBox({ self, inside, initial = null, takesFocus = true, onChange, onPick }: SearchBoxProps) {
	const app = useApp();
	const words = searchWords();
	const id = useId();
	const now = useToday();
	const [query, setQuery] = useState(initial?.asked.query ?? "");
	const [onlyHere, setOnlyHere] = useState(initial?.asked.onlyHere ?? inside !== null);
	const [active, setActive] = useState(initial?.active ?? 0);
	const { search, loadMore, retry } = useMessageSearch(query, onlyHere ? inside : null, initial?.found);
	const conversations = app.inbox.value.conversations;
	const byId = (conversationId: string) => conversations.find((row) => row.id === conversationId);
	const around = inside === null ? undefined : byId(inside);

	const results = shownResults(search);
	const at = Math.min(active, results.length - 1);
	const current = results[at];
	const rowId = ({ conversationId, seq }: SearchResult) => `${id}-${conversationId}-${seq}`;

	const isFirst = useRef(true);
	useEffect(() => {
		if (!isFirst.current) setActive(0);
		isFirst.current = false;
	}, [query, onlyHere]);
	const found = search.name === "found" ? search.found : null;
	useEffect(() => onChange?.({ asked: { query, onlyHere }, found, active }), [query, onlyHere, found, active]);
	const pick = (result: SearchResult, index: number) => {
		// Said at once: what is picked may take this off the page.
		onChange?.({ asked: { query, onlyHere }, found, active: index });
		onPick(result);
	};
	const here = place.value;
	const currentId = current === undefined ? undefined : rowId(current);

	const onKey = (key: string) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[key];
		if (step !== undefined && results.length > 0) {
			setActive(Math.max(0, Math.min(results.length - 1, at + step)));
			// At the end of what is here, what is older comes.
			if (step === 1 && at >= results.length - 1) void loadMore();
			return true;
		}
		if (key === "Enter" && search.name === "found" && current !== undefined) pick(current, at);
		return key === "Enter";
	};

	return (
		<div class="people-box">
			<SearchField
				label={words.title}
				placeholder={words.placeholder}
				query={query}
				onQuery={setQuery}
				list={`${id}-list`}
				current={currentId}
				onKey={onKey}
				takesFocus={takesFocus}
				isBusy={search.name === "searching"}
				maxLength={limits.queryLength}
				spellcheck
				enterKeyHint="search"
			/>
			{around !== undefined && (
				<label class="search-scope">
					<input type="checkbox" checked={onlyHere} onChange={(event) => setOnlyHere(event.currentTarget.checked)} />
					<span>{within(words.onlyIn, { title: <bdi>{conversationTitle(around, self)}</bdi> })}</span>
				</label>
			)}
			<div class="found-box">
				<div role="listbox" id={`${id}-list`} class="found-list" aria-label={words.list}>
					{results.map((result, index) => (
						<ResultRow
							key={rowId(result)}
							id={rowId(result)}
							result={result}
							conversation={byId(result.conversationId)}
							self={self}
							now={now}
							active={index === at}
							isShown={isShownAt(here, result)}
							onHover={() => setActive(index)}
							onPick={() => search.name === "found" && pick(result, index)}
						/>
					))}
				</div>
				{search.name === "found" && search.found.cursor !== null && (
					<button
						type="button"
						class="button button-small found-more"
						aria-disabled={search.more === "loading"}
						onClick={() => void loadMore()}
					>
						{search.more === "loading" ? words.loading : words.older}
					</button>
				)}
			</div>
			<div class="people-state" role="status">
				<SearchWords search={search} query={query.trim()} retry={retry} />
			</div>
		</div>
	);
}

/** Whether this is the message that the reader was led to last. */
function isShownAt(here: Place, { conversationId, seq, thread }: SearchResult): boolean {
	if (here.name !== "conversation" || here.id !== conversationId) return false;
	return thread === undefined ? here.seq === seq : here.thread === thread && here.reply === seq;
}

/** How the search goes, in plain words. */
function SearchWords({ search, query, retry }: { search: MessageSearch; query: string; retry: () => void }) {
	const words = searchWords();
	const again = (
		<button type="button" class="link-button" onClick={retry}>
			{words.again}
		</button>
	);
	switch (search.name) {
		case "idle":
			return <p>{words.hint}</p>;
		case "searching":
			return <p class={search.before === null ? "" : "hidden-words"}>{words.searching}</p>;
		case "failed":
			return search.code === "bad_request" ? (
				<p>{search.detail}</p>
			) : (
				<p>
					{words.failed(search.detail)} {again}
				</p>
			);
		case "found": {
			const { results, preparing, failed, cursor, pages } = search.found;
			return (
				<>
					{results.length === 0 && !preparing && <p>{within(words.nothing, { query: <bdi>{query}</bdi> })}</p>}
					{results.length > 0 && (
						<p class="hidden-words">{(cursor === null ? words.found : words.foundNewest)(results.length)}</p>
					)}
					{preparing && (
						<p>
							{results.length === 0 ? words.nothingYet : words.preparing} {pages > 1 && again}
						</p>
					)}
					{failed > 0 && (
						<p>
							{words.notSearched(failed)} {again}
						</p>
					)}
					{typeof search.more === "object" && <p>{words.olderFailed(search.more.failure)}</p>}
				</>
			);
		}
	}
}
