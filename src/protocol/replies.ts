/** TH7: what a message says of its thread. Pure; the server and clients fold it alike. */
import type { Replies } from "./entities.ts";
import { limits } from "./limits.ts";

/** A reply, as far as it is counted. */
export interface CountedReply {
	/** Unix milliseconds. */
	at: number;
	sender: string;
	isDeleted: boolean;
}

/** `newestFirst`: the replies of one thread, at most `limits.repliesCounted`. null: nothing stands there. */
export function foldReplies(newestFirst: readonly CountedReply[]): Replies | null {
	const standing = newestFirst.filter(({ isDeleted }) => !isDeleted);
	const [newest] = standing;
	if (newest === undefined) return null;
	const speakers = new Set<string>();
	for (const { sender } of standing) {
		if (speakers.size < limits.repliers) speakers.add(sender);
	}
	return { count: standing.length, lastAt: newest.at, userIds: [...speakers] };
}
