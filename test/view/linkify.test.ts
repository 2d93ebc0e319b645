import { describe, expect, test } from "vitest";
import { isFewEmoji, linkify } from "../../client/view/timeline/linkify.ts";

const links = (text: string) => linkify(text).flatMap((part) => part.href ?? []);

describe("linkify", () => {
	test("finds http and https addresses and leaves the rest as it is", () => {
		expect(linkify("see https://example.com/a?b=c#d and http://localhost:8080/ too")).toEqual([
			{ text: "see " },
			{ text: "https://example.com/a?b=c#d", href: "https://example.com/a?b=c#d" },
			{ text: " and " },
			{ text: "http://localhost:8080/", href: "http://localhost:8080/" },
			{ text: " too" },
		]);
	});

	test.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)//https",
		"data:text/html,<script>alert(1)</script>",
		"vbscript:msgbox(1)",
		"file:///etc/passwd",
		"https://",
		"http://[broken",
		"example.com",
		"xhttps://example.com",
		"https://bank.example@evil.example/",
	])("does not link %s", (text) => {
		expect(links(text)).toEqual([]);
	});

	test("a script after an address stays text of that address, never a link of its own", () => {
		expect(links("https://example.com/javascript:alert(1)")).toEqual(["https://example.com/javascript:alert(1)"]);
		expect(links('https://example.com/"onclick="alert(1)')).toEqual(["https://example.com/"]);
		expect(links("https://example.com/<script>")).toEqual(["https://example.com/"]);
	});

	test("leaves the punctuation of the sentence outside, but keeps brackets of the address", () => {
		expect(links("Go to https://example.com/a.")).toEqual(["https://example.com/a"]);
		expect(links("(see https://example.com/a)")).toEqual(["https://example.com/a"]);
		expect(links("https://en.example.org/wiki/Ada_(name)")).toEqual(["https://en.example.org/wiki/Ada_(name)"]);
		expect(links("really?! https://example.com/?!")).toEqual(["https://example.com/"]);
	});

	test("an address ends before a sign that would turn the text around", () => {
		expect(linkify("https://example.com/\u202egpj.exe").at(0)?.text).toBe("https://example.com/");
	});

	test("the parts joined are the text", () => {
		for (const text of [
			"",
			"a",
			"https://a.example https://b.example",
			"\nhttps://a.example.\n",
			"((https://a.example))",
		]) {
			expect(
				linkify(text)
					.map((part) => part.text)
					.join(""),
			).toBe(text);
		}
	});
});

test("up to three emoji are drawn larger, and nothing else", () => {
	expect(["👍", "🎉🎉", "👩‍👩‍👧 ❤️"].map(isFewEmoji)).toEqual([true, true, true]);
	expect(["", "1", "#", "👍👍👍👍", "ok 👍"].map(isFewEmoji)).toEqual([false, false, false, false, false]);
});
