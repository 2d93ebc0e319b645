import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const palette = {
	title: "Jump to or do",
	field: "Conversation, person or action",
	close: "Close",
	found: "Found",
	kinds: { conversation: "Conversations", person: "People", action: "Actions" },
	guest: "Guest",
	results: (count: number) => plural(count, { one: "# result", other: "# results" }),
	searching: "Searching…",
	failed: (reason: string) => `People could not be searched. ${reason}`,
	nothing: "Nothing found for “{query}”.",
	/** Below the list; at the places are keys. */
	foot: "{arrows} choose {enter} go {mark} only actions",
	actions: {
		newConversation: { title: "New conversation", detail: "Find a person" },
		newGroup: { title: "New group", detail: "Several people and a title" },
		search: { title: "Search messages", detail: "In all conversations" },
		mute: "Mute this conversation",
		unmute: "Unmute this conversation",
		markUnread: "Mark this conversation as unread",
		searchHere: "Search in this conversation",
		markAllRead: {
			title: "Mark all as read",
			detail: (count: number) => plural(count, { one: "# conversation", other: "# conversations" }),
		},
		settings: { title: "Settings", detail: "All of them" },
		shortcuts: { title: "Keyboard shortcuts", detail: "An overview" },
		keep: { title: "Keep this account", detail: "A guest becomes an account" },
		signOut: {
			title: "Sign out",
			detail: "On this device",
			detailForGuest: "For good: a guest cannot come back",
		},
	},
	themes: {
		system: "System theme",
		light: "Light theme",
		dark: "Dark theme",
		contrast: "High contrast theme",
	},
	themeDetail: "On this device",
	sections: {
		profile: { title: "Settings: Profile", detail: "Name, username" },
		appearance: { title: "Settings: Appearance", detail: "Theme, colour, density, text size" },
		notices: { title: "Settings: Notifications", detail: "On this device" },
		privacy: { title: "Settings: Privacy", detail: "What others see of you" },
		devices: { title: "Settings: Devices", detail: "Where you are signed in" },
		data: { title: "Settings: Data", detail: "Download, copy on this device" },
	},
	/** The overview of the keyboard. */
	keys: {
		title: "Keyboard shortcuts",
		go: "Go",
		jump: "Jump to a conversation, person or action",
		next: "Next conversation",
		previous: "Previous conversation",
		nextUnread: "Next unread conversation",
		previousUnread: "Previous unread conversation",
		search: "Search messages",
		settings: "Settings",
		overview: "This overview",
		write: "Write",
		send: "Send",
		newLine: "New line",
		editLast: "Edit your last message, in an empty field",
		mention: "Mention somebody",
		lists: "Lists, menus and messages",
		move: "Move",
		ends: "First and last",
		close: "Close, or go back on a small screen",
		single: {
			label: "Keys by themselves",
			detail: "Switch it off if / and ? get in your way, as they may with speech input. On this device.",
		},
	},
};

export type PaletteWords = typeof palette;
