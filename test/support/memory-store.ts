/** The storages that the rules ask for, in memory: what store.ts does over SQLite, for tests that need no object. */
import type {
	ConversationInfo,
	ConversationStore,
	MemberRecord,
	Page,
	PageRequest,
} from "../../src/conversation/model.ts";
import { Room, type RoomRates } from "../../src/conversation/room.ts";
import { seal } from "../../src/conversation/seal.ts";
import type { Caller } from "../../src/env.ts";
import type { InboxStore, ListEntry } from "../../src/inbox/inbox.ts";
import { chainStart } from "../../src/protocol/chain.ts";
import { type LogEvent, type NewMessage, seqOf } from "../../src/protocol/down.ts";
import type { ConversationKind, Message, Role } from "../../src/protocol/entities.ts";

/** A clock that only a test moves. */
export interface FakeClock {
	(): number;
	now: number;
}

export function fakeClock(start = 1_000_000): FakeClock {
	const clock: FakeClock = Object.assign(() => clock.now, { now: start });
	return clock;
}

export class MemoryConversationStore implements ConversationStore {
	log: LogEvent[] = [];
	kept: ConversationInfo | null = null;
	rows = new Map<string, MemberRecord>();
	/** Rows written so far, as a bill would count them without indexes. */
	writes = 0;
	/** Set: the next write throws it, once. */
	failure: Error | null = null;

	info(): ConversationInfo | null {
		return this.kept === null ? null : { ...this.kept };
	}

	putInfo(info: ConversationInfo): void {
		this.write();
		this.kept = { ...info };
	}

	members(): MemberRecord[] {
		return [...this.rows.values()].map((member) => ({ ...member }));
	}

	putMember(member: MemberRecord): void {
		this.write();
		this.rows.set(member.userId, { ...member });
	}

	head(): number {
		const last = this.log.at(-1);
		return last === undefined ? 0 : seqOf(last);
	}

	tip(): { seq: number; hash: string } {
		return { seq: this.head(), hash: this.log.at(-1)?.hash ?? chainStart };
	}

	append(event: LogEvent): void {
		this.write();
		if (seqOf(event) <= this.head()) throw new Error("UNIQUE constraint failed: log.seq");
		this.log.push(structuredClone(event));
	}

	hashAt(seq: number): string | null {
		return this.log.find((event) => seqOf(event) === seq)?.hash ?? null;
	}

	findByClientId(sender: string, clientId: string): NewMessage | null {
		const isIt = ({ message }: NewMessage) => message.sender === sender && message.clientId === clientId;
		return this.log.find((event): event is NewMessage => event.type === "new_message" && isIt(event)) ?? null;
	}

	hasMessage(seq: number): boolean {
		return this.said().some((message) => message.seq === seq);
	}

	lastMessage(above: number): Message | null {
		return this.said().findLast(({ seq }) => seq > above) ?? null;
	}

	events({ after, before, limit }: PageRequest): Page<LogEvent> {
		return pageOf(this.log, after, before, limit, seqOf);
	}

	messages({ after, before, limit }: PageRequest): Page<Message> {
		return pageOf(this.said(), after, before, limit, ({ seq }) => seq);
	}

	countOthers(above: number, upTo: number, userId: string): number {
		return this.said().filter(({ seq, sender }) => seq > above && seq <= upTo && sender !== userId).length;
	}

	sendTimes(userId: string, since: number, limit: number): number[] {
		const times = this.said().filter(({ sender, at }) => sender === userId && at >= since);
		return times.map(({ at }) => at).slice(-limit);
	}

	transaction<T>(act: () => T): T {
		const [log, kept, rows] = [[...this.log], this.kept, new Map(this.rows)];
		try {
			return act();
		} catch (error) {
			Object.assign(this, { log, kept, rows });
			throw error;
		}
	}

	private said(): Message[] {
		return this.log.flatMap((event) => (event.type === "new_message" ? [event.message] : []));
	}

