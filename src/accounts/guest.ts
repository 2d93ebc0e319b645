/** A guest becomes an account and stays the same person: conversations hang on the id. */
import type { Env, Names } from "../env.ts";
import { Problem } from "../http/problem.ts";
import { hashPassword } from "./password.ts";
import { findTaken } from "./people.ts";
import { emailTaken, usernameTaken } from "./refusals.ts";

/** A new account's own words, checked by rules.ts. */
export interface NewAccount {
	name: string;
	username: string | null;
	email: string;
	password: string;
}

/**
 * Has every conversation of `userId` tell the new names. The account is made by
 * now: conversations that are out of reach learn them at the next join.
 */
export async function tellNewNames(env: Env, userId: string, names: Names): Promise<void> {
	try {
		await env.INBOX.getByName(userId).rename(names);
	} catch (error) {
		console.error("a new name could not be told", error);
	}
}

/** @throws {Problem} `email_taken` or `username_taken` */
export async function refuseTaken(db: D1Database, { email, username }: NewAccount): Promise<void> {
	const taken = await findTaken(db, email, username);
	if (taken === null) return;
	const { refusal, field } = taken === "email" ? emailTaken() : usernameTaken();
	throw new Problem(refusal, { field });
}

/**
 * Turns the guest `userId` into an account, all of it or nothing.
 *
 * @throws {Problem} `email_taken`, `username_taken`, or `not_a_guest` when it is no guest (any more)
 */
export async function upgradeGuest(db: D1Database, userId: string, account: NewAccount): Promise<void> {
	await refuseTaken(db, account);
	const hash = await hashPassword(account.password);
	// better-auth writes its dates like this.
	const now = new Date().toISOString();
	const addPassword = db
		.prepare(
			`INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
			SELECT ?1, id, 'credential', id, ?2, ?3, ?3 FROM user WHERE id = ?4 AND isAnonymous = 1`,
		)
		.bind(crypto.randomUUID(), hash, now, userId);
	const rename = db
		.prepare(
			`UPDATE user SET name = ?1, username = ?2, email = ?3, isAnonymous = 0, updatedAt = ?4
			WHERE id = ?5 AND isAnonymous = 1`,
		)
		.bind(account.name, account.username, account.email, now, userId);
	let changed: number;
	try {
		// A batch is one transaction: of two at once, the second finds no guest.
		const [, renamed] = await db.batch([addPassword, rename]);
		changed = renamed?.meta.changes ?? 0;
	} catch (error) {
		// Somebody took the address or the username while the password was being hashed.
		await refuseTaken(db, account);
		throw error;
	}
	if (changed === 0) throw new Problem({ code: "not_a_guest", detail: "Only a guest can become an account." });
}
