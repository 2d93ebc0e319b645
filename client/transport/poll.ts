/**
 * The transport over `POST …/exchange`: one request at a time, at once when
 * there is something to say, else every few seconds.
 */
import { decodeDownFrames } from "../../src/protocol/codec.ts";
import { type Down, isLogEvent } from "../../src/protocol/down.ts";
import { closeCodes, type ErrorCode } from "../../src/protocol/errors.ts";
import { seqOf } from "../../src/protocol/events.ts";
import { countBytes, limits } from "../../src/protocol/limits.ts";
import { fullJitter } from "./backoff.ts";
import type { DeviceEvent, Environment } from "./environment.ts";
import { type HttpAnswer, request } from "./http.ts";
import type { Hello, Transport, TransportEvents, Up } from "./transport.ts";

/** Times in ms. */
export const pollTimes = {
	every: 3_000,
	/** While the page is hidden. */
	everyHidden: 30_000,
	timeout: 15_000,
	backoffBase: 2_000,
	backoffCap: 30_000,
} as const;

/** What the envelope around the frames may take of a request's bytes. */
const envelopeBytes = 1024;

export type PollEnvironment = Pick<Environment, "fetch" | "clock" | "random" | "device">;

interface Answer {
	frames: Down[];
	cursor: string | undefined;
	rev: number | undefined;
	more: boolean;
}

/** @throws {Error} when the body is not what `exchange` answers */
function readAnswer(body: unknown): Answer {
	if (typeof body !== "object" || body === null || !("frames" in body) || !Array.isArray(body.frames)) {
		throw new Error("not an exchange's answer");
	}
	return {
		frames: decodeDownFrames(body.frames),
		cursor: "cursor" in body && typeof body.cursor === "string" ? body.cursor : undefined,
		rev: "rev" in body && typeof body.rev === "number" ? body.rev : undefined,
		more: "more" in body && body.more === true,
	};
}

/** The close code that a socket would have got where polling gets `status`; null: try again. */
function finalCode(status: number): number | null {
	switch (status) {
		case 400:
			return closeCodes.badFrame;
		case 401:
			return closeCodes.signedOut;
		case 404:
			return closeCodes.notMember;
		default:
			return null;
	}
}

/** PL6: what would have closed a socket comes as its `error`. */
function answeredWith(frames: readonly Down[], code: ErrorCode): boolean {
	return frames.some((frame) => frame.type === "error" && frame.code === code);
}

/**
 * A transport that polls `url`. The frames of a request that fails are
 * forgotten; what must arrive is kept by whoever sent it.
 */
export class PollTransport implements Transport {
	readonly kind = "polling";
	readonly #url: string;
	readonly #environment: PollEnvironment;
	#hello: () => Hello = () => ({ type: "join_inbox", version: 1 });
	#events: TransportEvents | null = null;
	#unwatch = () => {};
	#giveUp = new AbortController();
	#waiting: Up[] = [];
	#isOpen = false;
	#isBusy = false;
	#isScheduled = false;
	/** Set at the start and after a failure, whose frames may be lost: the answer is a fresh `joined`. */
	#needsHello = true;
	/** The last seq without a hole, or the inbox's rev. */
	#after: number | null = null;
	#cursor: string | undefined;
	#failures = 0;
	#cancelTimer = () => {};

	constructor(url: string, environment: PollEnvironment) {
		this.#url = url;
		this.#environment = environment;
	}

	open(hello: () => Hello, events: TransportEvents): void {
		this.#hello = hello;
		this.#events = events;
		this.#unwatch = this.#environment.device.watch((event) => this.#onDevice(event));
		this.#soon();
	}

	send(frame: Up): boolean {
		if (!this.#isOpen || this.#events === null) return false;
		this.#waiting.push(frame);
		this.#soon();
		return true;
	}

	retry(): void {
		this.#soon();
	}

	close(): void {
		this.#events = null;
		this.#isOpen = false;
		this.#unwatch();
		this.#cancelTimer();
		this.#giveUp.abort();
	}

	#onDevice(event: DeviceEvent): void {
		if (event === "online" || event === "visible") this.#soon();
	}

