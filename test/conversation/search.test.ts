/** SE: searching, against real FTS5. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { parseQuery } from "../../src/conversation/search-query.ts";
import { searchStatements } from "../../src/conversation/search-store.ts";
import { unwrap } from "../../src/http/conversation-object.ts";
import type { TestPerson } from "../support/people.ts";
import { evict, group, inside, pair, path, refusal, stopClock, tellInboxes } from "./kit.ts";
import { fill, holdWork, rowsOf } from "./row-count.ts";

afterEach(() => vi.useRealTimers());

const search = (who: TestPerson, q: string, rest = "") =>
	who.call("GET", `/api/search?q=${encodeURIComponent(q)}${rest}`);
async function seqsOf(who: TestPerson, id: string, q: string): Promise<number[]> {
	const { status, body } = await search(who, q, `&in=${id}`);
	expect(status).toBe(200);
	return body.results.map(({ seq }: { seq: number }) => seq);
}
const edit = (who: TestPerson, id: string, seq: number, text: string) =>
	who.call("PATCH", path(id, `/messages/${seq}`), { body: { text } });
const remove = (who: TestPerson, id: string, seq: number) => who.call("DELETE", path(id, `/messages/${seq}`));

/** How often the bytes of `word` stand in the index. */
const inIndex = (id: string, word: string) =>
	inside(id, async (_, state) => {
		await state.storage.sync();
		const blocks = state.storage.sql.exec<{ block: ArrayBuffer }>("SELECT block FROM search_data").toArray();
		return blocks.filter(({ block }) => new TextDecoder().decode(block).includes(word)).length;
	});

