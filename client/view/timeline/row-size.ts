/** How high rows are, about, before they were drawn: the nearer the guess, the steadier the scroll bar. Pure. */
import type { TimelineRow } from "./items.ts";

/** In pixels, with the letters of an ordinary screen. */
const sizes = { line: 23, bubble: 16, first: 8, sender: 19, reactions: 33, divider: 50, system: 36, edge: 56 } as const;

/** About so many characters stand on a line. */
const lineLength = 55;

/** A guess at the height of a row, in pixels. */
export function rowSize(item: TimelineRow): number {
	switch (item.kind) {
		case "day":
		case "unread":
			return sizes.divider;
		case "system":
			return sizes.system;
		case "edge":
			return sizes.edge;
		case "pending":
			return bubbleSize(item.row.body.text, item.group.first);
		case "message": {
			const { shown, group, own } = item;
			const reactions = shown.reactions.length === 0 ? 0 : sizes.reactions;
			return bubbleSize(shown.text, group.first) + reactions + (group.first && !own ? sizes.sender : 0);
		}
	}
}

function bubbleSize(text: string, first: boolean): number {
	const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
	return lines * sizes.line + sizes.bubble + (first ? sizes.first : 2);
}
