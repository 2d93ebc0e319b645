/** Messages, and changes to them, that are not known to be stored yet, oldest first (SD1). */
import type { Content } from "../checker/history.ts";
import type { Channel } from "./channel.ts";
import { contentOfWriting, type Writing } from "./writing.ts";

export interface Pending {
	clientId: string;
	writing: Writing;
	hash: string;
	target?: number;
	/** When it last went out, in the recorder's time. */
	sentAt: number;
}

export class Outbox {
	#rows: Pending[] = [];
	/** How many of the oldest have gone out on this connection. */
	#under = 0;

	get length(): number {
		return this.#rows.length;
	}

	get oldest(): Pending | undefined {
		return this.#rows[0];
	}

	/** The oldest that has gone out and was not answered. */
	get underWay(): Pending | undefined {
		return this.#under > 0 ? this.#rows[0] : undefined;
	}

	add(clientId: string, writing: Writing): void {
		this.#rows.push({ clientId, writing, ...contentOfWriting(writing), sentAt: 0 });
	}

	/** The connection is gone: everything has to go out again, in order. */
	rewind(): void {
		this.#under = 0;
	}

	/** It is stored; answers whether it was waited for. Its text may be erased by now. */
	stored({ clientId, hash, target, erased }: Omit<Content, "seq" | "sender">): boolean {
		const isIt = (row: Pending) =>
			row.clientId === clientId && row.target === target && (erased === true || row.hash === hash);
		return this.#leave(isIt) !== undefined;
	}

	/** It was refused for good; answers what it was. */
	refused(clientId: string): Pending | undefined {
		return this.#leave((row, place) => row.clientId === clientId && place < this.#under);
	}

	/** Sends what waits, as far as the channel's window goes. */
	pump(channel: Channel, now: number): void {
		while (this.#under < Math.min(channel.window, this.#rows.length)) {
			const next = this.#rows[this.#under];
			if (next === undefined) return;
			if (!channel.send({ ...next.writing, clientId: next.clientId })) return;
			next.sentAt = now;
			this.#under++;
		}
	}

	#leave(isIt: (row: Pending, place: number) => boolean): Pending | undefined {
		const index = this.#rows.findIndex(isIt);
		if (index < 0) return undefined;
		const [row] = this.#rows.splice(index, 1);
		if (index < this.#under) this.#under--;
		return row;
	}
}
