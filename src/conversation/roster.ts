/**
 * Who is in a conversation and where each stands. Memory is a cache of the
 * member rows: every change is written first, and `forget` throws the cache away.
 */
import type { MessageStatus } from "../protocol/down.ts";
import type { Member, Role, SummaryMember } from "../protocol/entities.ts";
import type { ConversationStore, InboxKnowledge, MemberRecord } from "./model.ts";

/** A position is written and told at most once in this time, in milliseconds (RD3). */
export const settleMs = 1_000;

interface Standing {
	delivered: number;
	read: number;
}

export class Roster {
	private cache: Map<string, MemberRecord> | null = null;
	/** Positions that moved too soon after the last write; by user id. */
	private readonly unsettled = new Map<string, Standing>();

	constructor(private readonly store: ConversationStore) {}

	/** The member with this id, or null for anyone who is not, or no longer, one. */
	present(userId: string): MemberRecord | null {
		const member = this.all().get(userId);
		return member?.present ? member : null;
	}

	/** Everyone who ever was a member, by user id. */
	all(): ReadonlyMap<string, MemberRecord> {
		this.cache ??= new Map(this.store.members().map((member) => [member.userId, member]));
		return this.cache;
	}

	/** Members, in the order in which they were added. */
	presentMembers(): MemberRecord[] {
		return [...this.all().values()]
			.filter((member) => member.present)
			.sort((a, b) => a.since - b.since || (a.userId < b.userId ? -1 : 1));
	}

	/** Writes a record; what belongs to one transaction the caller wraps in one. */
	put(member: MemberRecord): void {
		this.store.putMember(member);
		// Else a move that waits would be written over where they stand when they come back.
		if (!member.present) this.unsettled.delete(member.userId);
		const cache = this.all() as Map<string, MemberRecord>;
		cache.set(member.userId, member);
	}

	/** Notes what a member's inbox knows; writes nothing when it is no news. */
	setInbox(userId: string, inbox: InboxKnowledge, inboxHead: number): void {
		const member = this.all().get(userId);
		if (member === undefined) return;
		// The head matters only while the inbox is believed to be right.
		if (member.inbox === inbox && (inbox !== "fresh" || member.inboxHead === inboxHead)) return;
		this.put({ ...member, inbox, inboxHead });
	}

	/** Drops what memory holds, after a write that failed. */
	forget(): void {
		this.cache = null;
		this.unsettled.clear();
	}

	/** As the wire shows members. */
	wireMembers(): Member[] {
		return this.presentMembers().map(({ userId, name, role, delivered, read }) => ({
			userId,
			name,
			role,
			delivered,
			read,
		}));
	}

	/** People who were members, as the wire names them. */
	former(): { userId: string; name: string }[] {
		return [...this.all().values()].filter((member) => !member.present).map(({ userId, name }) => ({ userId, name }));
	}

	/** At most `max`, the reader first among them. */
	summaryMembers(reader: string, max: number): SummaryMember[] {
		const members = this.presentMembers();
		const first = members.filter((member) => member.userId === reader);
		const others = members.filter((member) => member.userId !== reader);
		return [...first, ...others].slice(0, max).map(({ userId, name, role }) => ({ userId, name, role }));
	}

	/**
	 * Moves positions forward, never back and never beyond `head` (RD2). Written
	 * at once if the last write is long enough ago, else by `settle`.
	 */
	move(userId: string, wanted: Partial<Standing>, head: number, now: number): MessageStatus | null {
		const member = this.present(userId);
		if (member === null) return null;
		const current = this.unsettled.get(userId) ?? member;
		const read = Math.max(current.read, Math.min(wanted.read ?? 0, head));
		const delivered = Math.max(current.delivered, Math.min(wanted.delivered ?? 0, head), read);
		if (read === current.read && delivered === current.delivered) return null;
		this.unsettled.set(userId, { delivered, read });
		return now - member.movedAt >= settleMs ? this.write(userId, now) : null;
	}

	/** Where a member stands, what is not written yet included. */
	standing(userId: string): Standing {
		const { delivered, read } = this.unsettled.get(userId) ?? this.present(userId) ?? { delivered: 0, read: 0 };
		return { delivered, read };
	}

	/** When `settle` has something to do; null: nothing waits. */
	settlesAt(): number | null {
		let at: number | null = null;
		for (const userId of this.unsettled.keys()) {
			const due = (this.present(userId)?.movedAt ?? 0) + settleMs;
			if (at === null || due < at) at = due;
		}
		return at;
	}

	/** Writes the positions that are due and answers what everyone is to be told. */
	settle(now: number): MessageStatus[] {
		const told: MessageStatus[] = [];
		for (const userId of [...this.unsettled.keys()]) {
			const member = this.present(userId);
			if (member !== null && now - member.movedAt < settleMs) continue;
			const status = this.write(userId, now);
			if (status !== null) told.push(status);
		}
		return told;
	}

	/** The newest move of any member: the cursor of pollers starts here. */
	newestMove(): number {
		let newest = 0;
		for (const member of this.all().values()) newest = Math.max(newest, member.movedAt);
		return newest;
	}

	/** Positions that moved after `since`. */
	movedAfter(since: number): MessageStatus[] {
		return this.presentMembers()
			.filter((member) => member.movedAt > since)
			.map(({ userId, delivered, read }) => ({ type: "message_status", userId, delivered, read }));
	}

	/** Who inherits a group from its owner: the longest-standing admin, else member; null: nobody is left. */
	heir(owner: string): MemberRecord | null {
		const others = this.presentMembers().filter((member) => member.userId !== owner);
		const rank = (role: Role) => (role === "admin" ? 0 : 1);
		return others.sort((a, b) => rank(a.role) - rank(b.role) || a.since - b.since)[0] ?? null;
	}

	private write(userId: string, now: number): MessageStatus | null {
		const standing = this.unsettled.get(userId);
		const member = this.present(userId);
		this.unsettled.delete(userId);
		if (standing === undefined || member === null) return null;
		this.put({
			...member,
			...standing,
			movedAt: Math.max(now, this.newestMove() + 1),
			// The unread count changed with the position: an inbox that believes its own must be told.
			inbox: member.inbox === "fresh" ? "untold" : member.inbox,
		});
		return { type: "message_status", userId, ...standing };
	}
}
