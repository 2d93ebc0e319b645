/** What a message's sender is shown (RD4). */
import { type Member, type Message, standsInConversation } from "../../src/protocol/entities.ts";
import type { ConversationState, MessageStatus } from "./model.ts";
import type { OutboxRow } from "./outbox-rows.ts";

interface Standing {
	delivered: number;
	read: number;
}

/** By the members' map, which is replaced on change, then by sender: a list asks once per message. */
const known = new WeakMap<ReadonlyMap<string, Member>, Map<string, Standing>>();

/** The lowest positions of everyone but `sender`; -1 where there is nobody else, and where one is not shown (RD6). */
function othersStanding(members: ReadonlyMap<string, Member>, sender: string): Standing {
	let bySender = known.get(members);
	if (bySender === undefined) {
		bySender = new Map();
		known.set(members, bySender);
	}
	let standing = bySender.get(sender);
	if (standing === undefined) {
		const others = [...members.values()].filter((member) => member.userId !== sender);
		const lowest = (positions: number[]) => positions.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
		standing =
			others.length === 0
				? { delivered: -1, read: -1 }
				: { delivered: lowest(others.map((m) => m.delivered)), read: lowest(others.map((m) => m.read ?? -1)) };
		bySender.set(sender, standing);
	}
	return standing;
}

/** The status of one of the reader's own messages, in the log or still in the outbox. */
export function messageStatus(
	state: Pick<ConversationState, "members">,
	message: Pick<Message, "seq" | "sender" | "thread" | "toConversation"> | Pick<OutboxRow, "state">,
): MessageStatus {
	if ("state" in message) return message.state;
	const { delivered, read } = othersStanding(state.members, message.sender);
	// TH5: how far others have read in a thread is not told.
	if (read >= message.seq && standsInConversation(message)) return "read";
	return delivered >= message.seq ? "delivered" : "sent";
}
