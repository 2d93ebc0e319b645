/** What a conversation says to those whom it tells nothing else. */
import type { Down } from "../protocol/down.ts";
import type { ConversationUp } from "../protocol/up.ts";
import { refuse } from "../result.ts";

/** Nothing is told about a conversation to someone who is not in it (ER6). */
export const notFound = refuse("not_found", "There is no such conversation, or you are not in it.");

/** The same over a socket. */
export const strangerFrame = { type: "error", ...notFound.refusal } as const;

/** The one answer for a code that leads nowhere, and for one that does not any more (IV3). */
export const noSuchInvite = refuse("not_found", "This invite does not hold, or not any more. Ask for a new one.");

/** HS2: the answer to a frame that came before the join. */
export function notJoined(frame: ConversationUp): Down {
	const refusal = { code: "not_joined", detail: "The first frame must be join_conversation." } as const;
	if (!("clientId" in frame)) return { type: "error", ...refusal };
	return { type: "rejected", clientId: frame.clientId, ...refusal, retryable: true };
}
