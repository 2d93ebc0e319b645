import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useCaret } from "../../hooks/use-caret.ts";
import { Avatar } from "../parts/avatar.tsx";
import { plural } from "../parts/names.ts";
import { complete, type Directory, openMention, type Suggestion, suggest } from "./suggest.ts";

/** What the field that is written in needs of the people that are offered beside it. */
export interface Mentioning {
	offered: readonly Suggestion[];
	active: number;
	setActive: (index: number) => void;
	take: (suggestion: Suggestion | undefined) => void;
	/** Whether the key was meant for the list. */
	takesKey: (event: KeyboardEvent) => boolean;
}

/**
 * Offers people while a mention is written: arrows move, Enter and Tab take, Escape closes.
 *
 * @param write puts another text into the field
 */
export function useMentioning(
	input: RefObject<HTMLTextAreaElement | null>,
	text: string,
	people: () => Directory,
	write: (text: string) => void,
): Mentioning {
	const caret = useCaret(input);
	const [dismissed, setDismissed] = useState<number | null>(null);
	const [active, setActive] = useState(0);
	const goTo = useRef<number | null>(null);
	const open = caret === null || caret > text.length ? null : openMention(text, caret);
	const offered = useMemo(() => {
		return open === null || open.start === dismissed ? [] : suggest(people(), open.query);
	}, [open?.start, open?.query, dismissed, people]);

	useEffect(() => setActive(0), [open?.start, open?.query]);
	// One that was closed stays closed while it is written, and no longer.
	useEffect(() => {
		if (open === null) setDismissed(null);
	}, [open === null]);
	useLayoutEffect(() => {
		if (goTo.current !== null) input.current?.setSelectionRange(goTo.current, goTo.current);
		goTo.current = null;
	}, [text]);

	const take = (suggestion: Suggestion | undefined) => {
		if (suggestion === undefined || open === null) return;
		const written = complete(text, open, suggestion);
		goTo.current = written.caret;
		setDismissed(open.start);
		write(written.text);
		input.current?.focus();
	};
	const takesKey = (event: KeyboardEvent) => {
		if (offered.length === 0 || event.isComposing || event.keyCode === 229) return false;
		if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step !== undefined) setActive((Math.min(active, offered.length - 1) + step + offered.length) % offered.length);
		else if (event.key === "Enter" || event.key === "Tab") take(offered[active] ?? offered[0]);
		else if (event.key === "Escape") setDismissed(open?.start ?? null);
		else return false;
		event.preventDefault();
		return true;
	};
	return { offered, active: Math.min(active, Math.max(0, offered.length - 1)), setActive, take, takesKey };
}

/** The id of the option at this place. */
export function optionId(id: string, index: number): string {
	return `${id}-option-${index}`;
}

/** The people offered, above the field; the focus stays in the field. */
export function MentionList({ id, mentioning }: { id: string; mentioning: Mentioning }) {
	const { offered, active, setActive, take } = mentioning;
	useEffect(() => {
		document.getElementById(optionId(id, active))?.scrollIntoView({ block: "nearest" });
	}, [active, offered]);
	return (
		<>
			<div
				role="listbox"
				id={id}
				class="mention-list"
				aria-label="People to mention"
				hidden={offered.length === 0}
				// The focus must not leave the field, or a screen keyboard would go away.
				onMouseDown={(event) => event.preventDefault()}
			>
				{offered.map((suggestion, index) => (
					// biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys are handled in the field
					<div
						key={suggestion.username}
						id={optionId(id, index)}
						role="option"
						class={`mention-option ${index === active ? "is-active" : ""}`}
						aria-selected={index === active}
						onMouseMove={() => setActive(index)}
						onClick={() => take(suggestion)}
					>
						{suggestion.userId === null ? (
							<span class="mention-sign" aria-hidden="true">
								@
							</span>
						) : (
							<Avatar id={suggestion.userId} name={suggestion.name} size="small" />
						)}
						<span class="mention-words">
							<span class="mention-title" dir="auto">
								{suggestion.userId === null ? `@${suggestion.username}` : suggestion.name}
							</span>
							<span class="mention-detail">
								{suggestion.userId === null ? suggestion.name : `@${suggestion.username}`}
							</span>
						</span>
					</div>
				))}
			</div>
			<p class="hidden-words" role="status">
				{offered.length > 0 &&
					`${plural(offered.length, "person", "people")} to mention. Arrow keys choose, Enter takes.`}
			</p>
		</>
	);
}
