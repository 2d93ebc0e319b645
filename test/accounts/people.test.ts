import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { byIdsSql, byPrefixSql, byUsernameSql, findUsersByIds } from "../../src/accounts/people.ts";
import type { Person } from "../../src/protocol/people.ts";
import { ask, problemOf, signInGuest, signUp } from "../http/ask.ts";

async function search(q: string, cookie: string): Promise<Person[]> {
	const answer = await ask(`/api/users?q=${encodeURIComponent(q)}`, { cookie });
	return (await answer.json<{ users: Person[] }>()).users;
}

async function ids(q: string, cookie: string): Promise<string[]> {
	return (await search(q, cookie)).map(({ id }) => id);
}

/** A word that no other test has in its names. */
function word(): string {
	return `w${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;
}

describe("GET /api/users", () => {
	test("finds by the beginning of a username or of a word of the name, in any case, accents aside", async () => {
		const asker = await signUp();
		const first = word();
		const last = word();
		const zoe = await signUp({ name: `Zoë${first} Ångström${last}`, username: `u_${first}` });
		const expected = [{ id: zoe.id, name: zoe.name, username: zoe.username, isGuest: false }];
		const queries = [
			`Zoë${first}`,
			`zoe${first.slice(0, 8)}`,
			`ANGSTROM${last.slice(0, 6).toUpperCase()}`,
			`zoë${first} ång`,
			`u_${first}`,
			`U_${first.slice(0, 9).toUpperCase()}`,
			`  u_${first} `,
		];
		for (const q of queries) expect(await search(q, asker.cookie), q).toEqual(expected);
		for (const q of [first.slice(1), last, `x${first}`]) expect(await search(q, asker.cookie), q).toEqual([]);
	});

	test("finds guests, but never by e-mail address and never answers one", async () => {
		const asker = await signUp();
		const name = word();
		const guest = await signInGuest(name);
		expect(await search(name, asker.cookie)).toEqual([{ id: guest.id, name, username: null, isGuest: true }]);
		const local = word();
		await signUp({ email: `${local}@example.com` });
		for (const q of [local, `${local}@example.com`, `${local}@`]) expect(await search(q, asker.cookie)).toEqual([]);
	});

	test("leaves out the asker", async () => {
		const ada = await signUp();
		expect(await ids(ada.username, ada.cookie)).toEqual([]);
	});

	test("finds an account by its new name when the guest has become one", async () => {
		const asker = await signUp();
		const [before, after] = [word(), word()];
		const guest = await signInGuest(before);
		const json = { name: after, username: word(), email: `${word()}@example.com`, password: "12345678" };
		await ask("/api/me/account", { json, cookie: guest.cookie });
		expect(await ids(before, asker.cookie)).toEqual([]);
		expect(await ids(after, asker.cookie)).toEqual([guest.id]);
	});

	test("takes wildcards, quotes and operators as text", async () => {
		const asker = await signUp();
		const name = word();
		await signInGuest(name);
		const hostile = [
			"%",
			"_",
			"*",
			'"',
			'""',
			`"${name}" OR "a`,
			"a OR b",
			"NOT a",
			"name:a",
			"^a",
			"(",
			"'",
			"\\",
			"-a",
			"{a}",
		];
		for (const q of [...hostile, `${name.slice(0, 3)}%`, `${name[0]}_${name.slice(2)}`]) {
			const answer = await ask(`/api/users?q=${encodeURIComponent(q)}`, { cookie: asker.cookie });
			expect(answer.status, q).toBe(200);
			const { users } = await answer.json<{ users: Person[] }>();
			expect(
				users.filter((person) => person.name === name && !q.includes(name)),
				q,
			).toEqual([]);
		}
		expect(await search("😀", asker.cookie)).toEqual([]);
	});

	test("answers at most 20, the exact username first", async () => {
		const asker = await signUp();
		const start = word();
		for (let i = 0; i < 21; i++) await signInGuest(`${start} ${i}`);
		const exact = await signUp({ username: start });
		const found = await ids(start, asker.cookie);
		expect(found).toHaveLength(20);
		expect(found[0]).toBe(exact.id);
		expect(new Set(found).size).toBe(20);
	});

	test("answers nothing to nothing, and refuses more than 64 characters", async () => {
		const { cookie } = await signUp();
		expect(await search("", cookie)).toEqual([]);
		expect(await search("  ", cookie)).toEqual([]);
		expect(await (await ask("/api/users", { cookie })).json()).toEqual({ users: [] });
		expect((await ask(`/api/users?q=${"😀".repeat(64)}`, { cookie })).status).toBe(200);
		const problem = await problemOf(await ask(`/api/users?q=${"x".repeat(65)}`, { cookie }));
		expect(problem).toMatchObject({ code: "bad_request", limit: "queryLength" });
	});

	test("a NUL in the query finds what it would find without", async () => {
		const ada = await signUp();
		for (const q of ["%00", "a%00b", '%00%00"*']) {
			const answer = await ask(`/api/users?q=${q}`, { cookie: ada.cookie });
			expect(answer.status).toBe(200);
		}
	});

	test("is for people who are signed in", async () => {
		expect(await problemOf(await ask("/api/users?q=a"))).toMatchObject({ code: "signed_out", status: 401 });
	});
});

test("people are found by more ids than a query takes parameters", async () => {
	const [ada, guest] = [await signUp(), await signInGuest("Zoë")];
	const settings = { hideRead: false, invisible: false, at: 0 };
	const nobody = Array.from({ length: 1_000 }, (_, i) => `nobody-${i}`);
	const found = await findUsersByIds(env.DB, [ada.id, ...nobody, guest.id, "'; DROP TABLE user; --"]);
	expect(new Map(found.map((person) => [person.id, person]))).toEqual(
		new Map([
			[ada.id, { id: ada.id, name: ada.name, username: ada.username, isGuest: false, settings }],
			[guest.id, { id: guest.id, name: "Zoë", username: null, isGuest: true, settings }],
		]),
	);
	expect(await findUsersByIds(env.DB, [])).toEqual([]);
});

test.each([
	["username", byUsernameSql, ["a", "b"]],
	["prefix", byPrefixSql, ['"a" *', "b", 20]],
	["ids", byIdsSql, ['["a"]']],
])("no look-up by %s reads the whole table", async (_, sql, values) => {
	const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
		.bind(...values)
		.all<{ detail: string }>();
	const scans = results.map(({ detail }) => detail).filter((detail) => /^SCAN (u|user)\b/.test(detail));
	expect(scans).toEqual([]);
});
