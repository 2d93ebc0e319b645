import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayHaveMarks } from "../../client/store/marks.ts";
import { linkTo } from "../../client/view/timeline/addresses.ts";
import { linkify } from "../../client/view/timeline/linkify.ts";
import { generatedTexts, hostileTexts } from "../support/hostile.ts";
import { Drawn, drawn } from "./support/drawn.tsx";
import { draw, one } from "./support/page.tsx";

const allowedElements = new Set("P STRONG EM DEL CODE PRE DIV SPAN A BDI BLOCKQUOTE UL OL LI".split(" "));
const allowedAttributes = new Set(
	"class dir href target rel tabindex role aria-label aria-expanded aria-hidden inert start data-drawn".split(" "),
);

/** What in a drawn text is nothing that a message may hold. */
function strangers(box: Element): string[] {
	return [...box.querySelectorAll("*")].flatMap((element) => {
		const attributes = [...element.attributes].filter(({ name }) => !allowedAttributes.has(name));
		const href = element.getAttribute("href") ?? "mailto:";
		const isFollowed = /^(?:https?:\/\/|mailto:|\/c\/)/.test(href);
		const tells =
			element.getAttribute("target") === "_blank" && element.getAttribute("rel")?.includes("noopener") !== true;
		const isStrange = !allowedElements.has(element.tagName) || attributes.length > 0 || !isFollowed || tells;
		return isStrange ? [element.outerHTML] : [];
	});
}

const signs = fc.constantFrom(
	...[
		"*",
		"**",
		"_",
		"~~",
		"||",
		"|",
		"`",
		"```",
		"[",
		"]",
		"](",
		")",
		"!",
		"<",
		">",
		"\n",
		"\n> ",
		"\n- ",
		"\n1. ",
		"\t",
		" ",
	],
	...[
		"https://x.example/",
		"mailto:",
		"javascript:",
		"data:",
		"@",
		"&amp;",
		"&#x6a;",
		"\\",
		"a",
		"b c",
		"\u202e",
		"\u0000",
		"é😀",
	],
);
const anyText = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 300 }),
	fc.string({ unit: "binary", maxLength: 300 }).map((text) => text.toWellFormed()),
	fc.array(signs, { maxLength: 60 }).map((all) => all.join("")),
);

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, "");

/** Whether the signs of `part` are in `whole` in their order. */
function isWithin(part: string, whole: string): boolean {
	const wanted = [...part];
	let at = 0;
	for (const sign of whole) if (sign === wanted[at]) at++;
	return at === wanted.length;
}

/** Many texts on a slow machine. */
const patience = { timeout: 60_000 };

describe("whatever a text is", patience, () => {
	test("it draws as text and the elements of a message, and every letter of it is there", async () => {
		await fc.assert(
			fc.asyncProperty(anyText, async (text) => {
				await drawn(text);
				const box = one("[data-drawn]");
				expect(strangers(box)).toEqual([]);
				const read = box.textContent ?? "";
				// A link's address is the only thing with letters in it that may go.
				if (!text.includes("](")) expect(isWithin(lettersOf(text), lettersOf(read))).toBe(true);
			}),
			{ numRuns: 300, seed: 11 },
		);
	});

	test("without marks it draws as it is, sign by sign", async () => {
		await fc.assert(
			fc.asyncProperty(anyText, async (text) => {
				fc.pre(!mayHaveMarks(text));
				expect(
					linkify(text)
						.map((part) => part.text)
						.join(""),
				).toBe(text);
			}),
			{ numRuns: 300, seed: 12 },
		);
	});
});

test("what OWASP's lists teach, and five hundred by a seed, stay text", patience, async () => {
	expect(hostileTexts.length).toBeGreaterThan(150);
	const texts = [...hostileTexts, ...generatedTexts(8861, 500)];
	await draw(
		texts.map((text, index) => (
			<section key={index}>
				<Drawn text={text} />
			</section>
		)),
	);
	const boxes = [...document.querySelectorAll("section")];
	expect(boxes.length).toBe(texts.length);
	expect(boxes.flatMap(strangers)).toEqual([]);
	expect(boxes.filter((box) => (box.textContent ?? "").trim() === "")).toEqual([]);
	expect(document.querySelectorAll("section a").length).toBeGreaterThan(50);
});

test.each([
	"javascript:alert(1)",
	"JAVASCRIPT:1",
	"java\tscript:1",
	"\u0001javascript:1",
	"data:,a",
	"vbscript:a",
	"blob:x",
	"file:///a",
	"ftp://x.example",
	"/c/x",
	"x.example",
	"",
	"https://",
])("%j is no address to link to", (address) => {
	expect(linkTo(address)).toBeNull();
});

test("an address of this app is written anew, and leads to this app however it was written", () => {
	for (const path of ["//c/g_x", "/c//g_x/", "/c/g_x/7?thread=3", "/c/g_x?thread=3&at=9&x=<b>", "/c/g_x#//evil"]) {
		const target = linkTo(location.origin + path);
		expect([path, target?.isOwn]).toEqual([path, true]);
		expect(new URL(target?.href ?? "", location.origin).origin).toBe(location.origin);
		expect(target?.href).toMatch(/^\/c\/g_x(?:\/7|\?thread=3(?:&at=9)?)?$/u);
	}
});
