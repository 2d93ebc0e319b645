/** The environment of a browser's page. The only file below the views that touches its globals. */
import { type Channel, type Clock, type Device, type Environment, type KeyValue, touchGap } from "./environment.ts";
import { systemNotices } from "./notices.ts";

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
		addEventListener("pagehide", () => listener("leaving"), options);
		addEventListener("pagehide", () => listener("gone"), options);
		addEventListener("blur", () => listener("leaving"), options);
		// A page that comes back from the back/forward cache was frozen, its sockets are dead.
		addEventListener("pageshow", (event) => event.persisted && changed(), options);
		return () => stop.abort();
	},
	watchTouches(listener) {
		const stop = new AbortController();
		let touchedAt = Number.NEGATIVE_INFINITY;
		const touched = () => {
			const now = Date.now();
			if (now - touchedAt < touchGap) return;
			touchedAt = now;
			listener();
		};
		for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
			addEventListener(name, touched, { signal: stop.signal, passive: true, capture: true });
		}
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

/**
 * What goes on so comes before what others have set a time for, where the browser knows it. A hidden page draws nothing, and has
 * its times stretched to a second and more.
 */
function pause(): Promise<void> {
	if (document.visibilityState === "hidden") return Promise.resolve();
	const own: { yield?: () => Promise<void> } | undefined = globalThis.scheduler;
	return own?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Before anybody has touched a page browsers keep it silent, and some complain. */
function playSound(): void {
	if (navigator.userActivation?.hasBeenActive === false) return;
	import("./sound.ts")
		.then((sound) => sound.playSound())
		.catch((error: unknown) => console.warn("The sound of a new message could not be played", error));
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
		tabId: newId(),
		device,
		keyValue,
		notices: systemNotices,
		pause,
		playSound,
		channel,
		exclusive,
		info: (text) => console.info(text),
		warn: (text, cause) => (cause === undefined ? console.warn(text) : console.warn(text, cause)),
	};
}
