/**
 * The sockets of an object: with upgrade.ts the only place that touches WebSockets, so that
 * another way to reach the clients (relays for very large rooms) can take its
 * place. Sockets outlive the object's memory; what must be known of one is in its
 * attachment.
 */
import type { Caller } from "../env.ts";
import { encodeFrame } from "../protocol/codec.ts";
import type { Down, ErrorFrame } from "../protocol/down.ts";
import { closeCodes } from "../protocol/errors.ts";
import { limits } from "../protocol/limits.ts";
import { helloDueAt, overdue } from "./hello.ts";
import { type Attachment, type Line, Lines } from "./lines.ts";
import { Outflow } from "./outflow.ts";
import { upgraded } from "./upgrade.ts";

/** Why a socket is closed; the names of `closeCodes`. */
export type CloseReason = keyof typeof closeCodes;

/** What the sockets of a session that has ended are told (ID5). */
export const signedOutFrame: ErrorFrame = { type: "error", code: "signed_out", detail: "You are signed out." };

/**
 * A client that pings does so every 25 s, but browsers wake a page where nobody
 * looks once a minute at times. After two missed pings and some slack it is gone (HS7). In ms.
 */
export const silence = { usual: 60_000, away: 130_000 } as const;

/** Someone whose socket went without a close, and when it was last heard of. */
export interface Gone {
	userId: string;
	heardAt: number;
}

export class Sockets {
	private readonly lines: Lines;
	/** No socket can have been silent for too long before this. */
	private nextSweep = 0;
	private readonly outflow: Outflow<Line>;
	private closed: (gone: Gone) => void = () => {};

	/**
	 * @param calm so many frames a second go out to all sockets together before any is held back
	 * @param allowed how long a socket that pings may be silent, in ms
	 */
	constructor(
		private readonly ctx: DurableObjectState,
		private readonly clock: () => number,
		calm: number,
		private readonly allowed = ({ away }: Attachment): number => (away ? silence.away : silence.usual),
	) {
		this.outflow = new Outflow(calm, clock, (line, text) => this.write(line, text));
		// Answered by the platform, without waking the object (HS4).
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
		this.lines = new Lines(ctx.getWebSockets());
	}

	/** Accepts an upgrade; the socket is told nothing until it has joined. `answeredAt`: null if `noteAnswered` is to follow. */
	accept(
		caller: Caller,
		protocol: string | null,
		answeredAt: number | null,
	): { socket: WebSocket; response: Response } {
		const { 0: client, 1: server } = new WebSocketPair();
		this.ctx.acceptWebSocket(server, [caller.userId]);
		const attachment: Attachment = { caller, joined: false, openedAt: answeredAt, away: false };
		server.serializeAttachment(attachment);
		this.lines.add(server);
		return { socket: server, response: upgraded(client, protocol) };
	}

	/** The upgrade of a socket is about to be answered: its client's time to join begins (HS2). */
	noteAnswered(socket: WebSocket, now: number): void {
		this.lines.change(this.lines.of(socket), { openedAt: now });
	}

	/** The hello of a socket has come, and its answer takes a moment. */
	noteHello(socket: WebSocket): void {
		this.lines.noteHello(this.lines.of(socket));
	}

	/** A socket said something. */
	noteHeard(socket: WebSocket, now: number): void {
		this.lines.of(socket).heardAt = now;
	}

	/**
	 * HS7: closes the sockets whose client used to ping and has stopped: they are
	 * dead without a close. Called at every wake before anyone is told anything,
	 * and looks at the sockets only when one of them can be over its time.
	 */
	closeSilent(now: number): void {
		if (now < this.nextSweep) return;
		this.nextSweep = now + silence.usual;
		for (const socket of this.open()) {
			if (this.ctx.getWebSocketAutoResponseTimestamp(socket) === null) continue;
			const line = this.lines.of(socket);
			const heardAt = this.lastHeardAt(line);
			const overAt = heardAt + this.allowed(line.attachment);
			if (now < overAt) this.nextSweep = Math.min(this.nextSweep, overAt);
			else this.end(line, "restart", "silent", heardAt);
		}
	}

	/** What is known of a socket. */
	attachment(socket: WebSocket): Attachment {
		return this.lines.of(socket).attachment;
	}

	/**
	 * Whether frames of this socket count. They keep coming after we closed it, until its client answers; one that was
	 * thrown out need never answer. Those that a client said before it closed count, though its socket is closing by now.
	 */
	isHeard(socket: WebSocket): boolean {
		return this.lines.isOpen(socket);
	}

	/** Whether something can still be said to it. */
	isOpen(socket: WebSocket): boolean {
		return socket.readyState === WebSocket.OPEN;
	}

	/** From now on the socket hears what is announced; its client is there until it says otherwise. */
	markJoined(socket: WebSocket): void {
		const line = this.lines.of(socket);
		const { joined, away } = line.attachment;
		if (!joined || away) this.lines.change(line, { joined: true, away: false });
	}

	/** PR4. */
	markAway(socket: WebSocket, away: boolean): void {
		const line = this.lines.of(socket);
		if (line.attachment.away !== away) this.lines.change(line, { away });
	}

	/** Sockets that nobody has closed, of one person or of all. */
	open(userId?: string): WebSocket[] {
		const sockets =
			userId === undefined ? Array.from(this.lines.all(), ({ socket }) => socket) : this.ctx.getWebSockets(userId);
		return sockets.filter((socket) => this.isHeard(socket));
	}

	/** The people with a joined socket; true: away on all of theirs. */
	people(): Map<string, boolean> {
		return this.lines.people();
	}

	/** When `closeStrangers` has something to do, in Unix ms; null: all have joined. */
	helloDueAt(): number | null {
		return helloDueAt(this.lines.strangers());
	}

