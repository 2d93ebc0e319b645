/**
 * `/api/auth/*`: better-auth's own API behind our door. Only what is listed here
 * is open; bodies are checked first, and what better-auth refuses is said in this
 * API's own words.
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { authFor } from "../accounts/auth.ts";
import { refuseTaken, tellNewNames, upgradeGuest } from "../accounts/guest.ts";
import { bearerToken, credentials, findSession, type SignedIn } from "../accounts/identify.ts";
import { translate } from "../accounts/refusals.ts";
import { checkEmail, checkName, checkPassword, checkUsername } from "../accounts/rules.ts";
import type { Env } from "../env.ts";
import { readBody, readOptionalBody } from "./body.ts";
import { limitSignIn, limitSignUp } from "./limited.ts";
import { Problem } from "./problem.ts";

type Ctx = Context<{ Bindings: Env }>;

const remember = v.optional(v.boolean());

const signUpSchema = v.object({
	name: v.string(),
	email: v.string(),
	password: v.string(),
	username: v.optional(v.string()),
	rememberMe: remember,
});
const signInEmailSchema = v.object({ email: v.string(), password: v.string(), rememberMe: remember });
const signInUsernameSchema = v.object({ username: v.string(), password: v.string(), rememberMe: remember });
const guestSchema = v.object({ name: v.optional(v.string()) });
const changePasswordSchema = v.object({ currentPassword: v.string(), newPassword: v.string() });

/**
 * better-auth's own answer to the request, `body` standing for the one that came.
 * Its CSRF check wants an Origin beside a cookie, which a script has none of;
 * origin.ts has checked by now, so the request goes on as one of our own.
 *
 * @param before who is signed in; null: nobody, and the cookie of a session that has ended is left out. Beside it better-auth
 *   would take back the new session that it has just made.
 */
async function ask(c: Ctx, body?: object, before?: SignedIn | null): Promise<Response> {
	const request = c.req.raw;
	const headers = before === null ? new Headers() : credentials(request);
	headers.set("Origin", new URL(request.url).origin);
	const userAgent = request.headers.get("User-Agent");
	if (userAgent !== null) headers.set("User-Agent", userAgent.slice(0, 256));
	if (body !== undefined) headers.set("Content-Type", "application/json");
	const auth = await authFor(request, c.env);
	const sent = body === undefined ? null : JSON.stringify(body);
	return auth.handler(new Request(request.url, { method: request.method, headers, body: sent }));
}

async function codeOf(answer: Response): Promise<string | undefined> {
	const body: unknown = await answer.json().catch(() => null);
	if (typeof body !== "object" || body === null || !("code" in body)) return undefined;
	return typeof body.code === "string" ? body.code : undefined;
}

function asProblem(status: number, code: string | undefined): Problem {
	const { refusal, field } = translate(status, code);
	return new Problem(refusal, { field });
}

/** The answer of better-auth; what it refuses is thrown as a Problem. */
async function pass(c: Ctx, body?: object, before?: SignedIn | null): Promise<Response> {
	const answer = await ask(c, body, before);
	if (answer.status < 400) return answer;
	throw asProblem(answer.status, await codeOf(answer));
}

/**
 * Ends the session that a browser's cookie stood for until a new one took its
 * place: nobody could sign out of it any more. A token is a program's to keep.
 */
async function endReplaced(c: Ctx, before: SignedIn | null): Promise<void> {
	if (before === null || bearerToken(c.req.raw) !== null) return;
	const auth = await authFor(c.req.raw, c.env);
	await auth.api.revokeSession({ headers: credentials(c.req.raw), body: { token: before.token } });
}

/** A guest who signs in elsewhere would lose everything, unasked. */
function refuseGuest(before: SignedIn | null): void {
	if (before?.me.isGuest !== true) return;
	const detail =
		"You are signed in as a guest. Turn the guest into an account to keep its conversations, or sign out first.";
	throw new Problem({ code: "guest_signed_in", detail });
}

