import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const pins = {
	title: "Pinned messages",
	notShown: "A message that is not shown here",
	bar: {
		only: "Pinned",
		/** Both are numbers, as they are written. */
		oneOf: (place: string, count: string) => `Pinned ${place} of ${count}`,
		all: "All pinned messages",
		allCounted: (count: string) => `All pinned messages (${count})`,
	},
	list: {
		none: "No message is pinned in this conversation.",
		failed: (why: string) => `Not all of them could be loaded. ${why}`,
		tryAgain: "Try again",
		loading: "Loading…",
		unpin: "Unpin",
		unpinOf: (name: string, words: string) => `Unpin the message of ${name}: ${words}`,
	},
	/** `{message}`: a link with the words of `what`. */
	line: {
		byYou: "You pinned {message}",
		byOther: "{name} pinned {message}",
		what: (count: number) => plural(count, { one: "a message", other: "# messages" }),
	},
};

export type PinsWords = typeof pins;
