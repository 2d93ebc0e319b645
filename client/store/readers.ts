/** Who has read a message, from where each member stands. Pure. */

import type { Member } from "../../src/protocol/entities.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import type { ConversationState } from "./model.ts";

/** The other members of a group, each in one of three lists, by name. */
export interface Readers {
	read: Member[];
	/** It is on a device of theirs; whoever does not share when they read stays here. */
	delivered: Member[];
	waiting: Member[];
}

/** Whether this member lets others see when they read. */
export function sharesReading(member: { read: number | null }): member is { read: number } {
	return member.read !== null;
}

/**
 * Where the others are with the reader's own message `seq`. People who were added after it are left out:
 * what was said before counts as read for them, but they were not there.
 */
export function readersOf(state: Pick<ConversationState, "members" | "events" | "self">, seq: number): Readers {
	const came = addedAfter(state.events, seq);
	const readers: Readers = { read: [], delivered: [], waiting: [] };
	for (const member of state.members.values()) {
		if (member.userId === state.self || came.has(member.userId)) continue;
		if (sharesReading(member) && member.read >= seq) readers.read.push(member);
		else if (member.delivered >= seq) readers.delivered.push(member);
		else readers.waiting.push(member);
	}
	const { compare } = new Intl.Collator();
	for (const list of Object.values(readers)) list.sort((one: Member, other: Member) => compare(one.name, other.name));
	return readers;
}

/** The events here have no hole, and a message that is shown is among them: so is all that came after it. */
function addedAfter(events: readonly LogEvent[], seq: number): Set<string> {
	const added = new Set<string>();
	for (let index = events.length - 1; index >= 0; index--) {
		const event = events[index];
		if (event === undefined || seqOf(event) <= seq) break;
		if (event.type === "member_changed" && event.change === "added") added.add(event.userId);
	}
	return added;
}
