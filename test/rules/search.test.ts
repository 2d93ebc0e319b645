import { describe, expect, test } from "vitest";
import { cover, gapOf } from "../../src/conversation/search.ts";
import { snippetOf } from "../../src/conversation/snippet.ts";

describe("what is indexed", () => {
	test("SE6 the newest part that is not is next", () => {
		expect(gapOf([], 0)).toBeNull();
		expect(gapOf([], 5)).toEqual({ above: 0, upTo: 5 });
		expect(gapOf([[1, 5]], 5)).toBeNull();
		expect(gapOf([[3, 5]], 9)).toEqual({ above: 5, upTo: 9 });
		expect(
			gapOf(
				[
					[8, 9],
					[3, 5],
				],
				9,
			),
		).toEqual({ above: 5, upTo: 7 });
		expect(gapOf([[3, 9]], 9)).toEqual({ above: 0, upTo: 2 });
	});

	test("SE6 parts that touch become one", () => {
		expect(cover([], 3, 5)).toEqual([[3, 5]]);
		expect(cover([[3, 5]], 8, 9)).toEqual([
			[8, 9],
			[3, 5],
		]);
		expect(
			cover(
				[
					[8, 9],
					[3, 5],
				],
				6,
				7,
			),
		).toEqual([[3, 9]]);
		expect(cover([[3, 5]], 1, 2)).toEqual([[1, 5]]);
	});

	test("SE6 slices from the newest down cover everything, whatever is written between", () => {
		let ranges: [number, number][] = [];
		let head = 1_000;
		for (let round = 0; round < 500; round++) {
			const gap = gapOf(ranges, head);
			if (gap === null) break;
			ranges = cover(ranges, Math.max(gap.above + 1, gap.upTo - 6), gap.upTo);
			if (round < 50) head += round % 10;
		}
		expect(ranges).toEqual([[1, head]]);
	});
});

describe("a snippet", () => {
	const hitIn = (text: string, word: string) => {
		const from = text.indexOf(word);
		return { from, to: from + word.length };
	};
	const marked = ({ snippet, hits }: ReturnType<typeof snippetOf>) =>
		hits.map(({ from, to }) => snippet.slice(from, to));

	test("SE1 a short text is whole, on one line", () => {
		expect(snippetOf("one\ntwo\t\u0007three", [{ from: 4, to: 7 }])).toEqual({
			snippet: "one two  three",
			hits: [{ from: 4, to: 7 }],
		});
	});

	test("SE1 of a long one the part around the first hit, with a sign where it was cut", () => {
		const text = `${"words before ".repeat(50)}needle ${"words behind ".repeat(50)}needle`;
		const found = snippetOf(text, [hitIn(text, "needle")]);
		expect(marked(found)).toEqual(["needle"]);
		expect(found.snippet).toMatch(/^…(words|before).*needle.*…$/);
		expect(found.snippet.length).toBeLessThanOrEqual(202);
	});

	test("SE1 hits that overlap are one, and none reaches beyond the piece", () => {
		const text = "a".repeat(500);
		const found = snippetOf(text, [
			{ from: 0, to: 100 },
			{ from: 50, to: 500 },
		]);
		expect(found.hits).toEqual([{ from: 0, to: 200 }]);
		expect(found.snippet).toBe(`${"a".repeat(200)}…`);
	});

	test("SE1 what a sender hid stays hidden, wherever the snippet is cut", () => {
		const text = `||the butler did it|| movie ${"so ".repeat(100)} || no mark || end`;
		for (const word of ["butler", "movie", "so", "mark"]) {
			const { snippet } = snippetOf(text, [hitIn(text, word)]);
			expect(snippet).not.toMatch(/butler|did/u);
		}
		const open = snippetOf(text, [hitIn(text, "movie")]);
		expect(marked(open)).toEqual(["movie"]);
		expect(snippetOf(text, [hitIn(text, "mark")]).snippet).toContain("|| no mark ||");
	});

	test("SE1 no sign is cut apart", () => {
		for (let lead = 0; lead < 60; lead++) {
			const text = `${"x".repeat(lead)}${"👩🏽‍🚀e\u0301".repeat(60)}needle${"😀".repeat(200)}`;
			const { snippet } = snippetOf(text, [hitIn(text, "needle")]);
			expect(snippet.isWellFormed()).toBe(true);
			expect(snippet).toContain("needle");
			expect(snippet).not.toMatch(/^…[\u0301\u200d]/u);
		}
	});
});
