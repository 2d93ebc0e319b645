import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const composer = {
	addEmoji: "Add an emoji",
	addEmojiHint: "Add an emoji, or type :name:",
	message: "Message",
	messageTo: (name: string) => `Message ${name}`,
	editMessage: "Edit message",
	send: "Send",
	save: "Save",
	notes: {
		kept: (why: string) => `${why} Your text is still here.`,
		brokenCharacter: "This text has a broken character and cannot be sent.",
		/** `most`: a number, as it is written. */
		tooLong: (over: number, most: string) =>
			plural(over, {
				one: `# character too long. A message has at most ${most}.`,
				other: `# characters too long. A message has at most ${most}.`,
			}),
		left: (count: number) => plural(count, { one: "# character left", other: "# characters left" }),
		offline: "You are offline. What you write is stored here and sent later.",
	},
	edit: { title: "Editing", cancel: "Cancel editing" },
	cancelHint: "Cancel (Esc)",
	offers: {
		emoji: "Emoji",
		emojiCounted: (count: number) =>
			plural(count, {
				one: "# emoji. Arrow keys choose, Enter takes.",
				other: "# emoji. Arrow keys choose, Enter takes.",
			}),
		people: "People to mention",
		peopleCounted: (count: number) =>
			plural(count, {
				one: "# person to mention. Arrow keys choose, Enter takes.",
				other: "# people to mention. Arrow keys choose, Enter takes.",
			}),
		any: "Offers",
		everyone: "All members of this group",
		here: "Members who are online now",
	},
	reply: {
		title: "Reply",
		to: "Reply to {name}",
		toSelf: "Reply to yourself",
		toUnknown: "Reply to a message",
		loading: "Loading…",
		notShown: "It is not shown here.",
		cancel: "Cancel reply",
	},
};

export type ComposerWords = typeof composer;
