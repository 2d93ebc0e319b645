/**
 * This device's copy of one conversation, as one tab uses it: what could not
 * be stored is kept and stored with the next change, and nothing waits long for a slow device.
 */
import { type LogEvent, seqOf } from "../../src/protocol/events.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { CopyKey, LogCopy, LogStore, Saved } from "../local/log-store.ts";
import { withoutErased } from "../store/erase.ts";
import type { Snapshot } from "../store/snapshot.ts";
import type { Clock } from "../transport/environment.ts";

/** Times in ms. */
export const copyTimes = {
	/** Longest wait for the device before the server is asked instead. */
	read: 500,
	/** Longest wait for a write before its events are shown all the same. */
	write: 1_000,
} as const;

/** Most events that are kept to be stored later; of more, the newest. */
const unsavedLimit = 1_000;

export interface CopyChange {
	/** Events of the log, in any order. */
	events: readonly LogEvent[];
	/** null: unchanged. */
	snapshot: Snapshot | null;
	/** clientIds of own messages and changes that the log has. */
	sent: readonly string[];
}

export interface CopyOptions extends CopyKey {
	logs: LogStore;
	clock: Clock;
	/** HC3: the server told another event under this seq than the one that this device has. */
	contradicted(seq: number): void;
}

export class Copy {
	readonly #options: CopyOptions;
	readonly #unsaved = new Map<number, LogEvent>();
	#unsavedSnapshot: Snapshot | null = null;
	#epoch: string | null = null;
	/** Counts the times that the copy was forgotten: what was written before says nothing any more. */
	#generation = 0;
	/** Settles when a deletion is done. */
	#forgetting: Promise<unknown> = Promise.resolve();
	#closed = false;

	constructor(options: CopyOptions) {
		this.#options = options;
	}

	/** The newest page of what is here; null: nothing, or the device does not answer. */
	async open(): Promise<LogCopy | null> {
		const { logs } = this.#options;
		const generation = this.#generation;
		const reading = logs.newest(this.#options, limits.pageMessages).then((copy) => {
			if (generation === this.#generation) this.#epoch ??= copy?.epoch ?? null;
			return copy;
		});
		return this.#within(copyTimes.read, reading, null);
	}

	/** A page that ends just below `before`; empty when that is not here. */
	older(before: number): Promise<LogEvent[]> {
		const reading = this.#options.logs.below(this.#options, before, limits.pageMessages);
		return this.#within(copyTimes.write, reading, []);
	}

	/** Stores a change. superseded: another tab has started the log again, and this one must, too. */
	async save({ events, snapshot, sent }: CopyChange): Promise<Saved["name"]> {
		if (this.#closed) return "failed";
		const generation = this.#generation;
		for (const event of events) this.#unsaved.set(seqOf(event), event);
		for (const event of withoutErased([...this.#unsaved.values()])) this.#unsaved.set(seqOf(event), event);
		this.#unsavedSnapshot = snapshot ?? this.#unsavedSnapshot;
		const change = { events: [...this.#unsaved.values()], snapshot: this.#unsavedSnapshot, sent };
		const writing = this.#forgetting.then(async () => {
			if (this.#closed) return "failed" as const;
			const saved = await this.#options.logs.save(this.#options, { ...change, epoch: this.#epoch });
			if (generation === this.#generation) this.#note(saved, change);
			if (saved.name === "saved" && saved.contradicted !== null) this.#options.contradicted(saved.contradicted);
			return saved.name;
		});
		const outcome = await this.#within(copyTimes.write, writing, "failed" as const);
		this.#limitUnsaved();
		return outcome;
	}

	/** RS4: forgets the log here, in all tabs. */
	startAgain(): void {
		this.#forget(async () => {
			this.#epoch = await this.#options.logs.startAgain(this.#options, this.#epoch);
		});
	}

	/** Deletes the copy. */
	remove(): void {
		this.#forget(async () => {
			this.#epoch = null;
			await this.#options.logs.remove(this.#options);
		});
	}

	/** Nothing is written any more. */
	close(): void {
		this.#closed = true;
	}

	#forget(act: () => Promise<void>): void {
		this.#generation++;
		this.#unsaved.clear();
		this.#unsavedSnapshot = null;
		this.#forgetting = this.#forgetting.then(act);
	}

	#note(saved: Saved, change: { events: readonly LogEvent[]; snapshot: Snapshot | null }): void {
		if (saved.name !== "saved") return;
		this.#epoch = saved.epoch;
		for (const event of change.events) {
			if (this.#unsaved.get(seqOf(event)) === event) this.#unsaved.delete(seqOf(event));
		}
		if (this.#unsavedSnapshot === change.snapshot) this.#unsavedSnapshot = null;
	}

	#limitUnsaved(): void {
		const excess = this.#unsaved.size - unsavedLimit;
		if (excess <= 0) return;
		const lowest = [...this.#unsaved.keys()].sort((a, b) => a - b).slice(0, excess);
		for (const seq of lowest) this.#unsaved.delete(seq);
	}

	/** What `promise` answers, or `late` when that takes longer than `ms`. */
	#within<T>(ms: number, promise: Promise<T>, late: T): Promise<T> {
		return new Promise((resolve, reject) => {
			const cancel = this.#options.clock.after(ms, () => resolve(late));
			promise.then(resolve, reject).finally(cancel);
		});
	}
}
