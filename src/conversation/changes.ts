/** The rules of what becomes of a message: edits, its deletion, reactions (ED, DL, RX). */
import { digestOf } from "../protocol/chain.ts";
import { durationWords, isInEditWindow } from "../protocol/edit-window.ts";
import { type EditWindow, isEmoji, type Message, refuseText } from "../protocol/entities.ts";
import { errorKinds } from "../protocol/errors.ts";
import type { MessageDeleted, MessageEdited, ReactionChanged } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { DeleteMessage, EditMessage, React } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import { manages } from "./membership.ts";
import { forgetMentions, noteMentions, type Online, told, whoIsMentioned } from "./mentions.ts";
import type { MemberRecord, ReactionRecord } from "./model.ts";
import { dropPin } from "./pins.ts";
import type { Room } from "./room.ts";
import { followNamed } from "./threads.ts";

/** The message that is to be changed, as it is now. */
export function findTarget(room: Room, seq: number): Result<Message> {
	const message = room.store.message(seq);
	if (message === null) return refuse("not_found", `There is no message ${seq} here.`);
	return message.deleted === undefined ? ok(message) : refuse("message_deleted", errorKinds.message_deleted.title);
}

/** ED1: writes two rows, the event and the note with the message; and those of its mentions. */
export function editMessage(
	room: Room,
	member: MemberRecord,
	frame: EditMessage,
	online: Online,
): Result<MessageEdited> {
	const { userId } = member;
	const { clientId, seq: target, body } = frame;
	const wrong = refuseText(body.text);
	if (wrong !== null) return refuse(wrong, errorKinds[wrong].title);
	const found = findTarget(room, target);
	if (!found.ok) return found;
	const { sender, at: sentAt, body: current } = found.value;
	if (sender !== userId) return refuse("forbidden", "Only its sender may edit a message.");
	const at = room.clock();
	const { editWindow } = room.info();
	if (!isInEditWindow(editWindow, sentAt, at)) return refuse("too_late", describeWindow(editWindow));
	if (current.text === body.text) return refuse("no_change", errorKinds.no_change.title);
	if (room.store.editsOf(target).length >= limits.editsPerMessage) {
		return refuse("edits_limit", errorKinds.edits_limit.title);
	}
	return room.inTurn(userId, () => {
		const salt = room.seal.salt();
		const mentioned = whoIsMentioned(room, member, body.text, online);
		const event = room.append((seq) => ({
			...({ type: "message_edited", seq, at, actor: userId, clientId, target, body, salt } as const),
			...told(mentioned),
		}));
		forgetMentions(room, found.value);
		noteMentions(room, found.value, mentioned);
		if (found.value.thread !== undefined) followNamed(room, found.value.thread, target, mentioned);
		room.store.noteEdit(target, { seq: event.seq, at });
		room.tally.edited(target);
		return ok(event);
	});
}

/** ED3, in plain words. */
function describeWindow(editWindow: EditWindow): string {
	if (editWindow === null || editWindow === 0) return "Messages cannot be edited in this conversation.";
	return `A message can be edited for ${durationWords(editWindow)}.`;
}

/** DL1, DL2: three rows, the event and two changes of the message, and one more for each edit, each reaction and the pin that go with it. */
export function deleteMessage(room: Room, member: MemberRecord, frame: DeleteMessage): Result<MessageDeleted> {
	const { clientId, seq: target } = frame;
	const { userId: actor } = member;
	const found = findTarget(room, target);
	if (!found.ok) return found;
	const mayDelete = found.value.sender === actor || (room.info().kind === "group" && manages[member.role]);
	if (!mayDelete) return refuse("forbidden", "Only its sender, or the owner or an admin, may delete a message.");
	return room.inTurn(actor, () => {
		const at = room.clock();
		const erased = [target, ...room.store.editsOf(target)];
		const event = room.append((seq) => ({
			...({ type: "message_deleted", seq, at, actor, clientId, target, erased } as const),
		}));
		for (const seq of erased) eraseText(room, seq);
		room.store.noteDeletion(target, { seq: event.seq, at, actor });
		for (const reaction of room.store.reactions(target, target)) room.store.dropReaction(reaction);
		dropPin(room, target);
		forgetMentions(room, found.value);
		room.tally.deleted(found.value);
		if (found.value.thread !== undefined) room.threads.recount();
		return ok(event);
	});
}

