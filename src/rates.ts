/** Limits over time or per person: what the deployment's vars say, else the default. */
import type { Env } from "./env.ts";
import { defaultRates } from "./protocol/limits.ts";

export type RateName = keyof typeof defaultRates;

/**
 * The rate called `name`. A var that is no whole number above zero counts as not
 * set: a typing mistake must neither lift a limit nor lock everybody out.
 */
export function rate(env: Pick<Env, RateName>, name: RateName): number {
	const text = env[name] ?? "";
	const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	return value > 0 ? value : defaultRates[name];
}
