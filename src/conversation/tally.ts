/**
 * What a list shows of a log and would have to be searched or counted for: the last message, and how many are
 * unread. Each is worked out once and then carried on over what is new, so that a member who is a million
 * messages behind costs as little per message as one who is up to date. Memory only; after a wake it is done again.
 */
import type { Message } from "../protocol/entities.ts";
import type { ConversationStore } from "./model.ts";

/** How many messages of others stand in (`above`, `upTo`]. */
interface Counted {
	above: number;
	upTo: number;
	count: number;
}

export class Tally {
	private readonly counted = new Map<string, Counted>();
	private last: { upTo: number; message: Message | null } | null = null;

	constructor(private readonly store: Pick<ConversationStore, "countOthers" | "lastMessage">) {}

	/** RD5: the messages of others above `read`, in a log that ends at `head`. */
	unread(userId: string, read: number, head: number): number {
		const known = this.counted.get(userId);
		let count = 0;
		let upTo = read;
		if (known !== undefined && known.above <= read && known.upTo > read && known.upTo <= head) {
			upTo = known.upTo;
			// What was read since, or what was not: whichever is less to look at.
			const { above } = known;
			const isNearer = read - above <= upTo - read;
			count = isNearer ? known.count - this.others(above, read, userId) : this.others(read, upTo, userId);
		}
		count += this.others(upTo, head, userId);
		this.counted.set(userId, { above: read, upTo: head, count });
		return count;
	}

	/** The newest message of a log that ends at `head`; null: there is none. */
	lastMessage(head: number): Message | null {
		const known = this.last !== null && this.last.upTo <= head ? this.last : { upTo: 0, message: null };
		if (known.upTo < head) this.last = { upTo: head, message: this.store.lastMessage(known.upTo) ?? known.message };
		return this.last?.message ?? null;
	}

	/** A message says something else now. */
	edited(seq: number): void {
		if (this.last?.message?.seq === seq) this.last = null;
	}

	/** DL3: a message is not unread any more. */
	deleted({ seq, sender }: Message): void {
		this.edited(seq);
		for (const [userId, counted] of this.counted) {
			if (userId !== sender && seq > counted.above && seq <= counted.upTo) counted.count--;
		}
	}

	/** Drops what memory holds, after a write that failed. */
	forget(): void {
		this.counted.clear();
		this.last = null;
	}

	private others(above: number, upTo: number, userId: string): number {
		return above < upTo ? this.store.countOthers(above, upTo, userId) : 0;
	}
}