describe("finding", () => {
	test("SE1 SE2 answers what matches, newest first, with the hits", async () => {
		const { ann, ben, id } = await pair();
		await ann.send(id, "1", "Zürich is nice");
		await ben.send(id, "2", "Nothing here");
		await ben.send(id, "3", "to ZURICH, then home");
		const { body } = await search(ben, "zuri");
		expect(body).toEqual({
			results: [
				{
					...{ conversationId: id, seq: 3, sender: ben.id, senderName: "Ben", at: expect.any(Number) },
					snippet: "to ZURICH, then home",
					hits: [{ from: 3, to: 9 }],
				},
				{
					...{ conversationId: id, seq: 1, sender: ann.id, senderName: "Ann", at: expect.any(Number) },
					snippet: "Zürich is nice",
					hits: [{ from: 0, to: 6 }],
				},
			],
			preparing: [],
			failed: [],
			left: 0,
		});
	});

	test("SE2 words, beginnings, phrases, signs without spaces, emoji", async () => {
		const { ann, id } = await pair();
		const texts = [
			"go home now",
			"home is where we go",
			"ab",
			"これは漢字です",
			"字漢",
			"party 🎉",
			"foo-bar",
			"한국어",
		];
		for (const text of texts) await ann.send(id, text.slice(0, 2).replace(/[^a-z]/g, "x") + crypto.randomUUID(), text);
		for (const [q, found] of [
			["home go", [2, 1]],
			['"go home"', [1]],
			['"home go"', []],
			["hom", [2, 1]],
			["hom now", []],
			["g", []],
			["ab", [3]],
			["漢字", [4]],
			["漢", [5, 4]],
			["🎉", [6]],
			["foo-ba", [7]],
			["bar", [7]],
			["국어", [8]],
			["한어", []],
		] as const) {
			expect(await seqsOf(ann, id, q), q).toEqual(found);
		}
	});

	test("SE2 a beginning of many words, of few, of one and of none", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "first", "message messages mess messe");
		await ann.send(id, "second", Array.from({ length: 90 }, (_, i) => `prefix${i}`).join(" "));
		await ann.send(id, "third", "mess of prefix3 and zz");
		for (const [q, found] of [
			["mess", [3, 1]],
			["messa", [1]],
			["messages", [1]],
			["messagesx", []],
			["prefix", [3, 2]],
			["prefix3", [3, 2]],
			["prefix89", [2]],
			["zzzz", []],
			["mess-of-pref", [3]],
			["mess-pref", []],
		] as const) {
			expect(await seqsOf(ann, id, q), q).toEqual(found);
		}
	});

	test("SE3 from, has, before and after", async () => {
		const { ann, ben, cai, id } = await group();
		stopClock();
		vi.setSystemTime(Date.parse("2016-12-30T12:00:00Z"));
		await ann.send(id, "1", "tea at https://tea.example");
		await ben.send(id, "1", "tea");
		vi.setSystemTime(Date.parse("2016-12-31T23:30:00Z"));
		await cai.send(id, "1", "tea");
		vi.setSystemTime(Date.parse("2017-01-01T12:00:00Z"));
		await ann.send(id, "2", "tea");
		for (const [q, found] of [
			["from:ann", [4, 1]],
			["tea from:ann", [4, 1]],
			["from:me tea", [4, 1]],
			["from:nobody tea", []],
			["from:ann from:ben", []],
			["has:link", [1]],
			["from:ben has:link", []],
			["tea before:2016-12-31", [2, 1]],
			["tea after:2016-12-30", [4, 3]],
			["tea after:2016-12-31", [4]],
			["tea before:2017-01-01 after:2016-12-30", [3]],
			["tea before:2010-01-01", []],
			["tea after:2020-01-01", []],
		] as const) {
			expect(await seqsOf(ann, id, q), q).toEqual(found);
		}
		const { body } = await search(ann, "tea after:2016-12-31", `&in=${id}&utcOffset=60`);
		expect(body.results.map(({ seq }: { seq: number }) => seq)).toEqual([4, 3]);
	});

	test.each([
		'"',
		'""',
		'"a',
		'a"b',
		"a* OR b",
		"NEAR(a b)",
		"a AND",
		"words : a",
		"{a b}",
		"^a",
		"-a",
		"a'; DROP TABLE log; --",
		"%",
		"_",
		"a\0b",
		"(",
		"\\",
		":fx",
		":link",
		"a:b:c",
		'from:"',
		"from:%",
		"from:*",
	])("SE2 A28 %j is data: no error, and no more than what holds its words", async (q) => {
		const { ann, id } = await pair();
		await ann.send(id, "1", "unrelated words of a message about nothing in particular");
		await ann.send(id, "2", "z");
		const { status, body } = await search(ann, q, `&in=${id}`);
		expect([200, 400], JSON.stringify(body)).toContain(status);
		if (status === 400) expect(body.code).toBe("bad_request");
		else for (const { seq } of body.results) expect(seq).toBe(1);
		expect(await seqsOf(ann, id, "unrelated")).toEqual([1]);
	});

	test("SE1 pages go on where the last one ended", async () => {
		const { ann, id } = await pair();
		for (let i = 1; i <= 45; i++) await ann.send(id, `${i}`, i % 9 === 0 ? "other" : "same word");
		const seqs: number[] = [];
		let cursor = "";
		for (let page = 0; page < 3; page++) {
			const { body } = await search(ann, "word", cursor);
			seqs.push(...body.results.map(({ seq }: { seq: number }) => seq));
			expect(body.cursor === undefined).toBe(page === 1);
			if (body.cursor === undefined) break;
			expect(body.results).toHaveLength(20);
			cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
		}
		expect(seqs).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i).filter((seq) => seq % 9 !== 0));
	});
});

