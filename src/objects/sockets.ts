/**
 * The sockets of an object: the only place that touches WebSockets, so that
 * another way to reach the clients (relays for very large rooms) can take its
 * place. Sockets outlive the object's memory; what must be known of one is in its
 * attachment.
 */
import type { Caller } from "../env.ts";
import { encodeDown } from "../protocol/codec.ts";
import type { Down, ErrorFrame } from "../protocol/down.ts";
import { closeCodes } from "../protocol/errors.ts";
import { limits } from "../protocol/limits.ts";

/** What an object knows of a socket, through hibernation too (at most 16 KiB). */
export interface Attachment {
	caller: Caller;
	/** Whether its join was answered: announcements are for joined sockets only. */
	joined: boolean;
	openedAt: number;
}

/** Why a socket is closed; the names of `closeCodes`. */
export type CloseReason = keyof typeof closeCodes;

/** What the sockets of a session that has ended are told (ID5). */
export const signedOutFrame: ErrorFrame = { type: "error", code: "signed_out", detail: "You are signed out." };

/** A client that pings does so every 25 s; after three times that and some it is gone. */
const silentMs = 90_000;

/**
 * An upgrade that is accepted only to say why it is refused, since a browser
 * learns it from nothing but a close code. Not a socket that hibernates: one of
 * those that is closed before its upgrade was answered lingers for seconds.
 */
export function refusedUpgrade(reason: CloseReason, error: ErrorFrame, protocol: string | null): Response {
	const { 0: client, 1: server } = new WebSocketPair();
	server.accept();
	server.send(encodeDown([error]));
	server.close(closeCodes[reason], error.code);
	return upgraded(client, protocol);
}

function upgraded(client: WebSocket, protocol: string | null): Response {
	const headers = new Headers();
	if (protocol !== null) headers.set("Sec-WebSocket-Protocol", protocol);
	return new Response(null, { status: 101, webSocket: client, headers });
}

export class Sockets {
	constructor(private readonly ctx: DurableObjectState) {
		// Answered by the platform, without waking the object (HS4).
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
	}

	/** Accepts an upgrade; the socket is told nothing until it has joined. */
	accept(caller: Caller, protocol: string | null, now: number): { socket: WebSocket; response: Response } {
		const { 0: client, 1: server } = new WebSocketPair();
		this.ctx.acceptWebSocket(server, [caller.userId]);
		const attachment: Attachment = { caller, joined: false, openedAt: now };
		server.serializeAttachment(attachment);
		return { socket: server, response: upgraded(client, protocol) };
	}

	/**
	 * How many sockets a person has. Those whose client used to ping and has long
	 * stopped are dead without a close; they are closed and not counted (HS7).
	 */
	countLive(userId: string, now: number): number {
		return this.open(userId).filter((socket) => {
			const pinged = this.ctx.getWebSocketAutoResponseTimestamp(socket);
			if (pinged === null || now - pinged.getTime() < silentMs) return true;
			this.close(socket, "restart", "silent");
			return false;
		}).length;
	}

	/** What is known of a socket. */
	attachment(socket: WebSocket): Attachment {
		return socket.deserializeAttachment() as Attachment;
	}

	/**
	 * Whether frames of this socket still count. They keep coming after we closed
	 * it, until its client answers; one that was thrown out need never answer.
	 */
	isOpen(socket: WebSocket): boolean {
		return socket.readyState === WebSocket.OPEN;
	}

	/** From now on the socket hears what is announced. */
	markJoined(socket: WebSocket): void {
		const attachment = this.attachment(socket);
		if (!attachment.joined) socket.serializeAttachment({ ...attachment, joined: true });
	}

	/** Open sockets, of one person or of all. */
	open(userId?: string): WebSocket[] {
		return this.ctx.getWebSockets(userId).filter((socket) => this.isOpen(socket));
	}

	/** The people with a joined socket. */
	people(): Set<string> {
		const people = new Set<string>();
		for (const socket of this.open()) {
			const { caller, joined } = this.attachment(socket);
			if (joined) people.add(caller.userId);
		}
		return people;
	}

	/** Sockets that have not joined, with the time of their opening. */
	strangers(): { socket: WebSocket; openedAt: number }[] {
		return this.open().flatMap((socket) => {
			const { joined, openedAt } = this.attachment(socket);
			return joined ? [] : [{ socket, openedAt }];
		});
	}

	/** Sends frames, in order, as one. A socket that went away meanwhile is no error. */
	send(socket: WebSocket, frames: readonly Down[]): void {
		if (frames.length > 0) this.sendText(socket, encodeDown(frames));
	}

	/** Sends frames to everyone who has joined, encoded once; `except`: not to this person. */
	broadcast(frames: readonly Down[], now: number, except?: string): void {
		if (frames.length === 0) return;
		const text = encodeDown(frames);
		for (const socket of this.open()) {
			const { caller, joined } = this.attachment(socket);
			if (!joined || caller.userId === except) continue;
			// ID5: a session that has expired hears nothing more, even if nobody told us.
			if (now >= caller.sessionExpiresAt) this.close(socket, "signedOut", "signed_out");
			else this.sendText(socket, text);
		}
	}

	/** Tells why, and closes. */
	refuse(socket: WebSocket, reason: CloseReason, frame: Down): void {
		this.send(socket, [frame]);
		this.close(socket, reason, frame.type === "error" ? frame.code : "");
	}

	/** Closes; one that is closed already is no error. `detail` must fit the 123 bytes a close frame has room for. */
	close(socket: WebSocket, reason: CloseReason, detail = ""): void {
		try {
			socket.close(closeCodes[reason], detail);
		} catch {
			// Closed by the other side in the same moment.
		}
	}

	/**
	 * Answers a client's close, as the platform does not do by itself for sockets
	 * that hibernate. 1005 and 1006 are reports, not codes that may be sent.
	 */
	answerClose(socket: WebSocket, code: number): void {
		try {
			socket.close(code === 1005 || code === 1006 || code === 1015 ? closeCodes.normal : code);
		} catch {
			// Nothing is left to answer.
		}
	}

	private sendText(socket: WebSocket, text: string): void {
		try {
			// LM4. Not in the types yet; undefined on runtimes that do not count.
			const { bufferedAmount } = socket as WebSocket & { bufferedAmount?: number };
			if (bufferedAmount !== undefined && bufferedAmount > limits.unsentBytes) {
				this.close(socket, "slowReader", "slow_reader");
				return;
			}
			socket.send(text);
		} catch {
			// Closed by the other side in the same moment: its client resumes.
		}
	}
}
