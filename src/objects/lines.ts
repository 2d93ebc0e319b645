/**
 * The open sockets of an object and what is known of each. Kept in memory, since asking the platform for its list at
 * every frame costs as much as telling several sockets; after a wake it is read from the platform once.
 */
import type { Caller } from "../env.ts";

/** What an object knows of a socket, through hibernation too (at most 16 KiB). */
export interface Attachment {
	caller: Caller;
	/** Whether its join was answered: announcements are for joined sockets only. */
	joined: boolean;
	/** When its upgrade was answered, and its client could say something from then on; null: that is still to come. */
	openedAt: number | null;
	/** Whether its client said that nobody is in front of it. */
	away: boolean;
}

/** A socket, and what is known of it while the object is in memory. */
export interface Line {
	readonly socket: WebSocket;
	/** What is written in the socket's attachment. */
	attachment: Attachment;
	/** When it said something last, in Unix ms; 0: not since the object woke. */
	heardAt: number;
	/** No more bytes than these wait for the client to take them. */
	unsentAtMost: number;
	/** When its time to join was found to be over, in Unix ms; null: not yet. */
	overdueSince: number | null;
}

export class Lines {
	/** Those that nobody has closed, as far as we were told. */
	private readonly open = new Map<WebSocket, Line>();
	/** Those of them whose client could have said hello and did not, the oldest first. */
	private readonly waiting = new Set<Line>();
	/** How many that have joined are each person's, and how many of those are away. */
	private readonly tally = new Map<string, { sockets: number; away: number }>();
	/** Also of sockets that were closed: their last frames and the news of their end are still to come. */
	private readonly known = new WeakMap<WebSocket, Line>();

	/**
	 * @param survivors the sockets that lived through it when the object woke. Those that we closed are among them until
	 * their client answers, which it may never do.
	 */
	constructor(survivors: readonly WebSocket[]) {
		const open = survivors.filter(({ readyState }) => readyState === WebSocket.OPEN);
		// The platform hands out the newest first.
		for (const socket of open.toReversed()) this.add(socket);
	}

	/** A socket whose attachment was written is open. */
	add(socket: WebSocket): void {
		const line = this.of(socket);
		this.open.set(socket, line);
		this.enlist(line);
	}

	/** What is known of a socket. */
	of(socket: WebSocket): Line {
		let line = this.known.get(socket);
		if (line === undefined) {
			const attachment = socket.deserializeAttachment() as Attachment;
			// What waited for it while the object slept is not known.
			line = { socket, attachment, heardAt: 0, unsentAtMost: Number.POSITIVE_INFINITY, overdueSince: null };
			this.known.set(socket, line);
		}
		return line;
	}

	/** Writes what is to be known of a socket through hibernation too. */
	change(line: Line, change: Partial<Attachment>): void {
		const isOpen = this.open.has(line.socket);
		if (isOpen) this.strike(line);
		line.attachment = { ...line.attachment, ...change };
		line.socket.serializeAttachment(line.attachment);
		if (isOpen) this.enlist(line);
	}

	/** A socket was closed, by whichever side. */
	drop(socket: WebSocket): void {
		const line = this.open.get(socket);
		if (line === undefined) return;
		this.open.delete(socket);
		this.strike(line);
	}

	/** Nobody has closed it, as far as we were told. */
	isOpen(socket: WebSocket): boolean {
		return this.open.has(socket);
	}

	/** The open ones. May change while it is read. */
	all(): Iterable<Line> {
		return this.open.values();
	}

	/** Its client has said hello, which is not answered yet. */
	noteHello(line: Line): void {
		this.waiting.delete(line);
	}

	/** The open ones whose client could have said hello and did not, the oldest first. */
	strangers(): Iterable<Line> {
		return this.waiting;
	}

	/** The people with an open socket that has joined; true: away on all of theirs. */
	people(): Map<string, boolean> {
		const people = new Map<string, boolean>();
		for (const [userId, { sockets, away }] of this.tally) people.set(userId, sockets === away);
		return people;
	}

	/** Counts an open one where it belongs. */
	private enlist(line: Line): void {
		if (line.attachment.joined) this.count(line, 1);
		else if (line.attachment.openedAt !== null) this.waiting.add(line);
	}

	private strike(line: Line): void {
		if (line.attachment.joined) this.count(line, -1);
		else this.waiting.delete(line);
	}

	private count({ attachment: { caller, away } }: Line, by: 1 | -1): void {
		const counted = this.tally.get(caller.userId) ?? { sockets: 0, away: 0 };
		const sockets = counted.sockets + by;
		if (sockets === 0) this.tally.delete(caller.userId);
		else this.tally.set(caller.userId, { sockets, away: counted.away + (away ? by : 0) });
	}
}
