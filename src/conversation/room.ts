/**
 * The rules of a conversation: who may do what, what it changes, and who is
 * told. Plain code over a store and a clock; it knows no socket and no request.
 */
import type { Caller, Names } from "../env.ts";
import { Bucket } from "../objects/bucket.ts";
import { chainStart, hashAfter, type Sha256, type UnhashedEvent } from "../protocol/chain.ts";
import type { Down } from "../protocol/down.ts";
import type { Message, Receipts, SharedSummary } from "../protocol/entities.ts";
import { errorKinds } from "../protocol/errors.ts";
import { type LogEvent, seqOf } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { EventPage } from "../protocol/pages.ts";
import type { ConversationUp, WritingUp } from "../protocol/up.ts";
import { type Result, refuse } from "../result.ts";
import { dressed, pageOf } from "./history.ts";
import { joinConversation } from "./join.ts";
import { type Written, write } from "./messages.ts";
import type { ConversationInfo, ConversationStore, HistoryRequest, MemberRecord, Page, PageRequest } from "./model.ts";
import { Roster } from "./roster.ts";
import { tellMoved } from "./settings.ts";
import { Tally } from "./tally.ts";
import { ThreadStandings } from "./thread-standings.ts";
import { followThread, readThread, tellEvent } from "./threads.ts";
import { TypingSigns } from "./typing.ts";

/** The rates of this deployment that the rules need. */
export interface RoomRates {
	messagesPerSecond: number;
	messageBurst: number;
}

/** Something that everyone connected is told. */
export interface Announcement {
	frame: Down;
	/** But not this person. */
	except?: string;
	/** Nobody but this person. */
	only?: string;
	/** What each is told besides, right after it; null: nothing. */
	besides?: (userId: string) => Down | null;
	/** What some people are told in its place; null: nothing. */
	instead?: { frame: Down | null; to: (userId: string) => boolean };
}

/** Who is here, as far as others may know. */
export interface Presences {
	online: string[];
	/** Those of them with nobody in front of any connection. */
	away: string[];
	/** When someone who is not here was last; null: not known, or not to be told. */
	lastSeen(userId: string): number | null;
}

/** What a frame led to. */
export interface Answer {
	/** For the one who asked, in order. */
	reply: Down[];
	/** For everyone who has joined, the one who asked too, in order. */
	announce: Announcement[];
	/** Set when the socket of the one who asked must be closed after the reply. */
	close?: "normal" | "badFrame" | "startAgain";
	/** Whether the frame was a join that succeeded: from now on announcements are for this socket too. */
	joined?: boolean;
	/** Set when the connection of the one who asked now has, or has not, anybody in front of it (PR4). */
	away?: boolean;
}

/** What the hash chain needs (HC1, HC2). */
export interface Seal {
	sha256: Sha256;
	/** A new random text. */
	salt(): string;
}

/** What of a conversation is to be another. */
export type InfoChange = Partial<Pick<ConversationInfo, "editWindow">> & { title?: string; topic?: string };

const nobodyHere = () => ({ online: [] });

export class Room {
	readonly roster: Roster;
	private cachedInfo: ConversationInfo | null = null;
	private readonly buckets = new Map<string, Bucket>();
	readonly tally: Tally;
	readonly threads: ThreadStandings;
	readonly typing = new TypingSigns();

	constructor(
		readonly store: ConversationStore,
		readonly clock: () => number,
		private readonly rates: RoomRates,
		readonly seal: Seal,
		/** CO4: whether typing and presence are coarser now. */
		readonly isCoarse: () => boolean = () => false,
	) {
		this.roster = new Roster(store);
		this.tally = new Tally(store);
		this.threads = new ThreadStandings(store.threads);
	}

	/** Kind, title, topic and settings. The room exists: callers check membership first. */
	info(): ConversationInfo {
		this.cachedInfo ??= this.store.info();
		if (this.cachedInfo === null) throw new Error("this conversation was never created");
		return this.cachedInfo;
	}

