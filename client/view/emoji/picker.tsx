import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { narrow, touch, useMedia } from "../../hooks/use-media.ts";
import { useBackCloses } from "../../hooks/way-back.ts";
import type { Emoji } from "../../store/emoji.ts";
import { BackIcon, CloseIcon } from "../parts/icons.tsx";
import { placeBeside } from "../parts/place.ts";
import { book } from "./book.ts";
import { EmojiPanel } from "./emoji-panel.tsx";
import { EmojiPreview } from "./emoji-preview.tsx";
import { EmojiSearch } from "./emoji-search.tsx";
import { firstCell, stopAt, stopIn } from "./grid-keys.ts";
import { GroupBar } from "./group-bar.tsx";
import { allSections, foundSections, onlySections, type Section, toneSections } from "./sections.ts";
import { ToneRow } from "./tone-row.tsx";
import "../../styles/people.css";
import "../../styles/emoji-picker.css";
import { emojiWords } from "../../words/emoji.ts";

export interface EmojiPickerProps {
	/** What it is for. */
	title: string;
	/** What opened it: it stands there, and the focus goes back to it. */
	anchor: HTMLElement;
	/** Where not every emoji can be chosen: those that can, and why. */
	only?: { emojis: readonly string[]; why: string } | null;
	/** Whether it stays open for more while the Shift key is held. */
	several?: boolean;
	/** It is closed then, unless it stays open. */
	onPick: (emoji: string) => void;
	onClose: () => void;
}

/** Beside what opened it; on a narrow screen at its lower edge, above a screen keyboard that lies over the page. */
function place(dialog: HTMLElement, anchor: HTMLElement): void {
	const seen = globalThis.visualViewport ?? null;
	const covered = seen === null || seen.scale > 1 ? 0 : innerHeight - seen.height - seen.offsetTop;
	const isSheet = matchMedia(narrow).matches;
	dialog.style.left = "";
	dialog.style.top = "";
	dialog.style.bottom = isSheet ? `${Math.max(0, covered)}px` : "";
	if (!isSheet) placeBeside(dialog, anchor);
}

