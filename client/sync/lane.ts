/**
 * Sends the waiting messages and changes of one conversation: in order, one in flight,
 * and from one tab at a time. What may or may not have arrived is
 * sent again under the same clientId, which the log takes once (SD2).
 */

import type { Rejected } from "../../src/protocol/down.ts";
import type { WritingUp } from "../../src/protocol/up.ts";
import type { LinkState } from "../store/model.ts";
import type { OutboxRow } from "../store/outbox-rows.ts";
import { fullJitter } from "../transport/backoff.ts";
import type { ApiResult } from "../transport/call.ts";
import type { Environment } from "../transport/environment.ts";
import { problemWords } from "../words/shell.ts";

/** Times in ms. */
export const laneTimes = {
	/** How long to wait for the log's copy before sending again; doubles up to the cap. */
	ack: 10_000,
	ackCap: 60_000,
	retryBase: 2_000,
	retryCap: 60_000,
} as const;

/** The open connection of the conversation. */
export interface LaneChannel {
	/** frames: send them · wait: it will come back and say so · rest: it will not, ask the server otherwise. */
	mode(): "frames" | "wait" | "rest";
	send(frame: WritingUp): boolean;
}

export interface LaneOptions {
	conversationId: string;
	environment: Pick<Environment, "clock" | "random" | "exclusive">;
	/** The same in all tabs for the same person and conversation. */
	lockName: string;
	/** The oldest row to send. */
	next(): OutboxRow | undefined;
	/** Reads the rows anew: another tab may have sent some while it had the lock. */
	reload(): Promise<void>;
	/** The same by REST. */
	write(frame: WritingUp): Promise<ApiResult<unknown>>;
	/** The log has it. */
	stored(clientId: string): void;
	/** It was refused for good. */
	failed(clientId: string, failure: { code: string; detail: string }): void;
}

/** How messages travel while a conversation's connection is in this state. */
export function laneMode(link: LinkState): ReturnType<LaneChannel["mode"]> {
	switch (link.name) {
		case "live":
		case "catching_up":
		case "polling":
			return "frames";
		case "connecting":
			return "wait";
		case "offline":
			return link.retryAt === null ? "rest" : "wait";
		case "signed_out":
		case "ended":
			return "rest";
	}
}

