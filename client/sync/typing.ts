/** Who types: this person's sign, and the end of the others' (PR1). */
import { limits } from "../../src/protocol/limits.ts";
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
	readonly #isCoarse: () => boolean;
	/** When "on" was last sent; null: it is off. */
	#onSince: number | null = null;

	/** @param isCoarse whether the server tells of few signs, and of no ends (CO4): then few are sent */
	constructor(clock: Clock, send: (frame: ConversationUp) => boolean, isCoarse: () => boolean) {
		this.#clock = clock;
		this.#send = send;
		this.#isCoarse = isCoarse;
	}

	set(on: boolean): void {
		const isCoarse = this.#isCoarse();
		if (!on) {
			// The next sign is as far from the last as ever.
			if (isCoarse) return;
			if (this.#onSince !== null) this.#send({ type: "typing", on: false });
			this.#onSince = null;
			return;
		}
		const now = this.#clock.now();
		if (this.#onSince !== null && now - this.#onSince < (isCoarse ? limits.coarseTypingMs : typingGap)) return;
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
