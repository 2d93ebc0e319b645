import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import { conversationObject, inboxObject, type TestPerson } from "../support/people.ts";
import { goesThrough } from "../support/plans.ts";
import { doWork, exchange, group, message, path, settled, tellInboxes } from "./kit.ts";

/** All that stores say to SQLite, as it is written in their source. */
const sources = import.meta.glob("../../src/{conversation,inbox}/*{store,mention-rows}.ts", {
	query: "?raw",
	import: "default",
	eager: true,
});

/** What may go through a whole table, and why. */
const mayScan: readonly [statement: RegExp, why: string][] = [
	[/^SELECT \* FROM member$/, "once for each time that the object wakes, into memory"],
	[/FROM log ORDER BY seq DESC( LIMIT 1)?$/, "backwards from the newest, and stops after the rows that are taken"],
	[
		/^SELECT term FROM search_word WHERE term >= \? LIMIT 1$/,
		"from a word on, which the plan of a vocabulary says by a number",
	],
	[
		/^SELECT seq FROM log WHERE client_id IS NOT NULL LIMIT 1$/,
		"an index that holds only such, and stops at the first",
	],
	[/^SELECT last_seq, seed, filter FROM client_id_run /, "once for each time that the object wakes, into memory"],
	[/FROM invite |^DELETE FROM invite /, "at most 50 rows"],
	[/FROM conversation$/, "the list of one person, into memory, once for each time that the inbox wakes"],
	[/FROM saved$/, "at most 1,000 rows, into memory, once for each time that the inbox wakes"],
	[/^DELETE FROM (ended_session|place) WHERE \w+_at < \?$/, "once for each session that ends"],
	[/^SELECT DISTINCT session_id FROM place/, "sessions that ended and could not be told everywhere"],
	[/FROM sqlite_schema/, "whether the tables are there"],
	[/FROM migration /, "a row for each version of the schema"],
];

const isQuery = (statement: string) => /^(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(statement);
const onOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Everything that is asked of an object's SQLite from now on. */
async function listen(stub: DurableObjectStub): Promise<Set<string>> {
	const heard = new Set<string>();
	await runInDurableObject(stub, (_, { storage: { sql } }) => {
		const exec = sql.exec.bind(sql);
		vi.spyOn(sql, "exec").mockImplementation((statement, ...values) => {
			if (isQuery(onOneLine(statement))) heard.add(onOneLine(statement));
			return exec(statement, ...values) as never;
		});
	});
	return heard;
}

function planOf(stub: DurableObjectStub, statement: string): Promise<string[]> {
	return runInDurableObject(stub, (_, { storage }) => {
		const values = Array.from({ length: statement.split("?").length - 1 }, () => 1);
		const rows = storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values);
		return rows.toArray().map(({ detail }) => detail);
	});
}

/** The plan in the first of these objects that has its tables; null: none has. */
async function planAnywhere(stubs: readonly DurableObjectStub[], statement: string): Promise<string[] | null> {
	for (const stub of stubs) {
		const plan = await runInDurableObject(stub, (_, { storage }) => {
			const values = Array.from({ length: statement.split("?").length - 1 }, () => 1);
			try {
				return storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values).toArray();
			} catch {
				return null;
			}
		});
		if (plan !== null) return plan.map(({ detail }) => detail);
	}
	return null;
}

