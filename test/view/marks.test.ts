import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayHaveMarks, withoutMarks } from "../../client/store/marks.ts";
import { parseMessage } from "../../client/view/formatting/parse.ts";

describe("a text without marks never asks for what reads them", () => {
	test.each([
		"hello",
		"a\nb",
		"snake_case_name",
		"5 * 3",
		"it's 1 | 2",
		"https://x.example/a_b_c?d=e",
		"-1",
		"#1",
		"a <b> c",
		"~5 min",
	])("%j", (text) => {
		expect(mayHaveMarks(text)).toBe(false);
	});

	test("where it says that there are none, the tree has none", () => {
		const signs = fc.constantFrom(
			"*",
			"_",
			"~",
			"|",
			"`",
			"[",
			"]",
			"(",
			")",
			"<",
			">",
			"-",
			"1.",
			"a",
			" ",
			"\n",
			"https://x.y",
		);
		fc.assert(
			fc.property(fc.array(signs, { maxLength: 30 }), (pieces) => {
				const text = pieces.join("");
				fc.pre(!mayHaveMarks(text));
				for (const block of parseMessage(text)?.tree.children ?? []) {
					if (block.type === "list" || block.type === "code") continue;
					expect(block.type).toBe("paragraph");
					if ("children" in block) for (const child of block.children) expect(["text", "break"]).toContain(child.type);
				}
			}),
			{ numRuns: 3_000, seed: 7 },
		);
	});
});

describe("a preview", () => {
	test.each([
		["no marks", "no marks"],
		["**bold** *slanted* ~~struck~~ `code`", "bold slanted struck code"],
		["***both***", "both"],
		["_a_ snake_case __b__", "a snake_case b"],
		["`a*b*c` d*e", "a*b*c d*e"],
		["> quoted\nanswer", "quoted\nanswer"],
		["- a\n- b", "a\nb"],
		["1. a", "1. a"],
		["```js\nlet a;\n```", "let a;"],
		["[text](https://x.example/a_(b)) ![picture](https://x.example)", "text picture"],
		["<https://x.example>", "https://x.example"],
		["the end: ||she wins||!", "the end: ▮▮▮!"],
		["a || b || c", "a || b || c"],
		[`${"a".repeat(590)} ||she wins, and ${"so ".repeat(20)}||`, `${"a".repeat(590)} ▮▮▮`],
	])("%j is %j", (text, plain) => {
		expect(withoutMarks(text)).toBe(plain);
	});

	test("never grows, and never throws", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 700 }), (text) => {
				expect(withoutMarks(text).length).toBeLessThanOrEqual(text.length);
			}),
		);
	});
});
