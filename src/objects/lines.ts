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
	openedAt: number;
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
}

export class Lines {
	/** Those that nobody has closed, as far as we were told. */
	private readonly open = new Map<WebSocket, Line>();
	/** Those of them that have not joined. */
	private readonly waiting = new Set<Line>();
	/** Also of sockets that were closed: their last frames and the news of their end are still to come. */
	private readonly known = new WeakMap<WebSocket, Line>();

	/** @param survivors the sockets that lived through it when the object woke */
	constructor(survivors: Iterable<WebSocket>) {
		for (const socket of survivors) this.add(socket);
	}

	/** A socket whose attachment was written is open. */
	add(socket: WebSocket): void {
		const line = this.of(socket);
		this.open.set(socket, line);
		if (!line.attachment.joined) this.waiting.add(line);
	}

	/** What is known of a socket. */
	of(socket: WebSocket): Line {
		let line = this.known.get(socket);
		if (line === undefined) {
			const attachment = socket.deserializeAttachment() as Attachment;
			// What waited for it while the object slept is not known.
			line = { socket, attachment, heardAt: 0, unsentAtMost: Number.POSITIVE_INFINITY };
			this.known.set(socket, line);
		}
		return line;
	}

	/** Writes what is to be known of a socket through hibernation too. */
	change(line: Line, change: Partial<Attachment>): void {
		line.attachment = { ...line.attachment, ...change };
		line.socket.serializeAttachment(line.attachment);
		if (line.attachment.joined) this.waiting.delete(line);
	}

	/** A socket was closed, by whichever side. */
	drop(socket: WebSocket): void {
		const line = this.open.get(socket);
		if (line === undefined) return;
		this.open.delete(socket);
		this.waiting.delete(line);
	}

	/** The open ones. May change while it is read. */
	all(): Iterable<Line> {
		return this.open.values();
	}

	/** The open ones that have not joined. */
	strangers(): Iterable<Line> {
		return this.waiting;
	}
}
