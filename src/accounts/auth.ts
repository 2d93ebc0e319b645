/** better-auth, set up for this app: accounts and sessions on D1. */
import { betterAuth } from "better-auth";
import { anonymous, bearer, username } from "better-auth/plugins";
import type { Env } from "../env.ts";
import { limits } from "../protocol/limits.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { checkName } from "./rules.ts";

const day = 24 * 60 * 60;

/** Most origins that one isolate keeps an instance for: a `Host` header is a stranger's to choose. */
const keptOrigins = 8;

/** The origins besides its own that a deployment lets call with credentials. */
export function allowedOrigins(env: Pick<Env, "ALLOWED_ORIGINS">): string[] {
	return (env.ALLOWED_ORIGINS ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
}

/** The body of a guest's sign-in may carry a name; a guest without one is told apart by a number. */
function nameGuest(body: unknown): string {
	if (typeof body === "object" && body !== null && "name" in body && typeof body.name === "string") {
		return checkName(body.name);
	}
	const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
	return `Guest ${1_000 + (number % 9_000)}`;
}

/**
 * Closes the sockets of a session that has ended. Awaited, so that whoever signs
 * out knows that it is done; an inbox that fails must not keep a person signed in.
 */
async function endSession(env: Env, session: { id: string; userId: string }): Promise<void> {
	try {
		await env.INBOX.getByName(session.userId).endSession(session.id);
	} catch (error) {
		console.error("The sockets of an ended session could not be closed.", error);
	}
}

function build(origin: string, env: Env) {
	// better-auth would fall back to a secret that everybody can read in its source.
	if (typeof env.BETTER_AUTH_SECRET !== "string" || env.BETTER_AUTH_SECRET.length < 32) {
		throw new Error("BETTER_AUTH_SECRET must be set, with at least 32 characters.");
	}
	return betterAuth({
		appName: "Parley",
		baseURL: origin,
		basePath: "/api/auth",
		secret: env.BETTER_AUTH_SECRET,
		database: env.DB,
		trustedOrigins: [origin, ...allowedOrigins(env)],
		telemetry: { enabled: false },
		// Ours counts in an object per address; its own would count in each isolate's memory.
		rateLimit: { enabled: false },
		logger: { level: "error" },
		advanced: {
			cookiePrefix: "parley",
			useSecureCookies: origin.startsWith("https:"),
			// Addresses are the limiter's business, and it forgets them.
			ipAddress: { disableIpTracking: true },
			// joins: session and user in one query. validateSchema: a query at every start of an isolate.
			database: { joins: true, validateSchema: false },
		},
		session: {
			expiresIn: 30 * day,
			updateAge: day,
			// A session that was ended must not live on in a cookie.
			cookieCache: { enabled: false },
		},
		emailAndPassword: {
			enabled: true,
			minPasswordLength: limits.passwordMinLength,
			// It counts UTF-16 units, we count characters (rules.ts) before it does.
			maxPasswordLength: limits.passwordLength * 2,
			password: { hash: hashPassword, verify: verifyPassword },
		},
		user: {
			// A person changes them by PATCH /api/me alone, which tells their conversations.
			additionalFields: {
				hideRead: { type: "boolean", required: false, defaultValue: false, input: false },
				invisible: { type: "boolean", required: false, defaultValue: false, input: false },
				settingsAt: { type: "number", required: false, defaultValue: 0, input: false },
			},
		},
		plugins: [
			username({
				minUsernameLength: limits.usernameMinLength,
				maxUsernameLength: limits.usernameLength,
				displayUsername: false,
			}),
			anonymous({
				generateName: (ctx) => nameGuest(ctx.body),
				// A guest's conversations hang on the guest; guest.ts turns one into an account in place.
				disableDeleteAnonymousUser: true,
			}),
			bearer(),
		],
		databaseHooks: { session: { delete: { after: (session) => endSession(env, session) } } },
	});
}

export type Auth = ReturnType<typeof build>;

const instances = new WeakMap<Env, Map<string, Auth>>();

/**
 * The better-auth of this origin, made once per isolate.
 *
 * @throws {Error} when the deployment has no proper secret
 */
export async function authFor(request: Request, env: Env): Promise<Auth> {
	const { origin } = new URL(request.url);
	const kept = instances.get(env)?.get(origin);
	if (kept !== undefined) return kept;
	const auth = build(origin, env);
	// Kept only when it is ready: a request that is cancelled half-way must not leave others a promise that never ends.
	await auth.$context;
	const mine = instances.get(env) ?? new Map<string, Auth>();
	if (mine.size >= keptOrigins) mine.clear();
	instances.set(env, mine.set(origin, auth));
	return auth;
}
