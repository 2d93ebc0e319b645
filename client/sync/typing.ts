/** Tells the others that this person types, at most once per 3 s, and at once when not any more (PR1). */
import type { ConversationUp } from "../../src/protocol/up.ts";
import type { Clock } from "../transport/environment.ts";

/** A sign is renewed after this, in ms; readers drop it after `limits.typingMs`. */
export const typingGap = 3_000;

export class TypingSign {
	readonly #clock: Clock;
	readonly #send: (frame: ConversationUp) => boolean;
	/** When "on" was last sent; null: it is off. */
	#onSince: number | null = null;

	constructor(clock: Clock, send: (frame: ConversationUp) => boolean) {
		this.#clock = clock;
		this.#send = send;
	}

	set(on: boolean): void {
		if (!on) {
			if (this.#onSince !== null) this.#send({ type: "typing", on: false });
			this.#onSince = null;
			return;
		}
		const now = this.#clock.now();
		if (this.#onSince !== null && now - this.#onSince < typingGap) return;
		if (this.#send({ type: "typing", on: true })) this.#onSince = now;
	}
}
