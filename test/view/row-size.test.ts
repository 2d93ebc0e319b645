import { describe, expect, test } from "vitest";
import { timelineItems } from "../../client/view/timeline/items.ts";
import { rowSize } from "../../client/view/timeline/row-size.ts";
import { me, message, said } from "./support/fake-app.ts";

const desktop = { rem: 16, width: 800 };

/** A guess at the only message of a conversation. */
function guess(text: string, more: object = {}, measures = desktop, inGroup = false): number {
	const source = { self: me.id, events: [said("c", { ...message(1, "bob", text), ...more })], changes: new Map() };
	const [, item] = timelineItems({ ...source, window: null, outbox: [], hasOlder: false }, null);
	if (item === undefined) throw new Error("no message");
	return rowSize(item, inGroup, measures);
}

describe("how high a row is, about", () => {
	test("a short message has one line, as high as the page draws it", () => {
		// 40 to 48 pixels on an ordinary screen.
		expect(guess("hello")).toBeGreaterThan(38);
		expect(guess("hello")).toBeLessThan(50);
	});

	test("more lines are higher, be they broken by their writer or by the page", () => {
		const line = guess("a\nb") - guess("a");
		expect(line).toBeGreaterThan(18);
		expect(guess("a\n\n\nb") - guess("a")).toBeCloseTo(3 * line);
		expect(guess("word ".repeat(100))).toBeGreaterThan(guess("a") + 4 * line);
		expect(guess("")).toBe(guess("a"));
	});

	test("a narrow page and large letters make it higher", () => {
		const text = "word ".repeat(40);
		expect(guess(text, {}, { rem: 16, width: 360 })).toBeGreaterThan(guess(text));
		expect(guess(text, {}, { rem: 32, width: 800 })).toBeGreaterThan(2 * guess(text));
		// Narrower than anything that there is.
		expect(guess(text, {}, { rem: 32, width: 1 })).toBeLessThan(100_000);
	});

	test("so does what hangs on it, and the name of who said it in a group", () => {
		const plain = guess("hello");
		const reactions = [{ emoji: "👍", userIds: ["bob"] }];
		for (const more of [{ replyTo: 1 }, { reactions }, { replies: { count: 1, last: 2, at: 1, people: ["bob"] } }]) {
			expect(guess("hello", more)).toBeGreaterThan(plain + 20);
		}
		expect(guess("hello", {}, desktop, true)).toBeGreaterThan(plain);
	});
});
