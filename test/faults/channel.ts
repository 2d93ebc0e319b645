/** The one shape of a socket and of polling, as a device sees it. */
import type { Frame } from "./wire.ts";

/** What carries frames, once opened, until it is lost. */
export interface Channel {
	readonly via: "socket" | "polling";
	/** How many frames may be under way. */
	readonly window: number;
	send(frame: unknown): boolean;
	/** Called every 100 ms or so. */
	tick(now: number): void;
	freeze(on: boolean): void;
	/** Throws the connection away, telling nobody. */
	drop(): void;
}

/** What a channel tells its device. */
export interface ChannelEvents {
	/** The cursor, to be asked for at each request; null: no copy. */
	after(): number | null;
	/** `after`: what the join asked for. */
	joined(frame: Frame, asked: number, after: number | null): void;
	/** A poll's answer: what comes after `after`. */
	polled(frames: Frame[], asked: number, after: number, more: boolean): void;
	heard(frame: Frame): void;
	lost(code: number): void;
}

/** Close codes after which a client must not come back by itself. */
export const finalCodes: ReadonlySet<number> = new Set([1000, 1003, 1009, 4400, 4401, 4403, 4404]);

/** Times in milliseconds. The driver's clients are less patient than a browser's, so that much happens in little time. */
export const patience = { backoffBase: 150, backoffCap: 1_500, acknowledge: 4_000 };
