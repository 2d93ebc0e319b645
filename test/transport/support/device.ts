/** The parts of an environment that a test moves by hand. */
import { vi } from "vitest";
import type {
	Channel,
	Clock,
	Device,
	DeviceEvent,
	Environment,
	KeyValue,
	NoticePermission,
	SystemNotice,
	SystemNotices,
} from "../../../client/transport/environment.ts";

export const startOfTime = 1_800_000_000_000;

/** Time stands still until `pass` moves it. IndexedDB's fake and promises go on. */
export function freezeTime(): void {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: startOfTime });
}

/** Lets `ms` go by, with all that is due in between. */
export async function pass(ms: number): Promise<void> {
	await vi.advanceTimersByTimeAsync(ms);
}

/** The fake IndexedDB takes a step for each of the many requests of a transaction. */
const stepsOfTurn = 25;

/** Lets what needs no time happen: promises, and the fake IndexedDB's turns. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 30; turn++) {
		for (let step = 0; step < stepsOfTurn; step++) await new Promise<void>((resolve) => setImmediate(resolve));
		await pass(0);
	}
}

/** On the timers that vitest fakes. */
export const clock: Clock = {
	now: () => Date.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};

export class FakeDevice implements Device {
	online = true;
	visible = true;
	readonly #listeners = new Set<(event: DeviceEvent) => void>();
	readonly #touches = new Set<() => void>();

	get listeners(): number {
		return this.#listeners.size + this.#touches.size;
	}

	isOnline(): boolean {
		return this.online;
	}

	isVisible(): boolean {
		return this.visible;
	}

	watch(listener: (event: DeviceEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	watchTouches(listener: () => void): () => void {
		this.#touches.add(listener);
		return () => this.#touches.delete(listener);
	}

	touch(): void {
		for (const listener of [...this.#touches]) listener();
	}

	say(event: DeviceEvent): void {
		if (event === "online" || event === "offline") this.online = event === "online";
		else this.visible = event === "visible";
		for (const listener of [...this.#listeners]) listener(event);
	}
}

/** A system that shows what it is given, in place of what had the same tag. */
export class FakeNotices implements SystemNotices {
	allowed: NoticePermission = "granted";
	/** What the person answers when asked. */
	answer: NoticePermission = "granted";
	/** All that was ever shown. */
	readonly shown: SystemNotice[] = [];
	/** What is on the screen, by tag. */
	readonly open = new Map<string, SystemNotice>();
	readonly #listeners = new Set<(path: string) => void>();

	permission(): NoticePermission {
		return this.allowed;
	}

	async ask(): Promise<NoticePermission> {
		this.allowed = this.answer;
		return this.allowed;
	}

	async show(notice: SystemNotice): Promise<void> {
		this.shown.push(notice);
		this.open.set(notice.tag, notice);
	}

	async takeBack(isOver: (tag: string) => boolean): Promise<void> {
		for (const tag of [...this.open.keys()]) if (isOver(tag)) this.open.delete(tag);
	}

	watchClicks(listener: (path: string) => void): void {
		this.#listeners.add(listener);
	}

	/** The person clicks on one. */
	click(tag: string): void {
		const opens = this.open.get(tag)?.opens;
		for (const listener of this.#listeners) if (typeof opens === "string") listener(opens);
	}
}

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What the tabs of one browser share. */
export class FakeBrowser {
	readonly values = new Map<string, string>();
	readonly #lines = new Map<string, Set<(message: unknown) => void>>();
	readonly #locks = new Map<string, Promise<void>>();
	#ids = 0;
	#tabs = 0;
	#kills = 0;

	/** How often all tabs were killed. */
	get kills(): number {
		return this.#kills;
	}

	readonly keyValue: KeyValue = {
		get: (key) => this.values.get(key) ?? null,
		set: (key, value) => void this.values.set(key, value),
		remove: (key) => void this.values.delete(key),
	};

	newId(): string {
		this.#ids++;
		return `id-${this.#ids}`;
	}

	newTab(): string {
		this.#tabs++;
		return `tab-${this.#tabs}`;
	}

	channel(name: string, listener: (message: unknown) => void): Channel {
		const line = this.#lines.get(name) ?? new Set();
		this.#lines.set(name, line);
		line.add(listener);
		return {
			post: (message) => {
				for (const other of line) if (other !== listener) queueMicrotask(() => line.has(other) && other(message));
			},
			close: () => line.delete(listener),
		};
	}

	/** All tabs are gone at once, as when the browser is killed: their locks, lines and timers with them. */
	killTabs(): void {
		this.#kills++;
		this.#locks.clear();
		this.#lines.clear();
		vi.clearAllTimers();
	}

	exclusive(name: string, abandon: AbortSignal, hold: () => Promise<void>): void {
		const before = this.#locks.get(name) ?? Promise.resolve();
		this.#locks.set(
			name,
			before.then(() => (abandon.aborted ? undefined : hold())),
		);
	}
}

/** An environment without network: `overrides` adds what a test needs of it. */
export function makeEnvironment(overrides: Partial<Environment> = {}, browser = new FakeBrowser()): Environment {
	const born = browser.kills;
	const isAlive = () => browser.kills === born;
	return {
		origin: "http://parley.test",
		fetch: () => Promise.reject(new Error("no network")),
		WebSocket: undefined,
		clock: { now: clock.now, after: (ms, run) => (isAlive() ? clock.after(ms, run) : () => {}) },
		random: seeded(1),
		newId: () => browser.newId(),
		tabId: browser.newTab(),
		device: new FakeDevice(),
		keyValue: browser.keyValue,
		notices: new FakeNotices(),
		pause: () => Promise.resolve(),
		playSound() {},
		channel: (name, listener) => browser.channel(name, listener),
		// The promises of a killed tab cannot be stopped; they must not take a lock or a timer any more.
		exclusive: (name, abandon, hold) => isAlive() && browser.exclusive(name, abandon, hold),
		info() {},
		warn() {},
		...overrides,
	};
}
