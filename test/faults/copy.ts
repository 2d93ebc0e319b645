/** What a device keeps of the log. */
import type { Content } from "../checker/history.ts";
import { KnownMessages } from "./known.ts";

export class Copy {
	/** Without a hole, from whichever it begins with. */
	readonly entries: Content[] = [];
	/** Those of its messages that its person can change. */
	readonly messages = new KnownMessages();

	/** Takes the next event; a deletion takes with it what it erases (DL2). */
	take(event: Content): void {
		this.entries.push(event);
		this.messages.take(event);
		const first = this.entries[0]?.seq ?? 0;
		for (const seq of event.erases ?? []) {
			const entry = this.entries[seq - first];
			if (entry !== undefined) this.entries[seq - first] = { ...entry, hash: "", erased: true };
		}
	}

	clear(): void {
		this.entries.length = 0;
		this.messages.clear();
	}
}
