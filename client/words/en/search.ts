import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const search = {
	title: "Search messages",
	/** What stands before a colon is typed as it is, in every language. */
	placeholder: "Words, “a phrase”, from:name, has:link",
	hint: "Finds words in all your messages. Also: in:title, before:2026-01-31, after:2026-01-31.",
	onlyIn: "Only in {title}",
	list: "Messages found",
	conversation: "Conversation",
	said: "{name}: {text}",
	you: "You",
	searching: "Searching…",
	found: (count: number) => plural(count, { one: "# message found", other: "# messages found" }),
	foundNewest: (count: number) =>
		plural(count, { one: "The newest # message found", other: "The newest # messages found" }),
	nothing: "Nothing found for “{query}”.",
	preparing: "Older messages are still being prepared for the search.",
	nothingYet: "Nothing found yet: older messages are still being prepared for the search.",
	notSearched: (count: number) =>
		plural(count, {
			one: "# conversation could not be searched.",
			other: "# conversations could not be searched.",
		}),
	failed: (reason: string) => `The search did not work. ${reason}`,
	olderFailed: (reason: string) => `Older ones could not be loaded. ${reason}`,
	older: "Show older ones",
	loading: "Loading…",
	again: "Try again",
};

export type SearchWords = typeof search;
