import { type Message, standsInConversation } from "../../src/protocol/entities.ts";

/** The thread in which a message stands only; undefined: it stands in the conversation. */
export function onlyThread(message: Message): number | undefined {
	return standsInConversation(message) ? undefined : message.thread;
}