function eraseText(room: Room, seq: number): void {
	const event = room.store.event(seq);
	if (event?.type !== "new_message" && event?.type !== "message_edited") return;
	room.store.eraseText(seq, digestOf(event, room.seal.sha256));
}

/** RX1: two rows, the event and who reacted how. */
export function react(room: Room, { userId }: MemberRecord, frame: React): Result<ReactionChanged> {
	const { clientId, seq: target, emoji, on } = frame;
	const found = findTarget(room, target);
	if (!found.ok) return found;
	const reactions = room.store.reactions(target, target);
	const isOn = reactions.some((reaction) => reaction.emoji === emoji && reaction.userId === userId);
	// Before the emoji is looked at: one that a later Unicode does not know any more can be taken back.
	if (isOn === on) return refuse("no_change", errorKinds.no_change.title);
	if (on && !isEmoji(emoji)) return refuse("bad_emoji", errorKinds.bad_emoji.title);
	const kinds = new Set(reactions.map((reaction) => reaction.emoji)).add(emoji);
	if (on && kinds.size > limits.reactionKinds) return refuse("reactions_limit", errorKinds.reactions_limit.title);
	return room.inTurn(userId, () => {
		const at = room.clock();
		const event = room.append((seq) => ({
			...({ type: "reaction_changed", seq, at, actor: userId, clientId, target, emoji, on } as const),
		}));
		if (on) room.store.putReaction({ target, emoji, userId, seq: event.seq });
		else room.store.dropReaction({ target, emoji, userId });
		return ok(event);
	});
}

/** Messages whose numbers are farther apart are looked up one by one: what lies between may have many reactions. */
const nearby = 20;

/** The reactions to `messages`, which ascend, and perhaps to others between them. */
function reactionsTo(room: Room, messages: readonly Message[]): ReactionRecord[] {
	let from = messages[0]?.seq ?? 0;
	return messages.flatMap(({ seq }, index) => {
		const next = messages[index + 1]?.seq ?? Number.POSITIVE_INFINITY;
		if (next - seq <= nearby) return [];
		const found = room.store.reactions(from, seq);
		from = next;
		return found;
	});
}

/** Messages with who reacted how; `messages` ascend. */
export function withReactions(room: Room, messages: readonly Message[]): Message[] {
	const byTarget = Map.groupBy(reactionsTo(room, messages), ({ target }) => target);
	return messages.map((message) => {
		const reactions = byTarget.get(message.seq);
		if (reactions === undefined) return message;
		const kinds = Map.groupBy(
			reactions.sort((a, b) => a.seq - b.seq),
			({ emoji }) => emoji,
		);
		return {
			...message,
			reactions: [...kinds].map(([emoji, list]) => ({ emoji, userIds: list.map(({ userId }) => userId) })),
		};
	});
}

/**
 * The newest or oldest of some messages that fit into a page with who reacted to
 * them, and with what hangs on them, which the page was not measured with; one always does. Without: all.
 */
export function fitting(messages: Message[], side: "newest" | "oldest", bytes: number = limits.pageBytes): Message[] {
	if (messages.every(({ reactions, replies }) => reactions === undefined && replies === undefined)) return messages;
	const inTurn = side === "newest" ? messages.toReversed() : messages;
	let left = bytes;
	const over = inTurn.findIndex((message, place) => {
		left -= JSON.stringify(message).length;
		return left < 0 && place > 0;
	});
	if (over < 0) return messages;
	return side === "newest" ? messages.slice(-over) : messages.slice(0, over);
}
