/**
 * What each frame does to a conversation's state. Pure: a state goes in, a
 * state comes out, and the same object when nothing changed.
 */

import { type Down, isLogEvent, type Joined, type MessageStatus } from "../../src/protocol/down.ts";
import type { Member } from "../../src/protocol/entities.ts";
import {
	type ConversationChanged,
	type LogEvent,
	type MemberChanged,
	type MessageChange,
	seqOf,
} from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { withChanges } from "./changes.ts";
import { withoutErased } from "./erase.ts";
import type { ConversationState } from "./model.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import { applyPresence, applyTyping, dropTyping, lastSeenIn, withOrWithout } from "./presence.ts";
import { withStandings } from "./threads.ts";
import { lower } from "./verify.ts";
import { leftBehind, windowAfter } from "./window.ts";

/** Where somebody stands. */
type Standing = Pick<Member, "delivered" | "read">;

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
		editWindow: limits.editWindowMs,
		pins: [],
		threads: new Map(),
		coarse: false,
		head: 0,
		cursor: 0,
		members: new Map(),
		former: new Map(),
		events: [],
		changes: new Map(),
		hasOlder: false,
		loadingOlder: false,
		window: null,
		online: new Set(),
		away: new Set(),
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
		case "thread_status": {
			const { type: _, ...standing } = frame;
			const threads = withStandings(state.threads, [standing], false);
			return { ...state, threads };
		}
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
	if (state.loaded && joined.head < state.cursor) {
		return { ...state, online: new Set(joined.online), away: new Set(joined.away) };
	}
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
		editWindow: joined.editWindow,
		pins: joined.pins,
		threads: withStandings(state.threads, joined.threads, joined.threads.length < limits.threadsJoined),
		coarse: joined.coarse,
		head: joined.head,
		cursor: last === undefined ? (continues ? state.cursor : joined.head) : seqOf(last),
		members: new Map(
			joined.members.map(({ lastSeen: _, ...member }) => [
				member.userId,
				ahead(member, state.members.get(member.userId)),
			]),
		),
		former: new Map(joined.former.map(({ userId, name }) => [userId, name])),
		events: fresh.length === 0 ? kept : withoutErased([...kept, ...fresh]),
		changes: withChanges(continues ? state.changes : new Map(), fresh),
		hasOlder: continues ? state.hasOlder : first === undefined ? joined.more : seqOf(first) > 1,
		window: continues ? windowAfter(state.window, fresh) : leftBehind(state.window),
		online: new Set(joined.online),
		away: new Set(joined.away),
		lastSeen: lastSeenIn(joined, state.lastSeen),
		typing: dropTyping(
			state.typing,
			fresh.flatMap((event) => (event.type === "new_message" ? [event.message.sender] : [])),
		),
	};
}

/** RD2: positions only move forward, also when frames of two transports cross. RD6: what is not shown any more is gone. */
function ahead<S extends Standing>(told: S, known: Standing | undefined): S {
	if (known === undefined) return told;
	const read = told.read === null ? null : Math.max(told.read, known.read ?? 0);
	return { ...told, delivered: Math.max(told.delivered, known.delivered), read };
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
		case "conversation_changed":
			return changeInfo(next, event);
		case "member_changed":
			return changeMember(next, event);
		case "message_deleted":
			return {
				...withChange(next, event),
				events: withoutErased(next.events),
				pins: withPin(state.pins, event.target, false),
			};
		case "pin_changed":
			return { ...next, pins: withPin(state.pins, event.target, event.on) };
		case "unknown_event":
			return next;
		case "message_edited":
		case "reaction_changed":
			return withChange(next, event);
	}
}

function changeInfo(state: ConversationState, { title, topic, editWindow }: ConversationChanged): ConversationState {
	return {
		...state,
		title: title ?? state.title,
		topic: topic ?? state.topic,
		editWindow: editWindow === undefined ? state.editWindow : editWindow,
	};
}

