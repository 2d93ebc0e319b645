import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completion, type OpenWord } from "../../client/view/composer/offers.ts";
import { directoryOf, openMention, suggest } from "../../client/view/composer/suggest.ts";
import { findMentions } from "../../src/protocol/mentions.ts";
import { member } from "./support/fake-app.ts";

describe("a mention that is being written", () => {
	test.each<[string, string | null]>([
		["@|", ""],
		["@be|", "be"],
		["hi @be|", "be"],
		["(@be|", "be"],
		["**@be|", "be"],
		["@Zoë|", "Zoë"],
		["@be|n and more", "be"],
		["@b.e_n|", "b.e_n"],
		["@ben |", null],
		["a@be|", null],
		["mail me a.b@|", null],
		["@ben@|", null],
		["/@be|", null],
		["be|", null],
		["|@be", null],
		[`@${"x".repeat(60)}|`, null],
	])("%s", (text, query) => {
		const caret = text.indexOf("|");
		const open = openMention(text.replace("|", ""), caret);
		expect(open?.query ?? null).toBe(query);
		if (open !== null) expect(text.slice(open.start, open.start + 1)).toBe("@");
	});
});

/** The text when `@benny` was taken for an open word, and where the caret is then. */
function takeBenny(text: string, open: OpenWord): { text: string; caret: number } {
	const { insert, caret } = completion(text, open, "@benny");
	return { text: text.slice(0, open.start) + insert + text.slice(open.start + 1 + open.query.length), caret };
}

const people = [
	member("1", "Ben Ames", { username: "zed" }),
	member("2", "Zoë Quinn", { username: "benny" }),
	member("3", "Ruben", { username: "ruby.b" }),
	member("4", "Guest", { username: null }),
	member("me", "Ben Self", { username: "ben_self" }),
	member("5", "نور الدين", { username: "noor" }),
];
const names = (query: string, mayCallAll = false) => {
	return suggest(directoryOf(people, "me", mayCallAll), query).map(({ username }) => username);
};

describe("who is offered", () => {
	test.each<[string, string[]]>([
		["", ["zed", "ruby.b", "benny", "noor"]],
		["be", ["benny", "zed"]],
		["BE", ["benny", "zed"]],
		["zoe", ["benny"]],
		["Zoë", ["benny"]],
		["qui", ["benny"]],
		["z", ["zed", "benny"]],
		["الد", ["noor"]],
		["ruby.", ["ruby.b"]],
		["uben", []],
		["every", []],
	])("for %j: %j", (query, expected) => expect(names(query)).toEqual(expected));

	test("MN1 the calls to many, to whoever may", () => {
		expect(names("e", true)).toEqual(["everyone"]);
		expect(names("he", true)).toEqual(["here"]);
		expect(names("", true).slice(-2)).toEqual(["everyone", "here"]);
	});

	test("of 1,000 members no more than can be looked through", () => {
		const crowd = Array.from({ length: 1_000 }, (_, index) =>
			member(`u${index}`, `Person ${index}`, { username: `p${index}` }),
		);
		expect(suggest(directoryOf(crowd, "me", true), "p")).toHaveLength(30);
		expect(suggest(directoryOf(crowd, "me", true), "p999")).toMatchObject([{ userId: "u999" }]);
	});
});

test.each([
	["hi @be|", "hi @benny |"],
	["hi @be|, you", "hi @benny |, you"],
	["hi @be| you", "hi @benny |you"],
])("taking one in %j", (before, after) => {
	const caret = before.indexOf("|");
	const text = before.replace("|", "");
	const open = openMention(text, caret);
	if (open === null) throw new Error("open");
	const done = takeBenny(text, open);
	expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(after);
});

test("MN2 what is taken is a mention, whatever stands around it", () => {
	const around = fc.array(fc.constantFrom("a", " ", "@", ".", "_", "*", "é", "\n", "(", "@be"), { maxLength: 8 });
	fc.assert(
		fc.property(around, (parts) => {
			const text = parts.join("");
			for (let caret = 0; caret <= text.length; caret++) {
				const open = openMention(text, caret);
				if (open === null) continue;
				const done = takeBenny(text, open);
				const found = findMentions(done.text, (name) => name === "benny");
				expect(found.map(({ start }) => start)).toContain(open.start);
			}
		}),
	);
});
