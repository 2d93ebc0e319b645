/** Who is asking: a cookie, `Authorization: Bearer`, or a bearer token among the subprotocols. */
import type { Caller, Env } from "../env.ts";
import { Problem } from "../http/problem.ts";
import type { Me } from "../protocol/people.ts";
import { authFor } from "./auth.ts";

/** The subprotocol that a socket of this version speaks. */
const SUBPROTOCOL = "parley.v1";
const BEARER_PREFIX = "bearer.";

function offeredProtocols(request: Request): string[] {
	return (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((part) => part.trim());
}

/** The subprotocol to answer an upgrade with, or null: then the header must be left out. */
export function chooseSubprotocol(request: Request): string | null {
	return offeredProtocols(request).includes(SUBPROTOCOL) ? SUBPROTOCOL : null;
}

/** The text that `encoded` is in base64url, or null. */
function decodeToken(encoded: string): string | null {
	if (!/^[\w-]+$/.test(encoded)) return null;
	const token = Buffer.from(encoded, "base64url").toString("latin1");
	return /^[\x21-\x7e]+$/.test(token) ? token : null;
}

/** The bearer token of `request`, or null. An `Authorization` of another scheme is none. */
export function bearerToken(request: Request): string | null {
	const authorization = /^bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "");
	if (authorization !== null) return authorization[1] ?? null;
	if (request.headers.get("Upgrade") === null) return null;
	const offered = offeredProtocols(request).find((protocol) => protocol.startsWith(BEARER_PREFIX));
	return offered === undefined ? null : decodeToken(offered.slice(BEARER_PREFIX.length));
}

/**
 * The headers that say who `request` is from, and no others. A token counts
 * alone: a bad one must not fall back to a cookie that came along.
 */
export function credentials(request: Request): Headers {
	const token = bearerToken(request);
	if (token !== null) return new Headers({ Authorization: `Bearer ${token}` });
	const cookie = request.headers.get("Cookie");
	return cookie === null ? new Headers() : new Headers({ Cookie: cookie });
}

/** A session and its account, as the Worker knows them. */
export interface SignedIn {
	caller: Caller;
	me: Me;
	/** The session's token: names it to better-auth, never to anyone else. */
	token: string;
}

type Session = NonNullable<Awaited<ReturnType<Awaited<ReturnType<typeof authFor>>["api"]["getSession"]>>>;

function describe({ session, user }: Session): SignedIn {
	const isGuest = user.isAnonymous === true;
	const [hideRead, invisible] = [user.hideRead === true, user.invisible === true];
	return {
		caller: {
			userId: user.id,
			name: user.name,
			username: user.username ?? null,
			settings: { hideRead, invisible, at: user.settingsAt ?? 0 },
			sessionId: session.id,
			sessionExpiresAt: session.expiresAt.getTime(),
		},
		me: {
			id: user.id,
			name: user.name,
			username: user.username ?? null,
			// A guest's address is a placeholder that better-auth made up.
			email: isGuest ? null : user.email,
			isGuest,
			settings: { hideRead, invisible },
		},
		token: session.token,
	};
}

function mayBeSignedIn(headers: Headers): boolean {
	return headers.has("Authorization") || (headers.get("Cookie") ?? "").includes("parley.session_token=");
}

/** The session behind `request`, or null. Does not prolong it. */
export async function findSession(request: Request, env: Env): Promise<SignedIn | null> {
	const headers = credentials(request);
	if (!mayBeSignedIn(headers)) return null;
	const auth = await authFor(request, env);
	const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
	return session === null ? null : describe(session);
}

/** The same, prolonged when it is a day old; `cookies` are to be set by the answer. */
export async function refreshSession(
	request: Request,
	env: Env,
): Promise<{ signedIn: SignedIn | null; cookies: string[] }> {
	const headers = credentials(request);
	if (!mayBeSignedIn(headers)) return { signedIn: null, cookies: [] };
	const auth = await authFor(request, env);
	const answer = await auth.api.getSession({ headers, returnHeaders: true });
	const signedIn = answer.response === null ? null : describe(answer.response);
	return { signedIn, cookies: answer.headers.getSetCookie() };
}

/** The account behind `request`, or null. */
export async function identify(request: Request, env: Env): Promise<Caller | null> {
	return (await findSession(request, env))?.caller ?? null;
}

/** The problem of a request that needs a session. */
export function signedOut(): Problem {
	return new Problem({ code: "signed_out", detail: "Sign in first." });
}

/** The user id that a client takes itself for: a cookie may have become another person's behind its back (ID6). */
const userHeader = "Parley-User";

/**
 * The session and account behind `request`.
 *
 * @throws {Problem} `signed_out` when there is none, or not the one that the request names
 */
export async function requireSignedIn(request: Request, env: Env): Promise<SignedIn> {
	const signedIn = await findSession(request, env);
	if (signedIn === null) throw signedOut();
	const expected = request.headers.get(userHeader);
	if (expected !== null && expected !== signedIn.caller.userId) throw signedOut();
	return signedIn;
}

/** The same, without what only the account's own routes need. */
export async function requireCaller(request: Request, env: Env): Promise<Caller> {
	return (await requireSignedIn(request, env)).caller;
}
