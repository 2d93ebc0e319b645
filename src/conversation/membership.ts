/** The rules of creating a conversation, of coming and going, and of roles (CV1 to CV5). */

import type { DatedSettings, Names } from "../env.ts";
import { type ConversationKind, isPlainLine, type PatchConversation, type Role } from "../protocol/entities.ts";
import type { LogEvent } from "../protocol/events.ts";
import { isLongerThan, limits } from "../protocol/limits.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { MemberRecord } from "./model.ts";
import type { InfoChange, Room } from "./room.ts";

/** Someone who is to be a member, with the names that accounts know. */
export interface Newcomer extends Names {
	userId: string;
	settings: DatedSettings;
}

/** What a conversation is made from. `people` includes the maker, each once. */
export interface Founding {
	id: string;
	kind: ConversationKind;
	title: string | null;
	makerId: string;
	people: Newcomer[];
}

/** Who changes what is not their own. */
export const manages: Record<Role, boolean> = { owner: true, admin: true, member: false };

function newMember(person: Newcomer, role: Role, now: number, head: number): MemberRecord {
	return {
		...person,
		role,
		since: now,
		present: true,
		// What was said before counts as read: nobody starts with a thousand unread.
		delivered: head,
		read: head,
		movedAt: 0,
		deliveredAt: 0,
		hiddenAt: 0,
		inbox: "untold",
		inboxHead: head,
	};
}

/** CV1. Answers whether it is new: the same direct conversation is only made once. */
export function found(room: Room, founding: Founding, now: number): { created: boolean } {
	return room.store.transaction(() => {
		if (room.store.info() !== null) return { created: false };
		const { id, kind, title, makerId, people } = founding;
		room.store.putInfo({
			id,
			kind,
			title,
			topic: null,
			createdAt: now,
			editWindow: limits.editWindowMs,
			pins: [],
			budget: null,
		});
		for (const person of people) {
			const role = kind === "group" && person.userId === makerId ? "owner" : "member";
			room.roster.put(newMember(person, role, now, 0));
		}
		return { created: true };
	});
}

/** Whether a title or topic is fit to be stored; the refusal names what is wrong. */
export function checkTitle(field: "title" | "topic", text: string): Result<string> {
	const max = field === "title" ? limits.titleLength : limits.topicLength;
	if (!text.isWellFormed()) return refuse("text_malformed", `${field}: this is not well-formed Unicode.`);
	const trimmed = text.trim();
	if (!isPlainLine(trimmed)) return refuse("bad_request", `${field}: no line breaks or control characters.`);
	if (isLongerThan(trimmed, max)) return refuse("bad_request", `${field}: at most ${max} characters.`);
	return ok(trimmed);
}

/** CV3. Answers the event, or null when nothing changed. */
export function patchInfo(room: Room, actor: MemberRecord, patch: PatchConversation): Result<LogEvent | null> {
	const info = room.info();
	if (info.kind === "direct")
		return refuse("direct_conversation", "A direct conversation has no title, topic or settings.");
	if (!manages[actor.role]) return refuse("forbidden", "Only the owner and admins change title, topic and settings.");
	const change: InfoChange = {};
	for (const field of ["title", "topic"] as const) {
		const wanted = patch[field];
		if (wanted === undefined) continue;
		const checked = checkTitle(field, wanted);
		if (!checked.ok) return checked;
		if (field === "title" && checked.value === "") return refuse("bad_request", "title: a group needs a title.");
		if (checked.value !== (info[field] ?? "")) change[field] = checked.value;
	}
	const { editWindow } = patch;
	if (editWindow !== undefined && editWindow !== info.editWindow) change.editWindow = editWindow;
	return ok(Object.keys(change).length === 0 ? null : room.changeInfo(actor.userId, change));
}

/** CV4. */
export function addMember(room: Room, actor: MemberRecord, person: Newcomer, now: number): Result<LogEvent> {
	if (room.info().kind === "direct") return refuse("direct_conversation", "Start a group to talk with more people.");
	if (!manages[actor.role]) return refuse("forbidden", "Only the owner and admins add members.");
	return takeIn(room, actor.userId, person, now);
}

/** Makes somebody a member of a group; `actor` is who says so, or the newcomer, who came with an invite. */
export function takeIn(room: Room, actor: string, person: Newcomer, now: number): Result<LogEvent> {
	if (room.roster.present(person.userId) !== null)
		return refuse("already_member", `${person.name} is a member already.`);
	if (room.roster.presentMembers().length >= limits.members) {
		return refuse("members_limit", `A conversation has at most ${limits.members} members.`);
	}
	// Their own arrival is event head + 1, and nothing to read.
	const member = newMember(person, "member", now, room.store.head() + 1);
	// Someone who comes back: the newest move of all must not become an older one, pollers go by it.
	const { movedAt = 0, deliveredAt = 0, hiddenAt = 0 } = room.roster.all().get(person.userId) ?? {};
	Object.assign(member, { movedAt, deliveredAt, hiddenAt });
	return ok(room.changeMember(actor, member, "added"));
}

/** CV4. Answers the events in order: an owner who leaves hands over first. */
export function removeMember(room: Room, actor: MemberRecord, userId: string): Result<LogEvent[]> {
	if (room.info().kind === "direct") {
		return refuse("direct_conversation", "A direct conversation cannot be left.");
	}
	const member = room.roster.present(userId);
	if (member === null) return refuse("not_found", "This person is not a member.");
	const leaving = actor.userId === userId;
	if (!leaving) {
		const allowed = actor.role === "owner" || (actor.role === "admin" && member.role === "member");
		if (!allowed) return refuse("forbidden", "You may not remove this person.");
	}
	return ok(
		room.store.transaction(() => {
			const events: LogEvent[] = [];
			const heir = member.role === "owner" ? room.roster.heir(userId) : null;
			if (heir !== null) events.push(room.changeMember(userId, { ...heir, role: "owner" }, "role"));
			const gone: MemberRecord = { ...member, role: "member", present: false, inbox: "untold" };
			events.push(room.changeMember(actor.userId, gone, leaving ? "left" : "removed"));
			room.threads.leave(userId);
			return events;
		}),
	);
}
