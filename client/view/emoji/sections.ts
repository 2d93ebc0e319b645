/** What the picker shows, in sections. */
import { type Emoji, type EmojiBook, findEmoji, inTone, labelOf, type Tone } from "../../store/emoji.ts";
import { emojiWords } from "../../words/emoji.ts";
import { type Choice, columns } from "./emoji-section.tsx";

export interface Section {
	key: string;
	title: string;
	/** An emoji that stands for it. */
	sign: string;
	choices: readonly Choice[];
}

/** For each group of Unicode, in their order. */
const groupSigns = ["😀", "👋", "🐻", "🍔", "✈️", "⚽", "💡", "❤️", "🏁"];

/** Of what is used most, so many rows. */
const frequentRows = 2;

function choice(emoji: Emoji, text: string): Choice {
	return { text, label: labelOf(emoji, text, emojiWords()) };
}

/** Those of `texts` that may be offered. */
function choicesOf(book: EmojiBook, texts: readonly string[]): Choice[] {
	return texts.flatMap((text) => {
		const emoji = book.byText.get(text);
		return emoji === undefined ? [] : [choice(emoji, text)];
	});
}

/** All emoji in a skin tone; first those that are used most, if there are any. */
export function allSections(book: EmojiBook, frequent: readonly string[], tone: Tone): Section[] {
	const often = choicesOf(book, frequent).slice(0, frequentRows * columns);
	const words = emojiWords();
	const all = groupSigns.map((sign, place) => ({
		...{ key: String(place), title: words.groups[place] ?? "", sign },
		choices: (book.groups[place] ?? []).map((emoji) => choice(emoji, inTone(emoji, tone))),
	}));
	return often.length === 0 ? all : [{ key: "often", title: words.frequent, sign: "🕘", choices: often }, ...all];
}

/** What a search finds, or nothing. */
export function foundSections(book: EmojiBook, query: string, tone: Tone): Section[] {
	const choices = findEmoji(book, query).map(({ emoji }) => {
		// An emoji that was pasted is what it is.
		const itself = book.byText.get(query.trim()) === emoji;
		return choice(emoji, itself ? query.trim() : inTone(emoji, tone));
	});
	return choices.length === 0 ? [] : [{ key: "found", title: emojiWords().found, sign: "🔍", choices }];
}

/** Those of a message that can have no others. One that is not known here stands for itself. */
export function onlySections(book: EmojiBook, emojis: readonly string[]): Section[] {
	const choices = emojis.map((text) => choicesOf(book, [text])[0] ?? { text, label: text });
	return [{ key: "only", title: emojiWords().ofMessage, sign: "", choices }];
}

/** One emoji in all its skin tones, and without. */
export function toneSections(emoji: Emoji): Section[] {
	const choices = [emoji.emoji, ...emoji.tones].map((text) => choice(emoji, text));
	return [{ key: "tones", title: emoji.label, sign: emoji.emoji, choices }];
}
