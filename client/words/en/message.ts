import { listOf } from "../list.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");
/** "A, B, C": more of them may follow. */
const list = listOf("en", { type: "unit", style: "short" });

export const message = {
	you: "You",
	/** Stands before what somebody says, where only a screen reader needs it. */
	says: (name: string) => `${name}:`,
	deleted: {
		bySender: "Message deleted",
		byYou: "Message deleted by you",
		byOther: (name: string) => `Message deleted by ${name}`,
		byAdmin: "Message deleted by an admin",
	},
	status: { sending: "Sending", sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not sent" },
	statusHint: (status: string) => `${status}: see by whom`,
	statusAt: (status: string, time: string) => `${status}, ${time}: see who has read this message`,
	pinned: "Pinned",
	saved: "Saved for later",
	saving: "saving…",
	edited: "edited",
	editedAt: (time: string) => `Edited ${time}`,
	editedSeeVersions: (time: string) => `Edited ${time}: see all versions`,
	forwarded: "Forwarded",
	quote: {
		replyTo: "Reply to {name}:",
		replyToUnknown: "Reply to:",
		notLoaded: "A message that is not loaded",
		notShown: "A message that is not shown here",
	},
	code: "Code",
	codeIn: (language: string) => `Code, ${language}`,
	spoiler: "Hidden text: show it",
	notSent: (why: string) => `Not sent. ${why}`,
	retry: "Retry",
	discard: "Discard",
	refused: {
		edit: (why: string) => `Edit not saved. ${why}`,
		deletion: (why: string) => `Not deleted. ${why}`,
		reaction: (emoji: string, why: string) => `${emoji} not added. ${why}`,
		noReaction: (emoji: string, why: string) => `${emoji} not taken back. ${why}`,
		pin: (why: string) => `Not pinned. ${why}`,
		unpin: (why: string) => `Still pinned. ${why}`,
	},
	reactions: {
		title: "Reactions",
		people: (names: string[], more: number) =>
			more === 0 ? list(names) : plural(more, { one: `${list(names)} and # more`, other: `${list(names)} and # more` }),
		/** All are written already. */
		counted: (emoji: string, count: string, people: string) => `${emoji} ${count}: ${people}`,
		any: "React with any emoji",
		full: (kinds: number) =>
			plural(kinds, {
				one: "This message has # kind of reactions, the most that one can have. You can join it.",
				other: "This message has # kinds of reactions, the most that one can have. You can join any of them.",
			}),
	},
	menu: {
		title: "Message actions",
		titleAt: (time: string) => `Actions for the message of ${time}`,
		react: "React",
		reactWith: (emoji: string) => `React with ${emoji}`,
		moreEmoji: "More emoji",
		reply: "Reply",
		replyInThread: "Reply in thread",
		openThread: "Open thread",
		forward: "Forward…",
		copyText: "Copy text",
		copyLink: "Copy link",
		pin: "Pin",
		unpin: "Unpin",
		seeReacted: "See who reacted",
		seeVersions: "See all versions",
		edit: "Edit",
		delete: "Delete for everyone",
		more: "More…",
		less: "Less",
	},
};

export type MessageWords = typeof message;
