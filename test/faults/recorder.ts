/** Writes down what happens, by one clock. */
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Entry, Line } from "../checker/history.ts";

export class Recorder {
	readonly lines: Line[] = [];
	/** Messages that were acknowledged for the first time. */
	acknowledged = 0;
	readonly #faults = new Map<string, number>();
	readonly #started = performance.now();

	/** Milliseconds since the start. */
	now(): number {
		return Math.round((performance.now() - this.#started) * 1_000) / 1_000;
	}

	note(entry: Entry): void {
		this.lines.push({ t: this.now(), ...entry });
	}

	/** A fault that happens at one moment. */
	fault(kind: string): void {
		this.count(kind);
		this.note({ kind: "nemesis", phase: "once", what: kind });
	}

	/** A fault begins; the answer ends it. */
	begin(kind: string): () => void {
		this.count(kind);
		this.note({ kind: "nemesis", phase: "on", what: kind });
		return () => this.note({ kind: "nemesis", phase: "off", what: kind });
	}

	/** How many there were, by kind. */
	get faults(): ReadonlyMap<string, number> {
		return this.#faults;
	}

	get faultCount(): number {
		return [...this.#faults.values()].reduce((sum, count) => sum + count, 0);
	}

	private count(kind: string): void {
		this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1);
	}

	/** Keeps the history, one line per event. */
	async save(file: string): Promise<void> {
		mkdirSync(dirname(file), { recursive: true });
		const stream = createWriteStream(file);
		for (const line of this.lines) {
			if (!stream.write(`${JSON.stringify(line)}\n`)) {
				await new Promise<void>((resolve) => stream.once("drain", () => resolve()));
			}
		}
		await new Promise<void>((resolve) => stream.end(resolve));
	}
}
