import type { Conversation } from "./conversation/object.ts";
import type { Inbox } from "./inbox/object.ts";
import type { AddressLimiter } from "./limiter/object.ts";
import type { defaultRates } from "./protocol/limits.ts";
import type { Settings } from "./protocol/people.ts";

/** The vars that carry rates; each is text, since that is what a var is. */
type RateVars = { [Name in keyof typeof defaultRates]?: string };

/** What wrangler.toml, `.dev.vars` and the secrets of a deployment bind. */
export interface Env extends RateVars {
	ASSETS: Fetcher;
	/** Accounts and sessions. */
	DB: D1Database;
	CONVERSATION: DurableObjectNamespace<Conversation>;
	INBOX: DurableObjectNamespace<Inbox>;
	ADDRESS_LIMITER: DurableObjectNamespace<AddressLimiter>;
	/** Secret: signs sessions. At least 32 random bytes. */
	BETTER_AUTH_SECRET: string;
	/** Other origins that may call with credentials, separated by spaces or commas; empty: none. */
	ALLOWED_ORIGINS?: string;
}

/** A person's settings, with the time of their last change: what comes late is known as such. */
export interface DatedSettings extends Settings {
	/** Unix milliseconds, strictly growing for each person; 0: never changed. */
	at: number;
}

/** What a person is called. */
export interface Names {
	name: string;
	/** What others write after `@`; null: a guest, or an account that has none. */
	username: string | null;
}

/** Who is asking, as every route and object is told. Made by the Worker alone, never by a client. */
export interface Caller extends Names {
	userId: string;
	/** As they stood when the session was looked up. */
	settings: DatedSettings;
	sessionId: string;
	/** Unix milliseconds; nothing is delivered to this session from then on. */
	sessionExpiresAt: number;
}
