import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const timeline = {
	messages: "Messages",
	replies: "Replies",
	rootOfThread: "The message of this thread",
	loadingMessages: "Loading messages…",
	jumpToDate: "Jump to a date",
	newMessages: "New messages",
	newCounted: (count: number) => plural(count, { one: "# new message", other: "# new messages" }),
	toNewest: "Newest messages",
	backToNewest: "Jump to newest",
	backToPlace: "Back to where you were",
	someone: "Someone",
	formerMember: "Former member",
	older: {
		load: "Load older messages",
		loading: "Loading older messages…",
		failed: (why: string) => `Older messages could not be loaded. ${why}`,
	},
	newer: {
		load: "Load newer messages",
		loading: "Loading newer messages…",
		failed: (why: string) => `Newer messages could not be loaded. ${why}`,
	},
	tryAgain: "Try again",
	close: "Close",
	beginning: {
		noReplies: "No replies yet",
		direct: "This is where it begins",
		group: "The group begins here",
		nothingBefore: "There is nothing before this.",
		sayHello: (name: string) => `Say hello to ${name}.`,
		sayHelloToEachOther: "Say hello to each other.",
		nobodySpoke: "Nobody has said anything yet.",
	},
	jump: {
		looking: "Looking for the message…",
		gone: "There is no such message in this conversation.",
		failed: (why: string) => `The message could not be shown. ${why}`,
	},
	/** What was new when the conversation was opened: it may have been read since. */
	newAbove: {
		since: (when: string) => `New messages since ${when}`,
		countedSince: (count: number, when: string) =>
			plural(count, { one: `# new message since ${when}`, other: `# new messages since ${when}` }),
		toFirst: "Jump to the first",
		failed: (why: string) => `The first new message could not be found. ${why}`,
		hide: "Do not show",
	},
	/** Links to conversations and to messages in them. */
	place: {
		message: {
			inChatWith: "Message in the chat with {name}",
			inGroup: "Message in {title}",
			here: "Message in a conversation",
			elsewhere: "Message in a conversation that you are not in",
		},
		thread: {
			inChatWith: "Thread in the chat with {name}",
			inGroup: "Thread in {title}",
			here: "Thread in a conversation",
			elsewhere: "Thread in a conversation that you are not in",
		},
		conversation: "A conversation",
		conversationElsewhere: "A conversation that you are not in",
	},
};

export type TimelineWords = typeof timeline;
