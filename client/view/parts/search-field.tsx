import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { SearchIcon } from "./icons.tsx";

interface SearchFieldProps {
	/** For whoever gives it the focus again. */
	input?: RefObject<HTMLInputElement | null>;
	label: string;
	placeholder: string;
	query: string;
	onQuery: (query: string) => void;
	/** The id of the list box of what was found. */
	list: string;
	/** The id of the option in it that Enter takes, kept in view; undefined: nothing was found. */
	current: string | undefined;
	/** Does what a key means for what was found; false: it means nothing. */
	onKey: (key: string) => boolean;
	takesFocus?: boolean;
	isBusy?: boolean;
	maxLength?: number;
	spellcheck?: boolean;
	enterKeyHint?: "search" | "go";
	/** Beside the field. */
	children?: ComponentChildren;
}

/** A field with what is found in a list box below it, where its keys lead about. The first Escape empties it. */
export function SearchField(props: SearchFieldProps) {
	const { label, query, onQuery, list, current, onKey, takesFocus = true, isBusy = false, children } = props;
	const { placeholder, maxLength, spellcheck = false, enterKeyHint } = props;
	const own = useRef<HTMLInputElement>(null);
	const input = props.input ?? own;
	// At once, so that the first letter lands in it: a dialog, which opens after this, gives its focus to what asks for it so.
	useLayoutEffect(() => {
		if (takesFocus) input.current?.setAttribute("autofocus", "");
	}, []);
	useEffect(() => {
		if (!takesFocus) return;
		input.current?.focus();
		// What was typed meanwhile is not to be typed over.
		if (input.current?.value === query) input.current.select();
	}, []);
	useEffect(() => {
		if (current !== undefined) document.getElementById(current)?.scrollIntoView({ block: "nearest" });
	}, [current]);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing) return;
		if (event.key === "Escape" && query !== "") {
			event.preventDefault();
			event.stopPropagation();
			onQuery("");
		} else if (onKey(event.key)) event.preventDefault();
	};
	return (
		<div class="search-field">
			<SearchIcon />
			<input
				ref={input}
				type="text"
				role="combobox"
				aria-label={label}
				aria-expanded={current !== undefined}
				aria-controls={list}
				aria-autocomplete="list"
				aria-activedescendant={current}
				placeholder={placeholder}
				maxLength={maxLength}
				autoComplete="off"
				autoCapitalize="none"
				spellcheck={spellcheck}
				enterKeyHint={enterKeyHint}
				value={query}
				onInput={(event) => onQuery(event.currentTarget.value)}
				onKeyDown={onKeyDown}
			/>
			{isBusy && <span class="spinner" aria-hidden="true" />}
			{children}
		</div>
	);
}

/** The place that an arrow key leads to in a list of `count`, which goes round; null: the key is none. */
export function arrowTo(key: string, at: number, count: number): number | null {
	const step = { ArrowDown: 1, ArrowUp: -1 }[key];
	return step === undefined || count === 0 ? null : (at + step + count) % count;
}
