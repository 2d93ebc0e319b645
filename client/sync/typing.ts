/** Who types: this person's sign, and the end of the others' (PR1). */
import type { ConversationUp } from "../../src/protocol/up.ts";
import type { ConversationState } from "../store/model.ts";
import { expireTyping, nextTypingEnd } from "../store/presence.ts";
import type { Clock } from "../transport/environment.ts";

/** A sign is renewed after this, in ms; readers drop it after `limits.typingMs`. */
export const typingGap = 3_000;

/** Tells the others that this person types, at most once per 3 s, and at once when not any more. */
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

/** Takes the others' signs away when they were not renewed. */
export class TypingEnds {
	readonly #clock: Clock;
	readonly #state: () => ConversationState;
	readonly #set: (state: ConversationState) => void;
	#cancel = () => {};

	constructor(clock: Clock, state: () => ConversationState, set: (state: ConversationState) => void) {
		this.#clock = clock;
		this.#state = state;
		this.#set = set;
	}

	/** Signs may have come or gone. */
	plan(): void {
		this.cancel();
		const end = nextTypingEnd(this.#state());
		if (end === null) return;
		this.#cancel = this.#clock.after(Math.max(0, end - this.#clock.now()), () => {
			this.#set(expireTyping(this.#state(), this.#clock.now()));
			this.plan();
		});
	}

	cancel(): void {
		this.#cancel();
	}
}