	/** HS2: closes those whose time to join is over. `frameName`: what did not come. */
	closeStrangers(now: number, frameName: string): void {
		for (const { socket } of overdue(this.lines.strangers(), now)) {
			const detail = `No ${frameName} came within ${limits.helloMs / 1000} seconds.`;
			this.refuse(socket, "noHello", { type: "error", code: "not_joined", detail });
		}
	}

	/** Sends frames, in order, as one. A socket that went away meanwhile is no error. */
	send(socket: WebSocket, frames: readonly Down[]): void {
		if (frames.length > 0) this.outflow.send(this.lines.of(socket), frames.map(encodeFrame));
	}

	/** Sends frames to everyone who has joined, encoded once; `except`: not to this person. */
	broadcast(frames: readonly Down[], now: number, except?: string): void {
		if (frames.length > 0) this.tell(now, (userId) => (userId === except ? null : frames));
	}

	/** Tells everyone who has joined what is for them; each frame is encoded once. */
	tell(now: number, framesFor: (userId: string) => readonly Down[] | null): void {
		this.outflow.tell(this.lines.all(), this.encoderOf(framesFor, now), now);
	}

	/** Tells one person, on all devices that have joined. */
	tellOne(userId: string, frames: readonly Down[], now: number): void {
		if (frames.length === 0) return;
		const lines = this.open(userId).map((socket) => this.lines.of(socket));
		const encoder = this.encoderOf(() => frames, now);
		this.outflow.tell(lines, encoder, now);
	}

	/** What `act` has everybody told goes to each socket as one message. */
	together(act: () => void): void {
		this.outflow.turn(act);
	}

	/** Tells why, and closes. */
	refuse(socket: WebSocket, reason: CloseReason, frame: Down): void {
		this.send(socket, [frame]);
		this.close(socket, reason, frame.type === "error" ? frame.code : "");
	}

	/** Closes; one that is closed already is no error. `detail` must fit the 123 bytes a close frame has room for. */
	close(socket: WebSocket, reason: CloseReason, detail = ""): void {
		this.end(this.lines.of(socket), reason, detail, this.clock());
	}

	/** `heardAt`: when its client gave a sign of life last, in Unix ms. */
	private end(line: Line, reason: CloseReason, detail: string, heardAt: number): void {
		if (reason !== "slowReader") this.outflow.finish(line);
		const { caller, joined } = line.attachment;
		const wasThere = joined && this.lines.isOpen(line.socket);
		// When the platform reports its end, it is one that went before.
		if (wasThere) this.lines.change(line, { joined: false });
		this.lines.drop(line.socket);
		if (wasThere) this.closed({ userId: caller.userId, heardAt });
		try {
			line.socket.close(closeCodes[reason], detail);
		} catch {
			// Closed by the other side in the same moment.
		}
	}

	/** Has `closed` hear at once whenever we close a joined socket, whatever for: its client may never answer. It must not tell anybody then. */
	watchClosed(closed: (gone: Gone) => void): void {
		this.closed = closed;
	}

	/**
	 * Answers a client's close, as the platform does not do by itself for sockets
	 * that hibernate. 1005 and 1006 are reports, not codes that may be sent.
	 */
	answerClose(socket: WebSocket, code: number): void {
		this.lines.drop(socket);
		try {
			socket.close(code === 1005 || code === 1006 || code === 1015 ? closeCodes.normal : code);
		} catch {
			// Nothing is left to answer.
		}
	}

	/** A socket broke, without a close. */
	lost(socket: WebSocket): void {
		this.lines.drop(socket);
	}

	/** When its client gave a sign of life last, in Unix ms; 0: not since the object woke. */
	private lastHeardAt({ socket, heardAt }: Line): number {
		return Math.max(this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0, heardAt);
	}

	/** Who hears announcements over this socket. ID5: a session that has expired hears nothing more, even if nobody told us. */
	private listener({ socket, attachment: { caller, joined } }: Line, now: number): Caller | null {
		if (!joined) return null;
		if (now < caller.sessionExpiresAt) return caller;
		this.close(socket, "signedOut", "signed_out");
		return null;
	}

	/** Answers what is to go out over a socket, encoded; null: nothing. The same frames are the same array. */
	private encoderOf(
		framesFor: (userId: string) => readonly Down[] | null,
		now: number,
	): (line: Line) => readonly string[] | null {
		const texts = new Map<Down, string>();
		const encodeOnce = (frame: Down) => {
			const text = texts.get(frame) ?? encodeFrame(frame);
			texts.set(frame, text);
			return text;
		};
		let frames: readonly Down[] | null = null;
		let encoded: readonly string[] = [];
		return (line) => {
			const listener = this.listener(line, now);
			const next = listener === null ? null : framesFor(listener.userId);
			if (next === null) return null;
			if (next !== frames) [frames, encoded] = [next, next.map(encodeOnce)];
			return encoded;
		};
	}

	private write(line: Line, text: string): void {
		try {
			// In UTF-8 a unit of UTF-16 takes at most three bytes.
			if (line.unsentAtMost > limits.unsentBytes && this.isSlow(line)) {
				this.end(line, "slowReader", "slow_reader", this.lastHeardAt(line));
				return;
			}
			line.unsentAtMost += text.length * 3;
			line.socket.send(text);
		} catch {
			// Closed by the other side in the same moment: its client resumes.
		}
	}

	/** LM4. Asked only when so much was sent since the last time that it can be so: asking at every message costs. */
	private isSlow(line: Line): boolean {
		// Not in the types yet; undefined on runtimes that do not count.
		const { bufferedAmount = 0 } = line.socket as WebSocket & { bufferedAmount?: number };
		line.unsentAtMost = bufferedAmount;
		return bufferedAmount > limits.unsentBytes;
	}
}
