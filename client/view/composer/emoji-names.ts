/** Emoji that are written by their names, between colons. Pure. */
import { withoutCode } from "../../../src/protocol/code.ts";
import type { OpenWord } from "./offers.ts";

/** Longer than any name. */
const looked = 80;

/** A colon of a time, an address or a path begins no name, and a backslash takes its meaning away. */
const before = String.raw`(?<![\p{L}\p{N}\p{M}_:/\\@&=#+-])`;
const openForm = new RegExp(`${before}:([a-z0-9_+-]{2,60})$`, "iu");
const closedForm = new RegExp(`${before}:([a-z0-9_+-]{1,60}):$`, "iu");

/** The name that ends at `caret` and has no second colon yet, from its second letter on; null: none is being written there. */
export function openName(text: string, caret: number): OpenWord | null {
	const query = openForm.exec(text.slice(Math.max(0, caret - looked), caret))?.[1];
	if (query === undefined) return null;
	const start = caret - query.length - 1;
	return isCode(text, start, caret) ? null : { start, query };
}

/** The name between two colons that ends at `caret`, in lower case; null: there is none. */
export function closedName(text: string, caret: number): { start: number; name: string } | null {
	const name = closedForm.exec(text.slice(Math.max(0, caret - looked), caret))?.[1];
	if (name === undefined) return null;
	const start = caret - name.length - 2;
	return isCode(text, start, caret) ? null : { start, name: name.toLowerCase() };
}

/** Whether what stands at `place` is code; also if the code ends behind the caret, or is still to be ended. */
function isCode(text: string, place: number, caret: number): boolean {
	const written = text.slice(0, caret);
	if (!written.includes("`") && !written.includes("~~~")) return false;
	return [text, `${written}\``, `${written}\`\``].some((whole) => withoutCode(whole)[place] !== ":");
}
