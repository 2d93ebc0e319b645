import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const readers = {
	/** The title of a list of people, with how many they are. */
	heading: (title: string, count: number) => plural(count, { one: `${title} (#)`, other: `${title} (#)` }),
	showMore: (left: number) => plural(left, { one: "Show more (# left)", other: "Show more (# left)" }),
	/** Behind a name, where only a screen reader needs it. */
	presence: { online: ", online", away: ", away" },
	read: {
		title: "Who has read this",
		nobodyElse: "Nobody else was here.",
		youHide: "You hide what you have read, so you are not shown what others have read.",
		/** Both are numbers, as they are written. */
		counted: (read: string, all: string) => `Read by ${read} of ${all}`,
		members: "Members",
		lists: { read: "Read", delivered: "Delivered", waiting: "Not yet" },
		doesNotShare: "does not share when they read",
	},
	reacted: {
		title: "Who reacted",
		nobody: "Nobody reacts to this message any more.",
		reactions: "Reactions",
		you: "You",
		someone: "Someone",
	},
	versions: {
		title: "All versions",
		deleted: "This message was deleted.",
		list: "Versions, newest first",
		now: "Now, since {time}",
		before: "Before, since {time}",
		first: "First, since {time}",
	},
};

export type ReadersWords = typeof readers;
