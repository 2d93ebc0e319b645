/** Marks of Markdown by key: around what is selected, and off again. Pure. */

export type Mark = "**" | "*" | "~~" | "`";

/** A part of the text that is replaced, and what is selected then. */
export interface Rewrite {
	start: number;
	end: number;
	insert: string;
	selection: readonly [start: number, end: number];
}

type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const marks: Readonly<Record<string, Mark>> = { b: "**", i: "*", e: "`", "shift x": "~~" };

/** The mark that a key asks for; null: none. On a Mac it is the command key: there the control key moves the caret. */
export function markOf(event: Key, isMac: boolean): Mark | null {
	const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
	if (altKey || ctrlKey === isMac || metaKey !== isMac) return null;
	// A keyboard of another script has its Latin letters at the usual places.
	const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
	return marks[`${shiftKey ? "shift " : ""}${letter}`] ?? null;
}

/** What a mark does to the text between `start` and `end`, or at the caret where nothing is selected. */
export function toggleMark(text: string, start: number, end: number, mark: Mark): Rewrite {
	if (start === end) return atCaret(text, start, mark);
	// A mark beside white space means nothing.
	const selected = text.slice(start, end);
	const inner = selected.trim();
	if (inner === "") return atCaret(text, end, mark);
	const from = start + selected.indexOf(inner);
	const to = from + inner.length;
	return mark === "`" ? aroundCode(text, from, to) : around(text, from, to, mark);
}

/** How many of a sign stand right before a place in a text. */
function countBefore(text: string, place: number, sign: string): number {
	let count = 0;
	while (text[place - 1 - count] === sign) count++;
	return count;
}

/** How many of a sign stand right behind a place in a text. */
function countBehind(text: string, place: number, sign: string): number {
	let count = 0;
	while (text[place + count] === sign) count++;
	return count;
}

/** Whether so many signs on both sides mean this mark: of three stars, one is for italic and two for bold. */
function means(count: number, mark: Mark): boolean {
	if (mark === "*") return count % 2 === 1;
	return count >= mark.length;
}

const signOf = (mark: Mark) => mark.slice(0, 1);

function replace(start: number, end: number, insert: string, from = 0, to = insert.length): Rewrite {
	return { start, end, insert, selection: [start + from, start + to] };
}

function around(text: string, from: number, to: number, mark: Mark): Rewrite {
	const inner = text.slice(from, to);
	const { length } = mark;
	const sign = signOf(mark);
	const outside = Math.min(countBefore(text, from, sign), countBehind(text, to, sign));
	if (means(outside, mark)) return replace(from - length, to + length, inner);
	const inside = Math.min(countBehind(inner, 0, sign), countBefore(inner, inner.length, sign));
	if (means(inside, mark) && inner.length > 2 * length) return replace(from, to, inner.slice(length, -length));
	return replace(from, to, mark + inner + mark, length, length + inner.length);
}

/** The lengths of the runs of backticks in a text. */
function tickRuns(text: string): number[] {
	return [...text.matchAll(/`+/g)].map(([ticks]) => ticks.length);
}

/** Several lines become a block; one that has backticks in it gets more of them. */
function aroundCode(text: string, from: number, to: number): Rewrite {
	const inner = text.slice(from, to);
	const [before, after] = [text.slice(0, from), text.slice(to)];
	const opening = /(?:^|\n)(```\n)$|(`+ ?)$/.exec(before);
	const closing = /^(?:(\n```)(?=\n|$)|( ?`+))/.exec(after);
	const open = opening?.[1] ?? opening?.[2] ?? "";
	const close = closing?.[1] ?? closing?.[2] ?? "";
	if (open !== "" && [...open].reverse().join("") === close) {
		return replace(from - open.length, to + close.length, inner);
	}
	const [, block] = /^```\n([\s\S]+)\n```$/.exec(inner) ?? [];
	if (block !== undefined) return replace(from, to, block);
	const [, around = "", , span] = /^(`+)( ?)([^\n]+?)\2\1$/.exec(inner) ?? [];
	if (span !== undefined && !tickRuns(span).includes(around.length)) return replace(from, to, span);
	if (inner.includes("\n")) {
		const above = before === "" || before.endsWith("\n") ? "```\n" : "\n```\n";
		const below = after === "" || after.startsWith("\n") ? "\n```" : "\n```\n";
		return replace(from, to, above + inner + below, above.length, above.length + inner.length);
	}
	const ticks = "`".repeat(Math.max(0, ...tickRuns(inner)) + 1);
	const pad = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
	return replace(from, to, ticks + pad + inner + pad + ticks, (ticks + pad).length, (ticks + pad + inner).length);
}

/** A pair with the caret in it; off again while it is empty; out of it where it ends. */
function atCaret(text: string, caret: number, mark: Mark): Rewrite {
	const { length } = mark;
	const sign = signOf(mark);
	const [behind, before] = [countBehind(text, caret, sign), countBefore(text, caret, sign)];
	if (means(Math.min(before, behind), mark)) return replace(caret - length, caret + length, "");
	const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
	if (means(behind, mark) && line.includes(mark)) return replace(caret, caret, "", length, length);
	return replace(caret, caret, mark + mark, length, length);
}
