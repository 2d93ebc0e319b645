/** The counters of one network address, of one person, or of one conversation. */
import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** What is counted. */
export type TakeKind =
	| "upgrade"
	| "sign_up"
	| "sign_in"
	| "conversation"
	| "settings"
	| "search"
	| "save"
	| "invite_miss";

/** Whether there was room; if not, the seconds until there is. */
export type Taken = { ok: true } | { ok: false; retryAfter: number };

interface Window {
	/** Unix milliseconds of the first one. */
	startedAt: number;
	taken: number;
}

const windowMs = 60_000;

/**
 * Counts what one network address did in the minute that its first try began.
 * Stored, since a count in memory would be forgotten with every hibernation;
 * one row for each kind, and nothing at all once the minutes have passed.
 */
export class AddressLimiter extends DurableObject<Env> {
	/** Counts one try. A refused one is not counted and writes nothing. */
	async take(kind: TakeKind, perMinute: number): Promise<Taken> {
		const { storage } = this.ctx;
		const now = Date.now();
		const stored = storage.kv.get<Window>(kind);
		const current = stored !== undefined && now < stored.startedAt + windowMs ? stored : { startedAt: now, taken: 0 };
		if (current.taken >= perMinute) {
			return { ok: false, retryAfter: Math.ceil((current.startedAt + windowMs - now) / 1000) };
		}
		storage.kv.put(kind, { startedAt: current.startedAt, taken: current.taken + 1 } satisfies Window);
		if (current.taken === 0 && (await storage.getAlarm()) === null) await storage.setAlarm(now + windowMs);
		return { ok: true };
	}

	/** Takes one back that turned out not to count. */
	giveBack(kind: TakeKind): void {
		const { storage } = this.ctx;
		const stored = storage.kv.get<Window>(kind);
		if (stored === undefined || stored.taken === 0) return;
		storage.kv.put(kind, { ...stored, taken: stored.taken - 1 } satisfies Window);
	}

	/** Forgets the address, or comes back when its last minute is over. Safe to run twice. */
	override async alarm(): Promise<void> {
		const { storage } = this.ctx;
		let end = 0;
		for (const [, { startedAt }] of storage.kv.list<Window>()) end = Math.max(end, startedAt + windowMs);
		if (end > Date.now()) await storage.setAlarm(end);
		else await storage.deleteAll();
	}
}
