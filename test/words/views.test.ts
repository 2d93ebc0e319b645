// @vitest-environment node
import { parseSync, Visitor } from "vite";
import { describe, expect, test } from "vitest";

const sources = import.meta.glob<string>("../../client/view/**/*.{ts,tsx}", {
	query: "?raw",
	import: "default",
	eager: true,
});

/** Attributes, and properties of our own parts, that somebody reads or hears. */
const read = new Set([
	...["title", "placeholder", "alt", "label", "aria-label", "aria-description", "aria-roledescription"],
	...["aria-valuetext", "detail", "hint"],
]);

/** What may stand in a view; the reason beside it. */
const exceptions: Readonly<Record<string, string>> = {
	Parley: "the name of the app, the same in every language",
	"Samsung Internet": "the name of a browser",
};

const entities = /&#?\w+;/gu;
const hasLetters = (text: string) => /\p{L}/u.test(text.replace(entities, ""));
/** Words that begin like a sentence: wherever they stand in the code, somebody is meant to read them. */
const isSentence = (text: string) => /^\p{Lu}[\p{L}’']*(?:,? [\p{L}{(“]|…|\.$)/u.test(text);

interface Found {
	text: string;
	line: number;
}

/** A node of the syntax tree, as far as it is of interest here. */
interface Node {
	type: string;
	[part: string]: unknown;
}

/** The texts that an expression can come to: in both branches of a choice, and between the places of a template. */
function textsOf(node: Node | null | undefined): string[] {
	const part = (name: string) => textsOf(node?.[name] as Node | null);
	switch (node?.type) {
		case "Literal":
			return typeof node.value === "string" ? [node.value] : [];
		case "TemplateLiteral":
			return [templateText(node)];
		case "ConditionalExpression":
			return [...part("consequent"), ...part("alternate")];
		case "LogicalExpression":
			return node.operator === "&&" ? part("right") : [...part("left"), ...part("right")];
		case "BinaryExpression":
			return node.operator === "+" ? [...part("left"), ...part("right")] : [];
		case "JSXExpressionContainer":
		case "ParenthesizedExpression":
			return part("expression");
		default:
			return [];
	}
}

function templateText(node: Node): string {
	return (node.quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? "").join("{}");
}

/** The texts that stand in a view itself. */
function scan(name: string, source: string): Found[] {
	const found: Found[] = [];
	const parsed = parseSync(name, source);
	if (parsed.errors.length > 0) throw new Error(`${name} could not be read.`);
	const note = (text: string, start: number) => {
		const words = text.replace(/\s+/gu, " ").trim();
		if (hasLetters(words) && !Object.hasOwn(exceptions, words)) {
			found.push({ text: words, line: source.slice(0, start).split("\n").length });
		}
	};
	// Developers read these; and nobody reads what is not said.
	let unread = 0;
	const enter = () => void unread++;
	const leave = () => void unread--;
	const noteSentence = (text: string, start: number) => {
		if (unread === 0 && isSentence(text.trim())) note(text, start);
	};
	new Visitor({
		JSXText: ({ value, start }) => note(value, start + (value.length - value.trimStart().length)),
		JSXElement: ({ children }) => {
			for (const child of children) {
				if (child.type !== "JSXExpressionContainer") continue;
				for (const text of textsOf(child as unknown as Node)) note(text, child.start);
			}
		},
		JSXAttribute: ({ name, value, start }) => {
			if (name.type !== "JSXIdentifier" || !read.has(name.name)) return;
			for (const text of textsOf(value as unknown as Node | null)) note(text, start);
		},
		NewExpression: enter,
		"NewExpression:exit": leave,
		ImportDeclaration: enter,
		"ImportDeclaration:exit": leave,
		Literal: ({ value, start }) => {
			if (typeof value === "string") noteSentence(value, start);
		},
		TemplateLiteral: (node) => noteSentence(templateText(node as unknown as Node), node.start),
	}).visit(parsed.program);
	// An attribute with a sentence is seen twice.
	return [...new Map(found.map((one) => [`${one.line} ${one.text}`, one])).values()];
}

describe("the views", () => {
	const views = Object.entries(sources).map(
		([path, source]) => [path.replace("../../client/view/", ""), source] as const,
	);

	test.each(views)("%s has its texts in catalogues", (path, source) => {
		expect(scan(path, source)).toEqual([]);
	});
});

describe("the look for texts", () => {
	const texts = (source: string) => scan("view.tsx", source).map(({ text }) => text);

	test.each([
		["<p>\n\tHello {name}\n</p>", ["Hello"]],
		['<p>{isOpen ? "Open" : "Shut"}</p>', ["Open", "Shut"]],
		['<p>{isOpen && "open"}</p>', ["open"]],
		[`<p>{\`\${count} members\`}</p>`, ["{} members"]],
		['<b title="Close" class="button" />', ["Close"]],
		[`<b aria-label={a ? "Hide" : \`Show \${b}\`} />`, ["Hide", "Show {}"]],
		['const say = () => "Nothing found yet."', ["Nothing found yet."]],
		[`const say = () => \`Nothing found for \${query}\``, ["Nothing found for {}"]],
	])("finds what is read: %s", (source, found) => {
		expect(texts(source)).toEqual(found);
	});

	test.each([
		"<p>\n\t{words.hello} &gt; 99+ {count}: <b>…</b>\n</p>",
		'<b title={words.close} class="button is-open" aria-current="page" />',
		'import { Hello } from "Hello There.ts"',
		'throw new Error("This cannot be.")',
		`const at = find("Enter") ?? \`\${id}-list\``,
		"<p>Parley</p>",
	])("leaves what nobody reads: %s", (source) => {
		expect(texts(source)).toEqual([]);
	});
});
