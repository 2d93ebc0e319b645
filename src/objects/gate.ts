/**
 * What every frame passes before any rule sees it, the same for conversations and
 * inboxes: session, kind, rate, size, JSON. A frame that is wrong hurts its own socket only.
 */
import type { Caller } from "../env.ts";
import { type Decoded, type DecodeFailure, parseJson } from "../protocol/codec.ts";
import type { Down } from "../protocol/down.ts";
import { errorKinds } from "../protocol/errors.ts";
import { Bucket } from "./bucket.ts";
import type { CloseReason, Sockets } from "./sockets.ts";

/** Why a frame was not let through; without `close` the socket stays. */
export interface GateRefusal {
	frame: Down;
	close?: CloseReason;
}

/** The frame that says what is wrong (ER3). */
export function failureFrame(failure: DecodeFailure): Down {
	const { code, detail, clientId } = failure;
	if (clientId === undefined) return { type: "error", code, detail };
	return { type: "rejected", clientId, code, detail, retryable: errorKinds[code].retryable };
}

export class Gate {
	/**
	 * In memory: an object sleeps after 10 s without a frame, and by then a
	 * bucket of one second is full again.
	 */
	private readonly buckets = new WeakMap<WebSocket, Bucket>();

	constructor(
		private readonly framesPerSecond: number,
		private readonly clock: () => number,
	) {}

	/** The frame that a socket sent, decoded, or why it is refused. */
	pass<T>(
		socket: WebSocket,
		caller: Caller,
		data: string | ArrayBuffer,
		decode: (value: unknown) => Decoded<T>,
	): { ok: true; frame: T } | { ok: false; refusal: GateRefusal } {
		const now = this.clock();
		if (now >= caller.sessionExpiresAt) return no("signed_out", "Your session has expired.", "signedOut");
		if (typeof data !== "string") return no("binary_frame", errorKinds.binary_frame.title, "binary");
		const wait = this.bucket(socket).take(now);
		if (wait > 0) {
			const detail = `At most ${this.framesPerSecond} frames a second (FRAMES_PER_SECOND).`;
			return no("rate_limited", detail, "tooManyFrames", Math.ceil(wait / 1000));
		}
		const parsed = parseJson(data);
		const decoded = parsed.ok ? decode(parsed.value) : parsed;
		if (decoded.ok) return { ok: true, frame: decoded.value };
		const { failure } = decoded;
		const refusal: GateRefusal = { frame: failureFrame(failure) };
		if (failure.fatal) refusal.close = failure.code === "too_large" ? "tooBig" : "badFrame";
		return { ok: false, refusal };
	}

	private bucket(socket: WebSocket): Bucket {
		let bucket = this.buckets.get(socket);
		if (bucket === undefined) {
			bucket = new Bucket(this.framesPerSecond, this.framesPerSecond);
			this.buckets.set(socket, bucket);
		}
		return bucket;
	}
}

function no(
	code: keyof typeof errorKinds,
	detail: string,
	close: CloseReason,
	retryAfter?: number,
): { ok: false; refusal: GateRefusal } {
	const frame: Down =
		retryAfter === undefined ? { type: "error", code, detail } : { type: "error", code, detail, retryAfter };
	return { ok: false, refusal: { frame, close } };
}

/** Tells a socket why its frame was refused, and closes it where it must go. */
export function refuseFrame(sockets: Sockets, socket: WebSocket, refusal: GateRefusal): void {
	if (refusal.close === undefined) sockets.send(socket, [refusal.frame]);
	else sockets.refuse(socket, refusal.close, refusal.frame);
}