	/** Exchanges in the next microtask, so that frames sent together travel together. */
	#soon(): void {
		if (this.#isScheduled || this.#isBusy) return;
		this.#isScheduled = true;
		queueMicrotask(() => {
			this.#isScheduled = false;
			if (this.#events !== null && !this.#isBusy) void this.#exchange();
		});
	}

	async #exchange(): Promise<void> {
		this.#cancelTimer();
		this.#isBusy = true;
		const frames = this.#takeFrames();
		const body =
			this.#cursor === undefined
				? { after: this.#after, frames }
				: { after: this.#after, frames, cursor: this.#cursor };
		let answer: HttpAnswer | null = null;
		try {
			answer = await request(this.#environment, {
				method: "POST",
				url: this.#url,
				body,
				timeoutMs: pollTimes.timeout,
				signal: this.#giveUp.signal,
			});
		} catch {
			// NoAnswer: the same as an answer that cannot be used.
		}
		this.#isBusy = false;
		if (this.#events === null) return;
		const delay = this.#take(answer, frames);
		if (delay === null || this.#events === null) return;
		if (delay === 0 || (this.#waiting.length > 0 && this.#isOpen)) this.#soon();
		else this.#cancelTimer = this.#environment.clock.after(delay, () => this.#soon());
	}

	/** What the next request says: the hello where it is due, then what waits, within the limits of a request. */
	#takeFrames(): Up[] {
		const frames: Up[] = [];
		if (this.#needsHello) {
			const hello = this.#hello();
			this.#after = hello.type === "join_conversation" ? hello.after : null;
			frames.push(hello);
		}
		let bytes = envelopeBytes;
		for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
			bytes += countBytes(JSON.stringify(next));
			const isFull = frames.length >= limits.exchangeFrames || bytes > limits.frameBytes;
			if (isFull && frames.length > 0) break;
			frames.push(next);
			this.#waiting.shift();
		}
		return frames;
	}

	/** Passes on what `answer` brought and answers the delay until the next request in ms; null: none. */
	#take(answer: HttpAnswer | null, sent: readonly Up[]): number | null {
		if (answer?.status !== 200 && answer?.status !== 204) return this.#fail(answer);
		let read: Answer = { frames: [], cursor: undefined, rev: undefined, more: false };
		if (answer.status === 200) {
			try {
				read = readAnswer(answer.body);
			} catch {
				return this.#fail(null);
			}
		}
		this.#failures = 0;
		this.#needsHello = false;
		const before = this.#after;
		this.#follow(read);
		if (!this.#isOpen) {
			this.#isOpen = true;
			this.#events?.opened();
		}
		if (read.frames.length > 0) this.#events?.received(read.frames);
		if (answeredWith(read.frames, "version_unsupported")) return this.#end(closeCodes.badFrame);
		if (sent.some((frame) => frame.type === "leave_conversation")) return this.#end(closeCodes.normal);
		if (answeredWith(read.frames, "start_again")) return this.#startAgain();
		// `more` without progress must not become a busy loop.
		if (read.more && this.#after !== before) return 0;
		return this.#environment.device.isVisible() ? pollTimes.every : pollTimes.everyHidden;
	}

	/**
	 * Moves `after` and `cursor`. Only the next seq counts: a repeated send is
	 * answered with a message from further ahead, before the page that leads there.
	 */
	#follow(answer: Answer): void {
		if (answer.cursor !== undefined) this.#cursor = answer.cursor;
		if (answer.rev !== undefined) this.#after = answer.rev;
		for (const frame of answer.frames) {
			if (frame.type === "joined") {
				const last = frame.frames.at(-1);
				this.#after = last === undefined ? frame.head : seqOf(last);
			} else if (isLogEvent(frame) && this.#after !== null && seqOf(frame) === this.#after + 1) {
				this.#after = seqOf(frame);
			}
		}
	}

	/** The log is shorter than our copy (RS4). */
	#startAgain(): number {
		this.#isOpen = false;
		this.#needsHello = true;
		this.#waiting = [];
		const retryAt = this.#environment.clock.now() + pollTimes.every;
		this.#events?.lost({ code: closeCodes.startAgain, final: false, wasOpen: true, retryAt });
		return pollTimes.every;
	}

	#fail(answer: HttpAnswer | null): number | null {
		const code = answer === null ? null : finalCode(answer.status);
		if (code !== null) return this.#end(code);
		const { random, clock } = this.#environment;
		let delay = fullJitter(random, this.#failures, pollTimes.backoffBase, pollTimes.backoffCap);
		// Never 0, which would mean "at once".
		delay = Math.max(1, delay) + (answer?.retryAfter ?? 0) * 1000;
		this.#failures++;
		const wasOpen = this.#isOpen;
		this.#isOpen = false;
		this.#needsHello = true;
		this.#waiting = [];
		const lostCode = answer?.status === 429 ? closeCodes.tooManyFrames : 1006;
		this.#events?.lost({ code: lostCode, final: false, wasOpen, retryAt: clock.now() + delay });
		return delay;
	}

	#end(code: number): null {
		const events = this.#events;
		const wasOpen = this.#isOpen;
		this.close();
		events?.lost({ code, final: true, wasOpen, retryAt: null });
		return null;
	}
}
