import { seqOf } from "../../src/protocol/down.ts";
import { type Message, standsInConversation } from "../../src/protocol/entities.ts";
import type { ConversationState } from "../store/model.ts";

/** The messages of others above `after`, oldest first, without those that were deleted (DL3) or stand in a thread only (TH2). Reads no further back than it must. */
export function arrivedAfter(state: Pick<ConversationState, "events" | "self">, after: number): Message[] {
	const arrived: Message[] = [];
	for (let index = state.events.length - 1; index >= 0; index--) {
		const event = state.events[index];
		if (event === undefined || seqOf(event) <= after) break;
		if (event.type !== "new_message" || event.message.deleted !== undefined) continue;
		if (!standsInConversation(event.message)) continue;
		if (event.message.sender !== state.self) arrived.push(event.message);
	}
	return arrived.reverse();
}
