import type { Replies } from "../../../src/protocol/entities.ts";
import { limits } from "../../../src/protocol/limits.ts";
import { useNow } from "../../hooks/use-now.ts";
import { threadWords } from "../../words/thread.ts";
import { within } from "../../words/within.ts";
import { direction } from "../../words/words.ts";
import { agoWords } from "../parts/ago.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ThreadIcon } from "../parts/icons.tsx";
import { fullTime } from "../parts/times.ts";
import { rove } from "../timeline/rove.ts";

interface ThreadLineProps {
	seq: number;
	replies: Replies;
	/** How many of them the reader has not read. */
	unread: number;
	nameOf: (userId: string) => string;
	open: (seq: number) => void;
}

/** "1 reply", "12 replies"; at the most that are counted, "1,000+ replies". */
export function replyCount(count: number): string {
	const words = threadWords();
	return count >= limits.repliesCounted ? words.repliesOrMore(count) : words.replies(count);
}

/** What hangs on a message, below it: how much, who spoke last, and whether something is new. */
export function ThreadLine({ seq, replies, unread, nameOf, open }: ThreadLineProps) {
	const words = threadWords();
	const now = useNow((time) => (time - replies.lastAt < 3_600_000 ? time + 60_000 : null));
	return (
		<button
			type="button"
			class={`thread-line ${unread > 0 ? "has-unread" : ""}`}
			data-thread={seq}
			data-rove="thread"
			onClick={() => open(seq)}
			onKeyDown={rove}
		>
			<span class="thread-avatars" aria-hidden="true">
				{replies.userIds.map((userId) => (
					<Avatar key={userId} id={userId} name={nameOf(userId)} size="small" />
				))}
			</span>
			<span class="thread-count-words">{replyCount(replies.count)}</span>
			<span class="thread-last" title={fullTime(replies.lastAt)}>
				{" · "}
				{words.last(agoWords(replies.lastAt, now))}
			</span>
			{unread > 0 && (
				<span class="thread-dot" title={words.unread(unread)}>
					<span class="hidden-words">, {words.unread(unread)}</span>
				</span>
			)}
		</button>
	);
}

/** Above a message of the conversation that is said in a thread: the way there. */
export function InThread({ thread, text, open }: { thread: number; text: string; open: (seq: number) => void }) {
	const words = threadWords();
	return (
		<button type="button" class="in-thread" dir={direction.value} onClick={() => open(thread)}>
			<ThreadIcon size={14} />
			<span class="in-thread-words">
				{text === "" ? words.inThread : within(words.inThreadOf, { text: <bdi>{text}</bdi> })}
			</span>
		</button>
	);
}
