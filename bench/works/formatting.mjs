/**
 * How long the longest texts take to be read as Markdown, and the longest code to be coloured, in milliseconds, the
 * first time and at best. It is what a browser does, measured in Node.
 */

import { mayHaveMarks, withoutMarks } from "../../client/store/marks.ts";
import { highlight } from "../../client/view/formatting/highlight.ts";
import { languageOf } from "../../client/view/formatting/languages.ts";
import { parseMessage } from "../../client/view/formatting/parse.ts";
import { linkify } from "../../client/view/timeline/linkify.ts";
import { generatedTexts, hostileTexts } from "../../test/support/hostile.ts";

const longest = 8_000;
const filled = (piece, length = longest) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** As many of these as may be marks, then plain words. */
const upTo = (marks, piece) => (piece.repeat(marks) + filled("word ")).slice(0, longest);

const texts = {
	"plain words with one mark": `*a* ${filled("word ")}`.slice(0, longest),
	"short lines": filled("*a*\nab cdefghijk\n"),
	"opening stars": upTo(230, "*a "),
	"opening, then closing": upTo(119, "*a ").slice(0, 7_000) + "a* ".repeat(119),
	"two marks mixed": upTo(55, "*a _b ~~c "),
	"open brackets": upTo(230, "["),
	"open links": upTo(79, "[a]("),
	links: upTo(79, "[a](https://x.example) "),
	"runs of backticks": Array.from({ length: 20 }, (_, index) => "`".repeat(index + 1)).join(" "),
	"quotes in quotes": filled(`${">".repeat(8)} ${"a".repeat(150)}\n\n`),
	"list lines": `- a\n`.repeat(198),
	"deep lists": Array.from({ length: 60 }, (_, index) => `${"  ".repeat(index % 8)}- ${"a".repeat(80)}`).join("\n"),
	addresses: filled("https://x.example/a "),
	"an address of brackets": `https://x.example/${filled(")")}`.slice(0, longest),
	tabs: filled("\t*\t"),
	"a block of code": `\`\`\`\n${filled("*[a]_`<\n", 6_000)}\n\`\`\``,
	escapes: upTo(119, "\\*"),
	"hidden in hidden": upTo(118, "||a "),
};

const code = {
	letters: filled(`${"a".repeat(64)} `, 3_000),
	slashes: filled("/a", 3_000),
	"open brackets": filled("(<[{", 3_000),
	quotes: filled("\"'`", 3_000),
	words: filled("a b ", 3_000),
	"angle words": filled("a<b> ", 3_000),
	digits: filled("1_000.", 3_000),
	dashes: filled("- ", 3_000),
	spaces: filled(" ", 3_000),
	"at signs": filled("@a ", 3_000),
	escapes: filled("\\a", 3_000),
	colons: filled("a: ", 3_000),
};
/** The same in lines as long as are coloured. */
const inLines = (text) => text.replace(/.{249}/gs, (line) => `${line}\n`).slice(0, 3_000);

async function time(work) {
	const times = [];
	for (let run = 0; run < 4; run++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return { first: times[0], best: Math.min(...times) };
}

/** The languages whose colouring is measured. */
const languages = [
	"bash",
	"c",
	"cpp",
	"css",
	"diff",
	"go",
	"ini",
	"java",
	"javascript",
	"json",
	"python",
	"ruby",
	"rust",
	"sql",
	"typescript",
	"xml",
	"yaml",
];

/** `npm run bench -- formatting`. */
export async function formatting() {
	const samples = [];
	const note = (name, { first, best }) => {
		const values = { "first, ms": first, "best, ms": best };
		samples.push({ round: 0, subject: "parley", place: "memory", case: name, values });
		console.info(`${name}: ${first.toFixed(1)} ms, at best ${best.toFixed(1)} ms`);
	};
	for (let run = 0; run < 100; run++) parseMessage("warm *up* ~~a~~ `b`\n- c\n- [d](https://x.example)");
	for (const [name, text] of Object.entries(texts)) {
		const manner = parseMessage(text) === null ? "shown as written" : "drawn";
		note(`${name} (${manner})`, await time(() => parseMessage(text)));
		note(`${name}: the rest`, await time(() => [mayHaveMarks(text), withoutMarks(text), linkify(text)]));
	}
	const all = [...hostileTexts, ...generatedTexts(8861, 500)];
	note(`${all.length} hostile texts together`, await time(() => all.map(parseMessage)));
	for (const language of languages) {
		const found = languageOf(language);
		await highlight("a", found);
		const worst = { name: "", first: 0, best: 0 };
		for (const [name, text] of Object.entries(code)) {
			const took = await time(() => highlight(inLines(text), found));
			if (took.best > worst.best) Object.assign(worst, took, { name });
		}
		note(`${language} at its slowest (${worst.name})`, worst);
	}
	return { settings: {}, subjects: { parley: "Parley" }, samples };
}
