/** How high rows are, about, before they were drawn: the nearer the guess, the steadier the scroll bar. Pure. */
import type { Measures } from "../../hooks/use-scroll.ts";
import type { TimelineItem } from "./items.ts";

/** In rem. */
const sizes = {
	line: 1.36,
	/** Above and below the text of a message, and between two messages of one sender. */
	bubble: 1,
	/** More, where another sender begins. */
	first: 0.5,
	sender: 1.15,
	quote: 3.2,
	reactions: 2,
	replies: 2,
	divider: 3.15,
	system: 1.75,
	/** How wide a letter is, and how much of a row stays empty beside the text. */
	letter: 0.45,
	beside: 6.5,
} as const;

/** The widest text, in rem. */
const widest = 36;

/** What stands behind the last letter: the time, and how far the message has come. In letters. */
const timeLetters = 8;

/** A guess at the height of a row, in pixels. */
export function rowSize(item: TimelineItem, inGroup: boolean, { rem, width }: Measures): number {
	return rem * remsOf(item, inGroup, width / rem);
}

function remsOf(item: TimelineItem, inGroup: boolean, width: number): number {
	switch (item.kind) {
		case "day":
		case "unread":
			return sizes.divider;
		case "system":
		case "pinned":
			return sizes.system;
		case "pending":
			return bubble(item.row.kind === "reply" ? item.row.text : item.row.body.text, item.group.first, width);
		case "message": {
			const { shown, group, own, message } = item;
			const more =
				(shown.reactions.length === 0 ? 0 : sizes.reactions) +
				(message.replyTo === undefined ? 0 : sizes.quote) +
				(message.replies === undefined ? 0 : sizes.replies) +
				(group.first && !own && inGroup ? sizes.sender : 0);
			return bubble(shown.text, group.first, width) + more;
		}
	}
}

function bubble(text: string, first: boolean, width: number): number {
	const letters = Math.max(8, Math.min(widest, (width - sizes.beside) * 0.9) / sizes.letter);
	return linesOf(text, letters) * sizes.line + sizes.bubble + (first ? sizes.first : 0);
}

/** About so many lines a text has, when so many letters stand on each. */
function linesOf(text: string, letters: number): number {
	let lines = 0;
	for (let from = 0; from <= text.length; ) {
		const end = text.indexOf("\n", from);
		const length = (end === -1 ? text.length + timeLetters : end) - from;
		lines += Math.max(1, Math.ceil(length / letters));
		if (end === -1) break;
		from = end + 1;
	}
	return Math.max(1, lines);
}
