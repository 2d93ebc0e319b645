/** The sentences for what happened in a conversation besides messages. Pure. */
import type { ConversationChanged, MemberChanged } from "../../../src/protocol/down.ts";
import { durationWords } from "../../../src/protocol/edit-window.ts";
import type { EditWindow, Role } from "../../../src/protocol/entities.ts";

/** A role as a person reads it. */
export const roleWords: Readonly<Record<Role, string>> = { owner: "Owner", admin: "Admin", member: "Member" };

const roleWithArticle: Readonly<Record<Role, string>> = { owner: "the owner", admin: "an admin", member: "a member" };

type NameOf = (userId: string) => string;

/** ED3, as what somebody did. */
function editWindowSentence(editWindow: EditWindow): string {
	if (editWindow === null) return "let messages be edited without a time limit";
	return editWindow === 0
		? "turned off the editing of messages"
		: `let messages be edited for ${durationWords(editWindow)}`;
}

/** One sentence for an event of the log that is no message. */
export function systemSentence(event: MemberChanged | ConversationChanged, self: string, nameOf: NameOf): string {
	const actor = event.actor === self ? "You" : nameOf(event.actor);
	if (event.type === "conversation_changed") {
		if (event.title !== undefined) return `${actor} named the group “${event.title}”`;
		if (event.editWindow !== undefined) return `${actor} ${editWindowSentence(event.editWindow)}`;
		if (event.topic === "") return `${actor} removed the topic`;
		if (event.topic !== undefined) return `${actor} set the topic to “${event.topic}”`;
		return `${actor} changed the group`;
	}
	const bySelf = event.actor === event.userId;
	const subject = event.userId === self ? "you" : event.name;
	const start = event.userId === self ? "You" : event.name;
	switch (event.change) {
		case "added":
			return bySelf ? `${start} joined` : `${actor} added ${subject}`;
		case "removed":
			return `${actor} removed ${subject}`;
		case "left":
			return `${start} left`;
		case "renamed":
			return event.userId === self ? `You are now called ${event.name}` : `${event.name} changed their name`;
		case "role":
			return `${start} ${event.userId === self ? "are" : "is"} now ${roleWithArticle[event.role]}`;
	}
}
