/** DL2: what was deleted goes from the copy of the log, and leaves the digest on which the chain rests (HC2). Pure. */
import { digestOf } from "../../src/protocol/chain.ts";
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import type { Deletion } from "./changes.ts";
import { sha256 } from "./sha256.ts";

/** By the seq of the event whose text goes. */
export type Deletions = ReadonlyMap<number, Deletion>;

/** What the deletions among `events` erase. */
export function deletionsIn(events: readonly LogEvent[]): Deletions {
	const deletions = new Map<number, Deletion>();
	for (const event of events) {
		if (event.type !== "message_deleted") continue;
		const { seq, at, actor } = event;
		for (const erased of event.erased) deletions.set(erased, { seq, at, actor });
	}
	return deletions;
}

/** `events` without the texts that were deleted; the same array when all are gone already. */
export function withoutErased(
	events: readonly LogEvent[],
	deletions: Deletions = deletionsIn(events),
): readonly LogEvent[] {
	if (deletions.size === 0) return events;
	let isSame = true;
	const kept = events.map((event) => {
		const deleted = deletions.get(seqOf(event));
		if (deleted === undefined || !hasText(event)) return event;
		isSame = false;
		return erased(event, deleted);
	});
	return isSame ? events : kept;
}

/** Whether an event holds what a person wrote. */
export function hasText(event: LogEvent): boolean {
	return (event.type === "new_message" || event.type === "message_edited") && event.digest === undefined;
}

/** As the server tells it once it is erased. */
function erased(event: LogEvent, deleted: Deletion): LogEvent {
	if (event.type === "message_edited") {
		const { mentions: _, ...rest } = event;
		return { ...rest, body: { text: "" }, salt: "", digest: digestOf(event, sha256) };
	}
	if (event.type !== "new_message") return event;
	const { mentions: _, ...rest } = event.message;
	const message = { ...rest, body: { text: "" }, deleted };
	return { ...event, message, salt: "", digest: digestOf(event, sha256) };
}
