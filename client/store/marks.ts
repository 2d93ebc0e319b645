/** What can be said of a text's Markdown marks without the library that reads them. Pure. */

const signs =
	/([*`])[\s\S]*\1|(?<![\p{L}\p{N}_])_[\s\S]*_|~~[\s\S]*~~|\|\|[\s\S]*\|\||\]\(|<(?:https?:|mailto:|[^\s<>@]{1,64}@)|^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|~~~)/imu;

/** Whether a text may hold marks. false is certain; true means that it is worth a closer look. */
export function mayHaveMarks(text: string): boolean {
	return signs.test(text);
}

const hidden = /\|\|(?=\S)[\s\S]*?\S\|\|/g;
const hiddenOrCut = /\|\|(?=\S)(?:[\s\S]*?\S\|\||[\s\S]*$)/g;
const codeSpan = /(`+)([^`]+)\1/;
const pairs = [
	/(\*\*|~~)(?=\S)(.*?\S)\1/gs,
	/(\*)(?=[^\s*])(.*?[^\s*])\1/gs,
	/(?<![\p{L}\p{N}_])(__?)(?=[^\s_])(.*?[^\s_])\1(?![\p{L}\p{N}_])/gsu,
];

/** No more of a text than this is looked at. */
const looked = 600;

/**
 * The beginning of a text in one line without its marks, for a preview or to be read out. Good enough for a glance:
 * nested marks may stay. A hidden text stays hidden.
 */
export function withoutMarks(text: string): string {
	const beginning = text.slice(0, looked);
	if (!mayHaveMarks(text)) return beginning;
	// Code spans are the odd pieces' second half: their signs are no marks.
	return beginning
		.replace(/^[ \t]*(?:```|~~~).*$\n?/gm, "")
		.replace(text.length > looked ? hiddenOrCut : hidden, "▮▮▮")
		.split(/(`[^`\n]+`)/)
		.map((piece) => codeSpan.exec(piece)?.[2] ?? proseWithoutMarks(piece))
		.join("")
		.trim();
}

function proseWithoutMarks(prose: string): string {
	let plain = prose
		.replace(/!?\[([^[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)/g, "$1")
		.replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
		.replace(/^[ \t]*[-+*][ \t]+/gm, "")
		.replace(/<((?:https?|mailto):[^\s<>]*)>/gi, "$1");
	for (const pair of pairs) plain = plain.replace(pair, "$2");
	return plain;
}
