/** English words of what is there from the first paint on, and of what stands in every part of the app. */
import type { ErrorCode } from "../../../src/protocol/errors.ts";
import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

/** What the server's refusals are called, by their code. */
export type Problems = Readonly<Record<ErrorCode, string>>;
/** The server says it in English, and more exactly. */
const problems: Partial<Problems> = {};

export const shell = {
	close: "Close",
	tryAgain: "Try again",
	reload: "Reload",
	reloadPage: "Reload the page",
	starting: "Starting Parley…",
	unreachable: {
		tab: "Offline",
		title: "Parley can’t be reached",
		text: "Check your internet connection. As soon as it is back, this page goes on by itself.",
	},
	unknown: {
		tab: "Not found",
		title: "There is nothing here",
		text: "The address may be mistyped, or what was here is gone.",
		toParley: "Go to Parley",
		toConversations: "Go to your conversations",
	},
	broken: {
		page: "Something went wrong on this page",
		pageText:
			"This is a mistake in the app, not yours. Your messages are safe: those not sent yet, and what you were writing, are stored on this device.",
		conversation: "This conversation could not be shown",
		conversationText:
			"This is a mistake in the app, not yours. Your messages are safe, and what you were writing is stored on this device.",
		back: "Back to your conversations",
		part: "This part of the app could not be loaded. Check your connection, or reload to get a new version.",
	},
	newVersion: "A new version is ready.",
	later: "Later",
	offline: "You seem to be offline. Check your connection and try again.",
	internal: "Something went wrong on our side.",
	problems,

	loadingConversation: "Loading the conversation…",
	skip: "Skip to the conversation",
	searchMessages: "Search messages",
	searchMessagesKeys: "Search messages (Ctrl Shift F)",
	newConversation: "New conversation",
	jump: "Jump to…",
	jumpHint: "Jump to a conversation, person or action",
	settings: "Settings",
	settingsKeys: "Settings (Ctrl ,)",
	noticesPaused: "Notifications and sound are paused",
	profile: "Your profile",
	guest: "Guest",
	guestNote: "You are a guest on this device.",
	keepAccount: "Keep this account",
	leaving: {
		title: "Leave for good?",
		text: "A guest has no password to sign in with. If you sign out now, you cannot come back to these conversations.",
		signOut: "Sign out anyway",
	},
	nothingOpen: {
		title: "Choose a conversation",
		/** {find}, {all}: keys. */
		text: "Or press {find} to find someone to talk to, and {all} for all shortcuts.",
		/** Where nobody has keys. */
		textWithoutKeys: "Or start a new one above the list.",
	},

	conversations: "Conversations",
	listWidth: "Width of the list",
	list: {
		loading: "Loading your conversations…",
		notHere: "Your conversations are not on this device yet. They appear once you are online.",
		empty: "No conversations yet",
		emptyText: "Look up someone by name or username and say hello.",
		findPerson: "Find a person",
	},
	row: {
		own: "You: ",
		from: (name: string) => `${name}: `,
		draft: "Draft: ",
		noMessages: "No messages yet",
		deleted: "Message deleted",
		muted: "Muted",
		mentions: (count: number) => plural(count, { one: "You are mentioned", other: "You are mentioned # times" }),
		replies: (count: number) =>
			plural(count, { one: "# unread reply in threads", other: "# unread replies in threads" }),
		repliesWithMention: (count: number) =>
			plural(count, {
				one: "# unread reply in threads, you are mentioned",
				other: "# unread replies in threads, you are mentioned",
			}),
		markedUnread: "Marked as unread",
		unread: (count: number) => plural(count, { one: "# unread message", other: "# unread messages" }),
		options: "Options",
		optionsFor: (title: string) => `Options for ${title}`,
		markRead: "Mark as read",
		markUnread: "Mark as unread",
		mute: "Mute",
		unmute: "Unmute",
	},

	title: {
		direct: "Direct conversation",
		justYou: "Just you",
		/** A group without a title; `more` people are in it who are not named. */
		names: (names: readonly string[], more: number) => (more > 0 ? `${names.join(", ")} +${more}` : names.join(", ")),
	},
	notificationsOn: "Notifications are on.",
	notSaved: (why: string) => `The message could not be saved. ${why}`,
	password: { show: "Show", hide: "Hide", showLabel: "Show password", hideLabel: "Hide password" },
	/** What is written on keys. */
	keys: { ctrl: "Ctrl", alt: "Alt", shift: "Shift" },
};

export type ShellWords = typeof shell;
/** Of a language that is not the server's. */
export type TranslatedShell = Omit<ShellWords, "problems"> & { problems: Problems };
