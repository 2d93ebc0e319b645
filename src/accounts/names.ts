/** The names of an account, and how they change. */
import type { Names } from "../env.ts";
import { Problem } from "../http/problem.ts";
import { usernameTaken } from "./refusals.ts";

async function refuseTakenUsername(db: D1Database, username: string | null, userId: string): Promise<void> {
	if (username === null) return;
	const owner = await db
		.prepare("SELECT id FROM user WHERE username = ?1 AND id <> ?2")
		.bind(username, userId)
		.first<{ id: string }>();
	if (owner === null) return;
	const { refusal, field } = usernameTaken();
	throw new Problem(refusal, { field });
}

/**
 * Changes what is not null, all of it or nothing; both were checked by rules.ts.
 * Answers the names that hold now; null: there is no such account any more.
 *
 * @throws {Problem} `username_taken`
 */
export async function changeNames(
	db: D1Database,
	userId: string,
	{ name, username }: { name: string | null; username: string | null },
): Promise<Names | null> {
	await refuseTakenUsername(db, username, userId);
	try {
		return await db
			.prepare(
				`UPDATE user SET name = coalesce(?1, name), username = coalesce(?2, username), updatedAt = ?3
				WHERE id = ?4 RETURNING name, username`,
			)
			// better-auth writes its dates like this.
			.bind(name, username, new Date().toISOString(), userId)
			.first<Names>();
	} catch (error) {
		// Somebody took it in this moment: the unique index has refused the change.
		await refuseTakenUsername(db, username, userId);
		throw error;
	}
}
