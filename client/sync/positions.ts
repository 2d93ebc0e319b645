/**
 * Tells the server where this person stands: what was read at once, later moves
 * together at most once per second, never backwards (RD1, RD2). What has only come waits
 * a moment: where somebody looks it is read by then, and one frame says both.
 */
import type { Member } from "../../src/protocol/entities.ts";
import type { ConversationUp } from "../../src/protocol/up.ts";
import type { Clock } from "../transport/environment.ts";

/** At most one frame in this time, in ms. */
export const positionsGap = 1_000;

/** How long what has only come waits for being read, in ms. */
export const togetherMs = 200;

interface Standing {
	delivered: number;
	read: number;
}

/** One's own as the wire tells it; it is never null there (RD6). */
type Told = Pick<Member, "delivered" | "read">;

export class Positions {
	readonly #clock: Clock;
	readonly #send: (frame: ConversationUp) => boolean;
	readonly #wanted: Standing = { delivered: 0, read: 0 };
	/** What the server has, or was told on this connection. */
	#told: Standing = { delivered: 0, read: 0 };
	#cancelGap: (() => void) | null = null;
	#cancelWait: (() => void) | null = null;

	/** `send` answers whether the frame went out. */
	constructor(clock: Clock, send: (frame: ConversationUp) => boolean) {
		this.#clock = clock;
		this.#send = send;
	}

	/** Everything up to `seq` is here. */
	delivered(seq: number): void {
		if (seq <= this.#wanted.delivered) return;
		this.#wanted.delivered = seq;
		this.#cancelWait ??= this.#clock.after(togetherMs, () => this.#flush());
	}

	/** Everything up to `seq` was read; that includes delivered. */
	read(seq: number): void {
		if (seq <= this.#wanted.read) return;
		this.#wanted.read = seq;
		this.#flush();
	}

	/** A fresh `joined`: only what it says is sure to have arrived. */
	rejoined(server: Told): void {
		this.#told = { delivered: server.delivered, read: server.read ?? 0 };
		this.#flush();
	}

	/** The server's word on the reader's own position, perhaps from another device. */
	confirmed(server: Told): void {
		this.#told.delivered = Math.max(this.#told.delivered, server.delivered);
		this.#told.read = Math.max(this.#told.read, server.read ?? 0);
	}

	/** Sends what waits and ends. */
	close(): void {
		this.#endGap();
		this.#flush();
		this.#endGap();
	}

	#endGap(): void {
		this.#cancelGap?.();
		this.#cancelGap = null;
	}

	#flush(): void {
		this.#cancelWait?.();
		this.#cancelWait = null;
		if (this.#cancelGap !== null) return;
		const { delivered, read } = this.#wanted;
		if (read > this.#told.read) {
			if (!this.#send({ type: "mark_read", seq: read })) return;
			this.#told = { delivered: Math.max(this.#told.delivered, read), read };
		} else if (delivered > this.#told.delivered) {
			if (!this.#send({ type: "mark_delivered", seq: delivered })) return;
			this.#told.delivered = delivered;
		} else {
			return;
		}
		this.#cancelGap = this.#clock.after(positionsGap, () => {
			this.#cancelGap = null;
			this.#flush();
		});
	}
}
