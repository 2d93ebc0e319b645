import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const conversation = {
	untitled: "Conversation",
	back: "Back to conversations",
	jumpToDate: "Jump to a date",
	members: "Members",
	membersCounted: (count: number) => plural(count, { one: "Members (# member)", other: "Members (# members)" }),
	threads: "Threads",
	threadsUnread: (count: number) =>
		plural(count, { one: "Threads, # unread reply", other: "Threads, # unread replies" }),
	threadsMentioned: (count: number) =>
		plural(count, {
			one: "Threads, # unread reply, you are mentioned",
			other: "Threads, # unread replies, you are mentioned",
		}),
	search: "Search in this conversation",
	presence: {
		online: "Online",
		away: "Away",
		typing: "typing…",
		oneTyping: (name: string) => `${name} is typing…`,
		twoTyping: (first: string, second: string) => `${first} and ${second} are typing…`,
		manyTyping: (count: number) => plural(count, { one: "# person is typing…", other: "# people are typing…" }),
		members: (count: number) => plural(count, { one: "# member", other: "# members" }),
		/** `online`: a number, as it is written. */
		membersOnline: (count: number, online: string) =>
			plural(count, { one: `# member, ${online} online`, other: `# members, ${online} online` }),
	},
	notice: {
		signIn: "Sign in again",
		reload: "Reload",
		noConnection: "No connection.",
		notOnDevice: "This conversation is not on this device yet. It appears once you are online.",
		nextTry: (seconds: string) => `Next try in ${seconds} s.`,
		retryNow: "Retry now",
		changedBehind:
			"This conversation was changed on the server after it was written: what it says now does not match what this device received before. Do not rely on it without asking the people in it.",
	},
	undo: {
		deleted: (count: number) => plural(count, { one: "Message deleted", other: "# messages deleted" }),
		undo: "Undo",
	},
};

export type ConversationWords = typeof conversation;
