import { describe, expect, test } from "vitest";
import { namesMatch, parseQuery } from "../../src/conversation/search-query.ts";

function parsed(text: string, utcOffset = 0) {
	const query = parseQuery(text, utcOffset);
	if (!query.ok) throw new Error(query.refusal.detail);
	return query.value;
}
const terms = (text: string) => parsed(text).terms.map(({ words, prefix }) => words.join(" ") + (prefix ? "*" : ""));

describe("a query", () => {
	test.each([
		["hello wor", ["hello", "wor*"]],
		["hello world ", ["hello", "world*"]],
		["a b", ["a", "b"]],
		["ab", ["ab*"]],
		['"hello world"', ["hello world"]],
		["“hello world” bye", ["hello world", "bye*"]],
		["«hello world»", ["hello world"]],
		['say "hello wor', ["say", "hello wor"]],
		["foo-bar", ["foo bar*"]],
		["漢字", ["漢 字"]],
		["a OR b* NOT (c) NEAR(d, 2) words:x", ["a", "or", "b", "not", "c", "near d", "2", "words x"]],
		["https://parley.example/x", ["https parley example x"]],
		["!? 50%", ["50*"]],
	])("SE2 %j is words", (text, expected) => {
		expect(terms(text)).toEqual(expected);
	});

	test("SE3 filters are taken out of the words", () => {
		const query = parsed('FROM:"Ann Lee" from:me in:Tea has:link hello');
		expect(query).toEqual({
			terms: [{ words: ["hello"], prefix: true }],
			from: [
				{ name: "Ann Lee", userIds: [] },
				{ name: "me", userIds: [] },
			],
			inside: ["Tea"],
			hasLink: true,
			before: null,
			since: null,
		});
	});

	test("SE3 a day begins where the asker is", () => {
		expect(parsed("x before:2026-02-01", 120).before).toBe(Date.parse("2026-01-31T22:00:00Z"));
		expect(parsed("x after:2026-02-01", -300).since).toBe(Date.parse("2026-02-02T05:00:00Z"));
	});

	test("SE3 several days: the narrowest", () => {
		expect(parsed("x before:2026-03-01 before:2026-02-01 has:link").before).toBe(Date.parse("2026-02-01"));
		expect(parsed("after:2025-01-01 after:2024-01-01 x").since).toBe(Date.parse("2025-01-02"));
	});

	test.each([
		["", /Type a word/],
		["  ", /Type a word/],
		['"" !? *', /Type a word/],
		["in:tea", /Type a word/],
		["before:2026-01-01", /Type a word/],
		["x before:yesterday", /2026-01-31/],
		["x after:2026-02-30", /2026-01-31/],
		["x before:", /./],
		["x has:cake", /has:link/],
		['from:"', /before a word/],
		['x in:" "', /before a word/],
		["x".repeat(65), /at most 64/],
		["\ud800", /64/],
	])("SE3 %j is refused in plain words", (text, detail) => {
		const query = parseQuery(text);
		// A filter that says nothing is a word.
		if (text === "x before:") expect(query.ok).toBe(true);
		else
			expect(!query.ok && query.refusal).toMatchObject({ code: "bad_request", detail: expect.stringMatching(detail) });
	});

	test.each([
		["Ann Lee", "ann", true],
		["Ann Lee", "le", true],
		["Ann Lee", "ann le", true],
		["Ann Lee", "nn", false],
		["Ann Lee", "lee ann", false],
		["Zoë", "zoe", true],
		["山田太郎", "田太", true],
		["***", "**", true],
		["Ann", "*", false],
	])("SE3 %j is meant by %j: %s", (name, value, expected) => {
		expect(namesMatch(name, value)).toBe(expected);
	});
});
