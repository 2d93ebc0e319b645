import { describe, expect, test } from "vitest";
import { findTerm, fold, tokensOf } from "../../src/conversation/search-tokens.ts";

const words = (text: string) => tokensOf(text).map(({ word }) => word);

describe("the words of a text", () => {
	test.each([
		["Hello, World!", ["hello", "world"]],
		["don't e-mail me_now", ["don", "t", "e", "mail", "me", "now"]],
		["Ça va, Müller? Đặng Straße Øre Ünïcödé", ["ca", "va", "muller", "dang", "strasse", "ore", "unicode"]],
		["ΣΊΣΥΦΟΣ", ["σισυφοσ"]],
		["İstanbul Işık", ["istanbul", "isik"]],
		["漢字です", ["漢", "字", "て\u3099".normalize("NFC"), "す"]],
		["abc漢字def", ["abc", "漢", "字", "def"]],
		["한국어", ["한", "국", "어"]],
		["한국어".normalize("NFD"), ["한", "국", "어"]],
		["ガ ﾊﾟ", ["ガ", "パ"]],
		["が".normalize("NFD"), ["が"]],
		["שָׁלוֹם مَرْحَبًا", ["שלום", "مرحبا"]],
		["हिन्दी", ["हिन्दी"]],
		["3.14 ½ ①", ["3", "14", "1", "2", "1"]],
		["party 🎉❤️ 👨‍👩‍👧", ["party", "🎉", "❤", "👨", "👩", "👧"]],
		['a\u0000b " * ( ) AND', ["a", "b", "and"]],
		["", []],
	])("SE2 of %j", (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	test("SE2 have places in the text as it was written", () => {
		const text = "Sieh: Straße 漢字 🎉!";
		expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(["Sieh", "Straße", "漢", "字", "🎉"]);
	});

	test("SE2 no word holds a sign that the index or a query could take for its own", () => {
		const wrong: string[] = [];
		for (let code = 0; code < 0x20000; code += code < 0x3000 ? 1 : 5) {
			if (code >= 0xd800 && code < 0xe000) continue;
			for (const word of words(`a${String.fromCodePoint(code)}b`)) {
				const isPicture = /^\p{Extended_Pictographic}$/u.test(word);
				const isClean = isPicture || /^[\p{L}\p{N}\p{M}]+$/u.test(word);
				const isStrange = /[A-Z]|[\0-/:-@[-`{-\u007f]/.test(word);
				if (!isClean || isStrange || (!isPicture && fold(word) !== word)) wrong.push(code.toString(16));
			}
		}
		expect(wrong).toEqual([]);
	});

	test("SE2 a word without end is cut", () => {
		expect(words("x".repeat(8_000))).toEqual(["x".repeat(64)]);
		expect(words(`${"x".repeat(63)}𝔸${"x".repeat(9)}`.normalize("NFC"))[0]?.isWellFormed()).toBe(true);
	});
});

describe("a term", () => {
	const tokens = tokensOf("one two one twofold");
	test.each([
		[
			["one"],
			false,
			[
				[0, 0],
				[2, 2],
			],
		],
		[["two"], false, [[1, 1]]],
		[
			["two"],
			true,
			[
				[1, 1],
				[3, 3],
			],
		],
		[
			["one", "two"],
			true,
			[
				[0, 1],
				[2, 3],
			],
		],
		[["twofold", "one"], false, []],
	] as const)("SE2 %j, beginning: %s", (words, prefix, expected) => {
		expect(findTerm(tokens, { words: [...words], prefix })).toEqual(expected);
	});
});
