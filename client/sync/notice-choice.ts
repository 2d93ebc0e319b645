/** Whether the person of this device wants notifications and a sound, now or for a while not, and whether the browser lets them; the same in all tabs. */
import { type ReadonlySignal, signal } from "@preact/signals";
import {
	rememberedNotices,
	rememberedPause,
	rememberedSound,
	rememberNotices,
	rememberPause,
	rememberSound,
} from "../local/remembered.ts";
import type { NoticeState } from "../store/app.ts";
import { isEqual } from "../store/equal.ts";
import type { Channel, Environment } from "../transport/environment.ts";
import { shellWords } from "../words/shell.ts";

/** In ms; timers cannot wait longer than about 24 days. */
const longestWait = 86_400_000;

type Needed = Pick<Environment, "keyValue" | "notices" | "playSound" | "channel" | "device" | "clock">;

export class NoticeChoice {
	readonly #environment: Needed;
	readonly #state = signal<NoticeState>({ permission: "unsupported", on: false, sound: true, pausedUntil: null });
	readonly #tabs: Channel;
	#cancelEnd = () => {};

	constructor(environment: Needed) {
		this.#environment = environment;
		this.#tabs = environment.channel("parley-notice-choice", () => this.#read());
		// The permission may have been changed in the settings of the browser.
		environment.device.watch((event) => event === "visible" && this.#read());
		this.#read();
	}

	get state(): ReadonlySignal<NoticeState> {
		return this.#state;
	}

	/** Whether a notification may be shown now. */
	isOn(): boolean {
		const { keyValue, notices } = this.#environment;
		return !this.#isPaused() && rememberedNotices(keyValue) && notices.permission() === "granted";
	}

	/** Whether a new message makes a sound. */
	hasSound(): boolean {
		return !this.#isPaused() && rememberedSound(this.#environment.keyValue);
	}

	/** Neither until then, in Unix ms; Infinity: until this is called with null. */
	pause(until: number | null): void {
		rememberPause(this.#environment.keyValue, until);
		this.#read();
		this.#tabs.post("changed");
	}

	#isPaused(): boolean {
		const { keyValue, clock } = this.#environment;
		return (rememberedPause(keyValue) ?? 0) > clock.now();
	}

	/** Plays the sound once when it is turned on, so that the person knows it. */
	setSound(on: boolean): void {
		const { keyValue, playSound } = this.#environment;
		rememberSound(keyValue, on);
		if (on) playSound();
		this.#read();
		this.#tabs.post("changed");
	}

	async set(on: boolean): Promise<void> {
		const { keyValue, notices } = this.#environment;
		const isAllowed = !on || notices.permission() === "granted" || (await notices.ask()) === "granted";
		// Some browsers have notifications that a page cannot use, which shows only when it does.
		if (isAllowed && on) {
			await notices.show({ tag: "parley", title: "Parley", body: shellWords().notificationsOn, opens: null });
		}
		if (isAllowed) rememberNotices(keyValue, on);
		this.#read();
		this.#tabs.post("changed");
	}

	#read(): void {
		const { keyValue, notices, clock } = this.#environment;
		const [on, sound] = [rememberedNotices(keyValue), rememberedSound(keyValue)];
		const pausedUntil = this.#isPaused() ? rememberedPause(keyValue) : null;
		this.#cancelEnd();
		this.#cancelEnd = () => {};
		// Whoever looks at the settings sees when it is over.
		if (pausedUntil !== null && Number.isFinite(pausedUntil)) {
			const wait = Math.min(pausedUntil - clock.now(), longestWait);
			this.#cancelEnd = clock.after(wait, () => this.#read());
		}
		const next: NoticeState = { permission: notices.permission(), on, sound, pausedUntil };
		if (!isEqual(next, this.#state.peek())) this.#state.value = next;
	}
}
