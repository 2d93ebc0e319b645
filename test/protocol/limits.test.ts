import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { clientIdSchema, conversationIdSchema, refuseText, userIdSchema } from "../../src/protocol/entities.ts";
import { closeCodes, errorKinds, isFinalClose } from "../../src/protocol/errors.ts";
import { countBytes, countCharacters, isLongerThan } from "../../src/protocol/limits.ts";

describe("counting", () => {
	test("SD6 characters are code points", () => {
		expect([countCharacters(""), countCharacters("aé😀"), countCharacters("👨‍👩‍👧")]).toEqual([0, 3, 5]);
	});

	test("SD6 longer than so many code points, at the edge", () => {
		for (const character of ["x", "😀"]) {
			expect(isLongerThan(character.repeat(10), 10)).toBe(false);
			expect(isLongerThan(character.repeat(11), 10)).toBe(true);
		}
		expect(isLongerThan("😀".repeat(5) + "x".repeat(5), 10)).toBe(false);
		expect(isLongerThan("😀".repeat(5) + "x".repeat(6), 10)).toBe(true);
	});

	test("ER5 bytes are those of UTF-8", () => {
		expect([countBytes("a"), countBytes("é"), countBytes("€"), countBytes("😀")]).toEqual([1, 2, 3, 4]);
	});
});

describe("what may be stored", () => {
	test("SD6 texts that are odd but well-formed are taken", () => {
		const odd = ["\u0000", "\u202egnp.exe", "\uffff", "👨‍👩‍👧‍👦", "e\u0301".repeat(100), "\ufffd", "1\u2028"];
		for (const text of odd) expect(refuseText(text)).toBeNull();
	});

	test("SD6 what is wrong first is named: form, then length, then emptiness", () => {
		expect(refuseText(`\ud800${"x".repeat(9_000)}`)).toBe("text_malformed");
		expect(refuseText(" ".repeat(8_001))).toBe("text_too_long");
		expect(refuseText(" ".repeat(8_000))).toBe("text_empty");
		for (const nothing of ["\u200b", "\u200b\u2060\n", "\ufe0f", "\u2800\u3164", "\u202e"]) {
			expect(refuseText(nothing)).toBe("text_empty");
		}
	});

	test("SD1 a clientId is 1 to 64 visible ASCII characters", () => {
		for (const good of ["a", "!", "~", "x".repeat(64), "__proto__"]) expect(v.is(clientIdSchema, good)).toBe(true);
		for (const bad of ["", " ", "a b", "é", "x".repeat(65), "a\n", "\u007f", 5, null]) {
			expect(v.is(clientIdSchema, bad)).toBe(false);
		}
	});

	test("ER6 ids name objects, so their form is checked", () => {
		expect(v.is(conversationIdSchema, `g_${"a".repeat(22)}`)).toBe(true);
		for (const bad of [
			"",
			"g_",
			`g_${"a".repeat(21)}`,
			`g_${"a".repeat(23)}`,
			`x_${"a".repeat(22)}`,
			`g_${"a".repeat(21)}/`,
		]) {
			expect(v.is(conversationIdSchema, bad)).toBe(false);
		}
		for (const bad of ["", "a/b", "x".repeat(65), "a.b", "a\n"]) expect(v.is(userIdSchema, bad)).toBe(false);
	});
});

describe("errors", () => {
	test("ER1 every kind has a status from 400 on and a sentence", () => {
		for (const [code, { status, title }] of Object.entries(errorKinds)) {
			expect(code).toMatch(/^[a-z_]+$/);
			expect(status).toBeGreaterThanOrEqual(400);
			expect(title).toMatch(/^[A-Z].*\.$/);
		}
	});

	test("SD8 only what may succeed unchanged is retryable", () => {
		const retryable = Object.entries(errorKinds).filter(([, kind]) => kind.retryable);
		expect(retryable.map(([code]) => code).sort()).toEqual(["internal", "rate_limited", "storage_failed"]);
	});

	test("ER6 the close codes after which a client waits for a change are the ones that SPEC.md lists", () => {
		const final = Object.values(closeCodes).filter(isFinalClose);
		expect(final).toEqual([1000, 1003, 1009, 4400, 4401, 4403, 4404]);
		for (const code of [1001, 1005, 1006, 1012, 4408, 4429, 4507, 4508, 4509]) expect(isFinalClose(code)).toBe(false);
	});
});
