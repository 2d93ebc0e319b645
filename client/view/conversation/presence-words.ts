/** Who is here and who is typing, in words. */
import type { ConversationState } from "../../store/model.ts";
import { conversationWords } from "../../words/conversation.ts";
import { inDigits } from "../../words/numbers.ts";
import { lastSeenWords } from "../parts/ago.ts";
import type { Presence } from "../parts/avatar.tsx";

type Here = Pick<ConversationState, "online" | "away" | "lastSeen">;
type Source = Here & Pick<ConversationState, "kind" | "self" | "members" | "typing" | "loaded">;

/** How someone is here; null: they are not. */
export function presenceOf(state: Here, userId: string): Presence | null {
	if (!state.online.has(userId)) return null;
	return state.away.has(userId) ? "away" : "online";
}

/** "Online", "Away", "Last seen …", or nothing when it is not known. */
export function whereWords(state: Here, userId: string, now: number): string {
	const presence = presenceOf(state, userId);
	if (presence !== null) return conversationWords().presence[presence];
	const seen = state.lastSeen.get(userId);
	return seen === undefined ? "" : lastSeenWords(seen, now);
}

/** Names of the others who are typing at `now`. */
function typingNames(state: Source, now: number): string[] {
	const names: string[] = [];
	for (const [userId, until] of state.typing) {
		const member = state.members.get(userId);
		if (until > now && userId !== state.self && member !== undefined) names.push(member.name);
	}
	return names;
}

/** The line under the title. Without a connection nobody knows who is here, so it says only what lasts. */
export function presenceWords(state: Source, now: number, connected: boolean): { words: string; typing: boolean } {
	const texts = conversationWords().presence;
	const typing = connected ? typingNames(state, now) : [];
	const [first, second] = typing;
	if (first !== undefined) {
		if (state.kind === "direct") return { words: texts.typing, typing: true };
		if (second === undefined) return { words: texts.oneTyping(first), typing: true };
		if (typing.length === 2) return { words: texts.twoTyping(first, second), typing: true };
		return { words: texts.manyTyping(typing.length), typing: true };
	}
	if (!state.loaded) return { words: "", typing: false };
	const others = [...state.members.keys()].filter((userId) => userId !== state.self);
	if (state.kind === "group") {
		const online = others.filter((userId) => state.online.has(userId)).length;
		const { size } = state.members;
		const words = online === 0 || !connected ? texts.members(size) : texts.membersOnline(size, inDigits(online));
		return { words, typing: false };
	}
	const other = others[0];
	if (other === undefined || !connected) return { words: "", typing: false };
	return { words: whereWords(state, other, now), typing: false };
}

/** When the line has to be looked at again: a typing sign runs out, or "5 min ago" grows old. */
export function nextChange(state: Source, now: number): number | null {
	const ends = [...state.typing.values()].filter((until) => until > now);
	if (ends.length > 0) return Math.min(...ends);
	return state.kind === "direct" && state.lastSeen.size > 0 ? now + 30_000 : null;
}
