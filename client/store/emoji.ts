/** The emoji that are offered: their names, their skin tones, and how one is found. Pure. */
import type { EmojiWords } from "../words/en/emoji.ts";

/**
 * One emoji as it is fetched: itself; what it is called; the names that are written between colons, and other words
 * for it, both separated by spaces; since which version of Unicode's emoji it is there; the same in its skin tones,
 * in order; and since when the last of those is.
 */
export type EmojiRow = [
	emoji: string,
	label: string,
	names: string,
	words: string,
	version: number,
	tones: string[],
	tonesVersion: number,
];

/** What emoji are called in a language other than English, by emoji: the label, and other words for it, separated by spaces. */
export type EmojiNames = Readonly<Record<string, readonly [label: string, words: string]>>;

/** None, or one of Unicode's five from light to dark. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const tones: readonly Tone[] = [0, 1, 2, 3, 4, 5];

export interface Emoji {
	/** Without a skin tone. */
	emoji: string;
	/** What it is called, in English in lower case. */
	label: string;
	/** What is written between colons, the usual one first. */
	names: readonly string[];
	/** Those by which it is found: of its label, and others. */
	words: readonly string[];
	/** None, one for each tone, or for two people one for each pair of tones. */
	tones: readonly string[];
}

/** All that can be offered. */
export interface EmojiBook {
	/** In the order of Unicode: smileys, people, animals, food, places, activities, objects, symbols, flags. */
	groups: readonly (readonly Emoji[])[];
	byName: ReadonlyMap<string, Emoji>;
	/** By itself, in every tone. */
	byText: ReadonlyMap<string, Emoji>;
}

/** Which of the emoji that were fetched may be offered. */
export interface Offerable {
	/** Whether it is accepted. */
	isEmoji: (text: string) => boolean;
	/** The newest version of Unicode's emoji that can be drawn here. */
	version: number;
}

/** `text` without case and accents. */
function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const between = /[\s_:,.()“”!&’-]+/u;

/**
 * Makes the book of what was fetched, without what may not be offered. `called`: in the reader's language; what has no name
 * there has its English one, and by that all are found besides.
 */
export function emojiBook(
	rows: readonly (readonly EmojiRow[])[],
	{ isEmoji, version }: Offerable,
	called: EmojiNames = {},
): EmojiBook {
	const byName = new Map<string, Emoji>();
	const byText = new Map<string, Emoji>();
	const read = ([emoji, label, names, words, since, inTones, tonesSince]: EmojiRow): Emoji[] => {
		if (since > version || !isEmoji(emoji)) return [];
		const mayHaveTones = tonesSince <= version && inTones.every(isEmoji);
		const [ownLabel, ownWords] = called[emoji] ?? [label, ""];
		const one: Emoji = {
			emoji,
			label: ownLabel,
			names: names.split(" ").filter((name) => name !== ""),
			words: fold(`${ownLabel} ${ownWords} ${label} ${words}`).split(between),
			tones: mayHaveTones ? inTones : [],
		};
		for (const name of one.names) byName.set(name, one);
		for (const text of [emoji, ...one.tones]) byText.set(text, one);
		return [one];
	};
	return { groups: rows.map((group) => group.flatMap(read)), byName, byText };
}

/** An emoji in a skin tone, if it has any; of two people, both in it. */
export function inTone({ emoji, tones }: Emoji, tone: Tone): string {
	if (tone === 0) return emoji;
	return tones[tones.length === 25 ? (tone - 1) * 6 : tone - 1] ?? emoji;
}

/** What an emoji is called, with its skin tone. */
export function labelOf(one: Emoji, text: string, words: Pick<EmojiWords, "toned" | "tonedApart">): string {
	const place = one.tones.indexOf(text);
	if (place < 0) return one.label;
	const ofTwo = one.tones.length === 25;
	const first = (ofTwo ? Math.floor(place / 5) : place) + 1;
	const second = ofTwo ? (place % 5) + 1 : first;
	return first === second ? words.toned(one.label, first) : words.tonedApart(one.label, first, second);
}

/** An emoji that was found, and the name of it that fits best. */
export interface FoundEmoji {
	emoji: Emoji;
	name: string;
}

/** How well an emoji fits what is looked for: 0 is best, by a part less than one the shorter name; null: not at all. */
function fitOf(emoji: Emoji, query: string): { rank: number; name: string } | null {
	const [usual = ""] = emoji.names;
	if (emoji.names.includes(query)) return { rank: 0, name: query };
	const name = emoji.names.find((name) => name.startsWith(query));
	if (name !== undefined) return { rank: (name === usual ? 1 : 2) + name.length / 100, name };
	const parts = query.split(between).filter((part) => part !== "");
	if (parts.length === 0) return null;
	const within = emoji.names.find((name) => parts.every((part) => startsWord(name.split("_"), part)));
	if (within !== undefined) return { rank: 3, name: within };
	return parts.every((part) => startsWord(emoji.words, part)) ? { rank: 4, name: usual } : null;
}

function startsWord(words: readonly string[], part: string): boolean {
	return words.some((word) => word.startsWith(part));
}

/** Those that `query` may mean: by a name, by words of a name or of what it is called, or the emoji itself. The best come first. */
export function findEmoji(book: EmojiBook, query: string): FoundEmoji[] {
	const itself = book.byText.get(query.trim());
	if (itself !== undefined) return [{ emoji: itself, name: itself.names[0] ?? "" }];
	const folded = fold(query.trim()).replace(/^:|:$/g, "").replace(/\s+/g, "_");
	if (folded === "") return [];
	const found = book.groups.flat().flatMap((emoji) => {
		const fits = fitOf(emoji, folded);
		return fits === null ? [] : [{ emoji, name: fits.name, rank: fits.rank }];
	});
	// Sorting keeps the order of Unicode among equals.
	return found.sort((a, b) => a.rank - b.rank);
}

/** What this device knows of how a person uses emoji. */
export interface EmojiHabits {
	/** The most used ones first, in the tones in which they were used. */
	frequent: readonly string[];
	tone: Tone;
}

export const noHabits: EmojiHabits = { frequent: [], tone: 0 };

/** How often and how lately emoji were used: each one's weight. */
export type EmojiUses = readonly (readonly [emoji: string, weight: number])[];

/** So many uses are kept. */
const usesKept = 40;
/** What is left of an older use's weight after each new one. */
const fading = 0.9;

/** `uses` after one more use, the most used first. What was used just now is always among the first ten or so. */
export function withUse(uses: EmojiUses, emoji: string): EmojiUses {
	const others = uses.filter(([one]) => one !== emoji).map(([one, weight]) => [one, weight * fading] as const);
	const weight = (uses.find(([one]) => one === emoji)?.[1] ?? 0) * fading + 1;
	return [[emoji, weight] as const, ...others].sort(([, a], [, b]) => b - a).slice(0, usesKept);
}
