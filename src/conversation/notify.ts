/**
 * Tells the inboxes of the members that something changed. A burst is told
 * once. An inbox where nobody looks is told once and then left asleep, until it
 * asks: that costs one row here and one there per unread stretch, not per message.
 *
 * What an inbox knows is kept in the member's row (see InboxKnowledge), so a
 * call that failed, or a crash before it, is made up for later.
 */
import type { SharedSummary } from "../protocol/entities.ts";
import type { MemberRecord } from "./model.ts";
import type { Room } from "./room.ts";

/** A summary for one member, and what decides whether that member's own marks still hold (CV8). */
export interface MemberSummary {
	summary: SharedSummary;
	/** The member's read position. */
	read: number;
	/** When the member was added: another time means that they had left. */
	since: number;
}

/** The same with a number that grows with every one this conversation makes: a late one is known as such. */
export interface VersionedSummary extends MemberSummary {
	version: number;
}

/** This conversation as one member's list shows it, `maxMembers` named. */
export function memberSummary(room: Room, member: MemberRecord, maxMembers?: number): MemberSummary {
	return { summary: room.summary(member, maxMembers), read: member.read, since: member.since };
}

/** The inboxes, as a conversation may call them. A call that throws is repeated later. */
export interface InboxPort {
	/** Hands in the newest summary; answers whether somebody looks at this inbox now. */
	update(userId: string, news: VersionedSummary): Promise<{ watching: boolean }>;
	/** Takes the conversation off the list. */
	remove(userId: string, conversationId: string): Promise<void>;
}

/** Calls under way at once; the platform allows few connections, and a group may have 1,000 members. */
const parallel = 20;

export class Notifier {
	/** Members whose inbox must hear of a change, besides those that their records tell of. */
	private readonly touched = new Set<string>();
	/** Members whose inbox asked while a call to it was under way: the answer to that call is older. */
	private readonly asked = new Set<string>();
	/** Members whose inbox could not be told; tried again by the alarm, not by every message. */
	private readonly unreachable = new Set<string>();
	private flushing: Promise<boolean> | null = null;
	private version = 0;

	constructor(
		private readonly room: Room,
		private readonly inboxes: InboxPort,
		private readonly clock: () => number,
	) {}

	/** Something changed in what this member's list shows. */
	touch(userId: string): void {
		this.touched.add(userId);
	}

	/** Something changed in what every member's list shows. An inbox that is asleep asks when it wakes. */
	touchAll(): void {
		for (const { present, inbox, userId } of this.room.roster.all().values()) {
			if (present && inbox !== "asleep") this.touched.add(userId);
		}
	}

	/** Something may have changed that inboxes which watch have not heard: those that keep no record of it. */
	touchWatching(): void {
		for (const { present, inbox, userId } of this.room.roster.all().values()) {
			if (present && inbox === "watching") this.touched.add(userId);
		}
	}

	/** Whether some inbox must hear of something now. */
	hasWork(): boolean {
		for (const { userId } of this.pending()) if (!this.unreachable.has(userId)) return true;
		return false;
	}

	/** The inboxes that could not be told may be tried again. */
	retry(): void {
		this.unreachable.clear();
	}

	/**
	 * Whether something waits that a crash would forget if nothing woke the
	 * object again: an inbox that believes it is right, and is not. True once per
	 * unread stretch, so that is how often it costs an alarm.
	 */
	needsAlarm(): boolean {
		for (const { inbox } of this.pending()) if (inbox === "fresh" || inbox === "untold") return true;
		return false;
	}

	/** An inbox asks: it gets the newest summary and is right from now on. */
	take(member: MemberRecord): VersionedSummary {
		this.touched.delete(member.userId);
		this.asked.add(member.userId);
		this.room.roster.setInbox(member.userId, "fresh", this.room.store.head());
		return this.summaryFor(member);
	}

	/**
	 * Tells everyone who must be told, each once: who must hear more by then is told
	 * in the next round. Answers false if somebody could not be reached.
	 */
	flush(): Promise<boolean> {
		this.flushing ??= this.work().finally(() => {
			this.flushing = null;
		});
		return this.flushing;
	}

	/** Lazily: it is asked for at every message, and mostly nobody or the first member is an answer. */
	private *pending(): Generator<MemberRecord> {
		const { seq: head } = this.room.store.tip();
		for (const member of this.room.roster.all().values()) if (this.mustHear(member, head)) yield member;
	}

	private mustHear(member: MemberRecord, head: number): boolean {
		if (member.inbox === "asleep") return false;
		if (!member.present || member.inbox === "untold") return true;
		return this.touched.has(member.userId) || (member.inbox === "fresh" && member.inboxHead < head);
	}

	private async work(): Promise<boolean> {
		const told = new Set<string>();
		for (;;) {
			const batch = [...this.pending()]
				.filter(({ userId }) => !told.has(userId) && !this.unreachable.has(userId))
				.slice(0, parallel);
			if (batch.length === 0) return this.unreachable.size === 0;
			for (const { userId } of batch) told.add(userId);
			await Promise.all(batch.map((member) => this.tryTell(member)));
		}
	}

	private async tryTell(member: MemberRecord): Promise<void> {
		try {
			await this.tell(member);
		} catch (error) {
			console.error("an inbox could not be told", error);
			this.unreachable.add(member.userId);
			this.room.roster.setInbox(member.userId, "untold", 0);
		}
	}

	private async tell(member: MemberRecord): Promise<void> {
		const { userId } = member;
		this.touched.delete(userId);
		if (!member.present) {
			await this.inboxes.remove(userId, this.room.info().id);
			if (this.room.roster.present(userId) === null) this.room.roster.setInbox(userId, "asleep", 0);
			return;
		}
		this.asked.delete(userId);
		const { watching } = await this.inboxes.update(userId, this.summaryFor(member));
		if (this.room.roster.present(userId) === null || this.asked.has(userId)) return;
		// What changed during the call was not in the summary: an inbox that watches is told
		// by the next round, one that sleeps asks for all of it.
		this.room.roster.setInbox(userId, watching ? "watching" : "asleep", 0);
	}

	/** Versions come from the clock, so that they grow over a restart too. */
	private summaryFor(member: MemberRecord): VersionedSummary {
		this.version = Math.max(this.clock(), this.version + 1);
		return { ...memberSummary(this.room, member), version: this.version };
	}
}
