import * as fc from "fast-check";
import { expect, test } from "vitest";
import { firstGrapheme, graphemes } from "../../client/view/parts/graphemes.ts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const asTheBrowserSays = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

test("the first sign is the browser's own, whatever stands beside it", () => {
	// Each sign up to the last that is told without the browser's tables, behind such a one, and before it.
	const behind = ["a", "é", "ж", "ن", "か", "漢"];
	for (let code = 0; code <= 0xa000; code++) {
		const sign = String.fromCodePoint(code);
		const letter = behind[code % behind.length] ?? "";
		for (const text of [letter + sign, sign + letter]) {
			if (firstGrapheme(text) !== asTheBrowserSays(text)[0]) throw new Error(`U+${code.toString(16)} with ${letter}`);
		}
	}
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(firstGrapheme(text)).toBe(asTheBrowserSays(text)[0] ?? "");
			expect(graphemes(text)).toEqual(asTheBrowserSays(text));
		}),
	);
});
