/** Who is here and who is typing, in words. Pure. */
import type { ConversationState } from "../../store/model.ts";
import { lastSeenWords } from "../parts/ago.ts";
import type { Presence } from "../parts/avatar.tsx";
import { plural } from "../parts/names.ts";

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
	if (presence !== null) return presence === "away" ? "Away" : "Online";
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
	const typing = connected ? typingNames(state, now) : [];
	const [first, second] = typing;
	if (first !== undefined) {
		if (state.kind === "direct") return { words: "typing…", typing: true };
		if (second === undefined) return { words: `${first} is typing…`, typing: true };
		if (typing.length === 2) return { words: `${first} and ${second} are typing…`, typing: true };
		return { words: `${typing.length} people are typing…`, typing: true };
	}
	if (!state.loaded) return { words: "", typing: false };
	const others = [...state.members.keys()].filter((userId) => userId !== state.self);
	if (state.kind === "group") {
		const online = others.filter((userId) => state.online.has(userId)).length;
		const members = plural(state.members.size, "member");
		return { words: online === 0 || !connected ? members : `${members}, ${online} online`, typing: false };
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
