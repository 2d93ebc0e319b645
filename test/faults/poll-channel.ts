/** Frames over `POST …/exchange`: one request at a time, at once when there is something to say. */
import type { Channel, ChannelEvents } from "./channel.ts";
import type { Recorder } from "./recorder.ts";
import type { Answer, Frame, Wire } from "./wire.ts";

/** Times in milliseconds; a browser polls every 3 s. */
const pollMs = 250;
/** Most frames in one exchange, less one for the join. */
const mostFrames = 9;

/** The close code that a socket would have got where polling gets `status`. */
function codeFor(status: number): number {
	if (status === 400) return 4400;
	if (status === 401) return 4401;
	return status === 404 ? 4403 : 1006;
}

export class PollChannel implements Channel {
	readonly via = "polling";
	readonly window = mostFrames;
	readonly #wire: Wire;
	readonly #path: string;
	readonly #recorder: Recorder;
	#events: ChannelEvents | null;
	#waiting: unknown[] = [];
	#cursor: string | undefined;
	#isBusy = false;
	#isFrozen = false;
	#dueAt = 0;

	constructor(wire: Wire, path: string, recorder: Recorder, events: ChannelEvents) {
		this.#wire = wire;
		this.#path = path;
		this.#recorder = recorder;
		this.#events = events;
	}

	send(frame: unknown): boolean {
		this.#waiting.push(frame);
		this.#dueAt = 0;
		return true;
	}

	tick(now: number): void {
		if (!this.#isBusy && !this.#isFrozen && now >= this.#dueAt) void this.#exchange();
	}

	freeze(on: boolean): void {
		this.#isFrozen = on;
	}

	drop(): void {
		this.#events = null;
	}

	async #exchange(): Promise<void> {
		const events = this.#events;
		if (events === null) return;
		this.#isBusy = true;
		const after = events.after();
		const asked = this.#recorder.now();
		// Long texts: no more than fits into one request.
		const frames: unknown[] = [];
		for (let bytes = 0; frames.length < mostFrames && this.#waiting.length > 0; ) {
			bytes += Buffer.byteLength(JSON.stringify(this.#waiting[0]));
			if (bytes > 60_000 && frames.length > 0) break;
			frames.push(this.#waiting.shift());
		}
		const body = { after, frames, ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }) };
		let answer: Answer;
		try {
			answer = await this.#wire.call("POST", `${this.#path}/exchange`, body);
		} catch {
			this.#end(1006);
			return;
		}
		this.#isBusy = false;
		if (answer.status === 204 || answer.status === 200) this.#take(answer, asked, after);
		else this.#end(codeFor(answer.status));
	}

	#take({ body }: Answer, asked: number, after: number | null): void {
		const events = this.#events;
		if (events === null) return;
		const { frames = [], cursor, more = false } = body;
		this.#cursor = cursor ?? this.#cursor;
		this.#dueAt = more || this.#waiting.length > 0 ? 0 : this.#recorder.now() + pollMs;
		if (after !== null) {
			events.polled(frames, asked, after, more);
			return;
		}
		// PL4: answered as a join, and then what a socket would have carried since.
		const joined = frames.find((frame: Frame) => frame.type === "joined");
		if (joined !== undefined) events.joined(joined, asked, null);
		for (const frame of frames) if (frame !== joined) events.heard(frame);
	}

	#end(code: number): void {
		const events = this.#events;
		this.#events = null;
		events?.lost(code);
	}
}
