/** Who is here, when somebody last was, and who types (PR). Pure. */
import type { Joined, Presence } from "../../src/protocol/down.ts";
import type { ConversationState } from "./model.ts";

/** PR6. Whoever is here, or is not shown, has none; what was told before may be newer than what the server still knows. */
export function lastSeenIn(joined: Joined, known: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
	return new Map(
		joined.members.flatMap(({ userId, lastSeen }) =>
			lastSeen === null ? [] : [[userId, Math.max(lastSeen, known.get(userId) ?? 0)] as const],
		),
	);
}

/** PR2, PR7. */
export function applyPresence(
	state: ConversationState,
	{ userId, online, away, lastSeen }: Presence,
): ConversationState {
	const isSame =
		state.online.has(userId) === online &&
		state.away.has(userId) === away &&
		(online || (state.lastSeen.get(userId) ?? null) === lastSeen);
	if (isSame) return state;
	const seen = new Map(state.lastSeen);
	// Someone who went without a word of when is not shown any more (PR7).
	if (lastSeen !== null) seen.set(userId, lastSeen);
	else if (!online) seen.delete(userId);
	return {
		...state,
		online: withOrWithout(state.online, userId, online),
		away: withOrWithout(state.away, userId, away),
		lastSeen: seen,
		typing: online ? state.typing : dropTyping(state.typing, [userId]),
	};
}

/** The same set when nothing changes. */
export function withOrWithout(set: ReadonlySet<string>, userId: string, has: boolean): ReadonlySet<string> {
	if (set.has(userId) === has) return set;
	const next = new Set(set);
	if (has) next.add(userId);
	else next.delete(userId);
	return next;
}

/** PR1. `until`: when the sign must vanish if it is not renewed, by this device's clock; null: it ends now. */
export function applyTyping(state: ConversationState, userId: string, until: number | null): ConversationState {
	if (userId === state.self || state.typing.get(userId) === (until ?? undefined)) return state;
	if (until === null) return { ...state, typing: dropTyping(state.typing, [userId]) };
	return { ...state, typing: new Map(state.typing).set(userId, until) };
}

/** The typing signs without those of these people. */
export function dropTyping(
	typing: ReadonlyMap<string, number>,
	userIds: readonly string[],
): ReadonlyMap<string, number> {
	if (!userIds.some((userId) => typing.has(userId))) return typing;
	return new Map([...typing].filter(([userId]) => !userIds.includes(userId)));
}

/** PR1: drops the typing signs whose time is over at `now`. */
export function expireTyping(state: ConversationState, now: number): ConversationState {
	const over = [...state.typing].filter(([, until]) => until <= now).map(([userId]) => userId);
	return over.length === 0 ? state : { ...state, typing: dropTyping(state.typing, over) };
}

/** When the first typing sign runs out, in Unix ms; null: nobody types. */
export function nextTypingEnd(state: ConversationState): number | null {
	return state.typing.size === 0 ? null : Math.min(...state.typing.values());
}