	/** The caller's record, or null: then nothing about this conversation may be told (ER6). */
	memberOf(caller: Caller): MemberRecord | null {
		return this.roster.present(caller.userId);
	}

	/** Does what one frame of a member says. */
	handle(caller: Caller, frame: ConversationUp, here: () => Presences): Answer {
		switch (frame.type) {
			case "join_conversation":
				return joinConversation(this, caller, frame, here);
			case "send_message":
			case "edit_message":
			case "delete_message":
			case "react":
			case "pin_message":
				return this.answerWriting(caller, frame, here);
			case "mark_delivered":
				return this.mark(caller, { delivered: frame.seq });
			case "mark_read":
				return this.mark(caller, { read: frame.seq });
			case "read_thread":
				return readThread(this, caller.userId, frame);
			case "follow_thread":
				return followThread(this, caller.userId, frame);
			case "typing":
				return this.type(caller.userId, frame.on);
			case "set_presence":
				return { reply: [], announce: [], away: frame.away };
			case "leave_conversation":
				return { reply: [], announce: [], close: "normal" };
		}
	}

	/** RS7. */
	events(request: PageRequest): EventPage {
		const page = this.store.events(request);
		return { events: page.rows, hasMore: page.more, prev: this.hashBefore(page.rows) };
	}

	/** HC3: the hash that the first of `events` follows; of none: the newest. */
	hashBefore([first]: readonly LogEvent[]): string {
		return first === undefined ? this.store.tip().hash : (this.store.hashAt(seqOf(first) - 1) ?? chainStart);
	}

	/** Writes an event at the end of the log, chained to the one before (HC1). The caller wraps it in a transaction, which SD2 rests on, too. */
	append<E extends UnhashedEvent>(make: (seq: number) => E): E & { hash: string } {
		const tip = this.store.tip();
		const event = make(tip.seq + 1);
		const chained = { ...event, hash: hashAfter(tip.hash, this.info().id, event, this.seal.sha256) };
		this.store.append(chained);
		return chained;
	}

	/** ID7. No event when the names are the old ones. */
	rename(member: MemberRecord, { name, username }: Names): LogEvent[] {
		if (member.name === name && member.username === username) return [];
		return [this.changeMember(member.userId, { ...member, name, username }, "renamed")];
	}

	/** Writes a member's record and the event that tells of it, both or neither. */
	changeMember(
		actor: string,
		member: MemberRecord,
		change: "added" | "removed" | "left" | "renamed" | "role",
	): LogEvent {
		return this.store.transaction(() => {
			const { userId, name, username, role } = member;
			const at = this.clock();
			const written = this.append((seq) => ({
				...({ type: "member_changed", seq, at, actor, userId, name, username, change, role } as const),
			}));
			this.roster.put(member);
			return written;
		});
	}

	/** Writes title, topic or settings and the event that tells of it. */
	changeInfo(actor: string, change: InfoChange): LogEvent {
		return this.store.transaction(() => {
			const at = this.clock();
			const written = this.append((seq) => ({ type: "conversation_changed", seq, at, actor, ...change }));
			this.putInfo(change);
			return written;
		});
	}

	/** Stores that the conversation is another. The caller wraps it in a transaction, with the event that tells of it. */
	putInfo(change: Partial<ConversationInfo>): void {
		const info = { ...this.info(), ...change };
		this.store.putInfo(info);
		this.cachedInfo = info;
	}

	/** SD1 to SD8, ED, DL, RX. `here`: whom `@here` means, besides nobody. */
	write(userId: string, asked: WritingUp, here: () => Pick<Presences, "online"> = nobodyHere): Result<Written> {
		const member = this.roster.present(userId);
		if (member === null) return refuse("not_found", errorKinds.not_found.title);
		return write(this, member, asked, () => here().online);
	}

