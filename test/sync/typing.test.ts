import { describe, expect, test } from "vitest";
import { TypingSign, typingGap } from "../../client/sync/typing.ts";
import { limits } from "../../src/protocol/limits.ts";

describe("one's own sign of typing", () => {
	test("CO4 PR1 where typing is coarser, few signs go out, and no ends", () => {
		let now = 0;
		let coarse = true;
		const sent: [number, boolean][] = [];
		const clock = { now: () => now, after: () => () => {} };
		const sign = new TypingSign(
			clock,
			(frame) => sent.push([now, frame.type === "typing" && frame.on]) > 0,
			() => coarse,
		);
		for (; now <= 2 * limits.coarseTypingMs; now += 1_000) sign.set(now % 7_000 !== 0 || now === 0);
		expect(sent).toEqual([
			[0, true],
			[limits.coarseTypingMs, true],
			[2 * limits.coarseTypingMs, true],
		]);
		coarse = false;
		sign.set(false);
		now += typingGap;
		sign.set(true);
		expect(sent.slice(3).map(([, on]) => on)).toEqual([false, true]);
	});
});
