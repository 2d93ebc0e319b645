/**
 * What each frame does to a conversation's state. Pure: a state goes in, a
 * state comes out, and the same object when nothing changed.
 */
import {
	type Down,
	isLogEvent,
	type Joined,
	type LogEvent,
	type MemberChanged,
	type MessageStatus,
	type Presence,
	seqOf,
} from "../../src/protocol/down.ts";
import type { Member } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { ConversationState, OutboxRow } from "./model.ts";

/** About as many events are kept in memory, unless the reader goes further back. */
export const keptEvents = 2_000;

/** A conversation of which nothing is known yet. */
export function emptyConversation(id: string, self: string): ConversationState {
	return {
		id,
		loaded: false,
		self,
		kind: id.startsWith("d_") ? "direct" : "group",
		title: null,
		topic: null,
		head: 0,
		cursor: 0,
		members: new Map(),
		former: new Map(),
		events: [],
		hasOlder: false,
		loadingOlder: false,
		online: new Set(),
		typing: new Map(),
		lastSeen: new Map(),
		outbox: [],
		brokenAt: null,
	};
}

/** `now`: this device's clock, in Unix ms; a typing sign is dropped `limits.typingMs` later. */
export function applyFrame(state: ConversationState, frame: Down, now: number): ConversationState {
	if (isLogEvent(frame)) return applyEvent(state, frame);
	switch (frame.type) {
		case "joined":
			return applyJoined(state, frame);
		case "message_status":
			return applyStatus(state, frame);
		case "presence":
			return applyPresence(state, frame);
		case "typing":
			return applyTyping(state, frame.userId, frame.on ? now + limits.typingMs : null);
		default:
			return state;
	}
}

/**
 * Takes a `joined`. Its events continue ours if they begin at or below the
 * next seq; else they are the newest page, which replaces ours and leaves the
 * rest to be loaded as older (RS1, RS3).
 */
function applyJoined(state: ConversationState, joined: Joined): ConversationState {
	// Written before what another transport brought in the meantime. (A log that was restored is told by 4509.)
	if (state.loaded && joined.head < state.cursor) return { ...state, online: new Set(joined.online) };
	const [first] = joined.frames;
	const continues = state.loaded && (first === undefined || seqOf(first) <= state.cursor + 1);
	const kept = continues ? state.events : [];
	const fresh = continues ? joined.frames.filter((event) => seqOf(event) > state.cursor) : joined.frames;
	const last = fresh.at(-1);
	// Events that the log got before this `joined` was written are in its members and title already.
	return {
		...state,
		loaded: true,
		self: joined.self,
		kind: joined.kind,
		title: joined.title,
		topic: joined.topic,
		head: joined.head,
		cursor: last === undefined ? (continues ? state.cursor : joined.head) : seqOf(last),
		members: new Map(joined.members.map((member) => [member.userId, ahead(member, state.members.get(member.userId))])),
		former: new Map(joined.former.map(({ userId, name }) => [userId, name])),
		events: fresh.length === 0 ? kept : [...kept, ...fresh],
		hasOlder: continues ? state.hasOlder : first === undefined ? joined.more : seqOf(first) > 1,
		online: new Set(joined.online),
		typing: dropTyping(
			state.typing,
			fresh.flatMap((event) => (event.type === "new_message" ? [event.message.sender] : [])),
		),
	};
}

/** RD2: positions only move forward, also when frames of two transports cross. */
function ahead(member: Member, known: { delivered: number; read: number } | undefined): Member {
	if (known === undefined) return member;
	return {
		...member,
		delivered: Math.max(member.delivered, known.delivered),
		read: Math.max(member.read, known.read),
	};
}

/** EV6. A higher seq than the next one only moves `head`: the reader sees that something is missing. */
function applyEvent(state: ConversationState, event: LogEvent): ConversationState {
	const seq = seqOf(event);
	if (!state.loaded || seq <= state.cursor) return state;
	if (seq > state.cursor + 1) return seq > state.head ? { ...state, head: seq } : state;
	const next = { ...state, cursor: seq, head: Math.max(state.head, seq), events: [...state.events, event] };
	switch (event.type) {
		case "new_message":
			return { ...next, typing: dropTyping(state.typing, [event.message.sender]) };
		case "message_edited":
		case "message_deleted":
		case "reaction_changed":
			return next;
		case "conversation_changed":
			return { ...next, title: event.title ?? state.title, topic: event.topic ?? state.topic };
		case "member_changed":
			return changeMember(next, event);
	}
}