/** Any emoji, to be searched for or looked through. */
export function EmojiPicker({ title, anchor, only = null, several = false, onPick, onClose }: EmojiPickerProps) {
	const app = useApp();
	const words = emojiWords();
	const { tone } = app.emoji.value;
	const id = `${useId()}-panel`;
	const dialog = useRef<HTMLDialogElement>(null);
	const search = useRef<HTMLInputElement>(null);
	const panel = useRef<HTMLElement>(null);
	const isTouch = useMedia(touch);
	const [query, setQuery] = useState("");
	/** The one whose skin tones are shown, and how it was shown. */
	const [toned, setToned] = useState<{ emoji: Emoji; text: string } | null>(null);
	const [lookedAt, setLookedAt] = useState<string | null>(null);
	const [current, setCurrent] = useState<string | null>(null);
	const [jump, setJump] = useState<{ key: string } | null>(null);
	// As it was when it was opened: nothing moves away under a hand.
	const [frequent] = useState(() => app.emoji.peek().frequent);
	const isSearch = query.trim() !== "";

	const all = useMemo(() => allSections(book.value, frequent, tone), [book.value, frequent, tone, words]);
	const sections = useMemo((): readonly Section[] => {
		if (toned !== null) return toneSections(toned.emoji);
		if (only !== null) return onlySections(book.value, only.emojis);
		return isSearch ? foundSections(book.value, query, tone) : all;
	}, [all, toned, only, query, tone, words]);

	useBackCloses(onClose);
	useLayoutEffect(() => {
		const opened = dialog.current;
		if (opened === null) return;
		// A field would bring up a screen keyboard, over half of the emoji.
		const start = isTouch ? panel.current : (search.current ?? (panel.current && firstCell(panel.current)));
		start?.setAttribute("autofocus", "");
		opened.showModal();
		start?.focus();
		const stand = () => place(opened, anchor);
		stand();
		const stop = new AbortController();
		addEventListener("resize", stand, { signal: stop.signal });
		globalThis.visualViewport?.addEventListener("resize", stand, { signal: stop.signal });
		return () => {
			stop.abort();
			opened.close();
		};
	}, []);
	useLayoutEffect(() => {
		if (panel.current === null) return;
		panel.current.scrollTop = 0;
		stopAt(panel.current, firstCell(panel.current));
		setCurrent(null);
		setLookedAt(null);
	}, [query, toned]);
	useLayoutEffect(() => {
		if (toned === null || panel.current === null) return;
		const box = panel.current;
		firstCell(box)?.focus();
		// Back to where one came from.
		return () => queueMicrotask(() => box.querySelector<HTMLElement>(`[data-emoji="${toned.text}"]`)?.focus());
	}, [toned]);

	const pick = (text: string, staysOpen: boolean) => {
		app.noteEmoji(text);
		if (!staysOpen) {
			// Closed first: the focus goes back, and what is done then may take it on.
			dialog.current?.close();
			onClose();
		}
		onPick(text);
	};
	const showTones = (text: string) => {
		const emoji = book.value.byText.get(text);
		if (emoji === undefined || emoji.tones.length === 0 || toned !== null || only !== null) return false;
		setToned({ emoji, text });
		return true;
	};
	const jumpTo = ({ key }: Section) => {
		setJump({ key });
		setCurrent(key);
	};
	const [found] = isSearch ? (sections[0]?.choices ?? []) : [];
	const enter = (withShift: boolean) => {
		if (found !== undefined) pick(found.text, several && withShift);
	};
	const down = () => {
		if (panel.current !== null) stopIn(panel.current)?.focus();
	};

	return (
		<dialog
			ref={dialog}
			class="emoji-picker"
			aria-label={title}
			onClose={onClose}
			onMouseDown={(event) => {
				if (event.target === dialog.current) onClose();
			}}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || toned === null) return;
				event.preventDefault();
				setToned(null);
			}}
		>
			<div class="emoji-picker-box">
				<header class="emoji-picker-header">
					{toned !== null && (
						<button
							type="button"
							class="icon-button"
							aria-label={words.all}
							title={words.allHint}
							onClick={() => setToned(null)}
						>
							<BackIcon />
						</button>
					)}
					{toned === null && only === null ? (
						<EmojiSearch input={search} panelId={id} query={query} setQuery={setQuery} onEnter={enter} onDown={down} />
					) : (
						<h2>{toned === null ? title : words.skinTones}</h2>
					)}
					<button type="button" class="icon-button" aria-label={words.close} title={words.close} onClick={onClose}>
						<CloseIcon />
					</button>
				</header>
				{only !== null && <p class="emoji-note">{only.why}</p>}
				{sections === all && <GroupBar sections={all} current={current} onJump={jumpTo} />}
				<EmojiPanel
					id={id}
					panel={panel}
					sections={sections}
					jump={jump}
					nothing={words.nothing(query.trim())}
					onPick={(text, withShift) => pick(text, several && withShift)}
					onTones={showTones}
					onLook={setLookedAt}
					onOut={() => search.current?.focus()}
					onTyped={() => search.current?.focus()}
					onScrolledTo={(section) => sections === all && setCurrent(section?.key ?? null)}
				/>
				<p class="hidden-words" role="status">
					{isSearch && toned === null && foundWords(sections)}
				</p>
				{toned === null && only === null && (
					<footer class="emoji-picker-footer">
						<EmojiPreview text={lookedAt ?? found?.text ?? null} />
						<ToneRow tone={tone} setTone={app.setTone} />
					</footer>
				)}
			</div>
		</dialog>
	);
}

function foundWords(sections: readonly Section[]): string {
	const choices = sections[0]?.choices ?? [];
	const [first] = choices;
	const words = emojiWords();
	return first === undefined ? words.noneFound : words.foundCounted(choices.length, first.label);
}
