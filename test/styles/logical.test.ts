import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../client/styles/", import.meta.url);

/** Names and values that mean a side of the screen instead of a side of the text. */
const physical =
	/^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b|border-(?:top|bottom)-(?:left|right)|left$|right$|top$|bottom$|(?:min-|max-)?(?:width|height)$)/;
const physicalValue = /^(?:text-align|float|clear|justify-\w+)$/;

/** Every declaration of a style sheet, with its line. */
function declarationsOf(css: string): { line: number; name: string; value: string }[] {
	const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "));
	return [...plain.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+)(?=[;}])/g)].map((found) => ({
		line: plain.slice(0, found.index).split("\n").length,
		name: found[1] ?? "",
		value: (found[2] ?? "").trim(),
	}));
}

/** What would be on the wrong side in a language that is written from right to left. */
function faults(css: string): string[] {
	return declarationsOf(css).flatMap(({ line, name, value }) => {
		const sides = value.replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "()").split(/\s+/);
		const [first, second, third, fourth] = sides;
		const isUneven =
			sides.length === 4 &&
			((/^(?:margin|padding|inset)$/.test(name) && second !== fourth) ||
				(name === "border-radius" && (first !== second || third !== fourth)));
		const isPhysical = physical.test(name) || (physicalValue.test(name) && /\b(?:left|right)\b/.test(value));
		return isPhysical || isUneven ? [`${line}: ${name}: ${value}`] : [];
	});
}

test.each(readdirSync(folder).filter((name) => name.endsWith(".css")))(
	"%s knows start and end, not left and right",
	(name) => {
		expect(faults(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
	},
);

test("physical properties, values and uneven shorthands are found, logical ones are not", () => {
	const bad =
		".a { margin-left: 1px; left: 0; text-align: right; width: 3px; padding: 0 1px 0 2px; border-top-left-radius: 1px; }";
	expect(faults(bad)).toHaveLength(6);
	const good =
		".a { margin-inline-start: 1px; inset: 0 auto; text-align: end; max-inline-size: min(1px, 2px); padding: 0 calc(1px + 2px) 0; }\n@media (max-width: 3px) { .b { color: red; } }";
	expect(faults(good)).toEqual([]);
});
