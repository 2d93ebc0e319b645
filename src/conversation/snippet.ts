/** A piece of a text around what was found in it. Pure. */

/** Longest snippet, and how much of it stands before the first hit, in UTF-16 units. */
const length = 200;
const lead = 40;
const cutSign = "…";

/** As far as it goes without reading the marks around it. */
const hidden = /\|\|(?=\S)[\s\S]*?\S\|\|/g;

/** What no piece may begin with: the second half of a pair, or what belongs to the sign before. */
const belongsToSignBefore = /^(?:[\udc00-\udfff]|\u200d|\p{M})/u;

/** A part of a text, in UTF-16 units; `to` is the first unit after it. */
export interface Hit {
	from: number;
	to: number;
}

/** `text` on one line, cut around the first of `hits`; the hits that are in it, ascending and apart. */
export function snippetOf(text: string, hits: readonly Hit[]): { snippet: string; hits: Hit[] } {
	const merged = mergeHits(hits);
	const piece = pieceOf(text, merged[0]?.from ?? 0);
	const before = piece.from > 0 ? cutSign : "";
	const after = piece.to < text.length ? cutSign : "";
	const shift = before.length - piece.from;
	const inside = merged
		.map(({ from, to }) => ({ from: Math.max(from, piece.from), to: Math.min(to, piece.to) }))
		.filter(({ from, to }) => from < to)
		.map(({ from, to }) => ({ from: from + shift, to: to + shift }));
	// One sign for one sign: the places of the hits stay.
	const line = withoutHidden(text)
		.slice(piece.from, piece.to)
		.replace(/[\s\p{Cc}]/gu, " ");
	return { snippet: before + line + after, hits: inside };
}

/** What a sender hid, `||like this||`, shows in no snippet: which is cut anywhere, so a mark of the pair may be missing in it. */
function withoutHidden(text: string): string {
	return text.replace(hidden, (whole) => "▮".repeat(whole.length));
}

function mergeHits(hits: readonly Hit[]): Hit[] {
	const merged: Hit[] = [];
	for (const { from, to } of [...hits].sort((a, b) => a.from - b.from)) {
		const last = merged.at(-1);
		if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
		else merged.push({ from, to });
	}
	return merged;
}

/** From where to where, so that no sign is cut apart, and no word at the beginning if that is near. */
function pieceOf(text: string, hit: number): Hit {
	if (text.length <= length) return { from: 0, to: text.length };
	let from = Math.max(0, Math.min(hit - lead, text.length - length));
	if (from > 0) {
		const space = text.slice(from, hit).search(/\s\S/);
		if (space !== -1 && space < lead / 2) from += space + 1;
	}
	const to = Math.min(from + length, text.length);
	return { from: wholeSign(text, from), to: wholeSign(text, to) };
}

/** `at`, or the nearest place before it between two signs. */
function wholeSign(text: string, at: number): number {
	let place = at;
	while (place > 0 && place < text.length && belongsToSignBefore.test(text.slice(place, place + 2))) place--;
	return place;
}