	private write(): void {
		const { failure } = this;
		this.failure = null;
		if (failure !== null) throw failure;
		this.writes++;
	}
}

function pageOf<T>(
	all: readonly T[],
	after: number | undefined,
	before: number | undefined,
	limit: number,
	numberOf: (row: T) => number,
): Page<T> {
	if (after !== undefined) {
		const rest = all.filter((row) => numberOf(row) > after);
		return { rows: rest.slice(0, limit), more: rest.length > limit };
	}
	const rest = all.filter((row) => before === undefined || numberOf(row) < before);
	return { rows: limit === 0 ? [] : rest.slice(-limit), more: rest.length > limit };
}

export class MemoryInboxStore implements InboxStore {
	readonly list = new Map<string, ListEntry>();
	readonly noted = new Set<string>();
	readonly ended = new Set<string>();
	writes = 0;

	entries(): ListEntry[] {
		return structuredClone([...this.list.values()]);
	}

	put(entry: ListEntry): void {
		this.writes++;
		const { id, removed, stale, version, rev, summary, muted, markedAt, since } = entry;
		this.list.set(id, structuredClone({ id, removed, stale, version, rev, summary, muted, markedAt, since }));
	}

	notePlace(sessionId: string, conversationId: string): void {
		this.noted.add(`${sessionId} ${conversationId}`);
	}

	places(sessionId: string): string[] {
		return [...this.noted]
			.map((note) => note.split(" "))
			.flatMap(([session, place = ""]) => (session === sessionId ? [place] : []));
	}

	forgetPlace(sessionId: string, conversationId: string): void {
		this.noted.delete(`${sessionId} ${conversationId}`);
	}

	hasEnded(sessionId: string): boolean {
		return this.ended.has(sessionId);
	}

	endSession(sessionId: string): void {
		this.ended.add(sessionId);
	}

	endedWithPlaces(): string[] {
		return [...this.ended].filter((sessionId) => this.places(sessionId).length > 0);
	}
}

/** A member's record as `found` makes it. */
export function memberRecord(userId: string, changes: Partial<MemberRecord> = {}): MemberRecord {
	return {
		userId,
		name: userId.toUpperCase(),
		role: "member",
		since: 0,
		present: true,
		delivered: 0,
		read: 0,
		movedAt: 0,
		inbox: "asleep",
		inboxHead: 0,
		...changes,
	};
}

/** Somebody who asks; `sessionId` tells devices apart. */
export function callerOf(userId: string, sessionId = `${userId}-session`): Caller {
	return { userId, name: userId.toUpperCase(), sessionId, sessionExpiresAt: Number.MAX_SAFE_INTEGER };
}

const generous: RoomRates = { messagesPerSecond: 1_000_000, messageBurst: 1_000_000 };

/** A room over memory. `people` are ids, or ids with a role (`ann:owner`); the first was there first. */
export function memoryRoom(people: string[], options: { kind?: ConversationKind; rates?: RoomRates } = {}) {
	const clock = fakeClock();
	const store = new MemoryConversationStore();
	const kind = options.kind ?? "group";
	store.kept = {
		id: "g_0123456789012345678901",
		kind,
		title: kind === "group" ? "Tea" : null,
		topic: null,
		createdAt: 500,
	};
	people.forEach((text, index) => {
		const [userId = "", role = "member"] = text.split(":");
		store.rows.set(userId, memberRecord(userId, { role: role as Role, since: index + 1 }));
	});
	const open = () => new Room(store, clock, options.rates ?? generous, seal);
	return { clock, store, room: open(), /** The same room after its object was evicted. */ reopen: open };
}

/** A room whose log has `count` messages by `sender`, named m1, m2 … */
export function say(room: Room, sender: string, count: number, from = 1): Message[] {
	return Array.from({ length: count }, (_, index) => {
		const sent = room.send(sender, { clientId: `m${from + index}`, body: { text: `text ${from + index}` } });
		if (!sent.ok) throw new Error(sent.refusal.code);
		return sent.value.event.message;
	});
}
