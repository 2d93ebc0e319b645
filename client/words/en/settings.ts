import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const settings = {
	title: "Settings",
	sections: {
		profile: "Profile",
		appearance: "Appearance",
		notices: "Notifications",
		privacy: "Privacy",
		devices: "Devices",
		data: "Data",
	},
	profile: {
		lead: "Others see your name, your username and these initials. Nobody sees your e-mail address.",
		leadForGuest: "You are a guest on this device. Others see your name and these initials.",
		name: "Name",
		nameHint: "What people call you, in any script.",
		username: "Username",
		usernameHint: (min: number, max: number) =>
			`${min} to ${max} letters, digits, _ or . — others find and mention you by it, and you can sign in with it.`,
		email: "E-mail",
		save: "Save",
		saved: "Saved. Your conversations show it now.",
		leave: "Leave this device",
		leaveHint: "Signing out deletes what this device keeps of your conversations. They stay on the server.",
		guestLeave: "Stay or leave",
		guestLeaveHint: "A guest has no password, so signing out is for good. Keep the account to come back from anywhere.",
		keep: "Keep this account",
		signOut: "Sign out",
	},
	appearance: {
		lead: "How Parley looks on this device. Every choice shows at once, and stays here.",
		theme: {
			label: "Theme",
			detail:
				"System follows your device, by day and by night. High contrast makes text and edges as clear as they get.",
			options: { system: "System", light: "Light", dark: "Dark", contrast: "High contrast" },
		},
		accent: {
			label: "Colour",
			detail: "For buttons, links and your own messages.",
			options: { teal: "Teal", blue: "Blue", violet: "Violet", rose: "Rose", amber: "Amber", green: "Green" },
		},
		density: {
			label: "Density",
			detail: "Compact shows more conversations and messages at once.",
			options: { comfortable: "Comfortable", compact: "Compact" },
		},
		size: {
			label: "Text size",
			detail: "Everything grows along. Your browser’s own zoom works too.",
			options: { small: "Small", normal: "Normal", large: "Large", larger: "Larger" },
		},
		motion: {
			label: "Less motion",
			detail: "Nothing slides or fades. It is off already where your system asks for that.",
		},
		tips: {
			title: "Tips",
			detail: "Small hints about keys, each shown once.",
			again: "Show tips again",
			done: "They are shown again, one at a time.",
		},
	},
	notices: {
		lead: "While Parley is open, this device can tell you of new messages that you do not have on the screen. Conversations that you have muted are left out, unless somebody mentions you.",
		label: "Notifications on this device",
		detail: "They say who wrote and how the message begins. A click opens it.",
		on: "Notifications are on.",
		off: "Notifications are off.",
		notAllowed: "Notifications are off. Your browser has not allowed them.",
		unsupported: "This browser has no notifications for web pages.",
		denied:
			"Your browser does not let Parley show notifications. To change that, open the settings of this site, beside the address, and allow notifications.",
		sound: {
			label: "Sound",
			detail: "A short, soft sound for a new message or a reminder, with notifications or without.",
		},
		pause: {
			title: "Pause notifications and sound",
			detail:
				"No notification and no sound on this device, in none of its tabs. What comes meanwhile waits in the list, and reminders do not ring.",
			choices: { hour: "For 1 hour", morning: "Until tomorrow morning", open: "Until I turn it back on" },
			off: "Not paused.",
			open: "Paused, until you turn it back on.",
			/** `when`: "today at 14:05". */
			until: (when: string) => `Paused. On again ${when}.`,
			end: "Turn back on",
		},
	},
	privacy: {
		lead: "What others may see of you, in all your conversations and from all your devices.",
		hideRead: {
			label: "Hide what I have read",
			detail:
				"Others see that a message reached you, but not that you read it, and you do not see what they have read.",
		},
		invisible: {
			label: "Be invisible",
			detail: "Others do not see when you are online, when you were last here, or that you are typing.",
		},
		turnedOn: (label: string) => `${label}: on`,
		turnedOff: (label: string) => `${label}: off`,
	},
	devices: {
		lead: "Where you are signed in. Sign out whatever you do not know or no longer use: it is cut off at once.",
		heading: "Devices",
		loading: "Loading your devices…",
		/** Of a browser and a system: both are names. */
		browserOn: (browser: string, system: string) => `${browser} on ${system}`,
		unknown: "Unknown device",
		here: "This device",
		signedIn: (time: string) => `Signed in ${time}`,
		usedLately: "Used in the last day or two",
		used: (days: number) => plural(days, { one: "Last used about a day ago", other: "Last used about # days ago" }),
		signOut: "Sign out",
		signOutOne: (device: string) => `Sign out ${device}`,
		signedOut: (device: string) => `${device} is signed out.`,
		signOutOthers: "Sign out all others",
		othersSignedOut: "All other devices are signed out.",
		noOthers: "You are signed in nowhere else.",
	},
	data: {
		lead: "Conversations are kept on the server. This device keeps a copy, so that they open at once and without a network.",
		download: "Download a conversation",
		downloadHint: "One file of JSON with everything that was said and done in it, as far as you may see it.",
		none: "You have no conversations yet.",
		conversation: "Conversation",
		start: "Download",
		reading: "Reading…",
		readSoFar: (events: number) =>
			plural(events, { one: "Reading… # event so far", other: "Reading… # events so far" }),
		done: (events: number) => plural(events, { one: "Saved: # event.", other: "Saved: # events." }),
		failed: (reason: string) => `Nothing was saved. ${reason}`,
		copy: "This device’s copy",
		copyHint:
			"Deleting it frees space and removes drafts. Nothing is lost on the server, and messages that are still to be sent stay. What you open is fetched again.",
		keep: "Keep it",
		delete: "Delete the copy",
		deleteNow: "Delete and reload",
	},
};

export type SettingsWords = typeof settings;
