/**
 * Who is in a conversation and where each stands. Memory is a cache of the
 * member rows: every change is written first, and `forget` throws the cache away.
 */
import type { DatedSettings } from "../env.ts";
import type { JoinedMember, MessageStatus } from "../protocol/down.ts";
import type { Role, SummaryMember } from "../protocol/entities.ts";
import type { ConversationStore, InboxKnowledge, MemberRecord } from "./model.ts";
import { WireMembers } from "./wire-members.ts";

/** A position is written and told at most once in this time, in milliseconds (RD3). */
export const settleMs = 1_000;

/** In a group, what several members have read is written as one row, this long after the first of it, in milliseconds. */
export const gatherMs = 250;

interface Standing {
	delivered: number;
	read: number;
}

/** A position that moved, as it is told. */
export interface Moved {
	/** To the member's own devices, and to everyone who is shown what others have read. */
	full: MessageStatus;
	/** To all others; null: nothing moved that they are shown (RD6). */
	bare: MessageStatus | null;
}

export class Roster {
	private cache: Map<string, MemberRecord> | null = null;
	private inOrder: readonly MemberRecord[] | null = null;
	private readonly told = new WireMembers();
	/** Positions that moved too soon after the last write; by user id. */
	private readonly unsettled = new Map<string, Standing & { askedAt: number }>();

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
	presentMembers(): readonly MemberRecord[] {
		this.inOrder ??= [...this.all().values()]
			.filter((member) => member.present)
			.sort((a, b) => a.since - b.since || (a.userId < b.userId ? -1 : 1));
		return this.inOrder;
	}

	/** Writes a record; what belongs to one transaction the caller wraps in one. */
	put(member: MemberRecord): void {
		this.all();
		this.store.putMember(member);
		// Else a move that waits would be written over where they stand when they come back.
		if (!member.present) this.unsettled.delete(member.userId);
		this.remember(member);
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
		this.inOrder = null;
		this.unsettled.clear();
	}

	/** PR7. */
	isInvisible(userId: string): boolean {
		return this.present(userId)?.settings.invisible === true;
	}

	/** RD6: whether `reader` is not shown what `member` has read. Everybody sees their own. */
	hidesRead(member: MemberRecord, reader: MemberRecord | null): boolean {
		return member.userId !== reader?.userId && (member.settings.hideRead || reader?.settings.hideRead === true);
	}

	/** Members as the wire shows them to `reader`; `lastSeen`: when a member was here, as far as that is to be told. */
	wireMembers(reader: MemberRecord, lastSeen: (userId: string) => number | null): JoinedMember[] {
		return this.presentMembers().map((member) =>
			this.told.of(member, !this.hidesRead(member, reader), lastSeen(member.userId)),
		);
	}

	/**
	 * Takes what a member lets others see, unless newer settings are known.
	 * Answers which of them are other ones now, or null for none.
	 */
	takeSettings(userId: string, settings: DatedSettings, now: number): { hideRead: boolean; invisible: boolean } | null {
		const member = this.present(userId);
		if (member === null || settings.at <= member.settings.at) return null;
		const hideRead = settings.hideRead !== member.settings.hideRead;
		const invisible = settings.invisible !== member.settings.invisible;
		this.put({ ...member, settings, hiddenAt: hideRead ? this.nextMove(now) : member.hiddenAt });
		return hideRead || invisible ? { hideRead, invisible } : null;
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
		return [...first, ...others]
			.slice(0, max)
			.map(({ userId, name, username, role }) => ({ userId, name, username, role }));
	}

	/**
	 * Moves positions forward, never back and never beyond `head` (RD2). Written
	 * at once if the last write is long enough ago and nobody else may move in the same moment, else by `settle`.
	 */
	move(userId: string, wanted: Partial<Standing>, head: number, now: number): Moved | null {
		const member = this.present(userId);
		if (member === null) return null;
		const current = this.unsettled.get(userId) ?? member;
		const read = Math.max(current.read, Math.min(wanted.read ?? 0, head));
		const delivered = Math.max(current.delivered, Math.min(wanted.delivered ?? 0, head), read);
		if (read === current.read && delivered === current.delivered) return null;
		const { askedAt = now } = this.unsettled.get(userId) ?? {};
		this.unsettled.set(userId, { delivered, read, askedAt });
		return now >= this.dueAt(member, askedAt) ? this.writeOne(userId, now) : null;
	}

	/** Where a member stands, what is not written yet included. */
	standing(userId: string): Standing {
		const { delivered, read } = this.unsettled.get(userId) ?? this.present(userId) ?? { delivered: 0, read: 0 };
		return { delivered, read };
	}

	/**
	 * When this member last read something, as far as that is stored and they show it; 0: not known. A message
	 * is delivered to a device where nobody is, so that says nothing.
	 */
	lastRead(userId: string): number {
		const member = this.present(userId);
		if (member === null || member.settings.hideRead || member.movedAt <= member.deliveredAt) return 0;
		return member.movedAt;
	}

	/** When `settle` has something to do; null: nothing waits. */
	settlesAt(): number | null {
		let at: number | null = null;
		for (const [userId, { askedAt }] of this.unsettled) {
			const member = this.present(userId);
			const due = member === null ? askedAt : this.dueAt(member, askedAt);
			if (at === null || due < at) at = due;
		}
		return at;
	}

