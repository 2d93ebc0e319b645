/** What a notification of a new message says. Pure. */
import { type ConversationSummary, type Message, standsInConversation } from "../../src/protocol/entities.ts";
import { withoutMarks } from "./marks.ts";
import { conversationTitle } from "./titles.ts";

/** Systems cut at about this length themselves, in code points. */
const longestBody = 140;

/** Who it is from, and the text on one line. */
export function noticeWords(row: ConversationSummary, message: Message, self: string): { title: string; body: string } {
	const place = conversationTitle(row, self);
	const sender = row.members.find(({ userId }) => userId === message.sender)?.name;
	const from = row.kind === "direct" || sender === undefined ? place : `${sender} in ${place}`;
	const title = standsInConversation(message) ? from : `${from} (in a thread)`;
	return { title, body: shortText(message) };
}

/** What a notification of a reminder says; null: what the message says is not known, or it is gone. */
export function reminderWords(
	row: ConversationSummary | undefined,
	message: Message | null,
	self: string,
): { title: string; body: string } {
	const place = row === undefined ? "" : ` from ${conversationTitle(row, self)}`;
	const body = message === null ? "A message that you saved for now." : shortText(message);
	return { title: `Reminder${place}`, body };
}

/** The text on one line. */
export function shortText(message: Message): string {
	// Some more than can be shown, before the text is taken apart: it may have 8,000 characters.
	const characters = [
		...withoutMarks(message.body.text)
			.slice(0, 4 * longestBody)
			.replace(/\s+/gu, " ")
			.trim(),
	];
	const isLong = characters.length > longestBody;
	return isLong ? `${characters.slice(0, longestBody - 1).join("")}…` : characters.join("");
}
