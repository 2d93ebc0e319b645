/**
 * The polling transport's half in the object: the same rules as for a socket,
 * and then what a socket would have carried since (PL1 to PL6).
 */
import type { Caller } from "../env.ts";
import { Bucket } from "../objects/bucket.ts";
import { failureFrame } from "../objects/gate.ts";
import { decodeConversationUp } from "../protocol/codec.ts";
import { type Down, isLogEvent } from "../protocol/down.ts";
import { seqOf } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import type { ConversationUp, Exchange } from "../protocol/up.ts";
import { WIRE_VERSION } from "../protocol/version.ts";
import type { PresenceBoard } from "./presence.ts";
import type { Announcement, Answer, Presences, Room } from "./room.ts";
import { statusesAfter } from "./threads.ts";

/** What an exchange brings; null: nothing is new and nothing was asked (204). */
export type ExchangeAnswer = { frames: Down[]; cursor: string; more: boolean } | null;

/** How far a poller has been told of what has no seq. */
interface Told {
	/** The newest move of a position. */
	moved: number;
	/** The newest change of where the caller stands in threads. */
	threads: number;
	/** A point in the presence board's time. */
	seen: number;
	/** The newest change of who types. */
	typed: number;
	/** Tells this client's polls from those of the same session's other pages. */
	client: string;
	/** Whether it said that nobody is in front of it. */
	away: boolean;
}

/** `moved-seen-typed-threads`, then a (away) or h (here) and the client's own id. Older cursors have no `threads`. */
const cursorForm = /^(\d{1,16})-(\d{1,16})-(\d{1,16})-(?:(\d{1,16})-)?([ah])([a-z0-9]{8})$/;

const idLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

function newClient(): string {
	return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => idLetters[byte % idLetters.length]).join("");
}

export class Polling {
	/** What each session was last told, for clients that hand in no cursor; by session id. */
	private readonly told = new Map<string, Told>();
	private readonly buckets = new Map<string, Bucket>();

	constructor(
		private readonly room: Room,
		private readonly board: PresenceBoard,
		private readonly clock: () => number,
		private readonly framesPerSecond: number,
	) {}

	/** LM2: counts the frames of a session's exchange; answers 0, or the milliseconds until they may be done. */
	takeTurn(sessionId: string, frames: number): number {
		let bucket = this.buckets.get(sessionId);
		if (bucket === undefined) {
			bucket = new Bucket(this.framesPerSecond, Math.max(this.framesPerSecond, limits.exchangeFrames));
			this.buckets.set(sessionId, bucket);
		}
		// An empty one counts as a frame: it costs as much.
		return bucket.take(this.clock(), Math.max(1, frames));
	}

