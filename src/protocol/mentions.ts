/** Where a text mentions somebody (MN1, MN2). Pure; the server counts by it and clients highlight by it. */
import { limits } from "./limits.ts";

/** After `@`: all members of a group. Nobody's username. */
export const everyoneName = "everyone";
/** After `@`: the members of a group who are online. Nobody's username. */
export const hereName = "here";

/** In `mentions` of a message: everyone. No user id. */
export const everyoneMark = "*";
/** In `mentions` of a message: those who were online. No user id. */
export const hereMark = "*here";

/** A place in a text, from the `@` to the end of the name; `end` is exclusive. */
export interface FoundMention {
	start: number;
	end: number;
	/** In lower case. */
	name: string;
}

/**
 * An `@` with what may be a name behind it. Not within a word, an address or a path; marks of emphasis
 * may stand around it. The look-ahead takes all of the name at once: a part of it is another name.
 */
const candidate = /(?<![\p{L}\p{N}\p{M}.+@/\\%&=#$-][_*~]*)@(?=([A-Za-z0-9_.]+))\1/gu;

/** What shows that the word goes on behind the name. */
const goesOn = /^(?:[\p{L}\p{N}\p{M}@]|[-/][\p{L}\p{N}])/u;

/** Full stops and marks of emphasis that may belong to the sentence. */
const trailing = /[._]+$/;

/**
 * All mentions in `text`, in order. Of "@ann." it asks for "ann." first, then for "ann".
 *
 * @param isName whether somebody can be mentioned by this name, in lower case
 */
export function findMentions(text: string, isName: (name: string) => boolean): FoundMention[] {
	if (!text.includes("@")) return [];
	const prose = withoutCode(text);
	const found: FoundMention[] = [];
	for (const { index, 0: whole, 1: run = "" } of prose.matchAll(candidate)) {
		const next = index + whole.length;
		// Three UTF-16 units are the longest that the pattern looks at.
		if (goesOn.test(prose.slice(next, next + 3))) continue;
		const shortest = run.replace(trailing, "").length;
		for (let length = Math.min(run.length, limits.usernameLength); length >= Math.max(shortest, 1); length--) {
			const name = run.slice(0, length).toLowerCase();
			if (!isName(name)) continue;
			found.push({ start: index, end: index + 1 + length, name });
			break;
		}
	}
	return found;
}

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** `text` with spaces in place of fenced code and code spans, as CommonMark has them; every place stays where it was. */
function withoutCode(text: string): string {
	if (!text.includes("`") && !text.includes("~~~")) return text;
	const out: string[] = [];
	let paragraph: string[] = [];
	const flush = () => {
		if (paragraph.length > 0) out.push(...withoutSpans(paragraph.join("\n")).split("\n"));
		paragraph = [];
	};
	let open: string | null = null;
	for (const line of text.split("\n")) {
		const mark = fence.exec(line)?.[1] ?? null;
		if (open !== null) {
			const closes = mark?.startsWith(open) && line.trim() === mark;
			if (closes) open = null;
			out.push(" ".repeat(line.length));
		} else if (mark !== null) {
			flush();
			open = mark;
			out.push(" ".repeat(line.length));
		} else if (line.trim() === "") {
			flush();
			out.push(line);
		} else paragraph.push(line);
	}
	flush();
	return out.join("\n");
}

/** The same for the code spans of one paragraph: a run of backticks, up to the next one of the same length. */
function withoutSpans(paragraph: string): string {
	const runs = [...paragraph.matchAll(/`+/g)];
	const byLength = new Map<number, number[]>();
	for (const { index, 0: ticks } of runs) {
		const known = byLength.get(ticks.length);
		if (known === undefined) byLength.set(ticks.length, [index]);
		else known.push(index);
	}
	let out = "";
	let done = 0;
	for (const { index, 0: ticks } of runs) {
		if (index < done) continue;
		const same = byLength.get(ticks.length) ?? [];
		while (same[0] !== undefined && same[0] <= index) same.shift();
		const [closing] = same;
		if (closing === undefined) continue;
		const end = closing + ticks.length;
		out += paragraph.slice(done, index) + paragraph.slice(index, end).replace(/[^\n]/g, " ");
		done = end;
	}
	return out + paragraph.slice(done);
}
