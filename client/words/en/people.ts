import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const people = {
	/** The field that finds people, and what it found. */
	box: {
		label: "Find people",
		placeholder: "Name or username",
		list: "People found",
		guest: "Guest",
		hint: "Type a name or a username.",
		nobody: "Nobody found for “{query}”. Check the spelling.",
		found: (count: number) => plural(count, { one: "# person found", other: "# people found" }),
		failed: (reason: string) => `The search did not work. ${reason}`,
		again: "Try again",
	},
	start: {
		conversation: "New conversation",
		group: "New group",
		startGroup: "Start group",
		picked: "Picked people",
		remove: (name: string) => `Remove ${name}`,
		add: "Add people",
		alone: "You can also start alone, and invite people with a link from the group’s members.",
		back: "Back",
		create: "Create group",
	},
	/** Title and topic of a group. */
	about: {
		title: "Group title",
		noTitle: "Give the group a title.",
		longTitle: (max: number) =>
			plural(max, {
				one: "A title has at most # character.",
				other: "A title has at most # characters.",
			}),
		rename: "Rename",
		renamed: "The group was renamed.",
		topic: "Topic",
		longTopic: (max: number) =>
			plural(max, {
				one: "A topic has at most # character.",
				other: "A topic has at most # characters.",
			}),
		plainTopic: "A topic is one line without control characters.",
		save: "Save",
		topicSaved: "The topic was saved.",
	},
	/** How long messages can be edited. */
	editing: {
		label: "Messages can be edited",
		hint: "Counted from when a message was sent, for those sent before, too.",
		always: "Without a time limit",
		never: "Never",
		for: {
			second: (count: number) => plural(count, { one: "For # second", other: "For # seconds" }),
			minute: (count: number) => plural(count, { one: "For # minute", other: "For # minutes" }),
			hour: (count: number) => plural(count, { one: "For # hour", other: "For # hours" }),
			day: (count: number) => plural(count, { one: "For # day", other: "For # days" }),
		},
	},
	members: {
		group: "Group",
		title: (count: number) => plural(count, { one: "Members (#)", other: "Members (#)" }),
		add: "Add member",
		/** Behind one's own name. */
		you: "(you)",
		roles: { owner: "Owner", admin: "Admin", member: "Member" },
		remove: "Remove",
		removeOne: (name: string) => `Remove ${name}`,
		keep: "Keep",
	},
	costs: { title: "What it costs", show: "Show costs", hide: "Hide costs" },
	leave: {
		leaveGroup: "Leave group",
		question: "Leave this group?",
		explained: "You will get no more messages from it, and can only come back if someone adds you.",
		explainedToOwner:
			"You will get no more messages from it, and can only come back if someone adds you. Someone else becomes the owner.",
		stay: "Stay",
		leave: "Leave",
	},
	invites: {
		title: "Invite links",
		invite: "Invite people",
		list: "Open invite links",
		unused: "Made by {name}, not used yet",
		used: (count: number) => plural(count, { one: "Made by {name}, used by #", other: "Made by {name}, used by #" }),
		usedOf: "Made by {name}, used by {uses} of {max}",
		/** Stands for the name above. */
		whoLeft: "someone who left",
		ends: (time: string) => `Ends ${time}`,
		revoke: "Revoke",
		worksFor: "Works for",
		durations: { hour: "an hour", day: "a day", week: "7 days", month: "30 days", year: "a year" },
		letsIn: "Lets in",
		anybody: "anybody",
		people: (count: number) => plural(count, { one: "# person", other: "# people" }),
		create: "Create link",
		linkForAnybody: "Link for anybody",
		linkForPeople: (count: number) => plural(count, { one: "Link for # person", other: "Link for # people" }),
		linkHint: "Whoever has it can join, and read what was said before. It is shown only now.",
		another: "Make another",
		share: "Share…",
		copy: "Copy link",
		copied: "Copied.",
		notCopied: "Your browser does not let Parley copy. The link is selected: copy it yourself.",
	},
};

export type PeopleWords = typeof people;
