import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { ask, bend, type Call, cookieOf, fresh } from "../http/ask.ts";
import { goesThrough } from "../support/plans.ts";

/** What may go through a whole table, or sort what it found, and why. */
const mayScan: readonly [statement: RegExp, why: string][] = [
	[/FROM session WHERE userId = \?1 AND expiresAt > \?2 ORDER BY updatedAt DESC/, "sorts the sessions of one person"],
];

/** Everything that is asked of the database of accounts. */
const heard = new Set<string>();

const listening = new Proxy(env.DB, {
	get(database, name) {
		if (name === "prepare") {
			return (statement: string) => {
				heard.add(statement.replace(/\s+/g, " ").trim());
				return database.prepare(statement);
			};
		}
		const value: unknown = Reflect.get(database, name);
		return typeof value === "function" ? value.bind(database) : value;
	},
});
const bent = bend({ DB: listening });
const call = (path: string, how: Call = {}) => ask(path, { ...how, env: bent });

/** Everything that people do with their accounts. */
async function doEverything(): Promise<void> {
	const ada = fresh();
	let cookie = cookieOf(await call("/api/auth/sign-up/email", { json: ada }));
	const { email, username, password } = ada;
	await call("/api/auth/sign-up/email", { json: ada });
	await call("/api/auth/sign-in/username", { json: { username, password } });
	await call("/api/auth/sign-in/email", { json: { email, password: "not the password" } });
	cookie = cookieOf(await call("/api/auth/sign-in/email", { json: { email, password } }));
	const guest = cookieOf(await call("/api/auth/sign-in/anonymous", { json: { name: "Guest" } }));
	await call("/api/me", { cookie: guest });
	await call("/api/auth/sign-up/email", { json: fresh(), cookie: guest });
	await call("/api/me", { cookie });
	await call("/api/me", { cookie, method: "PATCH", json: { hideRead: true } });
	await call("/api/me", { cookie, method: "PATCH", json: { name: "Ada L.", username: fresh().username } });
	for (const query of [username, "ad", "ada l"]) await call(`/api/users?q=${encodeURIComponent(query)}`, { cookie });
	const sessions = await call("/api/me/sessions", { cookie });
	const { sessions: mine } = await sessions.json<{ sessions: { id: string; current: boolean }[] }>();
	const other = mine.find(({ current }) => !current);
	await call(`/api/me/sessions/${other?.id}`, { cookie, method: "DELETE" });
	await call("/api/auth/revoke-other-sessions", { cookie, json: {} });
	await call("/api/auth/sign-out", { cookie, json: {} });
}

async function planOf(statement: string): Promise<string[]> {
	const numbered = [...statement.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number));
	const count = numbered.length > 0 ? Math.max(...numbered) : statement.split("?").length - 1;
	const plan = env.DB.prepare(`EXPLAIN QUERY PLAN ${statement}`).bind(...Array.from({ length: count }, () => "1"));
	return (await plan.all<{ detail: string }>()).results.map(({ detail }) => detail);
}

test("whatever is asked of the database of accounts finds its rows by an index", async () => {
	await doEverything();
	expect(heard.size).toBeGreaterThan(15);
	const wrong: string[] = [];
	for (const statement of heard) {
		const steps = (await planOf(statement)).filter(goesThrough);
		if (steps.length > 0 && !mayScan.some(([known]) => known.test(statement))) {
			wrong.push(`${statement}: ${steps.join(", ")}`);
		}
	}
	expect(wrong).toEqual([]);
	// Nothing stays on the list that is not asked any more.
	for (const [known] of mayScan) expect([...heard].some((statement) => known.test(statement))).toBe(true);
});
