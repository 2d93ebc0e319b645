/** What thread-store.ts does over SQLite, in memory, by counting everything anew. */
import type { CountedThread, Mentioned, ThreadRecord, ThreadStore } from "../../src/conversation/model.ts";
import { type Message, type Replies, standsInConversation } from "../../src/protocol/entities.ts";
import { limits } from "../../src/protocol/limits.ts";
import { foldReplies } from "../../src/protocol/replies.ts";

export class MemoryThreadStore implements ThreadStore {
	rows = new Map<string, ThreadRecord>();
	mentioned = new Map<number, { thread: number; sender: string; mentioned: Mentioned }>();
	/** Rows written so far. */
	writes = 0;

	constructor(private readonly said: () => Message[]) {}

	standings(userId: string): CountedThread[] {
		return [...this.rows.values()].filter((row) => row.userId === userId).map((row) => this.counted(row));
	}

	standing(userId: string, thread: number): CountedThread | null {
		const row = this.rows.get(`${userId} ${thread}`);
		return row === undefined ? null : this.counted(row);
	}

	put(record: ThreadRecord): void {
		this.writes++;
		this.rows.set(`${record.userId} ${record.thread}`, { ...record });
	}

	dropAll(userId: string): void {
		for (const [name, row] of [...this.rows]) if (row.userId === userId) this.rows.delete(name);
	}

	putMentions(thread: number, seq: number, sender: string, mentioned: Mentioned): void {
		this.writes++;
		this.mentioned.set(seq, { thread, sender, mentioned });
	}

	dropMentions(_thread: number, seq: number): void {
		this.mentioned.delete(seq);
	}

	replies(from: number, to: number): ReadonlyMap<number, Replies> {
		const found = new Map<number, Replies>();
		const threads = new Set(this.said().flatMap(({ thread }) => (thread === undefined ? [] : [thread])));
		for (const thread of threads) {
			if (thread < from || thread > to) continue;
			const newest = this.inThread(thread).reverse().slice(0, limits.repliesCounted);
			const replies = foldReplies(
				newest.map(({ at, sender, deleted }) => ({ at, sender, isDeleted: deleted !== undefined })),
			);
			if (replies !== null) found.set(thread, replies);
		}
		return found;
	}

	/** Undoes what was written since, when it is called. */
	keep(): () => void {
		const [rows, mentioned] = [new Map(this.rows), new Map(this.mentioned)];
		return () => Object.assign(this, { rows, mentioned });
	}

	private inThread(thread: number): Message[] {
		return this.said().filter((message) => message.thread === thread);
	}

	private counted(row: ThreadRecord): CountedThread {
		const { userId, thread, read, following } = row;
		const all = this.inThread(thread);
		const last = all.at(-1)?.seq ?? thread;
		if (!following) return { ...row, unread: 0, mentions: 0, newest: 0, last };
		const unread = all.filter(
			(message) =>
				!standsInConversation(message) &&
				message.deleted === undefined &&
				message.seq > read &&
				message.sender !== userId,
		);
		const meant = [...this.mentioned].filter(([seq, one]) => {
			const { everyone, users } = one.mentioned;
			return one.thread === thread && seq > read && (users.has(userId) || (everyone && one.sender !== userId));
		});
		return { ...row, unread: unread.length, mentions: meant.length, newest: unread.at(-1)?.seq ?? 0, last };
	}
}
