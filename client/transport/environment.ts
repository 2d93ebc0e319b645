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

/**
 * leaving: the page has lost the focus or is being closed; it may not run again.
 * gone: it is being closed or left, and comes back from the browser's cache at best.
 */
export type DeviceEvent = "online" | "offline" | "visible" | "hidden" | "leaving" | "gone";

/** Between two tellings of a touch, in ms; the first after a pause is told at once. */
export const touchGap = 10_000;

/** What the device says about its network and this page. */
export interface Device {
	isOnline(): boolean;
	isVisible(): boolean;
	/** Answers the function that stops it. */
	watch(listener: (event: DeviceEvent) => void): () => void;
	/** Somebody used a key, the pointer or the screen; told at most every `touchGap` ms. Answers the function that stops it. */
	watchTouches(listener: () => void): () => void;
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

export type NoticePermission = "unsupported" | "default" | "granted" | "denied";

export interface SystemNotice {
	/** One takes the place of an earlier one with the same tag. */
	tag: string;
	title: string;
	body: string;
	/** The path of the app that a click opens; null: a click only brings the app to the front. */
	opens: string | null;
}

/** Notifications of the system. */
export interface SystemNotices {
	permission(): NoticePermission;
	/** Asks the person; browsers allow that only on a click. */
	ask(): Promise<NoticePermission>;
	/** Shows one, without a sound of the system's. Resolves when it is shown, or turned out to be impossible. Never rejects. */
	show(notice: SystemNotice): Promise<void>;
	/** Takes back those of whose tag `isOver` says so, those of pages that are gone included. Never rejects. */
	takeBack(isOver: (tag: string) => boolean): Promise<void>;
	/** Hears the path that a clicked one opens, in the page that comes to the front with it. */
	watchClicks(listener: (path: string) => void): void;
}

export type SocketClass = new (url: string, protocols?: string | string[]) => unknown;
/** Also where the types of the platform do not know that a request can outlive its page. */
export type FetchInit = RequestInit & { keepalive?: boolean };
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

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
	/** Differs in every page of this app that is open. */
	tabId: string;
	device: Device;
	keyValue: KeyValue;
	notices: SystemNotices;
	/** Resolves once the browser could do something else, such as drawing. */
	pause(): Promise<void>;
	/** Plays the sound of a new message, where the browser lets it. */
	playSound(): void;
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
