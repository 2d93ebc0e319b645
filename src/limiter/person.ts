/** Limits per person that an object asks for itself, so that they hold over every transport. */
import type { Env } from "../env.ts";
import type { Refusal } from "../protocol/errors.ts";
import { rate } from "../rates.ts";

/** LM3: counts one message that `userId` saves, or saves no longer; null: there was room. */
export async function countSave(env: Env, userId: string): Promise<Refusal | null> {
	const most = rate(env, "SAVES_PER_MINUTE");
	const taken = await env.ADDRESS_LIMITER.getByName(`person ${userId}`).take("save", most);
	if (taken.ok) return null;
	const { retryAfter } = taken;
	const detail = `At most ${most} changes of saved messages a minute (SAVES_PER_MINUTE). Try again in ${retryAfter} seconds.`;
	return { code: "rate_limited", detail, retryAfter };
}
