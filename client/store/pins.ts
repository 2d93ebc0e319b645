/** Which messages are pinned, as the reader sees it: the log's word, and over it what is on its way. Pure. */
import { withPin } from "./conversation.ts";
import type { ConversationState } from "./model.ts";

/** The seqs of the pinned messages, in the order in which they were pinned (PN1). */
export function shownPins({ pins, outbox }: Pick<ConversationState, "pins" | "outbox">): readonly number[] {
	return outbox.reduce((shown, row) => {
		if (row.state !== "sending") return shown;
		if (row.kind === "pin") return withPin(shown, row.target, row.on);
		// DL2: it is not pinned any more.
		return row.kind === "deletion" ? withPin(shown, row.target, false) : shown;
	}, pins);
}
