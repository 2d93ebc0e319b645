/** What a device keeps of the log. */
import type { Content } from "../checker/history.ts";
import { KnownMessages } from "./known.ts";
import { hashOfDeletion, hashOfPin } from "./writing.ts";

export class Copy {
	/** Without a hole, from whichever it begins with. */
	readonly entries: Content[] = [];
	/** Those of its messages that its person can change. */
	readonly messages = new KnownMessages();
	/** The pinned messages in their order (PN1): as a `joined` named them, with what the events since say. */
	pins: readonly number[] = [];

	/** Takes the next event; a deletion takes with it what it erases (DL2). */
	take(event: Content): void {
		this.entries.push(event);
		this.messages.take(event);
		this.#takePin(event);
		const first = this.entries[0]?.seq ?? 0;
		for (const seq of event.erases ?? []) {
			const entry = this.entries[seq - first];
			if (entry !== undefined) this.entries[seq - first] = { ...entry, hash: "", erased: true };
		}
	}

	/** One that is pinned again moves to the end: events that a newer list knows already change nothing in the end. */
	#takePin({ target, hash }: Content): void {
		if (target === undefined || ![hashOfDeletion, hashOfPin(true), hashOfPin(false)].includes(hash)) return;
		const others = this.pins.filter((seq) => seq !== target);
		this.pins = hash === hashOfPin(true) ? [...others, target] : others;
	}

	clear(): void {
		this.pins = [];
		this.entries.length = 0;
		this.messages.clear();
	}
}
