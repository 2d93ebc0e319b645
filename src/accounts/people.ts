/** Finding people. Never by e-mail address, and never answers one. */
import type { DatedSettings } from "../env.ts";
import { limits } from "../protocol/limits.ts";
import type { Person } from "../protocol/people.ts";
import { type SettingsRow, toSettings } from "./settings.ts";

interface Row {
	id: string;
	name: string;
	username: string | null;
	isGuest: number;
}

const columns = `u.id, u.name, u.username, coalesce(u.isAnonymous, 0) AS isGuest`;

export const byUsernameSql = `SELECT ${columns} FROM user u WHERE u.username = ?1 AND u.id <> ?2`;

export const byPrefixSql = `SELECT ${columns} FROM user_search s JOIN user u ON u.rowid = s.rowid
	WHERE user_search MATCH ?1 AND u.id <> ?2 LIMIT ?3`;

export const byIdsSql = `SELECT ${columns}, u.hideRead, u.invisible, u.settingsAt FROM user u WHERE u.id IN (SELECT value FROM json_each(?1))`;

function toPerson(row: Row): Person {
	return { id: row.id, name: row.name, username: row.username, isGuest: row.isGuest === 1 };
}

/**
 * `text` as an FTS5 query: its words in a row, the last one being a beginning.
 * Within the quotes nothing is an operator; a quote is doubled.
 */
function toPrefixQuery(text: string): string {
	return `"${text.replaceAll('"', '""')}" *`;
}

/** `text` as the index folds it: no case, no accents, one space between words. */
function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/g, " ");
}

/** Whether a word of `text` begins with `query`; the index overlooks signs, so that `a%` would find every a. */
function hasWordAt(text: string, query: string): boolean {
	for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + 1)) {
		if (at === 0 || !/[\p{L}\p{N}_]/u.test(text.charAt(at - 1))) return true;
	}
	return false;
}

function fits({ name, username }: Row, query: string): boolean {
	return hasWordAt(fold(name), query) || (username?.startsWith(query) ?? false);
}

/**
 * At most `limits.usersFound` people, `self` left out: the one with exactly this
 * username first, then those of whose name or username `text` begins a word.
 */
export async function searchUsers(db: D1Database, text: string, self: string): Promise<Person[]> {
	// SQLite's full-text query ends at a NUL; nobody's name has one.
	const query = text.replaceAll("\0", "").trim();
	if (query === "") return [];
	const [exact, prefixed] = await db.batch<Row>([
		db.prepare(byUsernameSql).bind(query.toLowerCase(), self),
		db.prepare(byPrefixSql).bind(toPrefixQuery(query), self, limits.usersFound),
	]);
	const found = new Map<string, Person>();
	const folded = fold(query);
	for (const row of [...(exact?.results ?? []), ...(prefixed?.results ?? []).filter((row) => fits(row, folded))]) {
		if (found.size < limits.usersFound && !found.has(row.id)) found.set(row.id, toPerson(row));
	}
	return [...found.values()];
}

/** A person as a conversation must know them; the settings are nobody else's to see. */
export interface KnownPerson extends Person {
	settings: DatedSettings;
}

/** The people with these ids, in no order; ids that are nobody's are left out. */
export async function findUsersByIds(db: D1Database, ids: readonly string[]): Promise<KnownPerson[]> {
	if (ids.length === 0) return [];
	// One parameter for the whole list: D1 takes at most 100.
	const { results } = await db.prepare(byIdsSql).bind(JSON.stringify(ids)).all<Row & SettingsRow>();
	return results.map((row) => ({ ...toPerson(row), settings: toSettings(row) }));
}

/** Which of the two is somebody's already; `username` null: not asked. */
export async function findTaken(
	db: D1Database,
	email: string,
	username: string | null,
): Promise<"email" | "username" | null> {
	const { results } = await db
		.prepare("SELECT email FROM user WHERE email = ?1 UNION ALL SELECT NULL FROM user WHERE username = ?2")
		.bind(email, username)
		.all<{ email: string | null }>();
	const [first] = results;
	if (first === undefined) return null;
	return first.email === null ? "username" : "email";
}

export const idByUsernameSql = "SELECT id FROM user WHERE username = ?1";

/** Whose username this is, whatever the case; nobody's: none. */
export async function findUserIdsByUsername(db: D1Database, username: string): Promise<string[]> {
	const { results } = await db.prepare(idByUsernameSql).bind(username.toLowerCase()).all<{ id: string }>();
	return results.map(({ id }) => id);
}
