import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Mark, markOf, toggleMark } from "../../client/view/composer/formatting-keys.ts";

/** `[` and `]` are the ends of the selection, `|` is a caret. */
function read(drawn: string): { text: string; start: number; end: number } {
	const caret = drawn.indexOf("|");
	if (caret >= 0) return { text: drawn.replace("|", ""), start: caret, end: caret };
	const start = drawn.indexOf("[");
	return { text: drawn.replace("[", "").replace("]", ""), start, end: drawn.indexOf("]") - 1 };
}

function write(text: string, [start, end]: readonly [number, number]): string {
	if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
	return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

function toggled(drawn: string, mark: Mark): string {
	const { text, start, end } = read(drawn);
	const done = toggleMark(text, start, end, mark);
	return write(text.slice(0, done.start) + done.insert + text.slice(done.end), done.selection);
}

describe("a mark around what is selected", () => {
	test.each<[Mark, string, string]>([
		["**", "a [b c] d", "a **[b c]** d"],
		["*", "[b]", "*[b]*"],
		["~~", "[b]", "~~[b]~~"],
		["`", "[b]", "`[b]`"],
		["**", "a [ b ]d", "a  **[b]** d"],
		["*", "**[b]**", "***[b]***"],
		["**", "*[b]*", "***[b]***"],
		["**", "[*b*]", "**[*b*]**"],
		["`", "[a`b]", "``[a`b]``"],
		["`", "[`b]", "`` [`b] ``"],
		["`", "x [a\nb]", "x \n```\n[a\nb]\n```"],
		["`", "[a\nb]\nc", "```\n[a\nb]\n```\nc"],
		["`", "[a\nb] c", "```\n[a\nb]\n```\n c"],
	])("%s %j: %j", (mark, before, after) => expect(toggled(before, mark)).toBe(after));

	test.each<[Mark, string, string]>([
		["**", "a **[b c]** d", "a [b c] d"],
		["**", "a [**b c**] d", "a [b c] d"],
		["*", "***[b]***", "**[b]**"],
		["**", "***[b]***", "*[b]*"],
		["*", "[***b***]", "[**b**]"],
		["~~", "[~~b~~]", "[b]"],
		["`", "`[b]`", "[b]"],
		["`", "[`b`]", "[b]"],
		["`", "`` [`b] ``", "[`b]"],
		["`", "[`` `b ``]", "[`b]"],
		["`", "```\n[a\nb]\n```", "[a\nb]"],
		["`", "[```\na\nb\n```]", "[a\nb]"],
	])("off again: %s %j: %j", (mark, before, after) => expect(toggled(before, mark)).toBe(after));

	test("two spans of code are not one", () => {
		expect(toggled("[`a` or `b`]", "`")).toBe("`` [`a` or `b`] ``");
	});

	test("twice is as before, whatever is selected", () => {
		const text = fc.array(fc.constantFrom("a", " ", "é", "\n", "👍", "_", "\\"), { maxLength: 12 });
		const mark = fc.constantFrom<Mark>("**", "*", "~~", "`");
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), mark, (parts, one, other, mark) => {
				const before = parts.join("");
				const [start = 0, end = 0] = [one, other].map((place) => place % (before.length + 1)).sort((a, b) => a - b);
				const first = toggleMark(before, start, end, mark);
				const marked = before.slice(0, first.start) + first.insert + before.slice(first.end);
				const second = toggleMark(marked, ...first.selection, mark);
				const after = marked.slice(0, second.start) + second.insert + marked.slice(second.end);
				// A block of code keeps the lines that it had to be put on.
				expect(after.replaceAll("\n", "")).toBe(before.replaceAll("\n", ""));
				if (!first.insert.includes("```")) expect(after).toBe(before);
			}),
		);
	});
});

describe("a mark where nothing is selected", () => {
	test.each<[Mark, string, string]>([
		["**", "a |", "a **|**"],
		["*", "|", "*|*"],
		["**", "a **|**", "a |"],
		["*", "**|**", "***|***"],
		["**", "a **b|**", "a **b**|"],
		["*", "***b|***", "***b*|**"],
		["`", "`b|` c", "`b`| c"],
		["**", "a|** b", "a**|**** b"],
	])("%s %j: %j", (mark, before, after) => expect(toggled(before, mark)).toBe(after));
});

describe("which key asks for which mark", () => {
	const key = (key: string, more: Partial<KeyboardEvent> = {}) => ({
		...{ key, code: `Key${key.toUpperCase()}`, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false },
		...more,
	});

	test("control on most machines, command on a Mac", () => {
		expect(["b", "i", "e"].map((letter) => markOf(key(letter), false))).toEqual(["**", "*", "`"]);
		expect(markOf(key("X", { shiftKey: true }), false)).toBe("~~");
		expect(markOf(key("b", { ctrlKey: false, metaKey: true }), true)).toBe("**");
		// There it moves the caret.
		expect(markOf(key("b"), true)).toBeNull();
		expect(markOf(key("и", { code: "KeyB" }), false)).toBe("**");
	});

	test("cut, and keys that write, are something else", () => {
		expect(markOf(key("x"), false)).toBeNull();
		expect(markOf(key("B", { shiftKey: true }), false)).toBeNull();
		expect(markOf(key("b", { ctrlKey: false }), false)).toBeNull();
		expect(markOf(key("e", { altKey: true }), false)).toBeNull();
	});
});
