/**
 * How a text becomes the words that are searched for. Pure, and done here rather than by SQLite, so that the index,
 * the query and the hits that are shown agree to the letter. Whatever comes out has only letters, digits, marks and
 * pictures: no sign of a query's language can be among it.
 */

/** One searched word, and where in the text it stands, in UTF-16 units. */
export interface Token {
	word: string;
	from: number;
	to: number;
}

/** A longer word is cut: nobody can ask for more (limits.queryLength), and a text may be one word. */
const longestWord = 64;

/** What is written without spaces: each character is a word of its own, and a run of them a phrase. */
const spaceless =
	"\\p{Script=Han}|\\p{Script=Hiragana}|\\p{Script=Katakana}|\\p{Script=Hangul}|\\p{Script=Bopomofo}|\\p{Script=Thai}|\\p{Script=Lao}|\\p{Script=Khmer}|\\p{Script=Myanmar}";
/** A Korean syllable in its parts, as some keyboards write it. */
const jamo = "[\\u1100-\\u115f][\\u1160-\\u11a7](?:[\\u11a8-\\u11ff])?";
/** A sign that belongs to the Japanese letter before it. */
const voiced = "[\\u3099\\u309a\\uff9e\\uff9f]?";

const pieces = new RegExp(
	`(?<single>${jamo}|(?:${spaceless})${voiced})|(?<word>(?:(?!${spaceless})[\\p{L}\\p{N}])(?:(?!${spaceless})[\\p{L}\\p{N}\\p{M}])*)|(?<picture>\\p{Extended_Pictographic})`,
	"gu",
);

/** Accents, and the signs for vowels that Hebrew and Arabic may leave out. */
const overlooked =
	/[\u0300-\u036f]|[\u0591-\u05bd]|\u05bf|[\u05c1-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/gu;

/** Letters that Unicode does not take apart, though people without the key write them so. */
const plainLetters: Readonly<Record<string, string>> = {
	ß: "ss",
	ς: "σ",
	ı: "i",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	æ: "ae",
	œ: "oe",
};
const plainLetter = /[ßςıøłđðþæœ]/g;
const notInWords = /[^\p{L}\p{N}\p{M}]+/u;
const onlyAscii = /^[A-Za-z0-9]*$/;

/** `text` without case and accents. */
export function fold(text: string): string {
	if (onlyAscii.test(text)) return text.toLowerCase();
	return (
		text
			.toLowerCase()
			.normalize("NFKD")
			// Some signs are taken apart into capitals.
			.toLowerCase()
			.replace(overlooked, "")
			.normalize("NFC")
			.replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
	);
}

/** The words of `text` in order. Those that one piece was taken apart into share its place. */
export function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(pieces)) {
		const [piece] = match;
		const [from, to] = [match.index, match.index + piece.length];
		if (match.groups?.picture !== undefined) {
			tokens.push({ word: piece, from, to });
			continue;
		}
		for (const word of fold(piece).split(notInWords)) {
			if (word !== "") tokens.push({ word: cut(word), from, to });
		}
	}
	return tokens;
}

function cut(word: string): string {
	if (word.length <= longestWord) return word;
	// Not through the middle of a pair.
	return word
		.slice(0, longestWord)
		.toWellFormed()
		.replace(/\ufffd$/, "");
}

/** Words in a row that must be found so; `prefix`: the last one may go on. */
export interface Term {
	words: string[];
	prefix: boolean;
}

/** The places in `tokens` where `term` stands, as indexes of the first and the last word. */
export function findTerm(tokens: readonly Token[], { words, prefix }: Term): [number, number][] {
	const found: [number, number][] = [];
	const last = words.length - 1;
	const fits = (start: number) =>
		words.every((word, index) => {
			const token = tokens[start + index];
			if (token === undefined) return false;
			return prefix && index === last ? token.word.startsWith(word) : token.word === word;
		});
	for (let start = 0; start + last < tokens.length; start++) if (fits(start)) found.push([start, start + last]);
	return found;
}
