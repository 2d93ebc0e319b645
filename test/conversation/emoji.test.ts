import rows from "virtual:emoji-rows";
import { expect, test } from "vitest";
import { isEmoji } from "../../src/protocol/entities.ts";

test("RX1 the Worker takes each emoji that the client's picker offers, in each skin tone", () => {
	const offered = rows.flat().flatMap(([emoji, , , , , tones]) => [emoji, ...tones]);
	expect(offered.filter((emoji) => !isEmoji(emoji))).toEqual([]);
	expect(offered.length).toBeGreaterThan(3_900);
});
