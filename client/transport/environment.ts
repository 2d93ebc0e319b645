/**
 * What the client needs of the place where it runs, in one value that tests
 * replace: time, chance, network, the device's signs, and other tabs.
 */

/** Time. Timers answer the function that cancels them. */
export interface Clock {
	/** Unix ms. */
	now(): number;
	after(ms: number, run: () => void): () => void;
}

export type DeviceEvent = "online" | "offline" | "visible" | "hidden";

/** What the device says about its network and this page. */
export interface Device {
	isOnline(): boolean;
	isVisible(): boolean;
	/** Answers the function that stops it. */
	watch(listener: (event: DeviceEvent) => void): () => void;
}

/** Small values that outlive the page. Never throws: a browser may forbid it, and then nothing is remembered. */
export interface KeyValue {
	get(key: string): string | null;
	set(key: string, value: string): void;
	remove(key: string): void;
}

/** A line to the other tabs of this app on this device. */
export interface Channel {
	post(message: unknown): void;
	close(): void;
}

export type SocketClass = new (url: string, protocols?: string | string[]) => unknown;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Environment {
	/** Scheme, host and port of the server, without a slash at the end. */
	origin: string;
	fetch: Fetch;
	/** undefined where there is none: polling is used. */
	WebSocket: SocketClass | undefined;
	clock: Clock;
	/** At least 0 and below 1. */
	random(): number;
	/** A new id that nobody can guess. */
	newId(): string;
	device: Device;
	keyValue: KeyValue;
	/** What other tabs post; their messages are never echoed to the sender. */
	channel(name: string, listener: (message: unknown) => void): Channel;
	/**
	 * Runs `hold` while no other tab holds `name`, and keeps the lock until its
	 * promise is settled. `abandon` takes the request back while it waits.
	 */
	exclusive(name: string, abandon: AbortSignal, hold: () => Promise<void>): void;
	info(text: string): void;
	warn(text: string, cause?: unknown): void;
}

/** 128 random bits in base64url. Not `crypto.randomUUID`, which plain http does not have. */
function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replaceAll("=", "");
}

const clock: Clock = {
	now: () => Date.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};

const device: Device = {
	isOnline: () => navigator.onLine,
	isVisible: () => document.visibilityState === "visible",
	watch(listener) {
		const stop = new AbortController();
		const options = { signal: stop.signal };
		addEventListener("online", () => listener("online"), options);
		addEventListener("offline", () => listener("offline"), options);
		const changed = () => listener(document.visibilityState === "visible" ? "visible" : "hidden");
		document.addEventListener("visibilitychange", changed, options);
		// A page that comes back from the back/forward cache was frozen, its sockets are dead.
		addEventListener("pageshow", (event) => event.persisted && changed(), options);
		return () => stop.abort();
	},
};

/** Reading `localStorage` alone throws where storage is blocked; writing throws when it is full. */
const keyValue: KeyValue = {
	get(key) {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	},
	set(key, value) {
		try {
			localStorage.setItem(key, value);
		} catch {
			// Only conveniences are kept here; the app works without.
		}
	},
	remove(key) {
		try {
			localStorage.removeItem(key);
		} catch {
			// As above.
		}
	},
};

function channel(name: string, listener: (message: unknown) => void): Channel {
	if (typeof BroadcastChannel === "undefined") return { post() {}, close() {} };
	const line = new BroadcastChannel(name);
	line.onmessage = (event) => listener(event.data);
	return { post: (message) => line.postMessage(message), close: () => line.close() };
}

function exclusive(name: string, abandon: AbortSignal, hold: () => Promise<void>): void {
	// `locks` is missing outside secure contexts. Two tabs may then send the same row; the server stores it once.
	const locks: LockManager | undefined = navigator.locks;
	if (locks === undefined) {
		void hold();
		return;
	}
	locks.request(name, { signal: abandon }, hold).catch((error: unknown) => {
		if (!abandon.aborted) console.warn("A lock between tabs failed", error);
	});
}

/** The environment of a browser's page. */
export function browserEnvironment(): Environment {
	return {
		origin: location.origin,
		fetch: (url, init) => fetch(url, init),
		WebSocket: typeof WebSocket === "undefined" ? undefined : WebSocket,
		clock,
		random: Math.random,
		newId,
		device,
		keyValue,
		channel,
		exclusive,
		info: (text) => console.info(text),
		warn: (text, cause) => (cause === undefined ? console.warn(text) : console.warn(text, cause)),
	};
}
