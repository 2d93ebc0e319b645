/** Which words of a message are drawn as mentions (MN1, MN4). Pure. */
import type { Member } from "../../../src/protocol/entities.ts";
import { everyoneMark, everyoneName, findMentions, hereMark, hereName } from "../../../src/protocol/mentions.ts";

/** By what others write after `@`, in lower case: as `mentions` of a message says it. */
export type MentionNames = ReadonlyMap<string, string>;

export interface MentionPart {
	text: string;
	/** Set when this part is a mention: of the reader, or of somebody else. */
	mention?: "own" | "other";
}

/** What can be mentioned among these members; `known` again when it is the same, so that nothing is drawn for it. */
export function mentionNames(members: Iterable<Member>, known: MentionNames | null): MentionNames {
	const names = new Map([
		[everyoneName, everyoneMark],
		[hereName, hereMark],
	]);
	for (const { username, userId } of members) if (username !== null) names.set(username.toLowerCase(), userId);
	const isSame = known?.size === names.size && [...names].every(([name, id]) => known.get(name) === id);
	return isSame ? known : names;
}

/**
 * Splits a text into plain parts and mentions; joined they are the text. `told` is what the message says of
 * whom it mentions: what it does not say is no mention, whatever it looks like. A call to many counts as the reader's own.
 */
export function mentionParts(text: string, names: MentionNames, told: readonly string[], self: string): MentionPart[] {
	const idOf = (name: string) => names.get(name) ?? "";
	const parts: MentionPart[] = [];
	let done = 0;
	for (const { start, end, name } of findMentions(text, (name) => told.includes(idOf(name)))) {
		if (start > done) parts.push({ text: text.slice(done, start) });
		const id = idOf(name);
		const isOwn = id === self || id === everyoneMark || id === hereMark;
		parts.push({ text: text.slice(start, end), mention: isOwn ? "own" : "other" });
		done = end;
	}
	if (done < text.length || parts.length === 0) parts.push({ text: text.slice(done) });
	return parts;
}
