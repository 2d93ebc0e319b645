/** What a person does to a conversation's log: it is checked, stored in the outbox, and sent from there. */
import { isEmoji, refuseText } from "../../src/protocol/entities.ts";
import type { ConversationHandle } from "../store/handles.ts";
import type { Outbox } from "./outbox.ts";
import { done, refusal } from "./verbs.ts";

type WritingVerbs = Pick<ConversationHandle, "send" | "edit" | "deleteMessage" | "react" | "pin" | "retry" | "discard">;

/** The verbs of one conversation, which need not be open: then the outbox sends by REST. */
export function writingVerbs(id: string, outbox: Outbox): WritingVerbs {
	return {
		send: async (text, { replyTo, forwarded } = {}) => {
			const wrong = refuseText(text);
			if (wrong !== null) return refusal(wrong);
			// Without a field that says nothing: a row is compared and stored as it is.
			const options = { ...(replyTo === undefined ? {} : { replyTo }), ...(forwarded ? { forwarded } : {}) };
			await outbox.add(id, { kind: "message", body: { text }, ...options });
			return done;
		},
		edit: async (seq, text) => {
			const wrong = refuseText(text);
			if (wrong !== null) return refusal(wrong);
			await outbox.add(id, { kind: "edit", target: seq, text });
			return done;
		},
		deleteMessage: (seq) => outbox.add(id, { kind: "deletion", target: seq }),
		react: async (seq, emoji, on) => {
			if (on && !isEmoji(emoji)) return refusal("bad_emoji");
			await outbox.add(id, { kind: "reaction", target: seq, emoji, on });
			return done;
		},
		pin: (seq, on) => outbox.add(id, { kind: "pin", target: seq, on }),
		retry: (clientId) => outbox.retry(id, clientId),
		discard: (clientId) => outbox.discard(id, clientId),
	};
}