describe("what was edited or deleted", () => {
	test.each([["never searched"], ["searched before"], ["evicted after a search"]])(
		"SE5 is not found: %s",
		async (when) => {
			const { ann, id } = await pair();
			for (const [index, text] of [
				"oldword stays",
				"oldword edited",
				"oldword gone",
				"oldword edited and gone",
			].entries()) {
				await ann.send(id, `${index}`, text);
			}
			if (when !== "never searched") expect(await seqsOf(ann, id, "oldword")).toEqual([4, 3, 2, 1]);
			if (when.startsWith("evicted")) await evict(id);
			await edit(ann, id, 2, "newword one");
			await edit(ann, id, 2, "newword two");
			await remove(ann, id, 3);
			await edit(ann, id, 4, "newword three");
			await remove(ann, id, 4);
			expect(await seqsOf(ann, id, "oldword")).toEqual([1]);
			expect(await seqsOf(ann, id, "newword")).toEqual([2]);
			expect(await seqsOf(ann, id, "one")).toEqual([]);
			expect(await seqsOf(ann, id, "two")).toEqual([2]);
			expect(await seqsOf(ann, id, "gone")).toEqual([]);
			expect(await seqsOf(ann, id, "three")).toEqual([]);
			await evict(id);
			expect(await seqsOf(ann, id, "newword")).toEqual([2]);
		},
	);

	test("SE5 DL2 its words leave the disk with it", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "1", "canaryword and more");
		await ann.send(id, "2", "birdword and more");
		await seqsOf(ann, id, "more");
		expect([await inIndex(id, "anaryword"), await inIndex(id, "irdword")]).toEqual([1, 1]);
		await remove(ann, id, 1);
		await edit(ann, id, 2, "nothing");
		expect([await inIndex(id, "anaryword"), await inIndex(id, "irdword")]).toEqual([0, 0]);
	});

	test("SE5 a word that the index still has is not believed", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "1", "truth");
		await seqsOf(ann, id, "truth");
		await inside(id, (_, { storage }) => {
			storage.sql.exec("INSERT INTO search (rowid, words) VALUES (1, 'rumour')");
			storage.sql.exec("INSERT INTO search (rowid, words) VALUES (77, 'rumour')");
		});
		expect(await seqsOf(ann, id, "rumour")).toEqual([]);
	});
});