	/** Writes where this member stands, however long ago the last write is; null: nothing waits. */
	settleOne(userId: string, now: number): Moved | null {
		return this.unsettled.has(userId) ? this.writeOne(userId, now) : null;
	}

	/**
	 * Writes the positions that are due and answers what everyone is to be told. Whatever else may be written by now goes
	 * along, since it is the same row.
	 *
	 * @param early something else is told now anyway: what would be due a moment later need not wait
	 */
	settle(now: number, early = false): Moved[] {
		const waiting = [...this.unsettled].map(([userId, { askedAt }]) => {
			const member = this.present(userId);
			const isDue = member === null || now >= this.dueAt(member, askedAt);
			const may = isDue || (!member.settings.hideRead && now >= member.movedAt + settleMs);
			return { userId, isDue, may };
		});
		if (!early && !waiting.some(({ isDue }) => isDue)) return [];
		return this.write(
			waiting.filter(({ may }) => may).map(({ userId }) => userId),
			now,
		);
	}

	/** The newest move that `readerId` is shown: the cursor of a poller starts here, and must not tell of another. */
	newestMove(readerId: string): number {
		const reader = this.present(readerId);
		let newest = 0;
		for (const member of this.presentMembers()) newest = Math.max(newest, this.shownMove(member, reader));
		return newest;
	}

	/** Positions that moved after `since`, or came out of hiding or went into it, as `readerId` is shown them. */
	movedAfter(since: number, readerId: string): MessageStatus[] {
		const reader = this.present(readerId);
		const moved: MessageStatus[] = [];
		for (const member of this.presentMembers()) {
			if (this.shownMove(member, reader) <= since) continue;
			moved.push(this.hidesRead(member, reader) ? bare(member) : full(member));
		}
		return moved;
	}

	/** When what `reader` is shown of this member last changed. */
	private shownMove(member: MemberRecord, reader: MemberRecord | null): number {
		const movedAt = this.hidesRead(member, reader) ? member.deliveredAt : member.movedAt;
		return Math.max(movedAt, member.hiddenAt, reader?.hiddenAt ?? 0);
	}

	/** Who inherits a group from its owner: the longest-standing admin, else member; null: nobody is left. */
	heir(owner: string): MemberRecord | null {
		const others = this.presentMembers().filter((member) => member.userId !== owner);
		const rank = (role: Role) => (role === "admin" ? 0 : 1);
		return others.sort((a, b) => rank(a.role) - rank(b.role) || a.since - b.since)[0] ?? null;
	}

	/** A time after every move so far. */
	private nextMove(now: number): number {
		let newest = 0;
		for (const { movedAt, hiddenAt } of this.all().values()) newest = Math.max(newest, movedAt, hiddenAt);
		return Math.max(now, newest + 1);
	}

	/**
	 * When a position that was asked for is to be written. Of those who hide what they
	 * read, at the next full second: how long ago their last write is would tell when they read.
	 */
	private dueAt({ settings, movedAt }: MemberRecord, askedAt: number): number {
		if (settings.hideRead) return (Math.floor(askedAt / settleMs) + 1) * settleMs;
		if (this.all().size <= 2) return movedAt + settleMs;
		// Moves of one moment are a millisecond apart each, and must not be written one by one a second later.
		const moment = (Math.floor(movedAt / gatherMs) + 1) * gatherMs;
		return Math.max(moment + settleMs, askedAt + gatherMs);
	}

	private writeOne(userId: string, now: number): Moved | null {
		return this.write([userId], now)[0] ?? null;
	}

	private write(userIds: readonly string[], now: number): Moved[] {
		const told: Moved[] = [];
		const moved: MemberRecord[] = [];
		for (const userId of userIds) {
			const standing = this.unsettled.get(userId);
			const member = this.present(userId);
			this.unsettled.delete(userId);
			if (standing === undefined || member === null) continue;
			const movedAt = this.nextMove(now);
			const reaches = standing.delivered > member.delivered;
			const written: MemberRecord = {
				...member,
				delivered: standing.delivered,
				read: standing.read,
				movedAt,
				deliveredAt: reaches ? movedAt : member.deliveredAt,
			};
			// The unread count changed with the position: an inbox that believes its own must be told.
			if (member.inbox === "fresh") this.put({ ...written, inbox: "untold" });
			else {
				this.remember(written);
				moved.push(written);
			}
			told.push({ full: full(written), bare: reaches ? bare(written) : null });
		}
		if (moved.length > 0) this.store.putPositions(moved);
		return told;
	}

	private remember(member: MemberRecord): void {
		(this.all() as Map<string, MemberRecord>).set(member.userId, member);
		this.inOrder = null;
	}
}

/** Where a member stands, as it is told. */
export function full({ userId, delivered, read }: MemberRecord): MessageStatus {
	return { type: "message_status", userId, delivered, read };
}

/** The same for those who are not shown what was read. */
export function bare({ userId, delivered }: MemberRecord): MessageStatus {
	return { type: "message_status", userId, delivered, read: null };
}
