/** What people write (SD1 to SD8): each becomes one event, however often it is asked for. */

import { type Message, refuseText } from "../protocol/entities.ts";
import { errorKinds } from "../protocol/errors.ts";
import type { NewMessage, WrittenEvent } from "../protocol/events.ts";
import type { SendMessage, WritingUp } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import { deleteMessage, editMessage, react } from "./changes.ts";
import { noteMentions, type Online, told, whoIsMentioned } from "./mentions.ts";
import type { MemberRecord } from "./model.ts";
import { pinMessage } from "./pins.ts";
import type { Room } from "./room.ts";
import { noteReply, rootOf } from "./threads.ts";

/** What a writing led to: `stored` is new, `repeated` was in the log already. */
export interface Written<E extends WrittenEvent = WrittenEvent> {
	kind: "stored" | "repeated";
	event: E;
}

/** Does what a member asks for under a `clientId`, unless that was done before (SD2). */
export function write(room: Room, member: MemberRecord, asked: WritingUp, online: Online): Result<Written> {
	return room.store.transaction(() => {
		// Look first, then insert: an insert that fails must not burn a number.
		const known = room.store.findByClientId(member.userId, asked.clientId);
		if (known !== null) {
			if (isSame(known, asked)) return ok({ kind: "repeated", event: known });
			// SD3
			const seq = known.type === "new_message" ? known.message.seq : known.seq;
			return refuse("client_id_reused", `${asked.clientId} is the event ${seq}, and not the same.`);
		}
		const stored = act(room, member, asked, online);
		return stored.ok ? ok({ kind: "stored", event: stored.value }) : stored;
	});
}

function act(room: Room, member: MemberRecord, asked: WritingUp, online: Online): Result<WrittenEvent> {
	switch (asked.type) {
		case "send_message":
			return send(room, member, asked, online);
		case "edit_message":
			return editMessage(room, member, asked, online);
		case "delete_message":
			return deleteMessage(room, member, asked);
		case "react":
			return react(room, member, asked);
		case "pin_message":
			return pinMessage(room, member, asked);
	}
}

/** Whether `known` is what `asked` led to. Of an erased text nobody can tell any more: it counts as the same. */
function isSame(known: WrittenEvent, asked: WritingUp): boolean {
	switch (asked.type) {
		case "send_message": {
			if (known.type !== "new_message") return false;
			const { body, replyTo, thread, toConversation, forwarded } = known.message;
			if (thread !== asked.thread || toConversation !== asked.toConversation) return false;
			if (replyTo !== asked.replyTo || forwarded !== asked.forwarded) return false;
			return known.digest !== undefined || body.text === asked.body.text;
		}
		case "edit_message": {
			const isEdit = known.type === "message_edited" && known.target === asked.seq;
			return isEdit && (known.digest !== undefined || known.body.text === asked.body.text);
		}
		case "delete_message":
			return known.type === "message_deleted" && known.target === asked.seq;
		case "react": {
			const isReaction = known.type === "reaction_changed" && known.target === asked.seq;
			return isReaction && known.emoji === asked.emoji && known.on === asked.on;
		}
		case "pin_message":
			return known.type === "pin_changed" && known.target === asked.seq && known.on === asked.on;
	}
}

function send(room: Room, member: MemberRecord, asked: SendMessage, online: Online): Result<NewMessage> {
	const { userId } = member;
	const { clientId, body, replyTo, thread, toConversation, forwarded } = asked;
	const wrong = refuseText(body.text);
	if (wrong !== null) return refuse(wrong, errorKinds[wrong].title);
	if (replyTo !== undefined && room.store.message(replyTo) === null) {
		return refuse("bad_request", `replyTo: there is no message ${replyTo} here.`);
	}
	const root = rootOf(room, asked);
	if (!root.ok) return root;
	return room.inTurn(userId, () => {
		const [conversationId, at, salt] = [room.info().id, room.clock(), room.seal.salt()];
		const mentioned = whoIsMentioned(room, member, body.text, online);
		const event = room.append((seq) => {
			const message: Message = { seq, clientId, sender: userId, at, body, ...told(mentioned) };
			if (replyTo !== undefined) message.replyTo = replyTo;
			if (thread !== undefined) message.thread = thread;
			if (toConversation !== undefined) message.toConversation = toConversation;
			if (forwarded !== undefined) message.forwarded = forwarded;
			return { type: "new_message" as const, conversationId, message, salt };
		});
		if (root.value !== null) noteReply(room, event.message, root.value, mentioned);
		noteMentions(room, event.message, mentioned);
		room.typing.drop(userId);
		return ok(event);
	});
}
