/** How people and counts are shown. Pure. */
import type { ConversationSummary } from "../../../src/protocol/entities.ts";
import { shortCount } from "../../words/short-count.ts";
import { firstGrapheme } from "./graphemes.ts";

/** The id that decides a conversation's avatar colour: the other person's, so that it is the same everywhere. */
export function avatarSeed(conversation: Pick<ConversationSummary, "id" | "kind" | "members">, self: string): string {
	if (conversation.kind === "group") return conversation.id;
	return conversation.members.find((member) => member.userId !== self)?.userId ?? conversation.id;
}

/** One or two capitals that stand for a name. Whole graphemes, so that no emoji or accent is torn. */
export function initials(name: string): string {
	const words = name.split(/[\s,;:()"“”«»_/]+/u).filter((word) => /^[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(word));
	const first = words[0];
	if (first === undefined) return "?";
	const last = words.length > 1 ? words.at(-1) : undefined;
	return (firstGrapheme(first) + (last === undefined ? "" : firstGrapheme(last))).toLocaleUpperCase();
}

/** How many avatar colours the style sheet has. */
export const hues = 12;

/** Which of the colours an id has; the same on every device. */
export function hueOf(id: string): number {
	let hash = 0;
	for (let index = 0; index < id.length; index++) hash = (Math.imul(hash, 31) + id.charCodeAt(index)) | 0;
	return Math.abs(hash) % hues;
}

/** A count as a badge shows it. */
export function badge(count: number): string {
	return shortCount(count);
}
