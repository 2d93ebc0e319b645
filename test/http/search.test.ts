/** SE7: one search in many conversations. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SearchFound } from "../../src/conversation/search.ts";
import { gather, readCursor } from "../../src/http/gather.ts";
import { ok, refuse } from "../../src/result.ts";
import { tellInboxes } from "../conversation/kit.ts";
import { person } from "../support/people.ts";
import { ask, bend, problemOf } from "./ask.ts";

afterEach(() => vi.restoreAllMocks());

/** A conversation with matches at these times, and how often it was asked. */
function conversation(id: string, times: number[], activityAt = Math.max(...times)) {
	const results = times.map((at, index) => ({
		...{ conversationId: id, seq: times.length - index, sender: "ann", senderName: "Ann", at, snippet: "", hits: [] },
	}));
	return { id, activityAt, found: { results, more: false, preparing: false } satisfies SearchFound };
}

async function gathered(conversations: ReturnType<typeof conversation>[], limit: number) {
	const asked: string[] = [];
	const page = await gather(
		conversations,
		async (id) => {
			asked.push(id);
			const one = conversations.find((conversation) => conversation.id === id);
			if (one === undefined) throw new Error("out of reach");
			return ok(one.found);
		},
		limit,
	);
	return { asked, page, times: page.results.map(({ at }) => at) };
}

describe("gathering", () => {
	test("SE7 TH2 a new reply in the thread of an old conversation is found", async () => {
		const busy = Array.from({ length: 20 }, (_, index) => conversation(`busy${index}`, [50]));
		const old = { ...conversation("old", [90], 1), lastAt: 90 };
		const { times } = await gathered([...busy, old], 3);
		expect(times).toEqual([90, 50, 50]);
	});

	test("SE7 newest first over all, and a cursor where something is left", async () => {
		const all = [conversation("a", [9, 5, 1]), conversation("b", [8, 7, 2])];
		const { times, page } = await gathered(all, 4);
		expect(times).toEqual([9, 8, 7, 5]);
		expect(readCursor(page.cursor ?? "")).toEqual({ at: 5, seq: 2, conversationId: "a" });
		expect((await gathered(all, 6)).page.cursor).toBeUndefined();
	});

	test("SE7 of the same time by conversation, so that a cursor says which were shown", async () => {
		const { page } = await gathered([conversation("b", [5]), conversation("a", [5]), conversation("c", [5])], 3);
		expect(page.results.map(({ conversationId }) => conversationId)).toEqual(["a", "b", "c"]);
	});

	test("SE7 stops when nobody left can have anything newer, and not before", async () => {
		const busy = Array.from({ length: 6 }, (_, i) => conversation(`busy${i}`, [100 - i, 90 - i], 100 - i));
		const old = Array.from({ length: 30 }, (_, i) => conversation(`old${i}`, [50 - i]));
		const { asked, page } = await gathered([...old, ...busy, conversation("tie", [85])], 12);
		expect(asked).toContain("tie");
		// Those that were asked while the first six had not all answered.
		expect(asked.length).toBeLessThanOrEqual(12);
		expect(page.cursor).toBeDefined();
		// Quiet ones may be what it takes to fill the page.
		expect((await gathered([conversation("old", [50]), ...busy], 13)).asked).toContain("old");
	});

	test("SE7 asks the later ones for nothing that is older than a full page", async () => {
		const all = Array.from({ length: 12 }, (_, i) => conversation(`c${i}`, [100 - i, 50 - i], 100));
		const floors: (number | undefined)[] = [];
		const page = await gather(
			all,
			async (id, floor = 0) => {
				floors.push(floor);
				const results = all.find((one) => one.id === id)?.found.results ?? [];
				const newer = results.filter(({ at }) => at >= floor);
				return ok({ results: newer, more: newer.length < results.length, preparing: false });
			},
			4,
		);
		expect(page.results.map(({ at }) => at)).toEqual([100, 99, 98, 97]);
		expect(page.cursor).toBeDefined();
		expect(floors.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
		expect(floors.at(-1)).toBe(97);
	});

	test("SE7 never more than six at once", async () => {
		let [now, most] = [0, 0];
		const rows = Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, activityAt: index }));
		await gather(
			rows,
			async () => {
				most = Math.max(most, ++now);
				await Promise.resolve();
				await Promise.resolve();
				now--;
				return ok({ results: [], more: false, preparing: false });
			},
			20,
		);
		expect(most).toBe(6);
	});

	test("SE7 names what failed and what is being prepared; what is not the asker's is not spoken of", async () => {
		vi.spyOn(console, "error").mockReturnValue();
		const page = await gather(
			["fine", "down", "full", "gone"].map((id) => ({ id, activityAt: 1 })),
			async (id) => {
				if (id === "down") throw new Error("out of reach");
				if (id === "full") return refuse("storage_failed", "");
				if (id === "gone") return refuse("not_found", "");
				return ok({ ...conversation(id, [1]).found, preparing: true });
			},
			20,
		);
		expect(page).toMatchObject({
			failed: ["down", "full"],
			preparing: ["fine"],
			results: [{ conversationId: "fine" }],
		});
	});

	test.each(["", "1.2", "1.2.", "x.1.g_a", "1.2.g_a.3", "1.2.<x>"])("SE1 %j is no cursor", (text) => {
		expect(readCursor(text)).toBeNull();
	});
});

