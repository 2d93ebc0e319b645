/** Whether anybody is in front of this page: away while it is hidden, and after five minutes without a touch (PR4). */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock, Device } from "../transport/environment.ts";

/** Without a key, a click or a touch for this long, nobody is in front of the page; in ms. */
export const idleAfter = 5 * 60_000;

export class Attention {
	readonly #clock: Clock;
	readonly #device: Device;
	readonly #away = signal(false);
	#lastTouch: number;
	#cancelTimer = () => {};
	readonly #unwatch: readonly (() => void)[];

	constructor(clock: Clock, device: Device) {
		this.#clock = clock;
		this.#device = device;
		this.#lastTouch = clock.now();
		const touched = () => {
			this.#lastTouch = clock.now();
			this.#look();
		};
		this.#unwatch = [
			device.watchTouches(touched),
			device.watch((event) => {
				if (event === "visible") touched();
				else if (event === "hidden") this.#look();
			}),
		];
		this.#look();
	}

	get away(): ReadonlySignal<boolean> {
		return this.#away;
	}

	close(): void {
		for (const stop of this.#unwatch) stop();
		this.#cancelTimer();
	}

	#look(): void {
		this.#cancelTimer();
		const left = this.#lastTouch + idleAfter - this.#clock.now();
		this.#away.value = left <= 0 || !this.#device.isVisible();
		if (!this.#away.peek()) this.#cancelTimer = this.#clock.after(left, () => this.#look());
	}
}
