import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMentions } from "../../src/protocol/mentions.ts";

const people = new Set(["ann", "ann.", "ben", "c_d", "e.f", "_gil_", "everyone", "a".repeat(30)]);
const isName = (name: string) => people.has(name);
const found = (text: string) => findMentions(text, isName).map(({ name }) => name);

describe("MN2 what is a mention", () => {
	test.each<[string, string[]]>([
		["@ben", ["ben"]],
		["@BeN is here", ["ben"]],
		["hi @ben, @c_d and @e.f!", ["ben", "c_d", "e.f"]],
		["@ben @ben", ["ben", "ben"]],
		["(@ben) [@ben] “@ben” '@ben' ¿@ben? <@ben>", ["ben", "ben", "ben", "ben", "ben", "ben"]],
		["@ben's tea, @ben’s too", ["ben", "ben"]],
		["ask @ben.", ["ben"]],
		["ask @ben... now", ["ben"]],
		["ask @ann.", ["ann."]],
		["ask @ann..", ["ann."]],
		["**@ben** _@ben_ ~~@ben~~ *@ben*", ["ben", "ben", "ben", "ben"]],
		["_@_gil__", ["_gil_"]],
		["@ben: yes", ["ben"]],
		["@ben👍", ["ben"]],
		["你好@ben", []],
		["你好 @ben", ["ben"]],
		["@ben\n@e.f", ["ben", "e.f"]],
		[`@${"a".repeat(30)}`, ["a".repeat(30)]],
		[`@${"a".repeat(31)}`, []],
		["@", []],
		["@ ben", []],
		["@nobody", []],
	])("%s", (text, names) => expect(found(text)).toEqual(names));
});

describe("MN2 what is none", () => {
	test.each([
		"x@ben",
		"post@ben.example",
		"first.last+@ben",
		"a_@ben",
		"@ben@example.org",
		"@@ben",
		"@benn",
		"@beñ",
		"@ben2",
		"@ben.example",
		"@be.ñ",
		"@ben-jo",
		"@ben/types",
		"https://example.org/@ben",
		"https://example.org/?by=@ben",
		"e\u0301@ben",
	])("%s", (text) => expect(found(text)).toEqual([]));
});

describe("MN2 code mentions nobody", () => {
	test.each<[string, string[]]>([
		["`@ben`", []],
		["`` ` @ben ``", []],
		["`a` @ben `b`", ["ben"]],
		["`a`@ben", ["ben"]],
		["one ` and @ben", ["ben"]],
		["`` @ben `", ["ben"]],
		["`a\n@ben`", []],
		["`a\n\n@ben`", ["ben"]],
		["```\n@ben\n```", []],
		["```js\n@ben\n```\n@e.f", ["e.f"]],
		["say\n~~~\n@ben\n```\n@ben\n~~~~\n@e.f", ["e.f"]],
		["````\n@ben\n```\n@ben", []],
		["   ```\n@ben", []],
		["    ```\n@ben", ["ben"]],
		["``` @ben ```", []],
		["``` a`b\n@ben", ["ben"]],
		["```\n``` x\n@ben\n```\n@e.f", ["e.f"]],
	])("%j", (text, names) => expect(found(text)).toEqual(names));
});

const bits = fc.constantFrom(
	"@ben",
	"@Ann.",
	"@e.f",
	"@",
	"`",
	"``",
	"```",
	"~~~",
	"\n",
	"\n\n",
	" ",
	"x",
	"_",
	".",
	"@BEN",
	"é",
	"👍",
);
const texts = fc.array(bits, { maxLength: 30 }).map((parts) => parts.join(""));

describe("MN2 for any text", () => {
	test("every mention lies where it says, after the one before", () => {
		fc.assert(
			fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
				let done = 0;
				for (const { start, end, name } of findMentions(text, isName)) {
					expect(start).toBeGreaterThanOrEqual(done);
					expect(text.slice(start, end).toLowerCase()).toBe(`@${name}`);
					done = end;
				}
			}),
		);
	});

	test("what follows as a paragraph of its own takes nothing away, unless fenced code is open", () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(found(`@ben\n\n${text}`)).toEqual(["ben", ...found(text)]);
				if (!/```|~~~/.test(text)) expect(found(`${text}\n\n@ben`)).toEqual([...found(text), "ben"]);
			}),
		);
	});

	test.each(["@", "`", "_", "*@", "@.", "`a", "``` ", "@ben`", "~~~\n", "_@"])("a long run of %j is no work", (bit) => {
		const { length } = findMentions(bit.repeat(8_000 / bit.length), isName);
		expect(length).toBeLessThanOrEqual(2_000);
	});
});
