/** Tells the server how far this person has read in threads: the first move at once, later ones at most once per second (TH5). */
import type { ThreadStanding } from "../../src/protocol/entities.ts";
import type { ConversationUp } from "../../src/protocol/up.ts";
import type { Clock } from "../transport/environment.ts";
import { positionsGap } from "./positions.ts";

export class ThreadPositions {
	readonly #clock: Clock;
	readonly #send: (frame: ConversationUp) => boolean;
	/** What is not told yet, by thread. */
	readonly #untold = new Map<number, number>();
	/** What was told on this connection and is not confirmed, by thread. */
	readonly #unsure = new Map<number, number>();
	#cancelGap: (() => void) | null = null;

	/** `send` answers whether the frame went out. */
	constructor(clock: Clock, send: (frame: ConversationUp) => boolean) {
		this.#clock = clock;
		this.#send = send;
	}

	/** Everything in `thread` up to `seq` was read. */
	read(thread: number, seq: number): void {
		if (seq <= Math.max(this.#untold.get(thread) ?? 0, this.#unsure.get(thread) ?? 0)) return;
		this.#untold.set(thread, seq);
		if (this.#cancelGap === null) this.#flush();
	}

	/** The server's word, perhaps from another device. */
	confirmed({ thread, read }: ThreadStanding): void {
		for (const waiting of [this.#untold, this.#unsure]) if ((waiting.get(thread) ?? 0) <= read) waiting.delete(thread);
	}

	/** A fresh `joined`: what it does not confirm is told again. */
	rejoined(standings: readonly ThreadStanding[]): void {
		for (const [thread, seq] of this.#unsure) this.#untold.set(thread, Math.max(seq, this.#untold.get(thread) ?? 0));
		this.#unsure.clear();
		for (const standing of standings) this.confirmed(standing);
		this.#flush();
	}

	/** Sends what waits and ends. */
	close(): void {
		this.#cancelGap?.();
		this.#flush();
		this.#cancelGap?.();
	}

	#flush(): void {
		this.#cancelGap = null;
		for (const [thread, seq] of this.#untold) {
			if (!this.#send({ type: "read_thread", thread, seq })) return;
			this.#untold.delete(thread);
			this.#unsure.set(thread, seq);
			this.#cancelGap ??= this.#clock.after(positionsGap, () => this.#flush());
		}
	}
}
