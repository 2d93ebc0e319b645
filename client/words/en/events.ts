export const events = {
	joined: { you: "You joined", other: (name: string) => `${name} joined` },
	added: {
		byYou: (name: string) => `You added ${name}`,
		you: (actor: string) => `${actor} added you`,
		other: (actor: string, name: string) => `${actor} added ${name}`,
	},
	removed: {
		byYou: (name: string) => `You removed ${name}`,
		you: (actor: string) => `${actor} removed you`,
		other: (actor: string, name: string) => `${actor} removed ${name}`,
	},
	left: { you: "You left", other: (name: string) => `${name} left` },
	renamed: {
		you: (name: string) => `You are now called ${name}`,
		other: (name: string) => `${name} changed their name`,
	},
	role: {
		you: { owner: "You are now the owner", admin: "You are now an admin", member: "You are now a member" },
		other: {
			owner: (name: string) => `${name} is now the owner`,
			admin: (name: string) => `${name} is now an admin`,
			member: (name: string) => `${name} is now a member`,
		},
	},
	/** What the reader changed. */
	youChanged: {
		title: (title: string) => `You named the group “${title}”`,
		topic: (topic: string) => `You set the topic to “${topic}”`,
		noTopic: "You removed the topic",
		editsAlways: "You let messages be edited without a time limit",
		editsNever: "You turned off the editing of messages",
		editsFor: (duration: string) => `You let messages be edited for ${duration}`,
		something: "You changed the group",
	},
	/** What somebody else changed. */
	changed: {
		title: (actor: string, title: string) => `${actor} named the group “${title}”`,
		topic: (actor: string, topic: string) => `${actor} set the topic to “${topic}”`,
		noTopic: (actor: string) => `${actor} removed the topic`,
		editsAlways: (actor: string) => `${actor} let messages be edited without a time limit`,
		editsNever: (actor: string) => `${actor} turned off the editing of messages`,
		editsFor: (actor: string, duration: string) => `${actor} let messages be edited for ${duration}`,
		something: (actor: string) => `${actor} changed the group`,
	},
};

export type EventsWords = typeof events;
