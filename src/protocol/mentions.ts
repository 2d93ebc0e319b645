/** Where a text mentions somebody (MN1, MN2). Pure; the server counts by it and clients highlight by it. */
import { withoutCode } from "./code.ts";
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
