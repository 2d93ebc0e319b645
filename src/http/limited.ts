/** Limits per network address or person, as the routes ask for them. */
import type { Env } from "../env.ts";
import { addressOf } from "../limiter/address.ts";
import type { TakeKind } from "../limiter/object.ts";
import { type RateName, rate } from "../rates.ts";
import { Problem } from "./problem.ts";

async function limit(who: string, env: Env, kind: TakeKind, name: RateName, what: string): Promise<void> {
	const most = rate(env, name);
	const taken = await env.ADDRESS_LIMITER.getByName(who).take(kind, most);
	if (taken.ok) return;
	const { retryAfter } = taken;
	const detail = `At most ${most} ${what} a minute (${name}). Try again in ${retryAfter} seconds.`;
	throw new Problem({ code: "rate_limited", detail, retryAfter }, { limit: name });
}

/**
 * Counts one WebSocket upgrade of the caller's address.
 *
 * @throws {Problem} `rate_limited` above UPGRADES_PER_MINUTE
 */
export function limitUpgrade(request: Request, env: Env): Promise<void> {
	return limit(addressOf(request), env, "upgrade", "UPGRADES_PER_MINUTE", "connections from one address");
}

/**
 * Counts one new account or guest.
 *
 * @throws {Problem} `rate_limited` above SIGN_UPS_PER_MINUTE
 */
export function limitSignUp(request: Request, env: Env): Promise<void> {
	return limit(addressOf(request), env, "sign_up", "SIGN_UPS_PER_MINUTE", "new accounts from one address");
}

/**
 * Counts one try at a password.
 *
 * @throws {Problem} `rate_limited` above SIGN_INS_PER_MINUTE
 */
export function limitSignIn(request: Request, env: Env): Promise<void> {
	return limit(addressOf(request), env, "sign_in", "SIGN_INS_PER_MINUTE", "sign-ins from one address");
}

/**
 * Counts one change of `userId`'s settings, which all their conversations are told of.
 *
 * @throws {Problem} `rate_limited` above SETTINGS_PER_MINUTE
 */
export function limitSettings(userId: string, env: Env): Promise<void> {
	return limit(`person ${userId}`, env, "settings", "SETTINGS_PER_MINUTE", "changes of settings");
}

/**
 * Counts one conversation that `userId` starts.
 *
 * @throws {Problem} `rate_limited` above CONVERSATIONS_PER_MINUTE
 */
export function limitCreation(userId: string, env: Env): Promise<void> {
	return limit(`person ${userId}`, env, "conversation", "CONVERSATIONS_PER_MINUTE", "new conversations");
}

/**
 * Counts one search by `userId`.
 *
 * @throws {Problem} `rate_limited` above SEARCHES_PER_MINUTE
 */
export function limitSearch(userId: string, env: Env): Promise<void> {
	return limit(`person ${userId}`, env, "search", "SEARCHES_PER_MINUTE", "searches");
}

/**
 * Counts one try of an invite's code as a miss, for the address and, `conversationId` being the one that it
 * names, for everybody together. Answers the function that takes that back: call it when the code led somewhere.
 *
 * @throws {Problem} `rate_limited` above INVITE_MISSES_PER_MINUTE or INVITE_MISSES_OF_ALL_PER_MINUTE
 */
export async function limitInviteMiss(
	request: Request,
	env: Env,
	conversationId: string | null,
): Promise<() => Promise<void>> {
	const counted: string[] = [];
	const giveBack = async () => {
		await Promise.all(counted.map((who) => env.ADDRESS_LIMITER.getByName(who).giveBack("invite_miss")));
	};
	const count = async (who: string, name: RateName, what: string) => {
		await limit(who, env, "invite_miss", name, what);
		counted.push(who);
	};
	await count(addressOf(request), "INVITE_MISSES_PER_MINUTE", "invites that do not hold from one address");
	if (conversationId === null) return giveBack;
	// Its own count stays: whoever tries one that everybody tries is not let off for it.
	const all = "invites that do not hold for one conversation";
	await count(`invites of ${conversationId}`, "INVITE_MISSES_OF_ALL_PER_MINUTE", all);
	return giveBack;
}