/** Whether the same request can succeed later. 401: after the next sign-in. */
function isPassing(status: number): boolean {
	return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

/** What a row asks of the server. */
export function frameOf(row: OutboxRow): WritingUp {
	const { clientId } = row;
	switch (row.kind) {
		case "message":
			return { type: "send_message", clientId, body: row.body, replyTo: row.replyTo, forwarded: row.forwarded };
		case "reply": {
			const { thread, toConversation, text } = row;
			const said = { type: "send_message", clientId, body: { text }, thread } as const;
			return toConversation ? { ...said, toConversation } : said;
		}
		case "edit":
			return { type: "edit_message", clientId, seq: row.target, body: { text: row.text } };
		case "deletion":
			return { type: "delete_message", clientId, seq: row.target };
		case "reaction":
			return { type: "react", clientId, seq: row.target, emoji: row.emoji, on: row.on };
		case "pin":
			return { type: "pin_message", clientId, seq: row.target, on: row.on };
	}
}

type Lock = { name: "none" } | { name: "asked"; abandon: AbortController } | { name: "held"; release: () => void };

export class Lane {
	readonly #options: LaneOptions;
	#channel: LaneChannel | null = null;
	#lock: Lock = { name: "none" };
	#inFlight: string | null = null;
	/** Whether a REST call has not been answered: even if its row has left, the next one waits. */
	#isWriting = false;
	/** How often the row at the head was sent without an answer. */
	#attempts = 0;
	/** Set while the lane waits before it sends again. */
	#cancelWait: (() => void) | null = null;
	#closed = false;

	constructor(options: LaneOptions) {
		this.#options = options;
	}

	/** The conversation's own connection is used from now on; null: REST. */
	attach(channel: LaneChannel | null): void {
		this.#channel = channel;
		this.wake();
	}

	/** Something may have changed: rows, or what came back. */
	kick(): void {
		if (this.#closed || this.#options.next() === undefined) this.#release();
		else if (this.#lock.name === "none") this.#askForLock();
		else if (this.#lock.name === "held") this.#pump();
	}

	/** Sends again now: whatever was in flight may be lost, and what is known of its fate has been applied. */
	wake(): void {
		this.#stopWaiting();
		if (!this.#isWriting) this.#inFlight = null;
		this.#attempts = 0;
		this.kick();
	}

	/** The connection is gone; `wake` follows when it is back. */
	disconnected(): void {
		if (this.#isWriting) return;
		this.#stopWaiting();
		this.#inFlight = null;
		// Where the connection will not come back, the lane goes on by REST.
		this.kick();
	}

	/** A row has left, by whatever way. */
	left(clientId: string): void {
		if (this.#inFlight === clientId) {
			this.#stopWaiting();
			this.#inFlight = null;
			this.#attempts = 0;
		}
		this.kick();
	}

	/** SD8. */
	rejected({ clientId, code, detail, retryable, retryAfter }: Rejected): void {
		if (!retryable) {
			this.#options.failed(clientId, { code, detail: problemWords(code, detail) });
			return;
		}
		if (this.#inFlight !== clientId) return;
		this.#retryLater(retryAfter);
	}

	close(): void {
		this.#closed = true;
		this.#stopWaiting();
		this.#release();
	}

	#askForLock(): void {
		const abandon = new AbortController();
		this.#lock = { name: "asked", abandon };
		this.#options.environment.exclusive(this.#options.lockName, abandon.signal, async () => {
			if (this.#closed || abandon.signal.aborted) return;
			await new Promise<void>((release) => {
				this.#lock = { name: "held", release };
				this.#options.reload().then(() => this.kick());
			});
		});
	}

	#release(): void {
		const lock = this.#lock;
		this.#lock = { name: "none" };
		if (lock.name === "asked") lock.abandon.abort();
		if (lock.name === "held") lock.release();
	}

	#pump(): void {
		const row = this.#options.next();
		const isBusy = this.#inFlight !== null || this.#isWriting || this.#cancelWait !== null;
		if (row === undefined || isBusy) return;
		const { clientId } = row;
		const mode = this.#channel?.mode() ?? "rest";
		if (mode === "wait") return;
		if (mode === "rest") {
			this.#inFlight = clientId;
			void this.#write(frameOf(row));
			return;
		}
		if (!this.#channel?.send(frameOf(row))) return;
		this.#inFlight = clientId;
		const deadline = Math.min(laneTimes.ackCap, laneTimes.ack * 2 ** this.#attempts);
		this.#attempts++;
		this.#wait(deadline);
	}

	async #write(frame: WritingUp): Promise<void> {
		const { clientId } = frame;
		this.#isWriting = true;
		const result = await this.#options.write(frame);
		this.#isWriting = false;
		if (this.#closed) return;
		if (result.ok) {
			this.#options.stored(clientId);
		} else if (isPassing(result.failure.status)) {
			if (this.#inFlight === clientId) this.#retryLater(result.failure.retryAfter);
		} else {
			const { code, detail } = result.failure;
			this.#options.failed(clientId, { code, detail });
		}
		// The row may have left by another way while this was under way.
		this.kick();
	}

	/** `retryAfter` in seconds; without one, with backoff. */
	#retryLater(retryAfter: number | undefined): void {
		const backoff = fullJitter(
			this.#options.environment.random,
			this.#attempts,
			laneTimes.retryBase,
			laneTimes.retryCap,
		);
		this.#attempts++;
		this.#wait(retryAfter === undefined ? backoff : retryAfter * 1000);
	}

	#wait(ms: number): void {
		this.#stopWaiting();
		this.#cancelWait = this.#options.environment.clock.after(ms, () => {
			this.#cancelWait = null;
			this.#inFlight = null;
			this.kick();
		});
	}

	#stopWaiting(): void {
		this.#cancelWait?.();
		this.#cancelWait = null;
	}
}
