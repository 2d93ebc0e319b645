import { pluralsOf } from "../plural.ts";

const plural = pluralsOf("en");

export const invite = {
	tab: "Invitation",
	looking: "Looking at the invite…",
	invitedTo: "You are invited to",
	alreadyIn: "You are already in",
	/** Stands alone, where a group has no title. */
	group: "a group",
	members: (count: number) => plural(count, { one: "# member", other: "# members" }),
	open: "Open the conversation",
	join: "Join",
	joining: "Joining…",
	/** {name}: in bold. */
	joinAs: "You join as {name}.",
	joinAsUser: "You join as {name} ({username}).",
	yourName: "Your name",
	joinAsGuest: "Join as guest",
	createAndJoin: "Create account and join",
	gone: {
		title: "This invite does not work",
		text: "It has expired, was used up or was taken back. Ask whoever sent it to you for a new one.",
	},
	failed: "The invite could not be opened",
};

export type InviteWords = typeof invite;