	private answerWriting(caller: Caller, asked: WritingUp, here: () => Presences): Answer {
		const written = this.write(caller.userId, asked, here);
		if (!written.ok) {
			const { code, detail, retryAfter } = written.refusal;
			const { clientId } = asked;
			const rejected = { type: "rejected" as const, clientId, code, detail, retryable: errorKinds[code].retryable };
			return { reply: [retryAfter === undefined ? rejected : { ...rejected, retryAfter }], announce: [] };
		}
		const { kind, event } = written.value;
		return kind === "stored" ? { reply: [], announce: [tellEvent(this, event)] } : { reply: [event], announce: [] };
	}

	/**
	 * LM1: acts if the member may write now. The bucket lives in memory; after the
	 * object slept it is filled from the log, so that sleeping is no way around the limit.
	 */
	inTurn<T>(userId: string, act: () => Result<T>): Result<T> {
		const { messagesPerSecond, messageBurst } = this.rates;
		const now = this.clock();
		let bucket = this.buckets.get(userId);
		if (bucket === undefined) {
			bucket = new Bucket(messagesPerSecond, messageBurst);
			const since = now - (messageBurst / messagesPerSecond) * 1000;
			for (const at of this.store.sendTimes(userId, since, messageBurst)) bucket.take(at);
			this.buckets.set(userId, bucket);
		}
		const wait = bucket.take(now);
		if (wait === 0) return act();
		const detail = `At most ${messagesPerSecond} messages a second (MESSAGES_PER_SECOND) and ${messageBurst} at once (MESSAGE_BURST).`;
		return refuse("rate_limited", detail, Math.ceil(wait / 1000));
	}

	/** RD1 to RD3. */
	private mark(caller: Caller, wanted: Receipts): Answer {
		const moved = this.roster.move(caller.userId, wanted, this.store.head(), this.clock());
		return { reply: [], announce: moved === null ? [] : [tellMoved(this, moved)] };
	}

	/** PR1, PR7. */
	private type(userId: string, on: boolean): Answer {
		const now = this.clock();
		const isNews =
			!this.roster.isInvisible(userId) &&
			(this.isCoarse() ? this.typing.setCoarsely(userId, on, now) : this.typing.set(userId, on, now));
		return { reply: [], announce: isNews ? [{ frame: { type: "typing", userId, on }, except: userId }] : [] };
	}

	/** RS6, RS8, TH3. */
	messages(request: HistoryRequest): Page<Message> {
		return pageOf(this, request);
	}

	/** One message as it is now (EV4); null: this is none. */
	message(seq: number): Message | null {
		const message = this.store.message(seq);
		return message === null ? null : (dressed(this, [message])[0] ?? null);
	}

	/** CV2: this conversation as one member's list shows it. */
	summary(reader: MemberRecord, maxMembers: number = limits.summaryMembers): SharedSummary {
		const { id, kind, title, topic, createdAt, editWindow } = this.info();
		const head = this.store.head();
		const lastMessage = this.tally.lastMessage(head);
		const { newest, ...inThreads } = this.threads.total(reader.userId);
		return {
			id,
			kind,
			title,
			topic,
			members: this.roster.summaryMembers(reader.userId, maxMembers),
			memberCount: this.roster.presentMembers().length,
			head,
			unread: this.tally.unread(reader.userId, reader.read, head),
			mentions: this.tally.mentions(reader.userId, reader.read),
			threads: { ...inThreads, newest: newest === 0 ? null : this.store.message(newest) },
			lastMessage,
			activityAt: lastMessage?.at ?? createdAt,
			lastAt: (lastMessage?.seq === head ? lastMessage.at : this.store.timeAt(head)) ?? createdAt,
			editWindow,
		};
	}

	/** Drops what memory holds, after a write that failed. */
	forget(): void {
		this.store.forget();
		this.cachedInfo = null;
		this.roster.forget();
		this.buckets.clear();
		this.tally.forget();
		this.threads.forget();
	}
}
