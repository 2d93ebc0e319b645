/** The storages that the rules ask for, in memory: what store.ts does over SQLite, for tests that need no object. */
import type {
	ConversationInfo,
	ConversationStore,
	MemberRecord,
	Mentioned,
	MessageRequest,
	Page,
	PageRequest,
	ReactionRecord,
} from "../../src/conversation/model.ts";
import type { Directory } from "../../src/conversation/presence.ts";
import { type Presences, Room, type RoomRates } from "../../src/conversation/room.ts";
import { seal } from "../../src/conversation/seal.ts";
import type { Caller } from "../../src/env.ts";
import type { InboxStore, ListEntry } from "../../src/inbox/inbox.ts";
import type { SavedName, SavedRecord, SavedStore } from "../../src/inbox/saved.ts";
import { chainStart } from "../../src/protocol/chain.ts";
import { type ConversationKind, type Message, type Role, standsInConversation } from "../../src/protocol/entities.ts";
import {
	actorOf,
	clientIdOf,
	type KnownEvent,
	type MessageEdited,
	seqOf,
	type WrittenEvent,
} from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import { MemoryThreadStore } from "./memory-thread-store.ts";

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
	log: KnownEvent[] = [];
	reacted: ReactionRecord[] = [];
	mentioned = new Map<number, { sender: string; mentioned: Mentioned }>();
	kept: ConversationInfo | null = null;
	rows = new Map<string, MemberRecord>();
	readonly threads = new MemoryThreadStore(() => this.said());
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

	putPositions(members: readonly MemberRecord[]): void {
		this.write();
		for (const member of members) this.rows.set(member.userId, { ...member });
	}

	head(): number {
		const last = this.log.at(-1);
		return last === undefined ? 0 : seqOf(last);
	}

	tip(): { seq: number; hash: string } {
		return { seq: this.head(), hash: this.log.at(-1)?.hash ?? chainStart };
	}

	append(event: KnownEvent): void {
		this.write();
		if (seqOf(event) <= this.head()) throw new Error("UNIQUE constraint failed: log.seq");
		this.log.push(structuredClone(event));
	}

	hashAt(seq: number): string | null {
		return this.log.find((event) => seqOf(event) === seq)?.hash ?? null;
	}

	timeAt(seq: number): number | null {
		const event = this.event(seq);
		return event === null ? null : event.type === "new_message" ? event.message.at : event.at;
	}

	findByClientId(actor: string, clientId: string): WrittenEvent | null {
		const isIt = (event: KnownEvent): event is WrittenEvent =>
			clientIdOf(event) === clientId && actorOf(event) === actor;
		return this.log.find(isIt) ?? null;
	}

	event(seq: number): KnownEvent | null {
		return this.log.find((event) => seqOf(event) === seq) ?? null;
	}

	message(seq: number): Message | null {
		return this.said().find((message) => message.seq === seq) ?? null;
	}

	editsOf(target: number): number[] {
		return this.edits(target).map(({ seq }) => seq);
	}

	noteEdit(): void {
		this.write();
	}

	eraseText(seq: number, digest: string): void {
		this.write();
		this.log = this.log.map((event) => {
			if (seqOf(event) !== seq) return event;
			if (event.type === "message_edited") {
				const { mentions: _, ...rest } = event;
				return { ...rest, body: { text: "" }, salt: "", digest };
			}
			if (event.type !== "new_message") return event;
			const { mentions: _, ...message } = event.message;
			return { ...event, message: { ...message, body: { text: "" } }, salt: "", digest };
		});
	}

	noteDeletion(target: number, deleted: NonNullable<Message["deleted"]>): void {
		this.log = this.log.map((event) =>
			event.type === "new_message" && event.message.seq === target
				? { ...event, message: { ...event.message, deleted } }
				: event,
		);
	}

	reactions(from: number, to: number): ReactionRecord[] {
		return this.reacted.filter(({ target }) => target >= from && target <= to);
	}

	putReaction(reaction: ReactionRecord): void {
		this.write();
		this.reacted.push(reaction);
	}

	dropReaction({ target, emoji, userId }: Omit<ReactionRecord, "seq">): void {
		this.write();
		this.reacted = this.reacted.filter(
			(known) => known.target !== target || known.emoji !== emoji || known.userId !== userId,
		);
	}

	putMentions(seq: number, sender: string, mentioned: Mentioned): void {
		this.write();
		if (this.mentioned.has(seq)) throw new Error("UNIQUE constraint failed: mention");
		this.mentioned.set(seq, { sender, mentioned });
	}

	dropMentions(seq: number): void {
		this.write();
		this.mentioned.delete(seq);
	}

	countMentions(above: number, userId: string): number {
		const meant = [...this.mentioned].filter(
			([
				seq,
				{
					sender,
					mentioned: { everyone, users },
				},
			]) => {
				return seq > above && (users.has(userId) || (everyone && sender !== userId));
			},
		);
		return meant.length;
	}

	lastMessage(above: number): Message | null {
		return this.said().findLast((message) => message.seq > above && standsInConversation(message)) ?? null;
	}

	events({ after, before, limit }: PageRequest): Page<KnownEvent> {
		return pageOf(this.log, after, before, limit, seqOf);
	}

	messages({ after, before, limit, thread }: MessageRequest): Page<Message> {
		const fits = (message: Message) =>
			thread === undefined ? standsInConversation(message) : message.thread === thread;
		return pageOf(this.said().filter(fits), after, before, limit, ({ seq }) => seq);
	}

	countOthers(above: number, upTo: number, userId: string): number {
		return this.said().filter(
			(message) =>
				standsInConversation(message) &&
				message.deleted === undefined &&
				message.seq > above &&
				message.seq <= upTo &&
				message.sender !== userId,
		).length;
	}

	sendTimes(userId: string, since: number, limit: number): number[] {
		const times = this.said().filter(({ sender, at }) => sender === userId && at >= since);
		return times.map(({ at }) => at).slice(-limit);
	}

	forget(): void {
		// Nothing is remembered beside what is stored.
	}

	transaction<T>(act: () => T): T {
		const [log, kept, rows, reacted] = [[...this.log], this.kept, new Map(this.rows), [...this.reacted]];
		const mentioned = new Map(this.mentioned);
		const threads = this.threads.keep();
		try {
			return act();
		} catch (error) {
			Object.assign(this, { log, kept, rows, reacted, mentioned });
			threads();
			throw error;
		}
	}

	/** Messages as they are now. */
	private said(): Message[] {
		return this.log.flatMap((event) => {
			if (event.type !== "new_message") return [];
			const last = this.edits(event.message.seq).at(-1);
			if (last === undefined || event.message.deleted !== undefined) return [event.message];
			const { mentions: _, ...first } = event.message;
			const { seq, at, body, mentions } = last;
			return [{ ...first, body, edited: { seq, at }, ...(mentions === undefined ? {} : { mentions }) }];
		});
	}

	private edits(target: number): MessageEdited[] {
		return this.log.filter(
			(event): event is MessageEdited => event.type === "message_edited" && event.target === target,
		);
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

export class MemorySavedStore implements SavedStore {
	readonly rows = new Map<string, SavedRecord>();
	writes = 0;
	/** Set: the next write throws it, once. */
	failure: Error | null = null;

	all(): SavedRecord[] {
		return structuredClone([...this.rows.values()]);
	}

	put(record: SavedRecord): void {
		this.write();
		this.rows.set(`${record.conversationId} ${record.seq}`, structuredClone(record));
	}

	delete({ conversationId, seq }: SavedName): void {
		this.write();
		this.rows.delete(`${conversationId} ${seq}`);
	}

	private write(): void {
		const { failure } = this;
		this.failure = null;
		if (failure !== null) throw failure;
		this.writes++;
	}
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

/** The settings of somebody who never changed them. */
export const defaults = { hideRead: false, invisible: false, at: 0 };

/** Who is here, when these are, and nobody was ever seen. */
export const presences = (...online: string[]): Presences => ({ online, away: [], lastSeen: () => null });

/** What a room knows of people, as its object tells the presence board. */
export const directoryOf = (room: Room): Directory => ({
	isInvisible: (userId) => room.roster.present(userId) === null || room.roster.isInvisible(userId),
	isCoarse: () => room.isCoarse(),
	storedSign: (userId) => room.roster.present(userId)?.movedAt ?? 0,
});

/** A member's record as `found` makes it. */
export function memberRecord(userId: string, changes: Partial<MemberRecord> = {}): MemberRecord {
	return {
		userId,
		name: userId.toUpperCase(),
		username: userId,
		role: "member",
		since: 0,
		present: true,
		delivered: 0,
		read: 0,
		movedAt: 0,
		deliveredAt: 0,
		settings: defaults,
		hiddenAt: 0,
		inbox: "asleep",
		inboxHead: 0,
		...changes,
	};
}

/** Somebody who asks; `sessionId` tells devices apart. */
export function callerOf(userId: string, sessionId = `${userId}-session`): Caller {
	return {
		userId,
		name: userId.toUpperCase(),
		username: userId,
		settings: defaults,
		sessionId,
		sessionExpiresAt: Number.MAX_SAFE_INTEGER,
	};
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
		editWindow: limits.editWindowMs,
		pins: [],
		createdAt: 500,
		budget: null,
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
		const sent = room.write(sender, {
			type: "send_message",
			clientId: `m${from + index}`,
			body: { text: `text ${from + index}` },
		});
		if (!sent.ok) throw new Error(sent.refusal.code);
		const { event } = sent.value;
		if (event.type !== "new_message") throw new Error(event.type);
		return event.message;
	});
}