describe("the index", () => {
	test("SE6 a message costs nothing more when it is sent, and one row when it is first searched", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "first", "the inboxes hear of it");
		await tellInboxes(id);
		await holdWork(id);
		await seqsOf(ann, id, "first");
		const sent = await rowsOf(id, async () => {
			for (let i = 0; i < 10; i++) await ann.send(id, `m${i}`, `plain words of message ${i}`);
		});
		expect(sent.written).toBe(10);
		const first = await rowsOf(id, () => seqsOf(ann, id, "plain"));
		// And one for what is indexed.
		expect(first.written).toBe(10 + 1);
		expect((await rowsOf(id, () => seqsOf(ann, id, "plain"))).written).toBe(0);
	});

	test("SE5 an edit costs two rows more when the message was indexed, else none", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "1", "text");
		await tellInboxes(id);
		await holdWork(id);
		const before = await rowsOf(id, () => edit(ann, id, 1, "text 2"));
		await seqsOf(ann, id, "text");
		const after = await rowsOf(id, () => edit(ann, id, 1, "text 3"));
		expect([before.written, after.written]).toEqual([2, 4]);
	});

	test("SE6 a long log is prepared in slices, newest first, across evictions, edits and deletions", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "first", "needle");
		await fill(id, 6_000);
		const asked: [number, boolean][] = [];
		for (let call = 0; call < 3; call++) {
			const { body } = await search(ann, "needle", `&in=${id}`);
			const low = await inside(id, (_, { storage }) =>
				JSON.parse(storage.sql.exec<{ ranges: string }>("SELECT ranges FROM search_state").one().ranges),
			);
			asked.push([low.at(-1)[0], body.preparing.length > 0]);
			expect(body.results[0].seq).toBe(call === 0 ? 6_000 : 6_001);
			if (call === 0) await ann.send(id, "new", "a new needle");
			await evict(id);
		}
		expect(asked).toEqual([
			[3_501, true],
			[1_002, true],
			[1, false],
		]);
		expect((await search(ann, "needle before:1970-01-02", `&in=${id}`)).body.results).toHaveLength(20);
	}, 60_000);

	test("SE6 SE2 a page of a long conversation reads no more rows than that of a short one", async () => {
		const cost = async (count: number) => {
			const { ann, id } = await pair();
			await ann.send(id, "first", "needle in hay");
			await fill(id, count);
			await holdWork(id);
			for (let body = { preparing: [id] }; body.preparing.length > 0; ) {
				({ body } = await search(ann, "needle", `&in=${id}`));
			}
			const newest = await rowsOf(id, () => search(ann, "needle hay", `&in=${id}`));
			// All of it was said later: what lies in front of a bound is passed over.
			const before = await rowsOf(id, () => search(ann, "needle before:1970-01-01", `&in=${id}`));
			expect(before.read).toBeLessThanOrEqual(20);
			return newest.read;
		};
		expect(await cost(6_000)).toBe(await cost(100));
	}, 60_000);

	test("SE7 of what is older than a time it is only said that there is something, for a row or two", async () => {
		const { ann, id } = await pair();
		await ann.send(id, "first", "needle in hay");
		await fill(id, 100);
		for (let isReady = false; !isReady; )
			isReady = (await search(ann, "needle", `&in=${id}`)).body.preparing.length === 0;
		await holdWork(id);
		const query = unwrap(parseQuery("needle", 0));
		const find = (floor: number | undefined) =>
			inside(id, ({ searching }) => {
				const { results, more } = searching.find(ann.id, { query, after: null, limit: 20, floor });
				return [results.map(({ seq }) => seq), more];
			});
		expect(await find(98_000)).toEqual([[100, 99, 98], true]);
		expect(await find(200_000)).toEqual([[], true]);
		expect((await find(undefined))[0]).toHaveLength(20);
		const { read } = await rowsOf(id, () => find(200_000));
		expect(read).toBeLessThanOrEqual(6);
	});

	test.each(Object.entries(searchStatements))("%s uses an index", async (name, statement) => {
		const { id } = await pair();
		const plan = await inside(id, (_, state) => {
			const values = Array.from({ length: statement.split("?").length - 1 }, () => 1);
			const rows = state.storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values).toArray();
			return rows.map(({ detail }) => detail).join("; ");
		});
		if (name === "wordFrom") {
			// fts5vocab goes to the first word from there on ("1": from a term).
			expect(plan).toMatch(/^SCAN search_word VIRTUAL TABLE INDEX [1-9]\d*:/);
			return;
		}
		// "M1<>": FTS5 is given the match and both ends.
		expect(plan).toMatch(
			/^(SEARCH (log|search_state) USING INTEGER PRIMARY KEY|SCAN search VIRTUAL TABLE INDEX \d+:M1(<>|><)$|SCAN search VIRTUAL TABLE INDEX \d+:(<>|><)M1$)/,
		);
	});
});

describe("who may search", () => {
	test("SE4 somebody else, and whoever left or was removed, finds nothing", async () => {
		const { ann, ben, cai, eve, id } = await group();
		await ann.send(id, "1", "canary");
		expect(refusal(await search(eve, "canary", `&in=${id}`))).toBe("404 not_found");
		expect(refusal(await search(eve, "canary", "&in=nonsense"))).toBe("404 not_found");
		expect((await search(eve, "canary")).body.results).toEqual([]);
		expect(await seqsOf(ben, id, "canary")).toEqual([1]);
		await ann.call("DELETE", path(id, `/members/${ben.id}`));
		await cai.call("DELETE", path(id, `/members/${cai.id}`));
		for (const who of [ben, cai]) {
			expect(refusal(await search(who, "canary", `&in=${id}`))).toBe("404 not_found");
			expect((await search(who, "canary")).body).toMatchObject({ results: [], failed: [], preparing: [] });
		}
		await ann.call("POST", path(id, "/members"), { userId: ben.id });
		// As with pages of history: who is a member sees what was said before.
		expect(await seqsOf(ben, id, "canary")).toEqual([1]);
	});

	test("SE1 without a session: 401", async () => {
		const { ann } = await pair();
		const stranger = Object.assign(Object.create(Object.getPrototypeOf(ann)), ann, { token: "none" });
		expect(refusal(await search(stranger, "x"))).toBe("401 signed_out");
	});
});
