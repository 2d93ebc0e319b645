/** The newest messages that a device has and that nobody deleted, as far as it knows: what its person can change. */
import type { Content } from "../checker/history.ts";
import type { Random } from "./random.ts";
import { hashOfDeletion } from "./writing.ts";

/** So many are kept: people change what is on the screen, and more of it would seldom be changed twice. */
const most = 60;

export class KnownMessages {
	#all: { seq: number; sender: string; isReply: boolean }[] = [];
	/** Own reactions that were asked for, to be taken back. */
	readonly #reactions: { seq: number; emoji: string }[] = [];

	/** Takes an event that has become part of the copy. */
	take({ seq, sender, clientId, target, hash, erased, thread }: Content): void {
		if (target !== undefined && hash === hashOfDeletion) this.#all = this.#all.filter((each) => each.seq !== target);
		if (target !== undefined || clientId === null || erased === true) return;
		this.#all.push({ seq, sender, isReply: thread !== undefined });
		if (this.#all.length > most) this.#all.shift();
	}

	/** One of them, by `sender` if that is given; null: there is none. */
	pick(random: Random, sender?: string): number | null {
		const found = sender === undefined ? this.#all : this.#all.filter((each) => each.sender === sender);
		return found.length === 0 ? null : random.pick(found).seq;
	}

	/** One on which a thread can hang (TH1); null: there is none. Few, so that threads grow long. */
	pickRoot(random: Random): number | null {
		const found = this.#all.filter(({ isReply }) => !isReply).slice(0, 4);
		return found.length === 0 ? null : random.pick(found).seq;
	}

	/** The person reacts so; later they may take it back. */
	reacted(seq: number, emoji: string): void {
		this.#reactions.push({ seq, emoji });
		if (this.#reactions.length > most) this.#reactions.shift();
	}

	/** One of these, once. */
	takeReaction(): { seq: number; emoji: string } | undefined {
		return this.#reactions.shift();
	}

	clear(): void {
		this.#all = [];
	}
}
