/**
 * What a list shows of a log and would have to be searched or counted for: the last message, and how many are
 * unread or mention the reader. Each is worked out once and then carried on over what is new, so that a member who is a million
 * messages behind costs as little per message as one who is up to date. Memory only; after a wake it is done again.
 */
import { type Message, standsInConversation } from "../protocol/entities.ts";
import type { ConversationStore, Mentioned } from "./model.ts";

/** How many messages of others stand in (`above`, `upTo`]. */
interface Counted {
	above: number;
	upTo: number;
	count: number;
}

export class Tally {
	private readonly counted = new Map<string, Counted>();
	private readonly mentioned = new Map<string, { above: number; count: number }>();
	private last: { upTo: number; message: Message | null } | null = null;

	constructor(private readonly store: Pick<ConversationStore, "countMentions" | "countOthers" | "lastMessage">) {}

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

	/** MN3: the messages of others above `read` that mention this person. */
	mentions(userId: string, read: number): number {
		const known = this.mentioned.get(userId);
		if (known?.above === read) return known.count;
		const count = this.store.countMentions(read, userId);
		this.mentioned.set(userId, { above: read, count });
		return count;
	}

	/** A message at the end of the log, or one that mentioned nobody, mentions these. */
	addMentions(seq: number, sender: string, { everyone, users }: Mentioned): void {
		for (const [userId, known] of this.mentioned) {
			const isMeant = users.has(userId) || (everyone && userId !== sender);
			if (isMeant && seq > known.above) known.count++;
		}
	}

	/** Some message mentions nobody any more. */
	dropMentions(): void {
		this.mentioned.clear();
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
	deleted(message: Message): void {
		const { seq, sender } = message;
		this.edited(seq);
		if (!standsInConversation(message)) return;
		for (const [userId, counted] of this.counted) {
			if (userId !== sender && seq > counted.above && seq <= counted.upTo) counted.count--;
		}
	}

	/** Drops what memory holds, after a write that failed. */
	forget(): void {
		this.counted.clear();
		this.mentioned.clear();
		this.last = null;
	}

	private others(above: number, upTo: number, userId: string): number {
		return above < upTo ? this.store.countOthers(above, upTo, userId) : 0;
	}
}
