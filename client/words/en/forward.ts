import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const forward = {
	title: "Forward message",
	atMost: (count: number) =>
		plural(count, { one: "At most # conversation at once.", other: "At most # conversations at once." }),
	pickOne: "Pick at least one conversation.",
	commentRefused: (why: string) => `Your comment: ${why}`,
	picked: "Picked conversations",
	/** One whose title is not known. */
	someConversation: "a conversation",
	remove: (title: string) => `Remove ${title}`,
	comment: "Comment (optional)",
	cancel: "Cancel",
	forward: "Forward",
	forwardTo: (count: number) => plural(count, { one: "Forward to #", other: "Forward to #" }),
	picker: {
		find: "Find conversations",
		placeholder: "Conversation or person",
		list: "Conversations",
		members: (count: number) => plural(count, { one: "# member", other: "# members" }),
		none: "No conversation is called that.",
		found: (count: number) => plural(count, { one: "# conversation found", other: "# conversations found" }),
	},
	/** `{first}`, `{second}`: conversations. */
	done: {
		one: "Forwarded to {first}",
		two: "Forwarded to {first} and {second}",
		more: (others: number) =>
			plural(others, {
				one: "Forwarded to {first}, {second} and # other",
				other: "Forwarded to {first}, {second} and # others",
			}),
		close: "Close",
	},
};

export type ForwardWords = typeof forward;
