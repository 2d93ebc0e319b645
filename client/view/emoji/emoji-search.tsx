import type { RefObject } from "preact";
import { limits } from "../../../src/protocol/limits.ts";
import { emojiWords } from "../../words/emoji.ts";
import { SearchIcon } from "../parts/icons.tsx";

interface EmojiSearchProps {
	input: RefObject<HTMLInputElement | null>;
	panelId: string;
	query: string;
	setQuery: (query: string) => void;
	/** Takes the first one that was found. */
	onEnter: (withShift: boolean) => void;
	/** Down, to the emoji. */
	onDown: () => void;
}

/** Where an emoji is searched for, by its name or by words. */
export function EmojiSearch({ input, panelId, query, setQuery, onEnter, onDown }: EmojiSearchProps) {
	const words = emojiWords();
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing || event.keyCode === 229) return;
		if (event.key === "ArrowDown") onDown();
		else if (event.key === "Enter") onEnter(event.shiftKey);
		else if (event.key === "Escape" && query !== "") setQuery("");
		else return;
		event.preventDefault();
		event.stopPropagation();
	};
	return (
		<div class="search-field">
			<SearchIcon />
			<input
				ref={input}
				type="search"
				aria-label={words.search}
				aria-controls={panelId}
				placeholder={words.search}
				autoComplete="off"
				autoCapitalize="none"
				spellcheck={false}
				enterKeyHint="done"
				maxLength={limits.queryLength}
				value={query}
				onInput={(event) => setQuery(event.currentTarget.value)}
				onKeyDown={onKeyDown}
			/>
		</div>
	);
}