describe("GET /api/search", () => {
	test("SE7 pages over several conversations miss nothing and repeat nothing, also within one millisecond", async () => {
		const ann = await person("Ann");
		const ids: string[] = [];
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
		for (const title of ["Tea", "Cake", "Milk"]) ids.push(await ann.startGroup(title, await person("Ben")));
		for (let i = 0; i < 18; i++) {
			for (const id of ids) await ann.send(id, `${i}`, `needle ${i}`);
			if (i % 3 === 0) vi.setSystemTime(Date.now() + 1);
		}
		for (const id of ids) await tellInboxes(id);
		vi.useRealTimers();
		const seen: string[] = [];
		const times: number[] = [];
		for (let cursor: string | undefined = ""; cursor !== undefined; ) {
			const from: string = cursor === "" ? "" : `&cursor=${cursor}`;
			const { body } = await ann.call("GET", `/api/search?q=needle${from}`);
			for (const { conversationId, seq, at } of body.results) {
				seen.push(`${conversationId} ${seq}`);
				times.push(at);
			}
			cursor = body.cursor;
		}
		expect(seen).toHaveLength(54);
		expect(new Set(seen).size).toBe(54);
		expect(times).toEqual([...times].sort((a, b) => b - a));
		const inCake = await ann.call("GET", `/api/search?q=${encodeURIComponent("needle in:cake")}`);
		expect(new Set(inCake.body.results.map((result: { conversationId: string }) => result.conversationId))).toEqual(
			new Set([ids[1]]),
		);
		const both = await ann.call("GET", `/api/search?in=${ids[0]}&q=${encodeURIComponent("needle in:cake")}`);
		expect(both.status).toBe(400);
	});

	test("SE7 one conversation that fails is named, and the others answer", async () => {
		vi.spyOn(console, "error").mockReturnValue();
		const [ann, ben] = [await person("Ann"), await person("Ben")];
		const [good, bad] = [await ann.startGroup("Good", ben), await ann.startGroup("Bad", ben)];
		for (const id of [good, bad]) {
			await ann.send(id, "1", "needle");
			await tellInboxes(id);
		}
		const failing = {
			getByName: (id: string) =>
				id === bad ? { search: () => Promise.reject(new Error("broken")) } : env.CONVERSATION.getByName(id),
		};
		const answer = await ask("/api/search?q=needle", {
			bearer: ann.token,
			env: bend({ INBOX: env.INBOX, CONVERSATION: failing }),
		});
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({ results: [{ conversationId: good }], failed: [bad] });
	});

	test("SE3 from: finds a username, whatever the name", async () => {
		const ann = await person("Ann");
		const id = await ann.startGroup("Tea", await person("Ben"));
		await ann.send(id, "1", "needle");
		await tellInboxes(id);
		const username = `u${crypto.randomUUID().slice(0, 8)}`;
		await env.DB.prepare("UPDATE user SET username = ?1 WHERE id = ?2").bind(username, ann.id).run();
		for (const name of [username, `@${username.toUpperCase()}`]) {
			const { body } = await ann.call("GET", `/api/search?q=${encodeURIComponent(`needle from:${name}`)}`);
			expect(body.results).toHaveLength(1);
		}
		expect((await ann.call("GET", `/api/search?q=${encodeURIComponent("from:nobody")}`)).body.results).toEqual([]);
	});

	test("LM3 more than SEARCHES_PER_MINUTE: 429, and a search that is refused for its form does not count", async () => {
		const ann = await person("Ann");
		const env = bend({ SEARCHES_PER_MINUTE: "2", INBOX: { getByName: () => ({ conversations: async () => [] }) } });
		const search = (q: string) => ask(`/api/search?q=${q}`, { bearer: ann.token, env });
		expect((await search("")).status).toBe(400);
		for (const _ of [1, 2]) expect((await search("tea")).status).toBe(200);
		expect(await problemOf(await search("tea"))).toMatchObject({
			...{ status: 429, code: "rate_limited", limit: "SEARCHES_PER_MINUTE" },
		});
	});

	test.each([
		"q=x&cursor=nonsense",
		"q=x&utcOffset=99999",
		"q=x&utcOffset=1h",
		`q=${"x".repeat(65)}`,
		"q=has:cake",
		"",
	])("SE1 SE3 %s is refused", async (query) => {
		const ann = await person("Ann");
		const answer = await ann.call("GET", `/api/search?${query}`);
		expect(`${answer.status} ${answer.body.code}`).toBe("400 bad_request");
	});
});
