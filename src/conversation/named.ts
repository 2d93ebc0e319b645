/** Messages for a reader who does not have the conversation at hand: each with what its sender is called there. */
import type { Message } from "../protocol/entities.ts";
import type { Room } from "./room.ts";

export interface NamedMessage {
	message: Message;
	/** "" when nobody knows any more. */
	senderName: string;
}

/** Those of these messages that are here and not deleted, as they are now. */
export function namedMessages(room: Room, seqs: readonly number[]): NamedMessage[] {
	const people = room.roster.all();
	return seqs.flatMap((seq) => {
		const message = room.message(seq);
		if (message === null || message.deleted !== undefined) return [];
		return [{ message, senderName: people.get(message.sender)?.name ?? "" }];
	});
}
