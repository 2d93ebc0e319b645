import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type ReplyTally,
	repliesOf,
	type TalliedReply,
	withoutOldest,
	withReply,
} from "../../src/conversation/reply-tally.ts";
import { foldReplies } from "../../src/protocol/replies.ts";

const window = 4;
const reply = fc.record({ sender: fc.constantFrom("ann", "ben", "cai", "dan", "eve"), isDeleted: fc.boolean() });

test("TH7 what is carried on from reply to reply is what would be counted, also when the oldest are not looked at any more", () => {
	fc.assert(
		fc.property(fc.array(reply, { maxLength: 20 }), (said) => {
			const log: TalliedReply[] = [];
			let tally: ReplyTally | null = null;
			for (const [index, one] of said.entries()) {
				if (tally?.rows === window) {
					const { first }: ReplyTally = tally;
					tally = withoutOldest(
						tally,
						log.filter(({ seq }) => seq >= first),
					);
				}
				const added = { ...one, seq: (index + 1) * 3, at: index * 10 };
				log.push(added);
				tally = withReply(tally, added);
				expect(repliesOf(tally)).toEqual(foldReplies(log.slice(-window).reverse()));
			}
		}),
	);
});
