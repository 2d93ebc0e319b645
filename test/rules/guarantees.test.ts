/** docs/guarantees.md names tests and mutations: they must be there, word for word, else it promises on nothing. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const doc = readFileSync("docs/guarantees.md", "utf8");
const mutations = readFileSync("docs/mutations.md", "utf8");

/** What follows "- **`heading`:**" in each section, up to the next point. */
function points(heading: string): string[] {
	return [...doc.matchAll(new RegExp(`^- \\*\\*${heading}:\\*\\*([\\s\\S]*?)(?=\\n- |\\n\\n)`, "gm"))].map(
		([, text = ""]) => text,
	);
}

const named = [...doc.matchAll(/^ {2}- `([^`]+)`: "(.+)"$/gm)].map(([, file = "", title = ""]) => ({ file, title }));
const promises = doc.split(/^## (?=\d)/m).slice(1);

describe("docs/guarantees.md", () => {
	test("every promise has its bounds and its tests", () => {
		expect(promises.length).toBeGreaterThanOrEqual(9);
		for (const promise of promises) {
			expect(promise).toMatch(/- \*\*Under\*\*/);
			expect(promise).toMatch(/- \*\*Not promised:\*\*/);
			expect(promise).toMatch(/- \*\*Checked by:\*\*\n {2}- `/);
		}
		// None that the pattern below would not see.
		expect(named).toHaveLength([...doc.matchAll(/^ {2}- /gm)].length);
	});

	test.each(named)("$file has: $title", ({ file, title }) => {
		expect(existsSync(file), file).toBe(true);
		const titles = readFileSync(file, "utf8").matchAll(/\btest(?:\.each\([^\n]*\))?\(\s*(["'`])(.*?)\1,/g);
		expect([...titles].map(([, , text]) => text)).toContain(title);
	});

	test("every bug that it names is in the table of mutations", () => {
		const bugs = points("Proved by").flatMap((text) => [...text.matchAll(/"([^"]+)"/g)].map(([, bug]) => bug));
		expect(bugs.length).toBeGreaterThan(10);
		const rows = [...mutations.matchAll(/^\| ([^|]+) \|/gm)].map(([, bug]) => bug);
		for (const bug of bugs) expect(rows).toContain(bug);
	});
});
