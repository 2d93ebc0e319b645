import { describe, expect, test } from "vitest";
import { canvasDraws, drawableVersion } from "../../client/view/emoji/drawable.ts";

describe("the newest version of emoji that a device can draw", () => {
	test("is that of the newest one that it draws", () => {
		expect(drawableVersion(() => true)).toBe(17);
		expect(drawableVersion((emoji) => !["🫪", "🫩"].includes(emoji))).toBe(15.1);
		expect(drawableVersion((emoji) => emoji === "😀")).toBe(10);
	});

	test("is not known where nothing can be drawn: then nothing is left out", () => {
		expect(drawableVersion(() => false)).toBe(Number.POSITIVE_INFINITY);
		expect(drawableVersion(null)).toBe(Number.POSITIVE_INFINITY);
		// The tests have no canvas.
		expect(canvasDraws()).toBeNull();
	});
});
