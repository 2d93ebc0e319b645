/** Which emoji a person uses on this device, and in which skin tone. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { rememberEmoji, rememberedEmoji, rememberedTone, rememberTone } from "../local/remembered.ts";
import { type EmojiHabits, type EmojiUses, noHabits, type Tone, withUse } from "../store/emoji.ts";
import type { Environment } from "../transport/environment.ts";

export class PersonEmoji {
	readonly #userId: string;
	readonly #environment: Pick<Environment, "keyValue" | "device">;
	readonly #state = signal<EmojiHabits>(noHabits);
	/** Where nothing can be stored, they hold for this page. */
	#uses: EmojiUses = [];
	readonly #stopWatching: () => void;

	constructor(userId: string, environment: Pick<Environment, "keyValue" | "device">) {
		this.#userId = userId;
		this.#environment = environment;
		// Another tab may have written meanwhile.
		this.#stopWatching = environment.device.watch((event) => event === "visible" && this.#read());
		this.#read();
	}

	get state(): ReadonlySignal<EmojiHabits> {
		return this.#state;
	}

	/** The person has used an emoji. */
	note(emoji: string): void {
		this.#read();
		this.#uses = withUse(this.#uses, emoji);
		rememberEmoji(this.#environment.keyValue, this.#userId, this.#uses);
		this.#read();
	}

	setTone(tone: Tone): void {
		this.#state.value = { ...this.#state.peek(), tone };
		rememberTone(this.#environment.keyValue, tone);
	}

	close(): void {
		this.#stopWatching();
	}

	#read(): void {
		const { keyValue } = this.#environment;
		this.#uses = rememberedEmoji(keyValue, this.#userId) ?? this.#uses;
		const tone = rememberedTone(keyValue) ?? this.#state.peek().tone;
		this.#state.value = { frequent: this.#uses.map(([emoji]) => emoji), tone };
	}
}
