/** The rules of what people write (SD1 to SD8). */
import type { NewMessage } from "../protocol/down.ts";
import { type Message, refuseText } from "../protocol/entities.ts";
import { errorKinds } from "../protocol/errors.ts";
import type { SendMessage } from "../protocol/up.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { Room } from "./room.ts";

/** What a send led to: `stored` is new, `repeated` was in the log already. */
export type Sent = { kind: "stored" | "repeated"; event: NewMessage };

/** Stores a message once, however often it is sent. */
export function sendMessage(room: Room, sender: string, message: Omit<SendMessage, "type">): Result<Sent> {
	const wrong = refuseText(message.body.text);
	if (wrong !== null) return refuse(wrong, errorKinds[wrong].title);
	return room.store.transaction(() => {
		// Look first, then insert: an insert that fails must not burn a number.
		const known = room.store.findByClientId(sender, message.clientId);
		if (known !== null) return repeated(known, message);
		if (message.replyTo !== undefined && !room.store.hasMessage(message.replyTo)) {
			return refuse("bad_request", `replyTo: there is no message ${message.replyTo} here.`);
		}
		return room.inTurn(sender, () => {
			const { clientId, body, replyTo } = message;
			const [conversationId, at, salt] = [room.info().id, room.clock(), room.seal.salt()];
			const event = room.append((seq) => {
				const stored: Message = { seq, clientId, sender, at, body };
				if (replyTo !== undefined) stored.replyTo = replyTo;
				return { type: "new_message" as const, conversationId, message: stored, salt };
			});
			room.typing.delete(sender);
			return ok({ kind: "stored" as const, event });
		});
	});
}

/** SD2, SD3. */
function repeated(known: NewMessage, message: Omit<SendMessage, "type">): Result<Sent> {
	const { body, replyTo, seq } = known.message;
	const isSame = body.text === message.body.text && replyTo === message.replyTo;
	if (isSame) return ok({ kind: "repeated", event: known });
	return refuse("client_id_reused", `${message.clientId} is the message ${seq}, with another text.`);
}
