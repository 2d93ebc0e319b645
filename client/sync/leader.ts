/**
 * One tab of a person does what must happen once per browser. It is the one that
 * holds a lock, which the browser gives to the next when the tab goes. A tab that is
 * frozen keeps its lock, and where there are no locks every tab believes that it
 * has one: so the leader also says that it lives, and of two leaders one gives way.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import type { Channel, Environment } from "../transport/environment.ts";

/** How often a leader says that it lives, in ms. */
export const beatEvery = 30_000;
/** After so much silence another tab leads, in ms. The timers of a hidden tab may run once a minute only. */
export const silence = 100_000;

const beatSchema = v.object({ userId: v.string(), leader: v.string() });

export interface LeaderOptions {
	userId: string;
	environment: Pick<Environment, "clock" | "channel" | "exclusive" | "tabId">;
}

export class Leader {
	readonly #options: LeaderOptions;
	readonly #leads = signal(false);
	readonly #tabs: Channel;
	readonly #abandon = new AbortController();
	#release = () => {};
	#cancelTimer = () => {};

	constructor(options: LeaderOptions) {
		const { userId, environment } = options;
		this.#options = options;
		this.#tabs = environment.channel("parley-leader", (message) => {
			const beat = v.safeParse(beatSchema, message);
			if (beat.success && beat.output.userId === userId) this.#hear(beat.output.leader);
		});
		this.#listen();
		environment.exclusive(`parley-leader ${userId}`, this.#abandon.signal, async () => {
			if (this.#abandon.signal.aborted) return;
			await new Promise<void>((release) => {
				this.#release = release;
				this.#lead();
			});
		});
	}

	/** Whether this tab leads. */
	get leads(): ReadonlySignal<boolean> {
		return this.#leads;
	}

	/** Gives way to another tab, for good. */
	close(): void {
		this.#cancelTimer();
		this.#leads.value = false;
		this.#tabs.close();
		this.#abandon.abort();
		this.#release();
	}

	#hear(other: string): void {
		if (!this.#leads.peek()) {
			this.#listen();
		} else if (other < this.#options.environment.tabId) {
			this.#leads.value = false;
			this.#release();
			this.#listen();
		} else {
			this.#beat();
		}
	}

	#lead(): void {
		this.#leads.value = true;
		this.#beat();
	}

	#beat(): void {
		const { userId, environment } = this.#options;
		this.#tabs.post({ userId, leader: environment.tabId } satisfies v.InferOutput<typeof beatSchema>);
		this.#plan(beatEvery, () => this.#beat());
	}

	#listen(): void {
		this.#plan(silence, () => this.#lead());
	}

	#plan(ms: number, run: () => void): void {
		this.#cancelTimer();
		this.#cancelTimer = this.#options.environment.clock.after(ms, run);
	}
}
