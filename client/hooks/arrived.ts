import type { Message } from "../../src/protocol/entities.ts";
import { seqOf } from "../../src/protocol/events.ts";
import type { ConversationState } from "../store/model.ts";
import { showsIn } from "../store/threads.ts";

/**
 * The messages of others above `after`, oldest first, without those that were deleted (DL3) or are not shown there (TH2).
 * `thread` null: in the conversation. Reads no further back than it must.
 */
export function arrivedAfter(
	state: Pick<ConversationState, "events" | "self">,
	after: number,
	thread: number | null = null,
): Message[] {
	const arrived: Message[] = [];
	for (let index = state.events.length - 1; index >= 0; index--) {
		const event = state.events[index];
		if (event === undefined || seqOf(event) <= after) break;
		if (event.type !== "new_message" || event.message.deleted !== undefined) continue;
		if (!showsIn(event.message, thread)) continue;
		if (event.message.sender !== state.self) arrived.push(event.message);
	}
	return arrived.reverse();
}