/** Everything that people do with a conversation, and what their lists do with it. */
async function doEverything(ann: TestPerson, ben: TestPerson, cai: TestPerson, id: string): Promise<void> {
	const call = (method: string, rest: string, body?: unknown) => ann.call(method, path(id, rest), body);
	const socket = await ben.join(id);
	for (let seq = 1; seq <= 3; seq++)
		await ann.send(id, `a${seq}`, `Words ${seq} for @everyone and https://example.com`);
	socket.send(message("b", "an answer"));
	socket.send({ type: "mark_read", seq: 3 });
	socket.send({ type: "typing", on: true });
	await settled(socket);
	await call("PATCH", "/messages/1", { body: { text: "Other words" } });
	await call("PUT", "/messages/2/reactions/👍");
	await call("DELETE", "/messages/2/reactions/👍");
	await call("PUT", "/messages/2/pin");
	await call("POST", "/messages", { clientId: "t1", body: { text: `in a thread` }, thread: 2 });
	await call("POST", "/messages", { clientId: "t2", body: { text: "@everyone again" }, thread: 2 });
	await ben.call("PUT", path(id, "/threads/2"), { following: true, read: 5 });
	await call("GET", "/threads");
	await call("PUT", "/threads", { read: 9 });
	for (const query of ["", "?before=3", "?after=1", "?around=2", "?date=5", "?thread=2", "?thread=2&after=1"]) {
		await call("GET", `/messages${query}`);
	}
	await call("GET", "/events");
	await call("GET", "/events?after=1");
	await call("GET", "/messages/2");
	await call("GET", "/pins");
	for (const query of ["word", "from:me words", '"other words"', "has:link after:2020-01-01"]) {
		await ann.call("GET", `/api/search?q=${encodeURIComponent(query)}&in=${id}`);
	}
	await call("PATCH", "/messages/1", { body: { text: "Found by other words" } });
	await call("DELETE", "/messages/9");
	await call("DELETE", "/messages/3");
	await call("PATCH", "", { topic: "Everything" });
	await call("PUT", "/receipts", { read: 4 });
	await call("GET", "");
	await call("GET", "/cost");
	await call("PATCH", "/cost", { budget: 1 });
	const { body: invite } = await call("POST", "/invites", {});
	await call("GET", "/invites");
	await call("DELETE", `/invites/${invite.id}`);
	await exchange(cai, id, null);
	await exchange(cai, id, 2);
	await doWork(id);
	await tellInboxes(id);
	await ann.call("GET", "/api/conversations");
	await ann.call("POST", "/api/inbox/exchange", { after: null, frames: [] });
	await ann.call("PATCH", `/api/inbox/conversations/${id}`, { muted: true });
	await ann.call("PUT", `/api/inbox/saved/${id}/2`, {});
	await ann.call("GET", "/api/inbox/saved");
	await ann.call("DELETE", `/api/inbox/saved/${id}/2`);
	await ann.join(id);
	await call("DELETE", `/members/${cai.id}`);
	await ann.call("POST", "/api/auth/sign-out", {});
}

describe("query plans", () => {
	test("no statement that runs while people do everything goes through a table, but for those that are named", async () => {
		const { ann, ben, cai, id } = await group();
		const objects = [conversationObject(id), inboxObject(ann)];
		const heard = await Promise.all(objects.map(listen));
		await doEverything(ann, ben, cai, id);
		const bad: string[] = [];
		for (const [index, stub] of objects.entries()) {
			for (const statement of heard[index] ?? []) {
				if (mayScan.some(([allowed]) => allowed.test(statement))) continue;
				const steps = (await planOf(stub, statement)).filter(goesThrough);
				if (steps.length > 0) bad.push(`${statement}: ${steps.join("; ")}`);
			}
		}
		expect(bad).toEqual([]);

		// None is left out: what the stores can say and was not heard is looked at as it stands in the source.
		const said = [...(heard[0] ?? []), ...(heard[1] ?? [])];
		const unheard = Object.values(sources)
			.flatMap((source) => [...source.matchAll(/(["`])((?:SELECT|INSERT|UPDATE|DELETE)\b[^"`]*)\1/g)])
			.map(([, , text = ""]) => onOneLine(text))
			.filter((text) => {
				const parts = text.split(/\$\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
				const pattern = new RegExp(parts.join(".*"));
				return !said.some((statement) => pattern.test(statement)) && !mayScan.some(([allowed]) => allowed.test(text));
			});
		for (const statement of unheard) {
			// Which columns are asked for changes no plan here.
			const steps = await planAnywhere(objects, statement.replace(/\$\{logColumns\}/, "*"));
			if (steps === null || steps.some(goesThrough)) bad.push(`${statement}: ${steps?.join("; ") ?? "nowhere"}`);
		}
		expect(bad).toEqual([]);
		expect(said.length).toBeGreaterThan(40);
	}, 60_000);
});
