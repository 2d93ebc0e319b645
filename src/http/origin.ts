/**
 * Which origins may act. A browser sends a person's cookies with requests that
 * another site made it send; the Origin header tells who made it.
 */
import type { MiddlewareHandler } from "hono";
import { allowedOrigins } from "../accounts/auth.ts";
import { bearerToken } from "../accounts/identify.ts";
import type { Env } from "../env.ts";
import { Problem } from "./problem.ts";

const harmless: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether `request` comes from an origin that ALLOWED_ORIGINS lists, letter for letter. */
export function isListedOrigin(request: Request, env: Env): boolean {
	const origin = request.headers.get("Origin");
	return origin !== null && allowedOrigins(env).includes(origin);
}

function refuseOrigin(detail: string): Problem {
	return new Problem({ code: "foreign_origin", detail });
}

function checkMissing(request: Request, isUpgrade: boolean): void {
	if (isUpgrade) {
		// Every browser sends it with an upgrade; a program has a token.
		if (bearerToken(request) === null) throw refuseOrigin("A connection needs an Origin, or a bearer token.");
		return;
	}
	// A browser sends it with every call that changes something, and says so itself where it does not.
	const site = request.headers.get("Sec-Fetch-Site");
	if (site !== null && site !== "same-origin" && site !== "none") throw refuseOrigin("This call needs an Origin.");
}

/**
 * Lets through what only reads, and what our own or a listed origin sent.
 *
 * @throws {Problem} `foreign_origin`
 */
export function checkOrigin(request: Request, env: Env): void {
	const isUpgrade = request.headers.get("Upgrade") !== null;
	if (harmless.has(request.method) && !isUpgrade) return;
	const origin = request.headers.get("Origin");
	if (origin === null) {
		checkMissing(request, isUpgrade);
		return;
	}
	if (origin === new URL(request.url).origin || isListedOrigin(request, env)) return;
	throw refuseOrigin("This origin is neither this server's own nor one that it was told to trust.");
}

/** checkOrigin for every route below. */
export const onlyKnownOrigins: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
	checkOrigin(c.req.raw, c.env);
	await next();
};
