import { describe, expect, test } from "vitest";
import { sharedText } from "../../client/store/shared-text.ts";

const search = (parts: Record<string, string>) => `?${new URLSearchParams(parts)}`;

describe("what another app shares", () => {
	test.each<[Record<string, string>, string]>([
		[{ title: "A page", text: "Look", url: "https://example.com/" }, "A page\nLook\nhttps://example.com/"],
		[{ text: "Look: https://example.com/a", url: "https://example.com/a" }, "Look: https://example.com/a"],
		[{ title: "The same", text: "The same" }, "The same"],
		[{ title: "Same", text: "Same", url: "Same" }, "Same"],
		[{ title: " ", text: "  two\nlines ", url: "" }, "two\nlines"],
		[{ title: "", text: "", url: "" }, ""],
		[{ other: "unknown" }, ""],
		[{ text: "<b>&amp;</b> \u202e %00 🦊" }, "<b>&amp;</b> \u202e %00 🦊"],
	])("%j is %j", (parts, text) => {
		expect(sharedText(search(parts))).toBe(text);
	});

	test("an address that is no such thing says nothing", () => {
		expect(sharedText("")).toBe("");
		expect(sharedText("?text=%E0%A4%A")).not.toBe("");
	});
});
