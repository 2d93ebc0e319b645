/**
 * What a conversation's object does besides answering: telling the sockets and
 * the inboxes what happened, and the small work that is due a moment later.
 */
import type { Meter } from "../cost/meter.ts";
import { Agenda } from "../objects/agenda.ts";
import type { Sockets } from "../objects/sockets.ts";
import { type Down, isLogEvent } from "../protocol/down.ts";
import type { Costs } from "./costs.ts";
import type { Notifier } from "./notify.ts";
import { PresenceBoard } from "./presence.ts";
import type { Announcement, Answer, Presences, Room } from "./room.ts";
import { tellMoved } from "./settings.ts";
import { tellThread } from "./threads.ts";

/** How long what inboxes must hear is gathered, in milliseconds: a burst is told once, and with what its readers answer to it. */
const gatherMs = 250;
/** When a crash or a failed call is made up for, in milliseconds. */
const alarmMs = 5_000;

/** Whether everybody is told this, or something in its place. */
const isForAll = ({ except, only, besides }: Announcement) =>
	except === undefined && only === undefined && besides === undefined;

/** What of the object is needed here. */
interface LiveParts {
	room: Room;
	sockets: Sockets;
	notifier: Notifier;
	clock: () => number;
	costs: Costs;
	meter: Meter;
	/** Hears the frames that came and wait. */
	hearWaiting: () => void;
}

export class Live {
	readonly board: PresenceBoard;
	private readonly agenda: Agenda;
	/** When something came up that inboxes must hear; null: nothing since they were last told. */
	private inboxesWaitSince: number | null = null;
	private alarmSet = false;

	private readonly room: Room;
	private readonly sockets: Sockets;
	private readonly notifier: Notifier;
	private readonly clock: () => number;
	private readonly costs: Costs;
	private readonly hearWaiting: () => void;

	constructor(
		private readonly ctx: DurableObjectState,
		{ room, sockets, notifier, clock, costs, meter, hearWaiting }: LiveParts,
	) {
		this.hearWaiting = hearWaiting;
		this.room = room;
		this.sockets = sockets;
		this.notifier = notifier;
		this.clock = clock;
		this.costs = costs;
		this.board = new PresenceBoard(sockets.people(), clock(), {
			isInvisible: (userId) => room.roster.present(userId) === null || room.roster.isInvisible(userId),
			storedSign: (userId) => room.roster.lastRead(userId),
			isCoarse: () => costs.isCoarse(),
		});
		this.agenda = new Agenda(
			() => this.work(),
			clock,
			(from, to) => meter.stayAwake(from, to),
		);
		sockets.watchClosed(({ userId, heardAt }) => {
			this.board.noteGone(userId, heardAt, this.clock());
			this.agenda.plan(this.board.dueAt());
		});
	}

	/** The object woke. After a crash no socket is left, and an inbox that watches may have missed the last change. */
	wake(): void {
		if (this.sockets.open().length === 0) this.notifier.touchWatching();
		this.plan();
	}

	/** Who has this conversation open. */
	presences(): Presences {
		const now = this.clock();
		this.sweep(now);
		const here = this.board.here(this.sockets.people(), now);
		const away = [...here].flatMap(([userId, isAway]) => (isAway ? [userId] : []));
		return { online: [...here.keys()], away, lastSeen: (userId) => this.board.lastSeen(userId) };
	}

	/**
	 * Lets go of connections that are dead and never said so (HS7, PR3). Runs at
	 * every wake, before anything that depends on who is here; no timer is set for it.
	 */
	sweep(now: number): void {
		this.sockets.closeSilent(now);
		// Else an object that sleeps before anything else is planned would forget to tell it.
		if (this.board.dropSilent(now) > 0) this.plan();
	}

	/** Runs a rule that writes; null when storage failed: then memory, which may be ahead of it, is thrown away. */
	attempt<T>(act: () => T): { value: T } | null {
		try {
			return { value: act() };
		} catch (error) {
			console.error("a write failed", error);
			this.room.forget();
			return null;
		}
	}

	/** Sends what a frame led to: first to the one who sent it, then to everyone. */
	deliver(socket: WebSocket, answer: Answer): void {
		if (answer.joined === true) {
			// What the join itself caused is in its answer: told before this socket hears what is announced.
			this.announce(answer.announce);
			this.sockets.markJoined(socket);
			this.sockets.send(socket, answer.reply);
			this.board.noteSocket(this.sockets.attachment(socket).caller.sessionId, this.clock());
			this.plan();
			return;
		}
		this.sockets.send(socket, answer.reply);
		if (answer.away !== undefined) {
			this.sockets.markAway(socket, answer.away);
			this.board.noteChange(this.clock());
		}
		this.announce(answer.announce);
		if (answer.close === undefined) return;
		this.sockets.close(socket, answer.close);
		this.socketGone(socket);
	}

