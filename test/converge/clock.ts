/** One device's time, which only its test moves; a device that sleeps has none. */
import type { Clock } from "../../client/transport/environment.ts";

interface Timer {
	at: number;
	run: () => void;
}

export class VirtualClock implements Clock {
	#now = Date.now();
	#timers: Timer[] = [];

	now(): number {
		return this.#now;
	}

	after(ms: number, run: () => void): () => void {
		const timer = { at: this.#now + ms, run };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((other) => other !== timer);
		};
	}

	/** Lets `ms` go by, with all that is due in between, in order. */
	pass(ms: number): void {
		const until = this.#now + ms;
		for (;;) {
			let next: Timer | null = null;
			for (const timer of this.#timers) {
				if (timer.at <= until && (next === null || timer.at < next.at)) next = timer;
			}
			if (next === null) break;
			this.#timers = this.#timers.filter((other) => other !== next);
			this.#now = Math.max(this.#now, next.at);
			next.run();
		}
		this.#now = until;
	}
}
