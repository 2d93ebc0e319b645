/** Finds web addresses in plain text. Pure: the view makes elements of the parts, never HTML of the text. */
import { graphemes } from "../parts/graphemes.ts";

export interface TextPart {
	text: string;
	/** Set when this part is a link: an absolute http or https address. */
	href?: string;
}

const candidate = /\bhttps?:\/\/[^\s<>"'`\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]+/giu;
const trailing = new Set(".,:;!?…'\"*_~|])}»”’");
/** Where Markdown goes on: the end of a link's text, or of a spoiler. */
const marks = /\]\(|\|\|/;

/** Takes sentence punctuation and marks off the end, but keeps a bracket that was opened inside the address. */
function trim(candidate: string): string {
	const address = candidate.split(marks, 1)[0] ?? "";
	const open = { ")": balance(address, "(", ")"), "]": balance(address, "[", "]") };
	let end = address.length;
	for (;;) {
		const last = address[end - 1];
		if (last === undefined || !trailing.has(last)) break;
		if (last === ")" || last === "]") {
			if (open[last] >= 0) break;
			open[last]++;
		}
		end--;
	}
	return address.slice(0, end);
}

/** How many more brackets are opened than closed. */
function balance(text: string, opening: string, closing: string): number {
	return text.split(opening).length - text.split(closing).length;
}

/** The address as a browser reads it, or null if it is none or not http(s). */
function parse(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.protocol !== "http:" && url.protocol !== "https:") return null;
	// A name before the host is there to mislead: "https://bank.example@evil.example".
	if (url.username !== "" || url.password !== "") return null;
	return url.href;
}

/** Splits a text into plain parts and links. The parts joined are the text, byte for byte. */
export function linkify(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let done = 0;
	for (const match of text.matchAll(candidate)) {
		const address = trim(match[0]);
		const href = parse(address);
		if (href === null) continue;
		if (match.index > done) parts.push({ text: text.slice(done, match.index) });
		parts.push({ text: address, href });
		done = match.index + address.length;
	}
	if (done < text.length || parts.length === 0) parts.push({ text: text.slice(done) });
	return parts;
}

const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;

/**
 * Whether a text is nothing but up to three emoji, which are drawn larger.
 * (The pattern \p{RGI_Emoji} would say it in one, but takes half a second to compile.)
 */
export function isFewEmoji(text: string): boolean {
	if (text === "" || text.length > 48) return false;
	const joined = text.replaceAll(" ", "");
	// Most texts are not: they need nobody who tells signs apart.
	if (!emoji.test(joined)) return false;
	const signs = graphemes(joined);
	return signs.length <= 3 && signs.every((sign) => emoji.test(sign));
}