	/** Tells every joined socket, and has the inboxes told of what their lists show. */
	announce(announcements: readonly Announcement[]): void {
		const now = this.clock();
		this.sweep(now);
		const own = new Map<string, Down[]>();
		const together = announcements.length > 1 && announcements.every(isForAll);
		if (together) this.tellTogether(announcements, now);
		for (const { frame, except, only, instead, besides } of announcements) {
			if (only !== undefined) {
				own.set(only, [...(own.get(only) ?? []), frame]);
				if (frame.type === "thread_status") this.notifier.touch(only);
				continue;
			}
			if (together) {
				// Told.
			} else if (besides !== undefined) this.tellBesides(frame, besides, now);
			else if (instead === undefined) this.sockets.broadcast([frame], now, except);
			else this.tellEach(frame, instead, now);
			if (isLogEvent(frame)) this.notifier.touchAll();
			else if (frame.type === "message_status") this.notifier.touch(frame.userId);
		}
		for (const [userId, frames] of own) this.sockets.tellOne(userId, frames, now);
		this.plan();
	}

	/** A socket was closed, by whichever side. */
	socketGone(socket: WebSocket): void {
		const now = this.clock();
		this.sweep(now);
		const { caller, joined } = this.sockets.attachment(socket);
		if (joined) this.board.noteGone(caller.userId, now, now);
		this.plan();
	}

	/** PR7: what a person lets others see has changed; that nobody sees them any more cannot wait. */
	tellPresence(): void {
		const now = this.clock();
		this.sweep(now);
		this.tellPresences(now);
		this.plan();
	}

	/** Plans the next piece of work that is due, if any. */
	plan(): void {
		const now = this.clock();
		if (this.board.isOverdue(now)) this.tellPresences(now);
		if (!this.notifier.hasWork()) this.inboxesWaitSince = null;
		else this.inboxesWaitSince ??= now;
		if (!this.alarmSet && this.notifier.needsAlarm()) this.ctx.waitUntil(this.setAlarm());
		this.agenda.plan(
			this.room.roster.settlesAt(),
			this.room.threads.settlesAt(),
			this.board.dueAt(),
			this.sockets.helloDueAt(),
			this.inboxesDueAt(),
		);
		this.attempt(() => this.costs.settle());
	}

	/** Does what is due. Called by the agenda; a test may call it at any time. */
	work(): void {
		// Nobody is thought silent who has spoken.
		this.hearWaiting();
		const now = this.clock();
		this.sweep(now);
		const tellsInboxes = now >= (this.inboxesDueAt() ?? Number.POSITIVE_INFINITY);
		const settled = this.attempt(() => [
			...this.room.roster.settle(now, tellsInboxes).map((moved) => tellMoved(this.room, moved)),
			...this.room.threads.settle(now).map(tellThread),
		]);
		this.announce(settled?.value ?? []);
		if ((this.board.dueAt() ?? Number.POSITIVE_INFINITY) <= now) this.tellPresences(now);
		this.sockets.closeStrangers(now, "join_conversation");
		if (tellsInboxes) this.ctx.waitUntil(this.tellInboxes());
		this.plan();
	}

	/** Tells the inboxes now. */
	async tellInboxes(): Promise<void> {
		this.inboxesWaitSince = null;
		if (!(await this.notifier.flush())) await this.setAlarm();
		this.plan();
	}

	/** The alarm: makes up for inboxes that could not be told. Runs at least once; telling twice does no harm. */
	async makeUp(): Promise<void> {
		this.alarmSet = false;
		this.notifier.retry();
		await this.tellInboxes();
	}

	/** What is told of at once goes to each socket as one message: where a whole group stands, above all. */
	private tellTogether(announcements: readonly Announcement[], now: number): void {
		// Most are told the same: one array, so that it is written out once.
		let last: readonly Down[] = [];
		this.sockets.tell(now, (userId) => {
			const frames = announcements.flatMap(({ frame, instead }) => {
				const told = instead?.to(userId) === true ? instead.frame : frame;
				return told === null ? [] : [told];
			});
			if (frames.length === 0) return null;
			if (frames.length !== last.length || frames.some((frame, place) => frame !== last[place])) last = frames;
			return last;
		});
	}

	/** Two arrays, so that a frame is encoded at most twice however many hear it. */
	private tellEach(frame: Down, { frame: other, to }: NonNullable<Announcement["instead"]>, now: number): void {
		const [usual, instead] = [[frame], other === null ? null : [other]];
		this.sockets.tell(now, (userId) => (to(userId) ? instead : usual));
	}

	/** Encoded once for all who hear nothing besides. */
	private tellBesides(frame: Down, besides: (userId: string) => Down | null, now: number): void {
		const usual = [frame];
		this.sockets.tell(now, (userId) => {
			const other = besides(userId);
			return other === null ? usual : [frame, other];
		});
	}

	private tellPresences(now: number): void {
		this.sockets.broadcast(this.board.diff(this.sockets.people(), now), now);
	}

	private inboxesDueAt(): number | null {
		return this.inboxesWaitSince === null ? null : this.inboxesWaitSince + gatherMs;
	}

	private async setAlarm(): Promise<void> {
		this.alarmSet = true;
		await this.ctx.storage.setAlarm(this.clock() + alarmMs);
	}
}