function changeMember(state: ConversationState, event: MemberChanged): ConversationState {
	const { userId, name, role } = event;
	const members = new Map(state.members);
	if (event.change === "removed" || event.change === "left") {
		members.delete(userId);
		const online = new Set(state.online);
		online.delete(userId);
		const former = new Map(state.former).set(userId, name);
		return { ...state, members, former, online, typing: dropTyping(state.typing, [userId]) };
	}
	const known = members.get(userId);
	// What was said before someone came does not wait for them to read it.
	const { delivered, read } = known ?? { delivered: event.seq, read: event.seq };
	members.set(userId, { userId, name, role, delivered, read });
	return { ...state, members };
}

function applyStatus(state: ConversationState, status: MessageStatus): ConversationState {
	const member = state.members.get(status.userId);
	if (member === undefined || (status.delivered <= member.delivered && status.read <= member.read)) return state;
	return { ...state, members: new Map(state.members).set(status.userId, ahead(member, status)) };
}

function applyPresence(state: ConversationState, { userId, online, lastSeen }: Presence): ConversationState {
	const isSame = state.online.has(userId) === online && (lastSeen === null || state.lastSeen.get(userId) === lastSeen);
	if (isSame) return state;
	const onlineNow = new Set(state.online);
	if (online) onlineNow.add(userId);
	else onlineNow.delete(userId);
	const seen = lastSeen === null ? state.lastSeen : new Map(state.lastSeen).set(userId, lastSeen);
	return {
		...state,
		online: onlineNow,
		lastSeen: seen,
		typing: online ? state.typing : dropTyping(state.typing, [userId]),
	};
}

function applyTyping(state: ConversationState, userId: string, until: number | null): ConversationState {
	if (userId === state.self || state.typing.get(userId) === (until ?? undefined)) return state;
	if (until === null) return { ...state, typing: dropTyping(state.typing, [userId]) };
	return { ...state, typing: new Map(state.typing).set(userId, until) };
}

function dropTyping(typing: ReadonlyMap<string, number>, userIds: readonly string[]): ReadonlyMap<string, number> {
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

/** Puts a page of the log, which ends just below what is here, before it. An empty one: there is nothing older. */
export function prependOlder(state: ConversationState, older: readonly LogEvent[]): ConversationState {
	const [oldest] = older;
	if (oldest === undefined) return { ...state, hasOlder: false, loadingOlder: false };
	return { ...state, events: [...older, ...state.events], hasOlder: seqOf(oldest) > 1, loadingOlder: false };
}

/** When there are more than `limit` events: the newest half of that. The others are older ones that can be loaded again. */
export function withNewest(state: ConversationState, limit: number): ConversationState {
	if (state.events.length <= limit) return state;
	return { ...state, events: state.events.slice(-limit / 2), hasOlder: true };
}

/** The seq of the newest message of somebody else; 0: there is none here. */
export function newestOfOthers(state: ConversationState): number {
	const isOthers = (event: LogEvent) => event.type === "new_message" && event.message.sender !== state.self;
	const newest = state.events.findLast(isOthers);
	return newest === undefined ? 0 : seqOf(newest);
}

/** The name of someone who is or was a member; null: not known. */
export function nameIn(state: ConversationState, userId: string): string | null {
	return state.members.get(userId)?.name ?? state.former.get(userId) ?? null;
}

/** Shows these rows. */
export function withOutbox(state: ConversationState, rows: readonly OutboxRow[]): ConversationState {
	const isSame = rows.length === state.outbox.length && rows.every((row, index) => row === state.outbox[index]);
	return isSame ? state : { ...state, outbox: rows };
}

/** Forgets the copy of the log (RS4), but nothing that is this device's own. */
export function forgetLog(state: ConversationState): ConversationState {
	return { ...emptyConversation(state.id, state.self), outbox: state.outbox };
}
