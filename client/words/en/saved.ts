export const saved = {
	/** In the menu of a message, and what is said after it. */
	menu: {
		save: "Save for later",
		remove: "Remove from saved",
		remind: "Remind me…",
		changeReminder: "Change the reminder…",
		saved: "Saved for later",
		willRemind: (when: string) => `You will be reminded ${when}`,
	},
	/** Times of reminders, as they stand in `willRemind`, `dueSince` and `reminder`. */
	when: {
		today: (time: string) => `today at ${time}`,
		tomorrow: (time: string) => `tomorrow at ${time}`,
		yesterday: (time: string) => `yesterday at ${time}`,
		weekday: (weekday: string, time: string) => `on ${weekday} at ${time}`,
		date: (date: string, time: string) => `on ${date} at ${time}`,
	},
	choices: {
		minutes: "In 20 minutes",
		hour: "In 1 hour",
		tomorrow: "Tomorrow at 9",
		monday: "Next Monday at 9",
		other: "Another time",
		set: "Set",
		missing: "Choose a day and a time.",
		passed: "That time has passed. Choose a later one.",
		tooFar: "Choose a time within the next 5 years.",
	},
	list: {
		title: "Saved",
		label: "Saved messages",
		due: "Due",
		upcoming: "Reminders to come",
		rest: "Saved for later",
		loading: "Loading…",
		older: "Show older ones",
		failed: (reason: string) => `What the messages say could not be loaded. ${reason}`,
		again: "Try again",
		nothing: "Nothing saved yet",
		nothingHint:
			"Open the menu of a message and choose “Save for later” to find it here again, or “Remind me…” to be told of it at a time that you choose. Only you see what you save.",
	},
	row: {
		conversation: "Conversation",
		said: "{name}: {text}",
		you: "You",
		someone: "Someone",
		loading: "The message appears here as soon as it is loaded.",
		failed: "This message could not be loaded right now.",
		gone: "This message was deleted, or you cannot see it any more.",
		dueSince: (when: string) => `Due since ${when}`,
		reminder: (when: string) => `Reminder ${when}`,
		pending: "Not on the server yet",
		done: "Done",
		remindAgain: "Remind again…",
		remind: "Remind me…",
		changeTime: "Change time…",
		noReminder: "No reminder",
		remove: "Remove",
	},
};

export type SavedWords = typeof saved;