	/**
	 * Does what the frames say and gathers what is new for the caller, who is a member.
	 *
	 * @param announce tells the sockets
	 */
	exchange(
		caller: Caller,
		request: Exchange,
		here: () => Presences,
		announce: (announcements: Announcement[]) => void,
	): ExchangeAnswer {
		const now = this.clock();
		const frames = request.frames.map((value) => decodeConversationUp(value));
		const joins = frames.some((frame) => frame.ok && frame.value.type === "join_conversation");
		let { client, away } = this.clientOf(caller, request, joins);
		const notePoll = () => this.board.notePoll(`${caller.sessionId} ${client}`, caller, away, now);
		notePoll();

		const replies: Down[] = [];
		let from = request.after;
		const take = (frame: ConversationUp) => {
			const answer = this.room.handle(caller, frame, here);
			away = answer.joined === true ? false : (answer.away ?? away);
			announce(answer.announce);
			replies.push(...answer.reply);
			from = reachedBy(answer, from);
		};
		if (!joins && (request.after === null || request.after > this.room.store.head())) {
			take({ type: "join_conversation", version: WIRE_VERSION, after: request.after });
		}
		for (const frame of frames) {
			if (frame.ok) take(frame.value);
			else replies.push(failureFrame(frame.failure));
		}
		notePoll();

		const head = this.room.store.head();
		const page = this.room.store.events({ after: Math.min(from ?? head, head), limit: limits.pageMessages });
		const brought = new Set(page.rows.map(seqOf));
		const known = this.known(caller, request);
		const news: Down[] = [
			// A repeated writing is answered with its event, which may be in the page as well.
			...replies.filter((frame) => !isLogEvent(frame) || !brought.has(seqOf(frame))),
			...page.rows,
			...this.room.roster.movedAfter(known.moved, caller.userId),
			...statusesAfter(this.room, caller.userId, known.threads, page.rows),
			...this.board.changesAfter(known.seen, this.memberIds()).filter(({ userId }) => userId !== caller.userId),
			...this.room.typing.changesAfter(known.typed, caller.userId, now),
		];
		const told = {
			moved: this.room.roster.newestMove(caller.userId),
			threads: this.room.threads.newestMove(caller.userId),
			seen: this.board.mark(now),
			typed: this.room.typing.newest,
			client,
			away,
		};
		this.told.set(caller.sessionId, told);
		if (news.length === 0 && request.frames.length === 0) return null;
		return { frames: news, cursor: cursorOf(told), more: page.more };
	}

	/** A session has ended. */
	forget(sessionId: string): void {
		this.told.delete(sessionId);
		this.buckets.delete(sessionId);
	}

	/** Which of the person's clients polls. One that joins without a cursor is a new one. */
	private clientOf(caller: Caller, request: Exchange, joins: boolean): Pick<Told, "client" | "away"> {
		const known = readCursor(request.cursor);
		if (known !== null) return known;
		const remembered = joins || request.after === null ? undefined : this.told.get(caller.sessionId);
		return remembered ?? { client: newClient(), away: false };
	}

	/** PL3. */
	private known(caller: Caller, request: Exchange): Pick<Told, "moved" | "threads" | "seen" | "typed"> {
		const handed = readCursor(request.cursor);
		if (handed !== null) return handed;
		const remembered = this.told.get(caller.sessionId);
		if (remembered !== undefined) return remembered;
		const now = { seen: this.board.mark(this.clock()), typed: this.room.typing.newest };
		// A join tells where everyone stands.
		if (request.after === null) {
			const { roster, threads } = this.room;
			return { moved: roster.newestMove(caller.userId), threads: threads.newestMove(caller.userId), ...now };
		}
		const [event] = this.room.store.events({ after: request.after - 1, limit: 1 }).rows;
		if (event === undefined || request.after === 0) return { moved: 0, threads: 0, ...now };
		// A position that moved in the millisecond of the event may have moved after it.
		const since = (event.type === "new_message" ? event.message.at : event.at) - 1;
		return { moved: since, threads: since, ...now };
	}

	private *memberIds(): Iterable<string> {
		for (const { userId } of this.room.roster.presentMembers()) yield userId;
	}
}

function cursorOf({ moved, threads, seen, typed, client, away }: Told): string {
	return `${moved}-${seen}-${typed}-${threads}-${away ? "a" : "h"}${client}`;
}

/** What a cursor says; null for none, and for what no server of ours made. */
function readCursor(cursor: string | undefined): Told | null {
	const match = cursorForm.exec(cursor ?? "");
	if (match === null) return null;
	const [, moved, seen, typed, threads = 0, where, client = ""] = match;
	const points = { moved: Number(moved), threads: Number(threads), seen: Number(seen), typed: Number(typed) };
	return { ...points, client, away: where === "a" };
}

/** The last seq that the caller has after this answer. */
function reachedBy(answer: Answer, before: number | null): number | null {
	const joined = answer.reply.find((frame) => frame.type === "joined");
	if (joined === undefined) return before;
	const last = joined.frames.at(-1);
	return last === undefined ? joined.head : seqOf(last);
}
