/** Who is asking. */
import type { Caller, Env } from "../env.ts";
import { Problem } from "../http/problem.ts";

/** The subprotocol that a socket of this version speaks. */
const SUBPROTOCOL = "parley.v1";

/** The account behind `request` (cookie, `Authorization: Bearer` or bearer subprotocol), or null. */
export async function identify(_request: Request, _env: Env): Promise<Caller | null> {
	return null;
}

/**
 * The account behind `request`.
 *
 * @throws {Problem} `signed_out` when there is none
 */
export async function requireCaller(request: Request, env: Env): Promise<Caller> {
	const caller = await identify(request, env);
	if (caller === null) throw new Problem({ code: "signed_out", detail: "Sign in first." });
	return caller;
}

/** The subprotocol to answer an upgrade with, or null: then the header must be left out. */
export function chooseSubprotocol(request: Request): string | null {
	const offered = (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((part) => part.trim());
	return offered.includes(SUBPROTOCOL) ? SUBPROTOCOL : null;
}
