/** What a notification of a new message says. Pure but for the language. */

import { type ConversationSummary, type Message, standsInConversation } from "../../src/protocol/entities.ts";
import { noticeTexts } from "../words/notices.ts";
import { withoutMarks } from "./marks.ts";
import { conversationTitle } from "./titles.ts";

/** Systems cut at about this length themselves, in code points. */
const longestBody = 140;

/** Who it is from, and the text on one line. */
export function noticeWords(row: ConversationSummary, message: Message, self: string): { title: string; body: string } {
	const place = conversationTitle(row, self);
	const sender = row.members.find(({ userId }) => userId === message.sender)?.name;
	return { title: titleOf(place, row.kind === "direct" ? undefined : sender, message), body: shortText(message) };
}

function titleOf(place: string, sender: string | undefined, message: Message): string {
	const words = noticeTexts();
	if (standsInConversation(message)) return sender === undefined ? place : words.inGroup(sender, place);
	return sender === undefined ? words.inThread(place) : words.inThreadOfGroup(sender, place);
}

/** What a notification of a reminder says; null: what the message says is not known, or it is gone. */
export function reminderWords(
	row: ConversationSummary | undefined,
	message: Message | null,
	self: string,
): { title: string; body: string } {
	const { reminder, reminderFrom, unknownMessage } = noticeTexts();
	const title = row === undefined ? reminder : reminderFrom(conversationTitle(row, self));
	return { title, body: message === null ? unknownMessage : shortText(message) };
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