async function signIn(c: Ctx, body: object): Promise<Response> {
	const before = await findSession(c.req.raw, c.env);
	refuseGuest(before);
	await limitSignIn(c.req.raw, c.env);
	const answer = await ask(c, body, before);
	if (answer.status >= 400) {
		const code = await codeOf(answer);
		// A username or password of a form that no account has is a wrong one, and no more is said.
		throw asProblem(answer.status, answer.status < 500 ? "INVALID_EMAIL_OR_PASSWORD" : code);
	}
	await endReplaced(c, before);
	return answer;
}

export const authRoutes = new Hono<{ Bindings: Env }>();

authRoutes.post("/sign-up/email", async (c) => {
	const body = await readBody(c.req.raw, signUpSchema);
	const account = {
		name: checkName(body.name),
		username: body.username === undefined ? null : checkUsername(body.username),
		email: checkEmail(body.email),
		password: checkPassword(body.password),
	};
	await limitSignUp(c.req.raw, c.env);
	const before = await findSession(c.req.raw, c.env);
	if (before?.me.isGuest === true) {
		// Whoever signs up as a guest wants to keep what the guest has.
		await upgradeGuest(c.env.DB, before.me.id, account);
		const { name, username, email } = account;
		await tellNewNames(c.env, before.me.id, { name, username });
		return c.json({ token: before.token, user: { id: before.me.id, name, username, email, isAnonymous: false } });
	}
	const { username, ...rest } = account;
	const wanted = {
		...rest,
		...(username === null ? {} : { username }),
		...(body.rememberMe === undefined ? {} : { rememberMe: body.rememberMe }),
	};
	const answer = await ask(c, wanted, before);
	if (answer.status >= 400) {
		const code = await codeOf(answer);
		// Two at once: the slower one fails at the unique index, and better-auth does not say at which.
		if (code === "FAILED_TO_CREATE_USER") await refuseTaken(c.env.DB, account);
		throw asProblem(code === "FAILED_TO_CREATE_USER" ? 500 : answer.status, code);
	}
	await endReplaced(c, before);
	return answer;
});

authRoutes.post("/sign-in/email", async (c) => {
	const body = await readBody(c.req.raw, signInEmailSchema);
	return signIn(c, { ...body, email: checkEmail(body.email) });
});

authRoutes.post("/sign-in/username", async (c) => signIn(c, await readBody(c.req.raw, signInUsernameSchema)));

authRoutes.post("/sign-in/anonymous", async (c) => {
	const body = await readOptionalBody(c.req.raw, guestSchema);
	const guest = body.name === undefined ? {} : { name: checkName(body.name) };
	await limitSignUp(c.req.raw, c.env);
	const before = await findSession(c.req.raw, c.env);
	const answer = await pass(c, guest, before);
	await endReplaced(c, before);
	return answer;
});

authRoutes.post("/sign-out", async (c) => {
	const answer = await pass(c, {});
	// better-auth says "done" even when the session could not be deleted.
	if ((await findSession(c.req.raw, c.env)) !== null) {
		throw new Problem({ code: "internal", detail: "You are still signed in. Try again." });
	}
	return answer;
});

authRoutes.post("/change-password", async (c) => {
	const { currentPassword, newPassword } = await readBody(c.req.raw, changePasswordSchema);
	checkPassword(newPassword);
	await limitSignIn(c.req.raw, c.env);
	// Whoever has the old password must not stay; the answer brings this browser a new session.
	return pass(c, { currentPassword, newPassword, revokeOtherSessions: true });
});

// Without the token: a script in the page must not get hold of what the HttpOnly cookie keeps from it.
authRoutes.get("/get-session", async (c) => {
	const answer = await pass(c);
	const body = (await answer.json()) as { session: { token?: string } } | null;
	if (body !== null) delete body.session.token;
	return c.json(body);
});
authRoutes.post("/revoke-sessions", (c) => pass(c, {}));
authRoutes.post("/revoke-other-sessions", (c) => pass(c, {}));