/** PN1: the newest pin comes last, also where a `joined` had it before its event came. */
export function withPin(pins: readonly number[], target: number, on: boolean): readonly number[] {
	if (on ? pins.at(-1) === target : !pins.includes(target)) return pins;
	const others = pins.filter((seq) => seq !== target);
	return on ? [...others, target] : others;
}

function withChange(state: ConversationState, event: MessageChange): ConversationState {
	return { ...state, changes: withChanges(state.changes, [event]), window: windowAfter(state.window, [event]) };
}

function changeMember(state: ConversationState, event: MemberChanged): ConversationState {
	const { userId, name, username, role } = event;
	const members = new Map(state.members);
	if (event.change === "removed" || event.change === "left") {
		members.delete(userId);
		const online = withOrWithout(state.online, userId, false);
		const away = withOrWithout(state.away, userId, false);
		const former = new Map(state.former).set(userId, name);
		return { ...state, members, former, online, away, typing: dropTyping(state.typing, [userId]) };
	}
	const known = members.get(userId);
	// What was said before someone came does not wait for them to read it.
	const { delivered, read } = known ?? { delivered: event.seq, read: event.seq };
	members.set(userId, { userId, name, username, role, delivered, read });
	return { ...state, members };
}

function applyStatus(state: ConversationState, status: MessageStatus): ConversationState {
	const member = state.members.get(status.userId);
	if (member === undefined) return state;
	const { delivered, read } = ahead(status, member);
	if (delivered === member.delivered && read === member.read) return state;
	return { ...state, members: new Map(state.members).set(status.userId, { ...member, delivered, read }) };
}

/** Puts a page of the log, which ends just below what is here, before it. An empty one: there is nothing older. */
export function prependOlder(state: ConversationState, older: readonly LogEvent[]): ConversationState {
	const [oldest] = older;
	if (oldest === undefined) return { ...state, hasOlder: false, loadingOlder: false };
	return {
		...state,
		events: withoutErased([...older, ...state.events]),
		changes: withChanges(state.changes, older),
		hasOlder: seqOf(oldest) > 1,
		loadingOlder: false,
	};
}

/** When there are more than `limit` events: the newest half of that. The others are older ones that can be loaded again. */
export function withNewest(state: ConversationState, limit: number): ConversationState {
	if (state.events.length <= limit) return state;
	const events = state.events.slice(-limit / 2);
	// A change comes after its message: of those that stay, every change stays, too.
	const window = state.window === null ? null : { ...state.window, joined: false };
	return { ...state, events, changes: withChanges(new Map(), events), hasOlder: true, window };
}

/** The seq of the newest message of somebody else; 0: there is none here. */
export function newestOfOthers(state: ConversationState): number {
	const isOthers = (event: LogEvent) => event.type === "new_message" && event.message.sender !== state.self;
	const newest = state.events.findLast(isOthers);
	return newest === undefined ? 0 : seqOf(newest);
}

/** The name of someone who is or was a member; null: not known. */
export function nameIn(state: Pick<ConversationState, "members" | "former">, userId: string): string | null {
	return state.members.get(userId)?.name ?? state.former.get(userId) ?? null;
}

/** Shows these rows. */
export function withOutbox(state: ConversationState, rows: readonly OutboxRow[]): ConversationState {
	const isSame = rows.length === state.outbox.length && rows.every((row, index) => row === state.outbox[index]);
	return isSame ? state : { ...state, outbox: rows };
}

/** Forgets the copy of the log (RS4), but nothing that is this device's own. */
export function forgetLog(state: ConversationState): ConversationState {
	// HC4: what this device had read is not there any more, and whoever read it must hear of that.
	const brokenAt = state.loaded && state.cursor > 0 ? lower(state.brokenAt, state.cursor) : state.brokenAt;
	return { ...emptyConversation(state.id, state.self), outbox: state.outbox, brokenAt };
}
