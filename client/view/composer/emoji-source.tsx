import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../../hooks/app-context.ts";
import { type EmojiBook, findEmoji, inTone } from "../../store/emoji.ts";
import { composerWords } from "../../words/composer.ts";
import { emojiBook, loadEmojiBook } from "../emoji/book-loader.ts";
import { closedName, openName } from "./emoji-names.ts";
import type { OfferSource } from "./offers.ts";
import { replaceText } from "./write.ts";

/** More are not offered: whoever has more to choose from writes another letter. */
const mostOffered = 20;

/** Offers emoji while the name of one is written. What they are called is fetched with the first; nothing waits for it. */
export function useEmojiSource(): OfferSource {
	const app = useApp();
	const book = emojiBook.value;
	const { tone } = app.emoji.value;
	const words = composerWords().offers;
	return useMemo(
		() => ({
			label: words.emoji,
			counted: words.emojiCounted,
			open: openName,
			offers: (query) => {
				const found = book === null ? [] : findEmoji(book, query).slice(0, mostOffered);
				return found.map(({ emoji, name }) => {
					const written = inTone(emoji, tone);
					const sign = (
						<span class="offer-emoji" aria-hidden="true">
							{written}
						</span>
					);
					return { key: emoji.emoji, written, sign, title: `:${name}:`, detail: emoji.label };
				});
			},
			wanted: loadEmojiBook,
			taken: ({ written }) => app.noteEmoji(written),
		}),
		[book, tone, words],
	);
}

/**
 * Puts an emoji in the place of its name when the second colon is typed. Answers what hears of typing.
 * Where the names are not here yet, it happens when they come, if the caret is still there.
 */
export function useClosedNames(input: RefObject<HTMLTextAreaElement | null>): (event: Event) => void {
	const app = useApp();
	const book = emojiBook.value;
	const waits = useRef(false);
	const exchange = (known: EmojiBook) => {
		const field = input.current;
		if (field === null || field.selectionStart !== field.selectionEnd) return;
		const closed = closedName(field.value, field.selectionStart);
		const emoji = closed === null ? undefined : known.byName.get(closed.name);
		if (closed === null || emoji === undefined) return;
		const written = inTone(emoji, app.emoji.peek().tone);
		replaceText(field, closed.start, field.selectionStart, written);
		app.noteEmoji(written);
	};
	useEffect(() => {
		if (book !== null && waits.current) exchange(book);
		waits.current = false;
	}, [book]);

	return (event) => {
		const field = input.current;
		// What is pasted stays as it is, and what is taken back stays taken back.
		const isTyped = event instanceof InputEvent && !event.isComposing && event.inputType === "insertText";
		if (field === null || !isTyped || field.value[field.selectionStart - 1] !== ":") return;
		if (book !== null) return exchange(book);
		waits.current = closedName(field.value, field.selectionStart) !== null;
		if (waits.current) loadEmojiBook();
	};
}
