/** Where a person is signed in (ID10). better-auth's own list is only for sessions that are a day old at most. */
import type { Caller, Env } from "../env.ts";
import type { Session } from "../protocol/people.ts";
import { authFor } from "./auth.ts";
import { credentials } from "./identify.ts";

interface Row {
	id: string;
	createdAt: string;
	updatedAt: string;
	userAgent: string | null;
}

/** The sessions of `caller` that have not expired at `now` (Unix ms), the newest use first. No tokens. */
export async function listSessions(db: D1Database, caller: Caller, now: number): Promise<Session[]> {
	const { results } = await db
		.prepare(
			`SELECT id, createdAt, updatedAt, userAgent FROM session WHERE userId = ?1 AND expiresAt > ?2
			ORDER BY updatedAt DESC, id`,
		)
		.bind(caller.userId, new Date(now).toISOString())
		.all<Row>();
	return results.map(({ id, createdAt, updatedAt, userAgent }) => ({
		id,
		current: id === caller.sessionId,
		createdAt: Date.parse(createdAt),
		usedAt: Date.parse(updatedAt),
		userAgent: userAgent === "" ? null : userAgent,
	}));
}

/** Ends one session of `userId` and closes its sockets (ID5); false: it is not theirs, or is over. */
export async function endSession(request: Request, env: Env, userId: string, id: string): Promise<boolean> {
	const row = await env.DB.prepare("SELECT token FROM session WHERE id = ?1 AND userId = ?2")
		.bind(id, userId)
		.first<{ token: string }>();
	if (row === null) return false;
	const auth = await authFor(request, env);
	await auth.api.revokeSession({ headers: credentials(request), body: { token: row.token } });
	return true;
}
