import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const thread = {
	title: "Thread",
	titleOfAll: "Threads",
	replies: (count: number) => plural(count, { one: "# reply", other: "# replies" }),
	/** There are more than are counted. */
	repliesOrMore: (count: number) => plural(count, { one: "#+ reply", other: "#+ replies" }),
	/** When the last reply came. */
	last: (when: string) => `last ${when}`,
	unread: (count: number) => plural(count, { one: "# unread", other: "# unread" }),
	inThread: "In thread",
	/** `{text}`: what the message of the thread says. */
	inThreadOf: "In thread: {text}",
	panel: {
		back: "Back to the conversation",
		close: "Close thread",
		closeHint: "Close (Esc)",
		follow: "Follow",
		followHint: "Hear of new replies",
		following: "Following",
		followingHint: "You hear of new replies. Click to stop.",
		closeNote: "Close",
		gone: "There is no such message in this conversation.",
		failed: (why: string) => `The thread could not be loaded. ${why}`,
		reply: "Reply",
		also: "Also send to the conversation",
	},
	list: {
		loading: "Loading your threads…",
		failed: (why: string) => `Your threads could not be loaded. ${why}`,
		emptyTitle: "No threads yet",
		empty:
			"Threads that you start, answer or are mentioned in appear here. Choose “Reply in thread” on a message to begin one.",
		readAll: "Mark all as read",
		you: "You",
		formerMember: "Former member",
		deleted: "Message deleted",
		unread: (count: number) => plural(count, { one: "# unread reply", other: "# unread replies" }),
		unreadMentioned: (count: number) =>
			plural(count, {
				one: "# unread reply, you are mentioned",
				other: "# unread replies, you are mentioned",
			}),
		loadingOlder: "Loading…",
		older: "Show older threads",
	},
	tryAgain: "Try again",
};

export type ThreadWords = typeof thread;
